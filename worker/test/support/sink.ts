import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** A message whose final dot arrived. */
export interface Body {
  readonly to: string;
  readonly content: string;
}

/** What a step of the dialogue answers: a reply such as `250 2.0.0 Ok`, `hangUp`, or `wait` (no answer until `release`). */
export type Answer = `${number} ${string}` | "hangUp" | "wait";

export interface SinkScript {
  readonly greeting?: Answer;
  readonly mail?: Answer;
  readonly rcpt?: (address: string) => Answer;
  readonly data?: Answer;
  /** Asked when the first bytes of the body are in. */
  readonly inBody?: Answer;
  readonly afterDot?: (to: string) => Answer;
}

export interface Sink extends AsyncDisposable {
  readonly port: number;
  /** Bodies received whole, whatever was answered. */
  readonly bodies: readonly Body[];
  /** Resolves when `isReached` holds; asked after every command and body. */
  readonly when: (isReached: (sink: { readonly bodies: readonly Body[]; readonly waiting: number }) => boolean) => Promise<void>;
  /** Answers everything that waits, and waits no more. */
  readonly release: (reply: string) => void;
}

/** An SMTP server that does at each step what a test tells it, over raw sockets: real servers do all of this. */
export async function startSink(script: SinkScript = {}): Promise<Sink> {
  const bodies: Body[] = [];
  const sockets = new Set<Socket>();
  const waiting = new Set<Socket>();
  const watchers = new Set<() => void>();
  let releasedWith: string | undefined;
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };

  const say = (socket: Socket, answer: Answer): boolean => {
    if (answer === "hangUp") {
      socket.destroy();
      return false;
    }
    if (answer === "wait") {
      if (releasedWith !== undefined) socket.write(`${releasedWith}\r\n`);
      else waiting.add(socket);
      changed();
      return releasedWith !== undefined;
    }
    socket.write(`${answer}\r\n`);
    return true;
  };

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      waiting.delete(socket);
    });
    socket.on("error", () => undefined);
    serve(socket, { script, say, onBody: (body) => bodies.push(body), changed });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");

  return {
    port: address.port,
    bodies,
    when: (isReached) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const watch = (): void => {
        if (!isReached({ bodies, waiting: waiting.size })) return;
        watchers.delete(watch);
        resolve(undefined);
      };
      watchers.add(watch);
      watch();
      return promise;
    },
    release: (reply) => {
      releasedWith = reply;
      for (const socket of waiting) socket.write(`${reply}\r\n`);
      waiting.clear();
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), "close");
    },
  };
}

interface Dialogue {
  readonly script: SinkScript;
  readonly say: (socket: Socket, answer: Answer) => boolean;
  readonly onBody: (body: Body) => void;
  readonly changed: () => void;
}

function serve(socket: Socket, { script, say, onBody, changed }: Dialogue): void {
  let received = "";
  let to = "";
  let isInBody = false;
  let hasAskedInBody = false;
  say(socket, script.greeting ?? "220 sink.example.org ESMTP");

  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO" || verb === "HELO") say(socket, "250 sink.example.org");
    else if (verb === "MAIL") say(socket, script.mail ?? "250 2.1.0 Ok");
    else if (verb === "RCPT") {
      to = /<(?<address>[^>]*)>/u.exec(line)?.groups?.["address"] ?? "";
      say(socket, script.rcpt?.(to) ?? "250 2.1.5 Ok");
    } else if (verb === "DATA") {
      const answer = script.data ?? "354 End data with <CR><LF>.<CR><LF>";
      isInBody = say(socket, answer) && !/^[45]/u.test(answer);
      hasAskedInBody = false;
    } else if (verb === "QUIT") {
      say(socket, "221 2.0.0 Bye");
      socket.end();
    } else say(socket, "250 2.0.0 Ok");
  };

  socket.setEncoding("utf8").on("data", (chunk: string) => {
    received += chunk;
    for (;;) {
      if (isInBody) {
        // Lost in the body means that some of it has come.
        if (received === "") return;
        if (!hasAskedInBody && script.inBody !== undefined) {
          hasAskedInBody = true;
          say(socket, script.inBody);
          return;
        }
        const end = received.indexOf("\r\n.\r\n");
        if (end === -1) return;
        onBody({ to, content: received.slice(0, end) });
        received = received.slice(end + 5);
        isInBody = false;
        say(socket, script.afterDot?.(to) ?? "250 2.0.0 Ok: queued");
        changed();
      } else {
        const end = received.indexOf("\r\n");
        if (end === -1) return;
        const line = received.slice(0, end);
        received = received.slice(end + 2);
        command(line);
        changed();
      }
    }
  });
}
