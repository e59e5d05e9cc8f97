import type { Pool } from "pg";

export interface KeyValue {
  readonly key: string;
  readonly value: unknown;
}

/** One entry for each key asked, null where nothing is stored, in the order asked. */
export async function readKeyValues(pool: Pool, userId: string, keys: readonly string[]): Promise<readonly KeyValue[]> {
  const { rows } = await pool.query<KeyValue>("select key, value from keyvalue where user_id = $1 and key = any($2)", [userId, keys]);
  const byKey = new Map(rows.map((row) => [row.key, row.value]));
  return keys.map((key) => ({ key, value: byKey.get(key) ?? null }));
}

export async function writeKeyValues(pool: Pool, userId: string, entries: readonly KeyValue[]): Promise<void> {
  const last = [...new Map(entries.map((entry) => [entry.key, entry.value]))];
  await pool.query(
    `insert into keyvalue (user_id, key, value) select $1, key, value::json from unnest($2::text[], $3::text[]) as given (key, value)
     on conflict (user_id, key) do update set value = excluded.value`,
    [userId, last.map(([key]) => key), last.map(([, value]) => JSON.stringify(value ?? null))],
  );
}
