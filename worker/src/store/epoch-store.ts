import { sql } from "kysely";
import type { Database } from "./database.ts";

export interface StoredEpoch {
  readonly number: string;
  readonly systemIdentifier: string;
  readonly isRestored: boolean;
  readonly hasCampaigns: boolean;
}

export async function storedEpoch(db: Database): Promise<StoredEpoch> {
  const { rows } = await sql<{ number: string; system_identifier: string; is_restored: boolean; has_campaigns: boolean }>`
    select number::text as number, restored_at is not null as is_restored,
           (select system_identifier::text from pg_control_system()) as system_identifier,
           exists (select from campaigns) as has_campaigns
      from epoch`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("the database has no epoch");
  return {
    number: row.number,
    systemIdentifier: row.system_identifier,
    isRestored: row.is_restored,
    hasCampaigns: row.has_campaigns,
  };
}
