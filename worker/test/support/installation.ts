import { inject } from "vitest";
import { createTestDatabase } from "./database.ts";
import { installIn, type Installation } from "./install-in.ts";

export { partnerSubscriptions, type Installation } from "./install-in.ts";

export type Backend = "PostgreSQL" | "Redis";
export const backends: readonly Backend[] = ["PostgreSQL", "Redis"];

/** An installation of this test's own on what the lane started. */
export async function createInstallation(backend: Backend): Promise<Installation> {
  return installIn(await createTestDatabase(), backend === "Redis" ? inject("redisUrl") : undefined);
}
