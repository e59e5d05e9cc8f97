import { mailboxName } from "../src/ports/relays.ts";
import type { Pace } from "../src/ports/sending.ts";
import { bounds } from "./bounds.ts";
import type { Mood } from "./mood.ts";
import type { Random } from "./random.ts";

/** The relays of a schedule, by name: where campaigns go, what they fall back on, and when one of them is not there at all. */
export interface RelaysModel {
  readonly campaign: readonly string[];
  /** Of each of them; what every process of the schedule is told. */
  readonly pace: Pace | undefined;
  readonly isDown: (name: string) => boolean;
}

export function drawRelays({
  random,
  nowMs,
  mood,
}: {
  readonly random: Random;
  readonly nowMs: () => number;
  readonly mood: Mood;
}): RelaysModel {
  const relays = ["main", "spare"].slice(0, random.oneOf([0, 1, 2, 2, 2, 2, 2]));
  const outages = new Map<string, { readonly from: number; readonly until: number }>();
  for (const name of [mailboxName, ...relays]) {
    // While something is still to be sent, and for longer than a pause between two attempts.
    const from = random.next() * bounds.leaseDurationMs;
    const until = Math.min(from + random.between(0.3, 1) * bounds.chaosMs, bounds.chaosMs);
    if (random.chance(mood.relayDown)) outages.set(name, { from, until });
  }
  return {
    campaign: relays.length === 0 ? [mailboxName] : relays,
    pace: drawPace(random),
    isDown: (name) => {
      const outage = outages.get(name);
      return outage !== undefined && outage.from <= nowMs() && nowMs() < outage.until;
    },
  };
}

/** Mostly a relay takes what comes; else a few within a span, or a mail domain does. */
function drawPace(random: Random): Pace | undefined {
  const perhaps = (min: number): number | undefined => (random.chance(0.5) ? min + random.below(3) : undefined);
  const pace = { messagesPerMinuteMax: perhaps(1), messagesPerDayMax: perhaps(3), domainMessagesPerMinuteMax: perhaps(1) };
  return random.chance(0.7) ? undefined : pace;
}
