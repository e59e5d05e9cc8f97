import { fork } from "node:child_process";
import { once } from "node:events";

/** A server for tests, at an address. */
export interface TestServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Runs a program that serves us (`serveParent`). It has a channel to us and ends when we do, however we end: an interrupted test run
 * leaves no server behind.
 */
export async function startOwnServer(program: URL): Promise<TestServer> {
  // A process group of its own: Ctrl-C goes to us, and it has a server to stop first.
  const child = fork(program, { detached: true, execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(child, "exit");
  const [url]: unknown[] = await Promise.race([once(child, "message"), ended]);
  if (typeof url !== "string") throw new Error("The server for the tests does not start; what it said is above.");
  return {
    url,
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The other side: a server for as long as the process lives that started us. */
export async function serveParent(start: () => Promise<TestServer>): Promise<void> {
  const parentGone = once(process, "disconnect");
  const server = await start();
  if (process.connected) process.send?.(server.url);
  await parentGone;
  await server.stop();
}
