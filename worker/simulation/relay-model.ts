import type { Phase } from "../src/smtp/reply-rules.ts";
import type { Mood } from "./mood.ts";
import type { Random } from "./random.ts";

/** What a relay does at a step: a line, nothing ever again on this connection, or nothing until we lose patience. */
export type Answer = { readonly line: string } | "lost" | "silent";

const refusals: Readonly<Record<Phase, readonly [string, ...string[]]>> = {
  connect: ["554 5.7.1 Client host blocked", "421 4.3.2 Too busy"],
  mail: [
    "421 4.3.2 Closing",
    "451 4.3.0 Try later",
    "530 5.7.0 Authentication required",
    "552 Message size exceeds fixed limit",
    "503 5.5.1 Need EHLO",
  ],
  rcpt: [
    "421 4.3.2 Closing",
    "450 4.2.0 Greylisted",
    "550 5.1.1 User unknown",
    "552 5.2.2 Mailbox full",
    "550 5.7.26 Unauthenticated email",
  ],
  data: ["421 4.3.2 Closing", "452 4.2.2 Mailbox full", "554 5.5.1 No valid recipients"],
  body: [
    "421 4.4.2 Timeout exceeded",
    "451 4.3.0 Try later",
    "554 5.6.0 Content rejected",
    "550 5.1.1 User unknown",
    "503 5.5.1 Need RCPT",
  ],
};

/** The reply to a step before the body. */
export function answerAt(phase: Phase, mood: Mood, random: Random, isDown: boolean): Answer {
  if (isDown) return "lost";
  if (random.chance(mood.refused)) return { line: random.oneOf(refusals[phase]) };
  if (random.chance(mood.hungUp)) return "lost";
  if (random.chance(mood.silent)) return "silent";
  return { line: phase === "data" ? "354 Go on" : "250 2.0.0 Ok" };
}

/** What becomes of a body whose first byte has left. Taken is what the relay will deliver, whatever we hear of it. */
export function answerToBody(mood: Mood, random: Random): { readonly isTaken: boolean; readonly answer: Answer } {
  if (random.chance(mood.cutInBody)) return { isTaken: false, answer: "lost" };
  if (random.chance(mood.silent)) return { isTaken: random.chance(0.5), answer: "silent" };
  if (random.chance(mood.refusedAfterDot)) return { isTaken: false, answer: { line: random.oneOf(refusals.body) } };
  if (random.chance(mood.takenAndLost)) return { isTaken: true, answer: "lost" };
  if (random.chance(mood.takenAndLate)) return { isTaken: true, answer: "silent" };
  return { isTaken: true, answer: { line: "250 2.0.0 Ok: queued" } };
}
