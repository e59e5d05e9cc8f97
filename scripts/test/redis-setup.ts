import type { TestProject } from "vitest/node";
import { startRedis } from "./redis.ts";

/** One Redis for the lanes that run on both queue backends; each test file uses a prefix of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startRedis();
  project.provide("redisUrl", server.url);
  return server.stop;
}
