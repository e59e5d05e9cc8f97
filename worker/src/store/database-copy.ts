import { createReadStream, createWriteStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { measuring } from "./measured.ts";

// A database as files and back, table by table, as PostgreSQL's own COPY text. It knows tables by name and nothing of what they mean: the lake's
// database is copied here as well, and stays the lake's (docs/adr/0012).

/** A database that a backup holds: where its tables are, and the numbered migrations that make them. */
export interface CopiedDatabase {
  readonly name: "newsletter" | "lake";
  readonly schema: string;
  readonly migrations: URL;
  /** Tables that migrations fill: rows in them alone are no content. */
  readonly seeded: readonly string[];
}

export const copiedDatabases: Readonly<Record<CopiedDatabase["name"], CopiedDatabase>> = {
  newsletter: { name: "newsletter", schema: "newsletter", migrations: new URL("../../migrations/", import.meta.url), seeded: ["epoch"] },
  lake: { name: "lake", schema: "public", migrations: new URL("../../../lake/migrations/", import.meta.url), seeded: ["roles"] },
};

export interface SavedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly file: { readonly path: string; readonly bytes: number; readonly sha256: string };
}

export interface SavedDatabase {
  readonly migrations: readonly string[];
  readonly tables: readonly SavedTable[];
}

export type OnTable = (table: string, rowCount: number) => void;

/** All tables in one snapshot, whoever goes on writing. */
export async function saveDatabase(
  url: string,
  { name, schema }: CopiedDatabase,
  { folder, onTable }: { readonly folder: string; readonly onTable: OnTable },
): Promise<SavedDatabase> {
  return withClient(url, async (client) => {
    await client.query("begin isolation level repeatable read, read only");
    await sameTextEverywhere(client, schema);
    const names = await tablesOf(client, schema);
    if (!names.includes("migrations")) throw new Error(`the database ${name} has no tables: nothing was ever started on it.`);
    const migrations = await client.query<{ name: string }>("select name from migrations order by name");
    const tables: SavedTable[] = [];
    for (const table of names) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, one snapshot
      const saved = await saveTable(client, table, { folder, path: `databases/${name}/${table}.copy` });
      onTable(`${name}.${table}`, saved.rowCount);
      tables.push(saved);
    }
    await client.query("commit");
    return { migrations: migrations.rows.map((row) => row.name), tables };
  });
}

async function saveTable(
  client: Client,
  table: string,
  { folder, path }: { readonly folder: string; readonly path: string },
): Promise<SavedTable> {
  const columns = await columnsOf(client, table);
  const { through, measured } = measuring();
  const rows = client.query(copyTo(`copy ${named(table)} (${columns.map(named).join(", ")}) to stdout`));
  await pipeline(rows, through, createWriteStream(join(folder, path), { flush: true, mode: 0o600 }));
  return { name: table, columns, rowCount: rows.rowCount, file: { path, ...measured() } };
}

/** Of the product as it is here, in order. */
export async function migrationsOf({ migrations }: CopiedDatabase): Promise<readonly string[]> {
  return (await readdir(migrations)).filter((name) => name.endsWith(".sql")).toSorted();
}

export interface Target {
  /** Programs that are connected, by the names they give. */
  readonly others: readonly string[];
  readonly hasContent: boolean;
  /** Of the newsletter's database, where there is one. */
  readonly epochNumber: string | undefined;
}

export async function lookAtTarget(url: string, { schema, seeded }: CopiedDatabase): Promise<Target> {
  return withClient(url, async (client) => {
    const others = await client.query<{ name: string }>(
      "select coalesce(nullif(application_name, ''), 'a program') as name from pg_stat_activity where datname = current_database() and coalesce(backend_type, 'client backend') = 'client backend' and pid <> pg_backend_pid()",
    );
    await client.query("select set_config('search_path', $1, false)", [schema]);
    const tables = (await tablesOf(client, schema)).filter((table) => table !== "migrations" && !seeded.includes(table));
    const filled = tables.map((table) => `exists (select from ${named(table)})`).join(" or ");
    const content = filled === "" ? false : (await client.query<{ found: boolean }>(`select ${filled} as found`)).rows[0]?.found === true;
    const epoch = (await tablesOf(client, schema)).includes("epoch")
      ? await client.query<{ number: string }>("select number::text as number from epoch")
      : undefined;
    return { others: others.rows.map(({ name }) => name), hasContent: content, epochNumber: epoch?.rows[0]?.number };
  });
}

/**
 * Puts a saved database in the place of what is there, in one transaction: the tables as the backup's migrations make them, its rows, the
 * numbers of its sequences, then what later migrations change. Whatever goes wrong, the old content stays.
 */
