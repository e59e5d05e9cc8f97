import { sql } from "kysely";
import type { Database } from "./database.ts";

export interface StoredEpoch {
  readonly number: string;
  readonly systemIdentifier: string;
  readonly hasCampaigns: boolean;
}

export async function storedEpoch(db: Database): Promise<StoredEpoch> {
  const { rows } = await sql<{ number: string; system_identifier: string; has_campaigns: boolean }>`
    select (select number::text from epoch) as number,
           (select system_identifier::text from pg_control_system()) as system_identifier,
           exists (select from campaigns) as has_campaigns`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("the database has no epoch");
  return { number: row.number, systemIdentifier: row.system_identifier, hasCampaigns: row.has_campaigns };
}
