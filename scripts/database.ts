// npm run database: the PostgreSQL of npm start alone, for a restore, while worker and content lake stand still. Stays up until Ctrl-C.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "./postgres/server.ts";
import { takeStartLock } from "./start/lock.ts";
import { requireDataFolder } from "./start/preconditions.ts";
import { Refusal } from "./start/refusal.ts";
import { readSettings } from "./start/settings.ts";

const help = `npm run database

Starts the PostgreSQL that "npm start" uses, and nothing else, so that "newsletter restore" meets nobody there. Stays up until Ctrl-C.
DATA_DIR is as for "npm start".`;

async function main(): Promise<void> {
  if (process.argv.includes("--help")) {
    console.log(help);
    return;
  }
  const { dataDir } = readSettings(process.env);
  requireDataFolder(dataDir);
  const lock = takeStartLock(dataDir);
  try {
    const asked = Promise.withResolvers<undefined>();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => asked.resolve(undefined));
    // A signal that is waited for keeps no process alive.
    const staying = setInterval(() => undefined, 60_000);
    const postgres = await startPostgres({ dataDir, databases: ["lake", "newsletter"], tell: console.error });
    try {
      tellCommands(dataDir, { DATABASE_URL: postgres.url("newsletter"), LAKE_DATABASE_URL: postgres.url("lake") });
      console.log("PostgreSQL is up, and nothing else. In another terminal: npm run newsletter -- restore <folder>. Ctrl-C stops it.");
      await asked.promise;
    } finally {
      clearInterval(staying);
      await postgres.stop();
    }
  } finally {
    lock.release();
  }
}

/** Its port is another one after every start: the settings that the commands read have to say so. */
function tellCommands(dataDir: string, addresses: Readonly<Record<"DATABASE_URL" | "LAKE_DATABASE_URL", string>>): void {
  const file = join(dataDir, "settings.env");
  const before = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [`DATA_DIR=${dataDir}`];
  const others = before.filter((line) => line !== "" && !Object.keys(addresses).some((name) => line.startsWith(`${name}=`)));
  const lines = [...others, ...Object.entries(addresses).map(([name, address]) => `${name}=${address}`)];
  writeFileSync(file, lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
}

try {
  await main();
  process.exit(0);
} catch (cause) {
  console.error(cause instanceof Refusal ? cause.message : `It did not start: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exit(1);
}
