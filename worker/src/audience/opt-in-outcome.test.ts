import { expect, test } from "vitest";
import { optInOutcome, type ExistingSubscription } from "./opt-in-outcome.ts";

const subscription = (given: Partial<ExistingSubscription>): ExistingSubscription => ({
  id: "s1",
  number: "0000000000000001",
  recipientKind: "person",
  partnerId: undefined,
  state: "active",
  ...given,
});

test("never asks a list, in whatever state and through whichever partner", () => {
  const list = subscription({ recipientKind: "list", partnerId: "p1", state: "left" });
  expect(optInOutcome([list], undefined, false)).toEqual({ state: "silent" });
});

test("never writes to an address that is suppressed", () => {
  expect(optInOutcome([], undefined, true)).toEqual({ state: "silent" });
});

test("tells who subscribes already, also through another partner or as a desk", () => {
  const active = subscription({ recipientKind: "desk", partnerId: "p1" });
  expect(optInOutcome([subscription({ id: "s0", state: "left" }), active], undefined, false)).toEqual({
    state: "alreadyActive",
    subscription: active,
  });
});

test("leaves a desk that stopped to its contact", () => {
  expect(optInOutcome([subscription({ recipientKind: "desk", partnerId: "p1", state: "leaving" })], "p1", false)).toEqual({
    state: "silent",
  });
});

test("asks again who left or never confirmed, and anew who comes another way", () => {
  const left = subscription({ state: "left" });
  expect(optInOutcome([left], undefined, false)).toEqual({ state: "again", subscription: left });
  expect(optInOutcome([left], "p1", false)).toEqual({ state: "new" });
  expect(optInOutcome([], undefined, false)).toEqual({ state: "new" });
});
