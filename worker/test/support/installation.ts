import { inject } from "vitest";
import { createTestDatabase } from "./database.ts";
import { installIn, type Installation } from "./install-in.ts";

export { partnerSubscriptions, type Installation } from "./install-in.ts";

export type Backend = "PostgreSQL" | "Redis";
export const backends: readonly Backend[] = ["PostgreSQL", "Redis"];

/** An installation of this test's own on what the lane started, with the queue that the lane is for. */
export async function createInstallation(backend: Backend = inject("backend")): Promise<Installation> {
  return installIn(await createTestDatabase(), backend === "Redis" ? inject("redisUrl") : undefined);
}
