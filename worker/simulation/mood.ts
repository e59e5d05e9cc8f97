import type { Random } from "./random.ts";

/** How the world treats a schedule: the probability of each evil, most of them absent, so that the ones present meet often. */
export interface Mood {
  /** Per call of the store, the journal's file or the queue. */
  readonly callLost: number;
  readonly replyLost: number;
  readonly callSlow: number;
  /** Per life of a process. */
  readonly killed: number;
  readonly drained: number;
  /** Stands still as a whole, longer than a lease at times; or stands alone, and reaches neither store nor queue. */
  readonly stalled: number;
  readonly cutOff: number;
  /** Of kills: the machine lost power, and with it what was not synced. */
  readonly powerCut: number;
  /** The longest way to the relay, and back. */
  readonly relayMs: number;
  /** Per relay: once, for a while, nobody is there. */
  readonly relayDown: number;
  /** Per step of the dialogue. */
  readonly refused: number;
  readonly hungUp: number;
  readonly silent: number;
  /** Per body. */
  readonly cutInBody: number;
  readonly takenAndLost: number;
  readonly takenAndLate: number;
  readonly refusedAfterDot: number;
  /** Per message: cannot be built, or a file it carries is gone. */
  readonly badMessage: number;
  readonly fileLost: number;
  /** Per job. */
  readonly jobLost: number;
  readonly jobDoubled: number;
  /** How many acts of people fall into the schedule, and how often the queue is emptied. */
  readonly acts: number;
  /** Per row that becomes unconfirmed: an operator who decides at once, while its attempt may still be about. */
  readonly hasty: number;
  readonly wipes: number;
}

export const calm: Mood = {
  callLost: 0,
  replyLost: 0,
  callSlow: 0,
  killed: 0,
  drained: 0,
  stalled: 0,
  cutOff: 0,
  powerCut: 0,
  relayMs: 20,
  relayDown: 0,
  refused: 0,
  hungUp: 0,
  silent: 0,
  cutInBody: 0,
  takenAndLost: 0,
  takenAndLate: 0,
  refusedAfterDot: 0,
  badMessage: 0,
  fileLost: 0,
  jobLost: 0,
  jobDoubled: 0,
  acts: 0,
  hasty: 0,
  wipes: 0,
};

export function drawMood(random: Random): Mood {
  /** Absent in most schedules; where it is present, somewhere up to the bound. */
  const perhaps = (max: number): number => (random.chance(0.35) ? random.next() * max : 0);
  return {
    callLost: perhaps(0.1),
    replyLost: perhaps(0.1),
    callSlow: perhaps(0.1),
    killed: random.chance(0.7) ? random.between(0.5, 1) : 0,
    drained: perhaps(0.5),
    stalled: perhaps(1),
    cutOff: perhaps(1),
    powerCut: random.next(),
    relayMs: random.chance(0.15) ? random.between(100, 700) : 20,
    relayDown: random.chance(0.5) ? random.between(0.3, 1) : 0,
    refused: perhaps(0.3),
    hungUp: perhaps(0.2),
    silent: perhaps(0.1),
    cutInBody: perhaps(0.3),
    takenAndLost: perhaps(0.4),
    takenAndLate: perhaps(0.3),
    refusedAfterDot: perhaps(0.6),
    badMessage: perhaps(0.1),
    fileLost: perhaps(0.2),
    jobLost: perhaps(0.5),
    jobDoubled: perhaps(0.5),
    acts: random.chance(0.5) ? 1 + random.below(6) : 0,
    hasty: perhaps(1),
    wipes: random.chance(0.2) ? 1 + random.below(3) : 0,
  };
}
