import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A database of this test's own in the PostgreSQL that the lane started. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const administrator = inject("postgresUrl");
  const name = `worker_test_${randomBytes(6).toString("hex")}`;
  await withClient(administrator, `create database ${name}`);
  const url = new URL(administrator);
  url.pathname = `/${name}`;
  return { url: url.href, [Symbol.asyncDispose]: () => withClient(administrator, `drop database ${name} with (force)`) };
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
