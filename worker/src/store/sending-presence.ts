import { sql } from "kysely";
import { Client } from "pg";
import type { Database } from "./database.ts";

/** Any number but those of migrations and outbox. Whoever may hand over shares it; re-arming wants it alone. */
const sendingLock = 7_250_003;

/** That a process may hand over, told to all others by a lock of its own connection: however the process ends, the lock ends with it. */
export interface SendingPresence {
  readonly isHeld: () => boolean;
  /** False while somebody is re-arming. */
  readonly take: () => Promise<boolean>;
  readonly leave: () => Promise<void>;
}

export function createSendingPresence(databaseUrl: string): SendingPresence {
  let holding: Client | undefined;
  const leave = async (client: Client | undefined): Promise<void> => {
    if (holding === client) holding = undefined;
    await client?.end().catch(() => undefined);
  };
  return {
    isHeld: () => holding !== undefined,
    take: async () => {
      if (holding !== undefined) return true;
      const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: "newsletter-sending" });
      const lose = (): void => {
        if (holding === client) holding = undefined;
      };
      client.on("error", lose);
      client.on("end", lose);
      try {
        await client.connect();
        const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock_shared($1) as held", [sendingLock]);
        if (rows[0]?.held === true) {
          holding = client;
          return true;
        }
      } catch (cause) {
        await leave(client);
        throw cause;
      }
      await leave(client);
      return false;
    },
    leave: () => leave(holding),
  };
}

/** Until the transaction ends no process can begin to send; false when one does already. */
export async function keepNobodySending(transaction: Database): Promise<boolean> {
  const { rows } = await sql<{ is_alone: boolean }>`select pg_try_advisory_xact_lock(${sendingLock}) as is_alone`.execute(transaction);
  return rows[0]?.is_alone === true;
}
