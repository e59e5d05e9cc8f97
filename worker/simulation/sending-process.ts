import { AssertionError } from "node:assert";
import { ContentError } from "../src/content/content-error.ts";
import { mailboxName } from "../src/ports/relays.ts";
import type { Journal, Ledger, MessageSubmitter, Pace } from "../src/ports/sending.ts";
import { backOffMs } from "../src/submission/back-off.ts";
import { everySoOften } from "../src/submission/every-so-often.ts";
import type { Route, Routes } from "../src/submission/routes.ts";
import { createSendingLoop, type SendingLoop, type SendingLoopWith } from "../src/submission/sending-loop.ts";
import { bounds } from "./bounds.ts";
import { createJournalModel, outcomesSaid, type JournalModel } from "./journal-model.ts";
import { beginLife, type Life } from "./life.ts";
import { createSubmitterModel } from "./submitter-model.ts";
import { keyOf, type BodyEvidence, type Watch } from "./watch.ts";
import type { World } from "./world.ts";

/**
 * What `sender.ts` composes, out of models: the real loop between queue and ledger, its rounds, and its end on SIGTERM. A process that has
 * ended is started anew after a while, as a supervisor does it.
 */
export function startSendingProcess(world: World, machine: string, lifeNumber = 1): void {
  const { random, scheduler } = world;
  const life = beginLife(world, `${machine}.${String(lifeNumber)}`);
  world.trace(() => `${life.name} starts`);
  life.onEnd(() =>
    scheduler.wakeAfter(random.next() * 2 * bounds.leaseDurationMs, () => startSendingProcess(world, machine, lifeNumber + 1)),
  );

  const journal = createJournalModel(world, life);
  /** Attempts this process was told to hand over. */
  const granted = new Map<string, number>();
  const { routes, closeAll } = routesOf(world, life, (key) => {
    const attempt = granted.get(key);
    granted.delete(key);
    return { wasGranted: attempt !== undefined, isInJournal: attempt !== undefined && journal.hasMark(key, attempt) };
  });
  const { breakage } = world;
  const ledger = ledgerOver(world, life);
  const loop = createSendingLoop({
    ledger: watched(breakage.ledger?.(ledger, world) ?? ledger, { world, life, journal, granted }),
    journal: doubting(breakage.journal?.(journal) ?? journal, world),
    routes,
    kindOf: (campaignId) => life.call("kind", () => world.store.campaigns.get(campaignId)?.kind),
    queue: { add: (ranges) => life.call("queue add", () => world.queue.add(ranges)) },
    ids: { uuidv7: () => `${life.name}-${random.next().toString(36).slice(2, 8)}`, randomHex: () => "" },
    timers: life.timers,
    guard: { isLocked: () => false, lock: (reason) => world.watch.fault(`${life.name} locked itself: ${reason}`) },
    bounds,
    pauseMs: (attemptCount) => backOffMs(attemptCount, { firstMs: bounds.backOffFirstMs, maxMs: bounds.backOffMaxMs }, random.next()),
    ...messagesOf(world, life),
    outcomesSaid: (handed) => life.call("read journals", () => outcomesSaid(world, handed)),
    onEvent: () => undefined,
  });
  const reconcile = everySoOften(bounds.reconcileEveryMs, life.timers, () => undefined, loop.reconcile);
  const running = runJobs(world, life, loop);
  if (random.chance(world.mood().drained)) {
    life.arrive(random.next() * bounds.chaosMs, () => void drain(life, { loop, reconcile, running, close: closeAll }));
  }
}

/** As `routes.ts`. */
function routesOf(
  world: World,
  life: Life,
  evidenceOf: (key: string) => BodyEvidence,
): { readonly routes: Routes; readonly closeAll: () => void } {
  const { breakage, relays } = world;
  const closes: (() => void)[] = [];
  const open = (name: string, pace?: Pace): Route => {
    const { submit, closeAll } = createSubmitterModel(world, life, { relay: name, evidenceOf });
    closes.push(closeAll);
    const submitter: MessageSubmitter = { submit, close: () => Promise.resolve() };
    return { name, submitter: breakage.submitter?.(submitter) ?? submitter, lanesMax: bounds.lanesMax, pace };
  };
  const mailbox = open(mailboxName);
  const campaign = relays.campaign.map((name) => open(name, relays.pace));
  return {
    routes: { rehearsal: [mailbox], campaign },
    closeAll: () => {
      for (const close of closes) close();
    },
  };
}

const noBytes = new Uint8Array();

function messagesOf(world: World, life: Life): Pick<SendingLoopWith, "messageFor" | "approvalFault"> {
  return {
    messageFor: (_campaignId, { seq }) => {
      if (world.random.chance(world.mood().badMessage))
        return Promise.reject(new AssertionError({ message: `no message for ${String(seq)}` }));
      if (world.random.chance(world.mood().fileLost)) return Promise.reject(new ContentError("fileLost", "a file is gone"));
      return life.call("message", () => noBytes);
    },
    approvalFault: (campaignId) =>
      life.call("approval", () => {
        const approvalId = world.store.campaigns.get(campaignId)?.approvalId ?? "";
        return world.store.approvals.get(approvalId) === "withdrawn" ? "It was approved, and is not any more." : undefined;
      }),
  };
}

