import type { TestProject } from "vitest/node";
import { startOwnServer } from "./own-server.ts";

/** One PostgreSQL for the lanes that need one; each test file makes a database of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startOwnServer(new URL("./postgres-process.ts", import.meta.url));
  project.provide("postgresUrl", server.url);
  return server.stop;
}
