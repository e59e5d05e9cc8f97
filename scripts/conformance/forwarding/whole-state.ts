import { Client } from "pg";

/** Every table of the product by its name, with what tells whether a row of it is another one. */
export type WholeState = ReadonlyMap<string, string>;

export async function wholeState(databaseUrl: string): Promise<WholeState> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'newsletter' order by 1",
    );
    const state = new Map<string, string>();
    for (const { name } of tables.rows) {
      const digest = `select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as digest from newsletter.${client.escapeIdentifier(name)} t`;
      const { rows } = await client.query<{ digest: string }>(digest);
      state.set(name, rows[0]?.digest ?? "");
    }
    return state;
  } finally {
    await client.end();
  }
}

/** Tables that are not as they were. */
export function changedTables(before: WholeState, after: WholeState): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}
