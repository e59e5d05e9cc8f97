import type { KeepOutcome } from "../ports/segments.ts";
import type { Database } from "./database.ts";

/**
 * Keeps a row in a transaction of its own. Of two who keep at the same time the second meets the first one's row: it looks once more, and either
 * finds its own there or is told that the name or the address is taken.
 */
export async function keepOnce(db: Database, keep: (transaction: Database) => Promise<KeepOutcome>): Promise<KeepOutcome> {
  const attempt = async (): Promise<KeepOutcome> => {
    try {
      return await db.transaction().execute(keep);
    } catch (error) {
      if (isUniqueViolation(error)) return { state: "taken" };
      throw error;
    }
  };
  const first = await attempt();
  return first.state === "taken" ? attempt() : first;
}

/** SQLSTATE 23505. */
function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
