import type { Account } from "./accounts.ts";
import { inArena, type Arena } from "./arena.ts";
import { pauseAndResume } from "./hands.ts";
import { startRelay } from "./relay.ts";
import type { SenderProcess } from "./sender.ts";
import type { Servers } from "./servers.ts";

const recipientCount = 20_000;
const bodiesBetween = 2_200;
/** As in production, so that PostgreSQL is back before it. */
const leaseDurationMs = 30_000;
const batchRecipientsMax = 200;
const restWithinMs = 600_000;

type Injury = "pause" | "kill" | "wipeRedis" | "crashPostgres";
const injuries: readonly Injury[] = ["pause", "kill", "wipeRedis", "pause", "crashPostgres", "kill", "pause"];

/** One large campaign with the queue on Redis, and everything that may happen to it in an afternoon. */
export async function sendLarge(seed: number, servers: Servers, tell: (line: string) => void): Promise<Account> {
  await using relay = await startRelay(() => undefined);
  const of = {
    seed,
    backend: "redis",
    recipientCount,
    servers,
    relay,
    bounds: { leaseDurationMs, batchRecipientsMax },
    restWithinMs,
  } as const;
  return await inArena(of, async (arena) => {
    let sender = await arena.start();
    for (const [index, injury] of injuries.entries()) {
      await relay.untilBodies(bodiesBetween * (index + 1));
      tell(`${String(relay.bodies.length)} of ${String(recipientCount)} bodies; next: ${injury}`);
      sender = await injure(arena, injury, sender, servers);
    }
    await arena.untilAtRest();
    const code = await sender.stop();
    if (code !== 0) arena.fault(`SIGTERM ended a process with ${String(code)}; it said: ${sender.lastWords()}`);
  });
}

/** Gives the process that sends from now on. */
async function injure(arena: Arena, injury: Injury, sender: SenderProcess, servers: Servers): Promise<SenderProcess> {
  switch (injury) {
    case "pause":
      await pauseAndResume(arena);
      return sender;
    case "wipeRedis":
      await servers.wipeRedis();
      return sender;
    case "crashPostgres":
      await servers.crashPostgres();
      return sender;
    case "kill":
      await sender.kill();
      await arena.noteKill();
      return arena.start();
  }
}
