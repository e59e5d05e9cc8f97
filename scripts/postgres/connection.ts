import { Client } from "pg";
import { superuser } from "./data-directory.ts";

const connectWithinMs = 2_000;

export function address(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${String(port)}/${database}`;
}

export async function withClient<T>(connectionString: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, connectionTimeoutMillis: connectWithinMs });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}
