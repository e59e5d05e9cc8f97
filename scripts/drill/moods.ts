import { setTimeout as pause } from "node:timers/promises";
import type { Answer, Asked, Behaviour, Stage } from "./relay.ts";
import { drawn } from "./seeded.ts";

/** How often in a hundred a relay does this at a stage. */
interface Mood {
  readonly stage: Stage;
  readonly percent: number;
  readonly answer: Answer;
  /** For every attempt of an address, as a mailbox that does not exist. */
  readonly always?: boolean;
}

/** Each answer of a relay that the contract treats in its own way. */
const moods: readonly Mood[] = [
  { stage: "greeting", percent: 2, answer: "421 4.3.2 Too busy" },
  { stage: "greeting", percent: 1, answer: "hangUp" },
  { stage: "mail", percent: 1, answer: "421 4.3.2 Closing" },
  { stage: "mail", percent: 1, answer: "451 4.3.0 Try later" },
  { stage: "rcpt", percent: 6, answer: "450 4.2.0 Greylisted" },
  { stage: "rcpt", percent: 3, answer: "550 5.1.1 User unknown", always: true },
  { stage: "rcpt", percent: 1, answer: "503 5.5.1 Need MAIL" },
  { stage: "rcpt", percent: 1, answer: "hangUp" },
  { stage: "data", percent: 1, answer: "421 4.3.2 Closing" },
  { stage: "data", percent: 1, answer: "hangUp" },
  { stage: "inBody", percent: 1, answer: "hangUp" },
  { stage: "afterDot", percent: 1, answer: "hangUp" },
  { stage: "afterDot", percent: 2, answer: "451 4.3.0 Try later" },
  { stage: "afterDot", percent: 1, answer: "554 5.6.0 Content rejected", always: true },
];

/** A reply after the dot takes up to this long. */
const replyWithinMs = 30;

/** The relay of one seed: the same address meets the same answers at the same attempt. */
export function moodsOf(seed: number): Behaviour {
  return async (asked) => {
    if (asked.stage === "afterDot") await pause(drawn(seed, "slow", asked.address, asked.attempt) * replyWithinMs);
    return answerOf(seed, asked);
  };
}

function answerOf(seed: number, { stage, address, attempt }: Asked): Answer | undefined {
  for (const [index, mood] of moods.entries()) {
    if (mood.stage !== stage) continue;
    if (drawn(seed, index, address, mood.always === true ? 0 : attempt) * 100 < mood.percent) return mood.answer;
  }
  return undefined;
}
