import type { Database } from "./database.ts";

/** Who did what to what: one row for every act that changes what is sent, in the transaction that does it. */
export async function audit(
  db: Database,
  row: { readonly actor: string; readonly action: string; readonly subject: string; readonly detail?: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { actor, action, subject, detail = {} } = row;
  await db
    .insertInto("audit")
    .values({ actor, action, subject, detail: JSON.stringify(detail) })
    .execute();
}
