import { randomBytes } from "node:crypto";
import { Client } from "pg";

export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  /** Makes a backup beside it; whoever is connected is cut off, as in a maintenance. */
  readonly save: () => Promise<void>;
  /** Puts the backup in its place, in the same cluster. */
  readonly restore: () => Promise<void>;
  /** Statements of SQL, by who may do everything. */
  readonly run: (statements: string) => Promise<void>;
}

/** A database of its own in the cluster at this address. */
export async function createDatabaseIn(administrator: string): Promise<TestDatabase> {
  const name = `worker_test_${randomBytes(6).toString("hex")}`;
  await withClient(administrator, `create database ${name}`);
  const url = new URL(administrator);
  url.pathname = `/${name}`;
  const backup = `${name}_backup`;
  return {
    url: url.href,
    save: async () => {
      await withClient(administrator, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
      await withClient(administrator, `create database ${backup} template ${name}`);
    },
    restore: async () => {
      await withClient(administrator, `drop database ${name} with (force)`);
      await withClient(administrator, `alter database ${backup} rename to ${name}`);
    },
    run: (statements) => withClient(url.href, statements),
    [Symbol.asyncDispose]: async () => {
      await withClient(administrator, `drop database if exists ${backup} with (force)`);
      await withClient(administrator, `drop database ${name} with (force)`);
    },
  };
}

async function withClient(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
