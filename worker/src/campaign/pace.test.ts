import { describe, expect, test } from "vitest";
import type { OpenWays, Pace } from "../ports/sending.ts";
import { domainOf, fullPartners, isDomainFull, rangesWithinPace, tokensLeft, unused, withinPace, type OpenRange } from "./pace.ts";

const unbounded: Pace = {
  messagesPerMinuteMax: undefined,
  messagesPerDayMax: undefined,
  domainMessagesPerMinuteMax: undefined,
};
const waiting = (...addresses: readonly string[]): readonly { readonly address: string }[] => addresses.map((address) => ({ address }));
const taken = (...given: Parameters<typeof withinPace>): readonly string[] => withinPace(...given).map(({ address }) => address);

describe("the tokens of a pace", () => {
  test.each([
    ["none of the minute", { messagesPerMinuteMax: 3, messagesPerDayMax: 10 }, { ofMinute: 3, ofDay: 3 }, 0],
    ["none of the day", { messagesPerMinuteMax: 3, messagesPerDayMax: 10 }, { ofMinute: 0, ofDay: 10 }, 0],
    ["none where a bound was lowered under what is used", { messagesPerMinuteMax: 3 }, { ofMinute: 9, ofDay: 9 }, 0],
    ["what the tighter of the two leaves", { messagesPerMinuteMax: 5, messagesPerDayMax: 10 }, { ofMinute: 1, ofDay: 8 }, 2],
    ["as many as one likes without a bound", {}, { ofMinute: 9_999, ofDay: 9_999 }, Infinity],
  ])("are %s", (_name, bounds, use, left) => {
    expect(tokensLeft({ ...unbounded, ...bounds }, { ...unused, ...use })).toBe(left);
  });
});

describe("what waits and has a token", () => {
  test("is nothing once they are used up", () => {
    expect(taken(waiting("a@example.org"), { ...unbounded, messagesPerMinuteMax: 1 }, { ...unused, ofMinute: 1 })).toEqual([]);
  });

  test("is what comes first, and no more", () => {
    const pace = { ...unbounded, messagesPerMinuteMax: 2 };
    expect(taken(waiting("a@example.org", "b@example.org", "c@example.org"), pace, unused)).toEqual(["a@example.org", "b@example.org"]);
  });

  test("passes by a mail domain that is full, however it is written, and goes on with the others", () => {
    const pace = { ...unbounded, domainMessagesPerMinuteMax: 2 };
    const use = { ...unused, ofDomains: new Map([["example.org", 1]]) };
    expect(taken(waiting("a@example.org", "b@Example.ORG", "c@example.net", "d@example.org"), pace, use)).toEqual([
      "a@example.org",
      "c@example.net",
    ]);
    expect(isDomainFull("example.org", pace, use)).toBe(false);
  });

  test("finds the domain behind the last sign, whatever stands in quotes before it", () => {
    expect(domainOf('"odd@local"@Example.org')).toBe("example.org");
  });
});

const range = (firstSeq: number, more: Partial<OpenRange> = {}): OpenRange => ({
  campaignId: "c1",
  firstSeq,
  lastSeq: firstSeq + 9,
  generation: 0,
  kind: "campaign",
  isUnmet: false,
  open: [{ begunAt: null, count: 10 }],
  ...more,
});

describe("the ranges that a job is worth", () => {
  const pace = { ...unbounded, messagesPerMinuteMax: 15 };
  const ways: OpenWays = {
    rehearsal: [{ relay: "mailbox", pace: undefined }],
    campaign: [
      { relay: "main", pace },
      { relay: "spare", pace },
    ],
  };
  const offered = (ranges: readonly OpenRange[], ofMain: number, open: OpenWays = ways): readonly number[] =>
    rangesWithinPace(ranges, open, new Map([["main", { ...unused, ofMinute: ofMain }]])).map(({ firstSeq }) => firstSeq);

  test("are none without a token: nothing spins", () => {
    expect(offered([range(1), range(11)], 15)).toEqual([]);
  });

  test("are none whose relay is unwell", () => {
    expect(offered([range(1)], 0, { ...ways, campaign: [] })).toEqual([]);
    expect(offered([range(1, { open: [{ begunAt: "spare", count: 1 }] })], 0, { ...ways, campaign: ways.campaign.slice(0, 1) })).toEqual(
      [],
    );
  });

  test("are as many as there are tokens for", () => {
    expect(offered([range(1), range(11), range(21)], 0)).toEqual([1, 11]);
    expect(offered([range(1), range(11), range(21)], 14)).toEqual([1]);
  });

  test("are none of which every mail domain is full", () => {
    expect(offered([range(1, { open: [{ begunAt: null, count: 0 }] }), range(11)], 0)).toEqual([11]);
  });

  test("are those that another relay has begun, which has tokens of its own", () => {
    const begun = [
      { begunAt: null, count: 7 },
      { begunAt: "spare", count: 3 },
    ];
    expect(offered([range(1), range(11, { open: begun })], 15)).toEqual([11]);
  });

  test("are one of a campaign that nobody has looked at yet, so that it is known to wait", () => {
    expect(offered([range(1, { isUnmet: true }), range(11, { isUnmet: true })], 15)).toEqual([1]);
  });

  test("are all of a rehearsal, whatever campaigns have used up", () => {
    expect(offered([range(1, { kind: "rehearsal" }), range(11, { kind: "rehearsal" })], 15)).toEqual([1, 11]);
  });
});

const bounded = (messagesPerHourMax: number | undefined, messagesPerDayMax: number | undefined, ofHour = 0, ofDay = ofHour) => ({
  partnerId: "partner-1",
  pace: { messagesPerHourMax, messagesPerDayMax },
  use: { ofHour, ofDay },
});
const readers = (count: number, memberOf: string | null): readonly { readonly address: string; readonly memberOf: string | null }[] =>
  Array.from({ length: count }, (_, index) => ({ address: `${String(memberOf)}-${String(index)}@example.org`, memberOf }));

describe("members of a partner that bounds what they are given", () => {
  test.each([
    ["none where the hour is used up", bounded(2, 9, 2), 0],
    ["none where the bound was lowered under what is used", bounded(2, undefined, 5), 0],
    ["what the tighter bound leaves", bounded(5, 4, 1, 2), 2],
    ["as many as one likes without a bound", bounded(undefined, undefined, 9), 4],
  ])("get %s, and hold back nobody else", (_name, partner, count) => {
    const everybody = [...readers(4, "partner-1"), ...readers(3, "partner-2"), ...readers(3, null)];
    const found = withinPace(everybody, unbounded, unused, [partner]);
    expect(found.filter(({ memberOf }) => memberOf === "partner-1")).toHaveLength(count);
    expect(found.filter(({ memberOf }) => memberOf !== "partner-1")).toHaveLength(6);
    expect(fullPartners([partner])).toEqual(count === 0 ? ["partner-1"] : []);
  });

  test("take none of the relay's tokens while they wait for their own", () => {
    const everybody = [...readers(5, "partner-1"), ...readers(5, null)];
    const found = withinPace(everybody, { ...unbounded, messagesPerMinuteMax: 4 }, unused, [bounded(1, undefined)]);
    expect(found.map(({ memberOf }) => memberOf)).toEqual(["partner-1", null, null, null]);
  });
});
