import { describe, expect, test } from "vitest";
import { nextState, recipientStates } from "../campaign/recipient-state.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import { sayings, type Saying } from "./evidence.ts";

// Every pair of what is said and where the row is; the attempts count for one pair alone.

const takenProof: ReadonlySet<Saying> = new Set(["failed", "delayed", "relayed", "delivered", "expanded", "answered", "queued"]);
const nothing = (because: Conclusion["because"]): Conclusion => ({ event: null, isBounce: false, because });

function expected(saying: Saying, state: (typeof recipientStates)[number], attemptCount: number): Conclusion {
  const isBounce = saying === "failed";
  if (state === "unconfirmed") {
    if (takenProof.has(saying)) return { event: "findAccepted", isBounce, because: null };
    return saying === "refused" && attemptCount === 1 ? { event: "findRejected", isBounce: false, because: null } : nothing("saysNothing");
  }
  if (state === "accepted") return isBounce ? { event: null, isBounce, because: null } : nothing("settled");
  const others = {
    planned: "notHandedOver",
    deferred: "notHandedOver",
    claimed: "inFlight",
    handed: "inFlight",
    rejected: "decided",
    excluded: "leftOut",
  } as const;
  return nothing(others[state]);
}

const cases = sayings.flatMap((saying) =>
  recipientStates.flatMap((state) => [1, 2].map((attemptCount) => ({ saying, state, attemptCount }))),
);

describe("of a row", () => {
  test.each(cases)("$state after $attemptCount attempts, $saying", ({ saying, state, attemptCount }) => {
    expect(conclude(saying, { state, attemptCount })).toEqual(expected(saying, state, attemptCount));
  });
});

const next = cases.flatMap(({ saying, ...row }) => {
  const { event } = conclude(saying, row);
  return event === null ? [] : [nextState(row.state, event)];
});

test("whatever is concluded may happen in the state it is concluded of, and nothing of it leads to another submission", () => {
  expect(new Set(next)).toEqual(new Set(["accepted", "rejected"]));
});
