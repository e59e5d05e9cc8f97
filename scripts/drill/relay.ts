import { EventEmitter, once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/** Where in a transaction the relay is. At `replied` the reply to the body is on its way. */
export const stages = ["greeting", "mail", "rcpt", "data", "inBody", "afterDot", "replied"] as const;
export type Stage = (typeof stages)[number];

/** What the relay says; the whole connection is dropped by `hangUp`. */
export type Answer = `${number} ${string}` | "hangUp";

export interface Asked {
  readonly stage: Stage;
  /** Empty before RCPT. */
  readonly address: string;
  /** How often this address was named in a RCPT, this time counted; before RCPT the number of the connection. */
  readonly attempt: number;
}

/** Undefined: the usual reply. */
export type Behaviour = (asked: Asked) => Answer | undefined | Promise<Answer | undefined>;

/** A message whose final dot arrived. */
export interface Body {
  readonly address: string;
  readonly messageId: string;
  /** False when the relay refused it: then it is nobody's copy. Without a reply it may have been delivered. */
  readonly isTaken: boolean;
}

/** Where a campaign of the drill goes. */
export interface Relay {
  readonly port: number;
  readonly bodies: readonly Body[];
  /** Times it hung up while a body was under way or had come: each leaves one recipient in doubt. */
  readonly hungUpInDoubt: () => number;
}

export interface ScriptedRelay extends Relay, AsyncDisposable {
  /** Does not answer at its port, and cuts off who is there. */
  readonly goDown: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  /** Resolves when so many bodies have come. */
  readonly untilBodies: (count: number) => Promise<void>;
}

const usual: Readonly<Record<Stage, string | undefined>> = {
  greeting: "220 relay.example.org ESMTP",
  mail: "250 2.1.0 Ok",
  rcpt: "250 2.1.5 Ok",
  data: "354 End data with <CR><LF>.<CR><LF>",
  inBody: undefined,
  afterDot: "250 2.0.0 Ok: queued",
  replied: undefined,
};

/** An SMTP server over raw sockets that does at each stage what it is told: real servers do all of this. */
export async function startRelay(behaviour: Behaviour): Promise<ScriptedRelay> {
  const bodies: Body[] = [];
  const watchers = new Set<() => void>();
  const sockets = new Set<Socket>();
  const attempts = new Map<string, number>();
  const doubt = { count: 0, connections: 0 };
  const notes: Notes = {
    behaviour,
    attempt: (address) => {
      const next = (attempts.get(address) ?? 0) + 1;
      attempts.set(address, next);
      return next;
    },
    onBody: (body) => {
      bodies.push(body);
      for (const watch of watchers) watch();
    },
    onDoubt: () => (doubt.count += 1),
  };
  const open = (): Server =>
    createServer({ noDelay: true }, (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      // A killed process resets its connections.
      socket.on("error", () => undefined);
      doubt.connections += 1;
      void talk(socket, doubt.connections, notes);
    });
  let server = open().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  const goDown = async (): Promise<void> => {
    const closed = once(server.close(), "close");
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port,
    bodies,
    hungUpInDoubt: () => doubt.count,
    goDown,
    comeBack: async () => {
      server = open().listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    untilBodies: async (count) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const watch = (): void => {
        if (bodies.length >= count) resolve(undefined);
      };
      watchers.add(watch);
      watch();
      await promise;
      watchers.delete(watch);
    },
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await goDown();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}

interface Notes {
  readonly behaviour: Behaviour;
  readonly attempt: (address: string) => number;
  readonly onBody: (body: Body) => void;
  readonly onDoubt: () => void;
}

/** One connection, a command at a time. */
async function talk(socket: Socket, connection: number, { behaviour, attempt, onBody, onDoubt }: Notes): Promise<void> {
  const lines = readFrom(socket);
  let address = "";
  let attempts = connection;
  /** False when the connection is over. */
  const say = async (stage: Stage): Promise<string | undefined> => {
    const answer = (await behaviour({ stage, address, attempt: attempts })) ?? usual[stage];
    if (answer === "hangUp") {
      if (stage === "inBody" || stage === "afterDot") onDoubt();
      socket.destroy();
    } else if (answer !== undefined) socket.write(`${answer}\r\n`);
    return answer;
  };
  await say("greeting");
  for (;;) {
    const line = await lines.until("\r\n");
    if (line === undefined) return;
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO" || verb === "HELO") socket.write("250 relay.example.org\r\n");
    else if (verb === "MAIL") {
      address = "";
      attempts = connection;
      await say("mail");
    } else if (verb === "RCPT") {
      address = /<(?<address>[^>]*)>/u.exec(line)?.groups?.["address"] ?? "";
      attempts = attempt(address);
      await say("rcpt");
    } else if (verb === "DATA") {
      if ((await say("data"))?.startsWith("3") !== true) continue;
      if (!(await lines.begun())) return;
      if ((await say("inBody")) === "hangUp") return;
      const body = await lines.until("\r\n.\r\n");
      // Without its final dot a message is dropped (RFC 5321, 4.1.1.10).
      if (body === undefined) return;
      const answer = await say("afterDot");
      onBody({ address, messageId: /^message-id:\s*<(?<id>[^>]*)>/imu.exec(body)?.groups?.["id"] ?? "", isTaken: isTaken(answer) });
      if ((await say("replied")) === "hangUp") return;
    } else if (verb === "QUIT") {
      socket.end("221 2.0.0 Bye\r\n");
    } else socket.write("250 2.0.0 Ok\r\n");
  }
}

function isTaken(answer: string | undefined): boolean {
  return answer === undefined || answer === "hangUp" || answer.startsWith("2");
}

interface Incoming {
  /** What comes before the mark, which is taken off; undefined when the connection ended first. */
  readonly until: (mark: string) => Promise<string | undefined>;
  /** True as soon as something has come. */
  readonly begun: () => Promise<boolean>;
}

function readFrom(socket: Socket): Incoming {
  const incoming = { text: "", isOver: false };
  const arrivals = new EventEmitter();
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    incoming.text += chunk;
    arrivals.emit("more");
  });
  socket.on("close", () => {
    incoming.isOver = true;
    arrivals.emit("more");
  });
  return {
    until: async (mark) => {
      for (let from = 0; ;) {
        const end = incoming.text.indexOf(mark, from);
        if (end !== -1) {
          const found = incoming.text.slice(0, end);
          incoming.text = incoming.text.slice(end + mark.length);
          return found;
        }
        if (incoming.isOver) return undefined;
        from = Math.max(0, incoming.text.length - mark.length);
        await once(arrivals, "more");
      }
    },
    begun: async () => {
      while (incoming.text === "" && !incoming.isOver) await once(arrivals, "more");
      return incoming.text !== "";
    },
  };
}
