import { Client } from "pg";

/** A connection of its own for one large piece of work, with tables that go with it; closed whatever happens. */
export async function withBulkConnection<T>(databaseUrl: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: databaseUrl,
    options: "-c search_path=newsletter -c work_mem=64MB",
    connectionTimeoutMillis: 10_000,
    application_name: "newsletter-audience",
  });
  // The query under way fails by itself.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await act(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** All that `act` writes, or nothing. */
export async function inTransaction<T>(client: Client, act: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    const result = await act();
    await client.query("commit");
    return result;
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw cause;
  }
}
