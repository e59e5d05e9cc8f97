import type { TestProject } from "vitest/node";
import { startOwnServer } from "./own-server.ts";

/** One Redis for the lanes that run on both queue backends; each test file uses a prefix of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startOwnServer(new URL("./redis-process.ts", import.meta.url));
  project.provide("redisUrl", server.url);
  return server.stop;
}
