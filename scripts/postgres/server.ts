import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../free-port.ts";
import { keepRunning, type RestartBounds } from "../supervisor.ts";
import { address, withClient } from "./connection.ts";
import { prepareDataDirectory } from "./data-directory.ts";
import { findPostmaster, launchPostmaster } from "./postmaster.ts";

// A small supervisor over PostgreSQL's own programs. A server that outlived its parent is adopted; one that dies is started again.

const readyWithinMs = 60_000;
const askAgainMs = 50;
const usualBounds: RestartBounds = { restartsMax: 5, backOffMs: 500, steadyAfterMs: 60_000 };

export interface PostgresServer {
  /** Connection address of a database of this cluster. */
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
}

export interface PostgresSettings {
  readonly dataDir: string;
  /** Databases to make when they are not there. */
  readonly databases: readonly string[];
  /** For tests only: durability against nothing but a killed process. */
  readonly withoutFsync?: boolean;
  /** For tests only: the usual bounds are seconds. */
  readonly bounds?: RestartBounds;
  /** Told in one line when the server died and is started again, and when it stays down. */
  readonly tell?: (line: string) => void;
}

export async function startPostgres(settings: PostgresSettings): Promise<PostgresServer> {
  const { dataDir, databases, withoutFsync = false, bounds = usualBounds, tell = () => undefined } = settings;
  const directory = prepareDataDirectory(dataDir);
  const logFile = join(dataDir, "postgres.log");
  const found = await findPostmaster(directory);
  const port = found?.port ?? (await freePort());
  const launch = () => launchPostmaster(directory, { port, logFile, withoutFsync });
  const supervised = keepRunning(found ?? launch(), launch, { name: "PostgreSQL", log: logFile, bounds, tell });
  try {
    await ready(port, directory.password, supervised.isGivenUp);
    await createDatabases(port, directory.password, databases);
  } catch (cause) {
    await supervised.stop();
    throw cause;
  }
  return { url: (database) => address(port, directory.password, database), stop: supervised.stop };
}

/** `select 1` succeeds: a log line would only say that the server means to answer. */
async function ready(port: number, password: string, isGivenUp: () => boolean): Promise<void> {
  const until = performance.now() + readyWithinMs;
  for (;;) {
    try {
      await withClient(address(port, password, "postgres"), (client) => client.query("select 1"));
      return;
    } catch (cause) {
      if (isGivenUp() || performance.now() > until) {
        const reason = isGivenUp() ? "PostgreSQL does not start" : "PostgreSQL does not answer";
        throw new Error(`${reason}; its log is postgres.log in the data folder.`, { cause });
      }
      await pause(askAgainMs);
    }
  }
}

async function createDatabases(port: number, password: string, databases: readonly string[]): Promise<void> {
  await withClient(address(port, password, "postgres"), async (client) => {
    const { rows } = await client.query<{ datname: string }>("select datname from pg_database");
    const existing = new Set(rows.map(({ datname }) => datname));
    for (const name of databases) if (!existing.has(name)) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}
