import { setTimeout as pause } from "node:timers/promises";
import { withClient } from "../postgres/connection.ts";
import type { Account } from "./accounts.ts";
import { inArena, type Arena, type Backend } from "./arena.ts";
import { moodsOf } from "./moods.ts";
import { startRelay } from "./relay.ts";
import { shuffled } from "./seeded.ts";
import type { SenderProcess } from "./sender.ts";
import type { Servers } from "./servers.ts";

const recipientCount = 200;
/** So many bodies arrive between two injuries. */
const bodiesBetween = 15;
const awayMs = 400;
/** PostgreSQL is back before leases run out, as it is where a lease is `limits.leaseDurationMs`. */
const leaseDurationMs = 15_000;

type Outage = (arena: Arena, servers: Servers) => Promise<void>;

const outages: Readonly<Record<Backend, readonly Outage[]>> = {
  postgresql: [crashPostgres, crashPostgres, loseRelay, wipeQueue, wipeQueue],
  redis: [crashPostgres, loseRelay, crashRedis, wipeRedis, wipeRedis],
};

/** What a sending process stands on goes away and comes back, one after the other, while it runs. It is never killed itself. */
export async function loseServers(seed: number, backend: Backend, servers: Servers): Promise<Account> {
  await using relay = await startRelay(moodsOf(seed));
  return await inArena({ seed, backend, recipientCount, servers, relay, bounds: { leaseDurationMs } }, async (arena) => {
    await using sender = await arena.start();
    for (const [index, outage] of shuffled(seed, outages[backend]).entries()) {
      if (!(await someBodies(arena, sender, bodiesBetween * (index + 1)))) break;
      await outage(arena, servers);
    }
    if (!(await arena.untilAtRest())) arena.fault(`the campaign does not come to rest; its process said: ${sender.lastWords()}`);
    if (sender.isGone()) arena.fault(`the process did not outlive an outage; it said: ${sender.lastWords()}`);
  });
}

/** False when the campaign ended before. */
async function someBodies(arena: Arena, sender: SenderProcess, count: number): Promise<boolean> {
  const outcome = await Promise.race([
    arena.relay.untilBodies(count).then(() => "bodies" as const),
    sender.gone.then(() => "gone" as const),
    arena.untilAtRest().then(() => "rest" as const),
  ]);
  return outcome === "bodies";
}

/** Nobody is in doubt for it: a reply that is known waits until it can be stored, and without a stored mark no body leaves. */
async function crashPostgres(_arena: Arena, servers: Servers): Promise<void> {
  await servers.crashPostgres();
}

async function loseRelay(arena: Arena): Promise<void> {
  await arena.relay.goDown();
  await pause(awayMs);
  await arena.relay.comeBack();
  arena.noteOutage();
}

async function crashRedis(_arena: Arena, servers: Servers): Promise<void> {
  await servers.crashRedis();
  await pause(awayMs);
  await servers.bringRedisBack();
}

async function wipeRedis(_arena: Arena, servers: Servers): Promise<void> {
  await servers.wipeRedis();
}

/** All jobs, running ones as well, as after a restore of the queue from nothing. */
async function wipeQueue({ installation: { databaseUrl, queueNamespace } }: Arena): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = $1 and tablename not like '%migration%'",
      [queueNamespace],
    );
    const tables = rows.map(({ name }) => `${client.escapeIdentifier(queueNamespace)}.${client.escapeIdentifier(name)}`);
    await client.query(`truncate ${tables.join(", ")} cascade`);
  });
}