/** The ledger behind a network. */
function ledgerOver(world: World, life: Life): Ledger {
  const { ledger, claims } = world;
  return {
    claim: (claim) => {
      claims.set(claim.token, life);
      return life.call(`claim ${keyOf({ ...claim, seq: claim.firstSeq })}`, () => {
        const claimed = ledger.claim(claim);
        for (const { seq } of claimed) noteClaimer(world, keyOf({ ...claim, seq }), life);
        return claimed;
      });
    },
    renew: (claim, leaseMs) => life.call("renew", () => ledger.renew(claim, leaseMs)),
    release: (claim, seqs) => life.call(`release ${seqs.join(" ")}`, () => ledger.release(claim, seqs)),
    excludeSuppressed: (claim) => life.call("exclude suppressed", () => ledger.excludeSuppressed(claim)),
    mark: (marks, journal) => life.call(`mark ${marks.map(keyOf).join(", ")}`, () => ledger.mark(marks, journal)),
    settle: (claim, seq, outcome) =>
      life.call(`settle ${keyOf({ ...claim, seq })} ${outcome.state}`, () => ledger.settle(claim, seq, outcome)),
    expired: () => life.call("expired", () => ledger.expired()),
    settleExpired: (said, dueInMs) => life.call("settle expired", () => ledger.settleExpired(said, dueInMs)),
    recover: async () => {
      const told = { unconfirmed: 0, planned: 0, expired: 0, due: 0 };
      for (const { run } of ledger.recoverSteps) {
        // oxlint-disable-next-line no-await-in-loop -- statement by statement
        Object.assign(told, await life.call("recover", run));
      }
      return told;
    },
    openRanges: (sizeMax, ways) => life.call("open ranges", () => ledger.openRanges(sizeMax, ways)),
    counts: (campaignId) => life.call("counts", () => ledger.counts(campaignId)),
    hold: (campaignId, reason) =>
      life.call(`hold ${campaignId} ${String(reason)}`, () => world.watch.held(campaignId, () => ledger.hold(campaignId, reason))),
    stopped: () => life.call("stopped", () => ledger.stopped()),
  };
}

function noteClaimer({ claimers }: World, key: string, life: Life): void {
  const before = claimers.get(key);
  if (before !== undefined && before !== life) before.noteTaken();
  claimers.set(key, life);
}

interface Watched {
  readonly world: World;
  readonly life: Life;
  readonly journal: JournalModel;
  readonly granted: Map<string, number>;
}

/** Outermost: what the domain was told, and what it asks to be stored. */
function watched(ledger: Ledger, { world, life, journal, granted }: Watched): Ledger {
  const { watch, store } = world;
  const held = new Set<string>();
  const holds = ({ campaignId, seq }: { readonly campaignId: string; readonly seq: number }, token: string): boolean =>
    store.campaigns.get(campaignId)?.rows[seq - 1]?.token === token;
  life.onEnd(() => {
    for (const key of held) watch.doubtful(key);
  });
  return {
    ...ledger,
    mark: async (marks, file) => {
      const lost = new Set(marks.filter((mark) => !holds(mark, mark.token)).map(keyOf));
      for (const mark of marks) held.add(keyOf(mark));
      const answer = await ledger.mark(marks, file);
      for (const mark of answer.marked) {
        granted.set(keyOf(mark), mark.attempt);
        if (lost.has(keyOf(mark))) watch.fault(`${keyOf(mark)}: marked by a claim that was lost`);
      }
      return answer;
    },
    release: (claim, seqs) => {
      for (const seq of seqs) held.delete(keyOf({ ...claim, seq }));
      return ledger.release(claim, seqs);
    },
    settle: async (claim, seq, outcome) => {
      const key = keyOf({ ...claim, seq });
      const wasHeld = holds({ ...claim, seq }, claim.token);
      held.delete(key);
      const isStored = await ledger.settle(claim, seq, outcome).catch(doubt(watch, key));
      if (isStored) watch.settled(key, { wasHeld, isInJournal: journal.hasOutcome(key, outcome.state) });
      return isStored;
    },
  };
}

/** A reply that cannot be kept leaves its attempt in doubt. */
function doubting(journal: Journal, { watch }: World): Journal {
  return {
    ...journal,
    appendOutcome: (recipient, outcome) => journal.appendOutcome(recipient, outcome).catch(doubt(watch, keyOf(recipient))),
  };
}

function doubt({ doubtful }: Watch, key: string): (cause: unknown) => never {
  return (cause) => {
    doubtful(key);
    throw cause;
  };
}

async function runJobs({ queue }: World, life: Life, loop: SendingLoop): Promise<void> {
  while (!loop.isStopped()) {
    // oxlint-disable-next-line no-await-in-loop -- one job after the other
    const job = await life.call("take a job", queue.take).catch(() => undefined);
    if (job === undefined) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await pause(life, bounds.takeEveryMs);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- as above
    const isDone = await loop.run(job.range).then(
      () => true,
      () => false,
    );
    // oxlint-disable-next-line no-await-in-loop -- as above
    await life.call("end a job", () => queue.end(job, isDone)).catch(() => undefined);
  }
}

function pause({ timers }: Life, ms: number): Promise<void> {
  return new Promise((resolve) => void timers.after(ms, resolve));
}

interface Draining {
  readonly loop: SendingLoop;
  readonly reconcile: { readonly stop: () => Promise<void> };
  readonly running: Promise<void>;
  readonly close: () => void;
}

/** As `Sender.drain`: what runs may end within the bound; then its connections are closed, and soon after the process is gone. */
async function drain(life: Life, { loop, reconcile, running, close }: Draining): Promise<void> {
  loop.stop();
  await reconcile.stop();
  const cancel = life.timers.after(bounds.drainMs, close);
  await Promise.race([running, pause(life, bounds.drainMs + bounds.settleAtStopMs)]);
  cancel();
  life.end("exited");
}
