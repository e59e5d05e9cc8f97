import { setTimeout as pause } from "node:timers/promises";
import type { Account } from "./accounts.ts";
import { inArena, type Arena, type Backend } from "./arena.ts";
import { boundaryFaults, killBoundaries } from "./boundaries.ts";
import { moodsOf } from "./moods.ts";
import { stages, startRelay, type Behaviour, type Stage } from "./relay.ts";
import { drawn, shuffled } from "./seeded.ts";
import type { KillAt, SenderProcess } from "./sender.ts";
import type { Servers } from "./servers.ts";
import { within } from "./within.ts";

/** A place between claim and settle where a process ends. */
type KillPoint =
  | { readonly kind: "port"; readonly at: KillAt }
  | { readonly kind: "relay"; readonly stage: Stage; readonly crossing: number };

const recipientCount = 240;
/** At a port that every message crosses, a process dies within its first few. */
const crossingMax = 6;
/** A place that a campaign ended without crossing is tried again in the next one. */
const triesMax = 4;
const diesWithinMs = 15_000;
/** A process that has sent so many without coming to its place makes room for the next. */
const bodiesMax = 40;
/** A batch takes longer than the renewal of its lease. */
const slowMs = 300;

/**
 * Kills a sending process at every place there is, one process after the other, until every place has had its death: as many campaigns as
 * that takes.
 */
export async function* killEverywhere(seed: number, backend: Backend, servers: Servers): AsyncGenerator<Account> {
  let open = shuffled(seed, pointsOf(seed));
  for (let round = 1; open.length > 0; round += 1) {
    const trap = createTrap();
    const moods = moodsOf(seed * triesMax + round);
    await using relay = await startRelay(async (asked) => (await trap.behaviour(asked)) ?? moods(asked));
    yield await inArena({ seed, backend, recipientCount, servers, relay }, async (arena) => {
      open = await killUntilRest(arena, open, trap);
      if (round === triesMax) for (const point of open) arena.fault(`no process came to ${nameOf(point)} in ${String(triesMax)} campaigns`);
    });
    if (round === triesMax) return;
  }
}

function pointsOf(seed: number): readonly KillPoint[] {
  const crossing = (name: string): number => 1 + Math.floor(drawn(seed, "crossing", name) * crossingMax);
  return [
    ...killBoundaries.map(({ call, moment }): KillPoint => ({
      kind: "port",
      at: { call, moment, crossing: rare.has(call) ? 1 : crossing(`${call} ${moment}`) },
    })),
    ...stages.map((stage): KillPoint => ({ kind: "relay", stage, crossing: crossing(stage) })),
  ];
}

/** Crossed once in a batch, or once in a round of recovery, and not by every message. */
const rare: ReadonlySet<string> = new Set([
  "ledger.claim",
  "ledger.excludeSuppressed",
  "ledger.renew",
  "ledger.release",
  "ledger.hold",
  "ledger.expired",
  "ledger.settleExpired",
  "journals.outcomesSaid",
  "ledger.recover",
  "ledger.openRanges",
  "ledger.stopped",
  "queue.add",
  "approvals.approvalFault",
  "campaigns.kindOf",
]);

/** Some places are come to only while the relay is in a certain mood. */
const moodsNeeded: Readonly<Record<string, "slow" | "unwell">> = {
  "ledger.renew": "slow",
  "ledger.release": "unwell",
  "ledger.hold": "unwell",
  "ledger.settleExpired": "slow",
  "journals.outcomesSaid": "slow",
};

/** Others are come to only when another process died before with something in flight, and its leases run out meanwhile. */
const needsDead: ReadonlySet<string> = new Set(["ledger.settleExpired", "journals.outcomesSaid"]);
const firstDeath: KillPoint = { kind: "relay", stage: "afterDot", crossing: 3 };

function nameOf(point: KillPoint): string {
  return point.kind === "port" ? `${point.at.moment} ${point.at.call}` : `the relay at ${point.stage}`;
}

/** Gives what was not reached. */
async function killUntilRest(arena: Arena, points: readonly KillPoint[], trap: Trap): Promise<KillPoint[]> {
  const waiting = [...points];
  const missed: KillPoint[] = [];
  let spare = arena.prepare();
  for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
    if (point.kind === "port" && needsDead.has(point.at.call)) {
      await sendUntil(firstDeath, arena, trap, spare);
      spare = arena.prepare();
    }
    const end = await sendUntil(point, arena, trap, spare);
    spare = arena.prepare();
    if (end !== "dead") missed.push(point);
    if (end === "rest") break;
  }
  await spare.kill();
  return [...missed, ...waiting];
}

/** One process, until it dies at the point, or has sent its share. */
async function sendUntil(point: KillPoint, arena: Arena, trap: Trap, process: SenderProcess): Promise<"dead" | "rest" | "late"> {
  await using sender = process;
  trap.set(point, sender);
  sender.go(point.kind === "port" ? point.at : undefined);
  const calls = await sender.ready;
  if (calls !== undefined) for (const fault of boundaryFaults(calls)) arena.fault(fault);
  const end = await endOf(arena, sender);
  trap.unset();
  const code = end === "dead" ? null : await sender.stop();
  // Without a code it was killed: at its place, be it while it was stopping.
  if (code === null) {
    await arena.noteKill();
    return "dead";
  }
  if (code !== 0) arena.fault(`SIGTERM ended a process with ${String(code)}; it said: ${sender.lastWords()}`);
  return end;
}

/** How a process ended: killed, with its campaign, or neither, when it has sent its share without coming to its place. */
async function endOf(arena: Arena, sender: SenderProcess): Promise<"dead" | "rest" | "late"> {
  const enough = arena.relay.bodies.length + bodiesMax;
  let end: "dead" | "rest" | "late" = "late";
  await within(diesWithinMs, async () => {
    if (sender.isGone()) end = "dead";
    else if (await arena.isAtRest()) end = "rest";
    else return arena.relay.bodies.length >= enough;
    return true;
  });
  return sender.isGone() ? "dead" : end;
}

interface Trap {
  readonly behaviour: Behaviour;
  /** Kills this process when the relay comes to this place with it; or brings about what its place needs. */
  readonly set: (point: KillPoint, sender: SenderProcess) => void;
  readonly unset: () => void;
}

/** The relay's part in a kill: it says nothing before the process is dead, except where its reply is on its way already. */
function createTrap(): Trap {
  let armed: { readonly stage: Stage; crossings: number; readonly sender: SenderProcess } | undefined;
  let mood: "slow" | "unwell" | undefined;
  return {
    set: (point, sender) => {
      if (point.kind === "relay") armed = { stage: point.stage, crossings: point.crossing, sender };
      else mood = moodsNeeded[point.at.call];
    },
    unset: () => {
      armed = undefined;
      mood = undefined;
    },
    behaviour: async ({ stage }) => {
      if (mood === "slow" && stage === "afterDot") await pause(slowMs);
      if (mood === "unwell" && stage === "mail") return "421 4.3.2 Closing";
      if (armed?.stage !== stage) return undefined;
      armed.crossings -= 1;
      if (armed.crossings > 0) return undefined;
      await armed.sender.kill();
      // Taken or not, nobody hears it: the moods of the seed decide which.
      return undefined;
    },
  };
}
