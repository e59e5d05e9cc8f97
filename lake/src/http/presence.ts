import type { IncomingMessage, Server } from "node:http";
import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { z } from "zod";
import { limits } from "../limits.ts";
import type { LakeContext } from "./lake-context.ts";

const message = z.object({ id: z.unknown().optional(), method: z.string(), params: z.record(z.string(), z.unknown()).default({}) });

interface Member {
  readonly socket: WebSocket;
  userId: string | undefined;
  session: string | undefined;
  subscription: string | undefined;
}

/** Who is where in the Studio: JSON-RPC over a websocket, held in memory only. Without it the Studio works, just without faces. */
export function attachPresence(server: Server, context: LakeContext): { readonly close: () => void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.presenceMessageBytesMax });
  const members = new Set<Member>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const address = /^\/v[\w-]+\/socket\/([\w-]+)(\?|$)/u.exec(request.url ?? "");
    if (address?.[1] !== context.config.dataset || members.size >= limits.listenersMax) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => join(context, members, opened));
  });
  return {
    close: () => {
      for (const { socket } of members) socket.terminate();
      sockets.close();
    },
  };
}

function join(context: LakeContext, members: Set<Member>, socket: WebSocket): void {
  const member: Member = { socket, userId: undefined, session: undefined, subscription: undefined };
  members.add(member);
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    members.delete(member);
    if (member.session !== undefined) broadcast(members, { type: "disconnect", i: member.userId, m: { session: member.session } });
  });
  socket.on("message", (data, isBinary) => {
    // A lone heart is the heartbeat.
    const text = isBinary || !Buffer.isBuffer(data) ? "" : data.toString("utf8");
    if (text === "" || text === "♥") return;
    void answer(context, { members, member, text }).catch(() => socket.terminate());
  });
}

interface Heard {
  readonly members: ReadonlySet<Member>;
  readonly member: Member;
  readonly text: string;
}

async function answer(context: LakeContext, { members, member, text }: Heard): Promise<void> {
  const { id, method, params } = message.parse(JSON.parse(text));
  if (method === "authorization") {
    const token = /^Bearer (.+)$/u.exec(String(params["authorization"]))?.[1] ?? "";
    const person = await context.identities.find(token);
    if (typeof person === "string") throw new TypeError("Unknown token");
    member.userId = person.id;
  }
  // The user is the one of the authorisation, whatever a message claims.
  if (member.userId === undefined) throw new TypeError("Authorisation comes first");
  if (method === "presence_subscribe") member.subscription = randomUUID();
  send(member, { id, result: method === "presence_subscribe" ? member.subscription : "ok" });
  const event = presenceEvent(member, method, params);
  if (event !== undefined) broadcast(members, event);
}

function presenceEvent(member: Member, method: string, params: Readonly<Record<string, unknown>>): object | undefined {
  const i = member.userId;
  switch (method) {
    case "presence_rollcall":
      return { type: "rollCall", i, session: params["session"] };
    case "presence_announce": {
      const state = z.object({ sessionId: z.string(), locations: z.array(z.unknown()) }).parse(params["data"]);
      member.session = state.sessionId;
      return { type: "state", i, m: state };
    }
    case "presence_disconnect":
      member.session = undefined;
      return { type: "disconnect", i, m: { session: params["session"] } };
    default:
      return undefined;
  }
}

function broadcast(members: ReadonlySet<Member>, event: object): void {
  for (const member of members) {
    const { subscription } = member;
    if (subscription !== undefined) send(member, { method: "presence_subscription", params: { subscription, result: event } });
  }
}

function send({ socket }: Member, body: object): void {
  if (socket.bufferedAmount > limits.listenerBacklogBytesMax) socket.terminate();
  else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ jsonrpc: "2.0", ...body }));
}
