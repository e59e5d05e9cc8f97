import { sql } from "kysely";
import type { Database } from "./database.ts";

/** Open rows of campaigns whose body was begun at a relay that is none of these. */
export async function byUnknownRelay(
  db: Database,
  names: readonly string[],
): Promise<readonly { readonly relay: string; readonly count: number }[]> {
  const { rows } = await sql<{ relay: string; count: string }>`
    select r.relay, count(*) as count from recipients r join campaigns c on c.id = r.campaign_id
     where c.kind = 'campaign' and c.cancelled_at is null and r.state in ('planned', 'deferred') and r.relay <> all(${[...names]})
     group by 1 order by 1`.execute(db);
  return rows.map(({ relay, count }) => ({ relay, count: Number(count) }));
}
