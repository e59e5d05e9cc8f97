import { sql } from "kysely";
import type { FormBound, FormUses } from "../ports/subscribing.ts";
import type { Database } from "./database.ts";

/** Counted in one statement, so that a hundred forms at once are counted as a hundred. */
export function createFormUses(db: Database): FormUses {
  return {
    take: async (subject, { spanSeconds, usesMax }: FormBound) => {
      const { rows } = await sql<{ use_count: number }>`
        insert into form_uses (subject, slot_at, use_count)
        values (${Buffer.from(subject, "hex")}, date_bin(${spanSeconds} * interval '1 second', now(), '2020-01-01T00:00:00Z'), 1)
        on conflict (subject, slot_at) do update set use_count = form_uses.use_count + 1 returning use_count`.execute(db);
      return (rows[0]?.use_count ?? 1) <= usesMax;
    },
  };
}

/** Nothing of who used a form is kept for longer than a day. */
export async function forgetOldUses(db: Database): Promise<void> {
  await sql`delete from form_uses where slot_at < now() - interval '1 day'`.execute(db);
}
