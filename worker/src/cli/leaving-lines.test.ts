import { expect, test } from "vitest";
import type { Undecided } from "../ports/leaving.ts";
import { leavingLines, shownUndecided } from "./leaving-lines.ts";

const undecided = (given: Partial<Undecided> = {}): Undecided => ({
  subscriptionId: "subscription-1",
  partnerId: "partner-1",
  address: "office@example.org",
  askedAt: "2024-01-08T09:00:00.000Z",
  decideUntil: "2024-01-10T09:00:00.000Z",
  toldCount: 1,
  ...given,
});

test("nothing is said while nobody is leaving", () => {
  expect(leavingLines([])).toEqual([]);
});

test("who waits, until when, and for whom nobody could be asked", () => {
  const [, head, one, other] = leavingLines([undecided(), undecided({ partnerId: "partner-2", toldCount: 0 })]);
  expect(head).toBe("2 desks or lists are leaving; nothing is sent to them.");
  expect(one).toBe("  o…@example.org of partner-1: 1 contact was asked. Without an answer it has left at 2024-01-10T09:00:00.000Z");
  expect(other).toContain("partner-2: NOBODY WAS ASKED");
});

test("no address leaves the worker whole, as JSON either", () => {
  expect(JSON.stringify([leavingLines([undecided()]), shownUndecided(undecided())])).not.toContain("office@");
});
