import { once } from "node:events";
import { createServer } from "node:net";

/** A port of this machine that we hold, so that nobody else gets it until it is released. Who connects to it hears nothing. */
export interface HeldPort {
  readonly port: number;
  readonly release: () => Promise<void>;
}

export async function holdPort(): Promise<HeldPort> {
  const server = createServer((socket) => void socket.on("error", () => undefined).resume()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("a TCP server has a port");
  return { port: bound.port, release: async () => void (await once(server.close(), "close")) };
}

/** Ports nobody listens on at this moment. They are held together, so that no two are the same. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => holdPort()));
  await Promise.all(held.map(({ release }) => release()));
  return held.map(({ port }) => port);
}

export async function freePort(): Promise<number> {
  const { port, release } = await holdPort();
  await release();
  return port;
}
