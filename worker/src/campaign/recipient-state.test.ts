import { describe, expect, test } from "vitest";
import { nextState, recipientEvents, recipientStates, type RecipientState } from "./recipient-state.ts";

// Every pair of state and event: those of the table at the foot of CONTEXT.md, and that no other is possible.

const allowed: Readonly<Record<string, RecipientState>> = {
  "planned claim": "claimed",
  "planned exclude": "excluded",
  "claimed mark": "handed",
  "claimed leaseRanOut": "planned",
  "claimed giveBack": "planned",
  "claimed relayFault": "planned",
  "claimed defer": "deferred",
  "claimed reject": "rejected",
  "claimed exclude": "excluded",
  "handed accept": "accepted",
  "handed reject": "rejected",
  "handed defer": "deferred",
  "handed relayFault": "planned",
  "handed loseTrack": "unconfirmed",
  "handed leaseRanOut": "unconfirmed",
  "deferred comeDue": "planned",
  "deferred tryNow": "planned",
  "deferred expire": "rejected",
  "deferred exclude": "excluded",
  "rejected planAgain": "planned",
  "unconfirmed confirmAccepted": "accepted",
  "unconfirmed abandon": "rejected",
  "unconfirmed planAgain": "planned",
  ...Object.fromEntries(
    ["planned", "claimed", "handed", "deferred"].flatMap((state) => [
      [`${state} findAccepted`, "accepted"],
      [`${state} findDoubt`, "unconfirmed"],
      [`${state} findRejected`, "rejected"],
      [`${state} findDeferred`, "deferred"],
    ]),
  ),
  "rejected findAccepted": "accepted",
  "rejected findDoubt": "unconfirmed",
  "unconfirmed findAccepted": "accepted",
  "unconfirmed findRejected": "rejected",
  "excluded findAccepted": "accepted",
  "excluded findDoubt": "unconfirmed",
};

const pairs = recipientStates.flatMap((state) =>
  recipientEvents.map((event) => ({ state, event, expected: allowed[`${state} ${event}`] })),
);

describe("a recipient", () => {
  test.each(pairs)("$state, $event: $expected", ({ state, event, expected }) => {
    expect(nextState(state, event)).toBe(expected);
  });

  test("invariant 7: is led out of unconfirmed by evidence or a person alone", () => {
    const ways = recipientEvents.filter((event) => nextState("unconfirmed", event) !== undefined);
    expect(ways).toEqual(["confirmAccepted", "abandon", "planAgain", "findAccepted", "findRejected"]);
  });
});
