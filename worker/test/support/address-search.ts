import { sql } from "kysely";
import type { Database } from "../../src/store/database.ts";

/** Every column of every table, in every schema that is not PostgreSQL's own, in which an address stands: as text, within JSON, or as bytes. */
export async function whereStands(db: Database, address: string): Promise<readonly string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string; is_bytes: boolean }>`
    select c.table_schema as schema, c.table_name as "table", c.column_name as "column", c.data_type = 'bytea' as is_bytes
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`.execute(db);
  const found: string[] = [];
  for (const { schema, table, column, is_bytes: isBytes } of columns) {
    const stands = isBytes
      ? sql`position(convert_to(${address}, 'UTF8') in ${sql.ref(column)}) > 0`
      : sql`position(${address.toLowerCase()} in lower(${sql.ref(column)}::text)) > 0`;
    // oxlint-disable-next-line no-await-in-loop -- one table after the other
    const { rows } = await sql`select from ${sql.table(`${schema}.${table}`)} where ${stands} limit 1`.execute(db);
    if (rows.length > 0) found.push(`${schema}.${table}.${column}`);
  }
  if (columns.length === 0) throw new Error("there are no tables to look into");
  return found;
}
