import { readdir, readFile } from "node:fs/promises";
import pg from "pg";
import { limits } from "../limits.ts";

/** This folder is the only importer of pg. */
export interface Database {
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

export type Connection = pg.PoolClient;

/** Keys of the advisory locks of this database; any two numbers that nothing else in it uses. */
export const advisoryLocks = { migrate: 7_201, write: 7_202 } as const;

/** Opens the database and brings its tables up to date. Several processes may do so at once. */
export async function openDatabase(databaseUrl: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: limits.databaseConnectionsMax,
    connectionTimeoutMillis: limits.databaseConnectMs,
    application_name: "lake",
  });
  // A connection that dies while idle is replaced by the pool; without a listener its error would end the process.
  pool.on("error", () => undefined);
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, close: () => pool.end() };
}

async function migrate(pool: pg.Pool): Promise<void> {
  const folder = new URL("../../migrations/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/u.test(name)).toSorted();
  const scripts = await Promise.all(names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), "utf8") })));
  await inTransaction(pool, async (connection) => {
    await connection.query("select pg_advisory_xact_lock($1)", [advisoryLocks.migrate]);
    await connection.query("create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())");
    const applied = await connection.query<{ name: string }>("select name from migrations");
    const known = new Set(applied.rows.map((row) => row.name));
    for (const script of scripts.filter(({ name }) => !known.has(name))) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- migrations build on one another
      await connection.query(script.sql);
      // oxlint-disable-next-line eslint/no-await-in-loop -- as above
      await connection.query("insert into migrations (name) values ($1)", [script.name]);
    }
  });
}

/** Runs `work` in one SQL transaction; what it throws rolls everything back. */
export async function inTransaction<Result>(pool: pg.Pool, work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const connection = await pool.connect();
  try {
    await connection.query("begin");
    const result = await work(connection);
    await connection.query("commit");
    connection.release();
    return result;
  } catch (error) {
    // A connection in an unknown state is closed rather than given to the next one who asks.
    await connection.query("rollback").then(
      () => connection.release(),
      (failure: unknown) => connection.release(failure instanceof Error ? failure : true),
    );
    throw error;
  }
}

/** Calls back for each notification on a channel, and after each reconnection, as something may have been missed. Never throws. */
export function followChannel(databaseUrl: string, channel: string, onNotice: () => void): { readonly close: () => Promise<void> } {
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;
  const reconnectLater = (): void => {
    if (isClosed || again !== undefined) return;
    again = setTimeout(() => {
      again = undefined;
      void connect();
    }, limits.followAgainMs);
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: databaseUrl, application_name: "lake-follow" });
    client = fresh;
    fresh.on("notification", onNotice);
    fresh.on("error", reconnectLater);
    fresh.on("end", reconnectLater);
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      onNotice();
    } catch {
      reconnectLater();
    }
  };
  void connect();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
