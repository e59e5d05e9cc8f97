import { expect, test } from "vitest";
import { askedIn, stateOf } from "./about-address.ts";

const today = "2024-02-29";
const period = { first: "2021-01-01", last: "2023-12-31" };

test("what is asked for is found again by its address, and nothing else stands there", () => {
  const subject = { kind: "project", id: "project-se4u", name: "SE4U" } as const;
  const state = stateOf({ subject, period });
  expect(state).toEqual({ kind: "project", id: "project-se4u", from: "2021-01-01", to: "2023-12-31" });
  expect(askedIn(state, today)).toEqual({ subject: { kind: "project", id: "project-se4u" }, period });
});

test("without a period, or with one that is none, the two years up to today are meant", () => {
  const twoYears = { first: "2022-03-01", last: today };
  expect(askedIn({ kind: "theme", id: "drugs" }, today).period).toEqual(twoYears);
  expect(askedIn({ kind: "theme", id: "drugs", from: "soon", to: "2024-01-01" }, today).period).toEqual(twoYears);
});

test.each([{}, { kind: "planet", id: "mars" }, { kind: "project", id: "" }])(
  "an address that asks for nothing there is (%j) asks for nothing",
  (state) => {
    expect(askedIn(state, today).subject).toBeUndefined();
  },
);
