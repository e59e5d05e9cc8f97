import type { Timers } from "../src/ports/surroundings.ts";
import { bounds } from "./bounds.ts";
import type { World } from "./world.ts";

/** One life of a sending process: it may end at any step, and whatever it waits for then never comes. */
export interface Life {
  readonly name: string;
  readonly timers: Timers;
  readonly isDead: () => boolean;
  /** Something has gone wrong around it lately, so that a lease may run out while it lives. */
  readonly isTroubled: () => boolean;
  /** Over a network that may lose the call, its reply, or take long. The process may be killed before it leaves or after it was carried out. */
  readonly call: <T>(what: string, carryOut: () => T) => Promise<T>;
  /** The same on this machine: a disk may fail, but cannot be cut off. */
  readonly write: <T>(what: string, carryOut: () => T) => Promise<T>;
  /** Comes to the process after so long, unless it is dead by then; later when it stands still. */
  readonly arrive: (ms: number, act: () => void) => void;
  /** Counts a step that is no call; true when the process is to be killed on it. */
  readonly isLastStep: (what: string) => boolean;
  /** Somebody else has claimed a row that this process had. */
  readonly noteTaken: () => void;
  readonly end: (how: End) => void;
  readonly onEnd: (act: (how: End) => void) => void;
}

export type End = "killed" | "exited";

export function beginLife(world: World, name: string): Life {
  const { random, scheduler, watch, trace } = world;
  const mood = world.mood();
  const isKilledAt = drawnStep(random, mood.killed);
  const isStalledAt = drawnStep(random, mood.stalled);
  const isCutOffAt = drawnStep(random, mood.cutOff);
  const state = { isDead: false, isStalled: false, isCutOff: false, troubledUntil: -1 };
  /** What came while it stood still. */
  const waiting: (() => void)[] = [];
  const troubles = new Set<() => void>();
  const endings: ((how: End) => void)[] = [];

  const trouble = (forMs: number): void => {
    state.troubledUntil = Math.max(state.troubledUntil, scheduler.nowMs() + forMs + foundWithinMs);
  };
  const suffer = (what: string, over: () => unknown): void => {
    trace(() => `${name} ${what}`);
    trouble(endLater(world, troubles, over));
  };
  const end: Life["end"] = (how) => {
    if (state.isDead) return;
    state.isDead = true;
    trace(() => `${name} is ${how === "killed" ? "killed" : "gone"}`);
    if (how === "killed") watch.killed();
    for (const act of endings) act(how);
  };
  const arrive: Life["arrive"] = (ms, act) =>
    scheduler.wakeAfter(ms, () => {
      if (state.isDead) return;
      if (state.isStalled) waiting.push(act);
      else act();
    });
  const isLastStep = (what: string): boolean => {
    if (isStalledAt(what)) {
      state.isStalled = true;
      suffer("stands still", () => {
        state.isStalled = false;
        for (const act of waiting.splice(0)) arrive(random.next(), act);
      });
    }
    if (isCutOffAt(what)) {
      state.isCutOff = true;
      suffer("is cut off", () => (state.isCutOff = false));
    }
    return isKilledAt(what);
  };
  const reach: Reach = { world, name, isDead: () => state.isDead, isLastStep, trouble, end, arrive };
  return {
    name,
    timers: timersOf(scheduler.nowMs, arrive),
    isDead: reach.isDead,
    isTroubled: () => state.isDead || state.troubledUntil >= scheduler.nowMs(),
    call: (what, carryOut) => reachOver(reach, what, carryOut, () => state.isCutOff),
    write: (what, carryOut) => reachOver(reach, what, carryOut, () => false),
    arrive,
    isLastStep,
    noteTaken: () => {
      for (const ends of troubles) if (random.chance(0.7)) scheduler.after(random.next() * 200, ends);
    },
    end,
    onEnd: (act) => endings.push(act),
  };
}

