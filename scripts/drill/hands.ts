import { setTimeout as pause } from "node:timers/promises";
import type { Account } from "./accounts.ts";
import { inArena, type Arena, type Backend } from "./arena.ts";
import { moodsOf } from "./moods.ts";
import { startRelay } from "./relay.ts";
import { drillBounds, type SenderProcess } from "./sender.ts";
import type { Servers } from "./servers.ts";

const recipientCount = 240;
const bodiesBetween = 25;
const person = "drill";

/**
 * Two processes on one campaign, and people: one process sleeps past its lease and wakes up, the campaign is paused and resumed, a process
 * is asked to stop, another one is killed.
 */
export async function manyHands(seed: number, backend: Backend, servers: Servers): Promise<Account> {
  await using relay = await startRelay(moodsOf(seed));
  return await inArena({ seed, backend, recipientCount, servers, relay }, async (arena) => {
    await using one = await arena.start();
    await using two = await arena.start();
    const acts = [() => sleepPastLease(arena, one), () => pauseAndResume(arena), () => stop(arena, one), () => kill(arena, two)];
    for (const [index, act] of acts.entries()) {
      const outcome = await Promise.race([arena.relay.untilBodies(bodiesBetween * (index + 1)), arena.untilAtRest().then(() => "rest")]);
      if (outcome === "rest") break;
      await act();
    }
  });
}

/** Its claims run out meanwhile, and the other one takes them over: what it does when it wakes up must count for nothing. */
async function sleepPastLease(arena: Arena, sender: SenderProcess): Promise<void> {
  sender.freeze();
  await arena.noteKill();
  await pause(drillBounds.leaseDurationMs * 1.5);
  sender.thaw();
}

/** After the pause was stored, what is in flight ends and nothing new begins. */
export async function pauseAndResume({ installation: { modules }, campaignId, relay, fault }: Arena): Promise<void> {
  await modules.acts.pause(campaignId, person);
  await pause(drillBounds.leaseDurationMs);
  const before = relay.bodies.length;
  await pause(drillBounds.reconcileEveryMs * 2);
  if (relay.bodies.length > before) fault(`${String(relay.bodies.length - before)} bodies left while the campaign was paused`);
  await modules.acts.resume(campaignId, person);
}

async function stop({ fault }: Arena, sender: SenderProcess): Promise<void> {
  const code = await sender.stop();
  if (code !== 0) fault(`SIGTERM ended a process with ${String(code)}; it said: ${sender.lastWords()}`);
}

async function kill(arena: Arena, sender: SenderProcess): Promise<void> {
  await sender.kill();
  await arena.noteKill();
}
