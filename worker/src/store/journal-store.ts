import type { Database } from "./database.ts";

/** The last mark group of each journal of a machine, as the database counts them. */
export async function journalGroupsOf(db: Database, machineId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom("journal_groups").select(["journal_id", "group_number"]).where("machine_id", "=", machineId).execute();
  return new Map(rows.map(({ journal_id, group_number }) => [journal_id, Number(group_number)]));
}