export async function loadDatabase(
  url: string,
  database: CopiedDatabase,
  {
    saved,
    folder,
    onTable,
    finish,
  }: {
    readonly saved: SavedDatabase;
    readonly folder: string;
    readonly onTable: OnTable;
    /** Before the commit, with all migrations applied. */
    readonly finish?: (client: Client) => Promise<void>;
  },
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("begin");
    await sameTextEverywhere(client, database.schema);
    await dropTables(client, database.schema);
    await client.query("create table migrations (name text primary key, applied_at timestamptz not null default now())");
    await applyMigrations(client, database, saved.migrations);
    await client.query(`truncate ${(await tablesOf(client, database.schema)).map(named).join(", ")} cascade`);
    for (const table of await inOrderOfReferences(client, database.schema, saved.tables)) {
      // oxlint-disable-next-line no-await-in-loop -- a row comes after those it refers to
      await loadTable(client, table, folder);
      onTable(`${database.name}.${table.name}`, table.rowCount);
    }
    await setSequences(client, database.schema);
    const later = (await migrationsOf(database)).filter((name) => !saved.migrations.includes(name));
    await applyMigrations(client, database, later);
    for (const name of later) {
      // oxlint-disable-next-line no-await-in-loop -- a handful
      await client.query("insert into migrations (name) values ($1)", [name]);
    }
    await finish?.(client);
    await client.query("commit");
  });
}

async function loadTable(client: Client, { name, columns, rowCount, file }: SavedTable, folder: string): Promise<void> {
  const rows = client.query(copyFrom(`copy ${named(name)} (${columns.map(named).join(", ")}) from stdin`));
  await pipeline(createReadStream(join(folder, file.path)), rows);
  if (rows.rowCount !== rowCount) throw new Error(`${file.path} has ${String(rows.rowCount)} rows; the manifest says ${String(rowCount)}.`);
}

async function applyMigrations(client: Client, { migrations }: CopiedDatabase, names: readonly string[]): Promise<void> {
  for (const name of names) {
    // oxlint-disable-next-line no-await-in-loop -- each migration builds on the one before
    await client.query(await readFile(new URL(name, migrations), "utf8"));
  }
}

/** The schema with all in it, where it is ours alone; else its tables. */
async function dropTables(client: Client, schema: string): Promise<void> {
  if (schema !== "public") {
    await client.query(`drop schema if exists ${named(schema)} cascade`);
    await client.query(`create schema ${named(schema)}`);
    return;
  }
  const tables = await tablesOf(client, schema);
  if (tables.length > 0) await client.query(`drop table ${tables.map(named).join(", ")} cascade`);
}

async function tablesOf(client: Client, schema: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = $1 order by 1", [
    schema,
  ]);
  return rows.map(({ name }) => name);
}

async function columnsOf(client: Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum",
    [named(table)],
  );
  return rows.map(({ name }) => name);
}

async function inOrderOfReferences(client: Client, schema: string, tables: readonly SavedTable[]): Promise<readonly SavedTable[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select f.relname as from, t.relname as to from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
      where c.contype = 'f' and c.connamespace = $1::regnamespace and f.oid <> t.oid`,
    [schema],
  );
  const ordered: SavedTable[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name));
    const free = [...waiting].filter(({ name }) => !rows.some(({ from, to }) => from === name && names.has(to)));
    if (free.length === 0) throw new Error(`The tables ${[...names].join(", ")} refer to one another in a circle.`);
    for (const table of free) waiting.delete(table);
    ordered.push(...free);
  }
  return ordered;
}

/** Each goes on behind the greatest number that is there. */
async function setSequences(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select s.oid::regclass::text as sequence, t.relname as table, a.attname as column
       from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S' join pg_class t on t.oid = d.refobjid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
      where t.relnamespace = $1::regnamespace and d.deptype in ('a', 'i')`,
    [schema],
  );
  for (const { sequence, table, column } of rows) {
    // oxlint-disable-next-line no-await-in-loop -- a handful
    await client.query(`select setval($1::regclass, coalesce((select max(${named(column)}) from ${named(table)}), 0) + 1, false)`, [
      sequence,
    ]);
  }
}

/** What COPY writes depends on settings of the session. */
async function sameTextEverywhere(client: Client, schema: string): Promise<void> {
  await client.query("select set_config('search_path', $1, true)", [schema]);
  await client.query("set local datestyle to iso; set local timezone to 'UTC'; set local client_encoding to 'UTF8'");
}

/** Of a table or column: they are ours, but quoted all the same. */
function named(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

async function withClient<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "newsletter-backup" });
  // The query under way fails by itself.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await act(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
