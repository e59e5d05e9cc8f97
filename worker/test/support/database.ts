import { inject } from "vitest";
import { createDatabaseIn, type TestDatabase } from "./database-in.ts";

export type { TestDatabase } from "./database-in.ts";

/** A database of this test's own in the PostgreSQL that the lane started. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createDatabaseIn(inject("postgresUrl"));
}
