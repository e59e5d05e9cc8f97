import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { readdir, readFile } from "node:fs/promises";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

export interface OpenDatabase {
  readonly db: Database;
  readonly close: () => Promise<void>;
}

/** The pool every store shares; all names are found in schema `newsletter`. */
export function openDatabase(databaseUrl: string, connectionsMax: number, onError: (cause: Error) => void): OpenDatabase {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: connectionsMax,
    options: "-c search_path=newsletter",
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks, idle or in a transaction between two queries, must not end the process: the query under way or the next one
  // fails, and the one after that opens another. The pool itself listens to idle ones alone.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", onError));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

const migrationsFolder = new URL("../../migrations/", import.meta.url);
/** Any number, the same for every process: one migrates, the others wait. */
const migrationLock = 7_250_001;

/** Applies the numbered migrations that are not applied yet. Forward only; safe to call from many processes at once. */
export async function migrate(db: Database): Promise<readonly string[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql")).toSorted();
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${migrationLock})`.execute(connection);
    try {
      await sql`create schema if not exists newsletter`.execute(connection);
      await sql`create table if not exists newsletter.migrations (name text primary key, applied_at timestamptz not null default now())`.execute(
        connection,
      );
      const { rows } = await sql<{ name: string }>`select name from newsletter.migrations`.execute(connection);
      const applied = new Set(rows.map(({ name }) => name));
      const missing = names.filter((name) => !applied.has(name));
      // oxlint-disable-next-line no-await-in-loop -- each migration builds on the one before
      for (const name of missing) await apply(connection, name);
      return missing;
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock})`.execute(connection);
    }
  });
}

async function apply(connection: Database, name: string): Promise<void> {
  const text = await readFile(new URL(name, migrationsFolder), "utf8");
  await connection.transaction().execute(async (transaction) => {
    await sql.raw(text).execute(transaction);
    await sql`insert into newsletter.migrations (name) values (${name})`.execute(transaction);
  });
}