/** It ends after a while, or just when somebody else has taken what the process held: then it has the most to spoil. Gives how long at most. */
function endLater({ random, scheduler }: World, troubles: Set<() => void>, over: () => unknown): number {
  const ms = random.between(100, 3 * bounds.leaseDurationMs);
  const ends = (): void => {
    if (troubles.delete(ends)) over();
  };
  troubles.add(ends);
  scheduler.after(ms, ends);
  return ms;
}

/** A lease that was in danger may run out up to a lease later, and is found after that. */
const foundWithinMs = 2 * bounds.leaseDurationMs;

/** The steps between a claim and its settling, by how their names begin. */
const interesting = ["claim", "relay", "mark", "journal", "settle"] as const;

/** Tells, step by step, whether this is the one on which something happens: one of its first, or one between claim and settling. */
function drawnStep(random: World["random"], probability: number): (what: string) => boolean {
  if (!random.chance(probability)) return () => false;
  const start = random.chance(0.5) ? random.oneOf(interesting) : "";
  let left = 1 + random.below(start === "" ? 50 : 5);
  return (what) => {
    if (what.startsWith(start)) left -= 1;
    return left === 0 && what.startsWith(start);
  };
}

interface Reach extends Pick<Life, "name" | "isDead" | "isLastStep" | "end" | "arrive"> {
  readonly world: World;
  readonly trouble: (forMs: number) => void;
}

function reachOver<T>(reach: Reach, what: string, carryOut: () => T, isCutOff: () => boolean): Promise<T> {
  const { world, name, isDead, isLastStep, trouble, end, arrive } = reach;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  if (isDead()) return promise;
  const isLast = isLastStep(what);
  if (isLast && world.random.chance(0.5)) {
    end("killed");
    return promise;
  }
  const { isLost, isReplyLost, isTrouble, wayMs, backMs } = fateOf(world, isCutOff());
  if (isTrouble) trouble(wayMs + backMs);
  world.scheduler.after(wayMs, () => {
    world.trace(() => `${name} ${what}${isLost ? ", lost" : ""}${isReplyLost ? ", its reply lost" : ""}`);
    const answer = isLost ? undefined : outcomeOf(carryOut, resolve, reject);
    if (isLast) end("killed");
    arrive(backMs, () => (answer === undefined || isReplyLost ? reject(new Error("the connection was lost")) : answer()));
  });
  return promise;
}

function outcomeOf<T>(carryOut: () => T, resolve: (value: T) => void, reject: (cause: unknown) => void): () => void {
  try {
    const value = carryOut();
    return () => resolve(value);
  } catch (cause) {
    return () => reject(cause);
  }
}

interface Fate {
  readonly isLost: boolean;
  readonly isReplyLost: boolean;
  readonly isTrouble: boolean;
  readonly wayMs: number;
  readonly backMs: number;
}

function fateOf({ random, mood }: World, isCutOff: boolean): Fate {
  const { callLost, replyLost, callSlow } = mood();
  const isLost = isCutOff || random.chance(callLost);
  const isReplyLost = !isLost && random.chance(replyLost);
  const isSlow = random.chance(callSlow);
  const slowMs = (): number => (isSlow ? random.next() * 2 * bounds.leaseDurationMs : random.next() * 20);
  return { isLost, isReplyLost, isTrouble: isLost || isReplyLost || isSlow, wayMs: slowMs(), backMs: slowMs() };
}

function timersOf(nowMs: () => number, arrive: Life["arrive"]): Timers {
  const after: Timers["after"] = (ms, act) => {
    let isCancelled = false;
    arrive(ms, () => {
      if (!isCancelled) act();
    });
    return () => {
      isCancelled = true;
    };
  };
  return {
    nowMs,
    after,
    every: (ms, act) => {
      let cancel: () => void;
      const again = (): void => {
        cancel = after(ms, () => {
          again();
          act();
        });
      };
      again();
      return () => cancel();
    },
  };
}
