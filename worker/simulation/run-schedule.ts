import { createActsModel } from "./acts-model.ts";
import { bounds } from "./bounds.ts";
import { unbroken, type Breakage } from "./breakages.ts";
import { createLedgerModel } from "./ledger-model.ts";
import { calm, drawMood } from "./mood.ts";
import { decideWhatWaits, drawAudience, drawMembersPaces, letPeopleAct, planCampaigns, resolveHastily } from "./people.ts";
import { createQueueModel } from "./queue-model.ts";
import { seededRandom } from "./random.ts";
import { drawRelays } from "./relays-model.ts";
import { createScheduler } from "./scheduler.ts";
import { startSendingProcess } from "./sending-process.ts";
import { createStoreModel } from "./store-model.ts";
import { isAtItsEnd, type Verdict } from "./verdict.ts";
import { createWatch } from "./watch.ts";
import type { World } from "./world.ts";

export interface ScheduleWith {
  readonly breakage?: Breakage;
  /** Is told every step, in a line. */
  readonly trace?: (line: string) => void;
}

/**
 * One schedule: a campaign or two, one to three machines, and everything that can go wrong as the seed has it; then a calm in which
 * everything has to come to its end. The same seed runs the same schedule.
 */
export async function runSchedule(seed: number, { breakage = unbroken, trace }: ScheduleWith = {}): Promise<Verdict> {
  const random = seededRandom(seed);
  const scheduler = createScheduler(random);
  const drawn = drawMood(random);
  const mood = (): typeof drawn => (scheduler.nowMs() < bounds.chaosMs ? drawn : calm);
  const claims: World["claims"] = new Map();
  const watch = createWatch({
    store: () => store,
    pace: () => world.relays.pace,
    isTroubled: (token) => claims.get(token ?? "")?.isTroubled() ?? false,
    isDead: (token) => claims.get(token ?? "")?.isDead() ?? false,
  });
  const store = createStoreModel({
    nowMs: scheduler.nowMs,
    scheduleMissedMs: bounds.scheduleMissedMs,
    campaignAgeMaxMs: bounds.campaignAgeMaxMs,
    paceSpans: bounds.paceSpans,
    onMove: (row, event, to) => {
      world.trace(() => `  ${row.campaign.id} ${String(row.seq)}: ${event}, ${row.state} -> ${String(to)}`);
      watch.moved(row, event, to);
      if (to === "unconfirmed") resolveHastily(world, row);
    },
    audience: drawAudience({ random }),
    membersPaces: drawMembersPaces({ random }),
  });
  const model = createLedgerModel(store);
  const world: World = {
    random,
    scheduler,
    store,
    ledger: breakage.model?.(model, store) ?? model,
    acts: createActsModel(store),
    queue: createQueueModel({ nowMs: scheduler.nowMs, random, mood }),
    relays: drawRelays({ random, nowMs: scheduler.nowMs, mood: drawn }),
    watch,
    mood,
    breakage,
    claims,
    claimers: new Map(),
    journals: [],
    inFlight: new Set(),
    intended: new Set(),
    trace: trace === undefined ? () => undefined : (line) => trace(`${scheduler.nowMs().toFixed(3).padStart(12)}  ${line()}`),
  };
  world.trace(() => `mood ${JSON.stringify(drawn)}`);

  planCampaigns(world);
  letPeopleAct(world);
  // A machine may be switched on late, also after a campaign has missed its time.
  const isLate = random.chance(0.1);
  const machines = random.oneOf([1, 2, 2, 3]);
  for (let machine = 1; machine <= machines; machine += 1) {
    scheduler.wakeAfter(random.next() * (isLate ? 1.3 * bounds.scheduleMissedMs : 500), () =>
      startSendingProcess(world, `m${String(machine)}`),
    );
  }
  scheduler.after(bounds.chaosMs, () => decideWhatWaits(world));

  const isOver = (): boolean => watch.hasFault() || hasEnded(world);
  await scheduler.run(bounds.chaosMs + bounds.settleWithinMs, isOver);
  return watch.verdict(world.ledger);
}

/** Nothing is open, nothing is on its way, and nobody will act any more. */
function hasEnded({ store, inFlight, intended }: World): boolean {
  if (intended.size > 0 || inFlight.size > 0) return false;
  return store.rows.every(isAtItsEnd);
}
