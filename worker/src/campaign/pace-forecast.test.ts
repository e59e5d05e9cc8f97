import { describe, expect, test } from "vitest";
import type { PaceFacts } from "../ports/campaigns.ts";
import { paceForecast, planForecast } from "./pace-forecast.ts";
import { unused } from "./pace.ts";
import { planCampaign } from "./plan-campaign.ts";

const unbounded = { messagesPerMinuteMax: undefined, messagesPerDayMax: undefined, domainMessagesPerMinuteMax: undefined };

function facts(bounds: Partial<PaceFacts["pace"]>, left: Readonly<Record<string, number>>, use: Partial<PaceFacts["use"]> = {}): PaceFacts {
  return {
    pace: { ...unbounded, ...bounds },
    use: { ...unused, ...use },
    left: Object.entries(left).map(([domain, count]) => ({ domain, count })),
  };
}

describe("the forecast of a campaign", () => {
  test("is none while it does not run, and none where nothing bounds it", () => {
    const slow = facts({ messagesPerMinuteMax: 1 }, { "example.org": 100 });
    for (const status of ["scheduled", "paused", "held", "waiting", "needsDecision", "finished", "cancelled"] as const)
      expect(paceForecast(status, slow)).toBeNull();
    expect(paceForecast("running", undefined)).toBeNull();
    expect(paceForecast("running", facts({}, { "example.org": 100 }))).toBeNull();
  });

  test("is none while there is a token for everybody who is left", () => {
    expect(paceForecast("running", facts({ messagesPerMinuteMax: 10 }, { "example.org": 7 }, { ofMinute: 3 }))).toBeNull();
  });

  test("counts what has no token yet, at the relay's pace", () => {
    expect(paceForecast("running", facts({ messagesPerMinuteMax: 5 }, { "example.org": 200, "example.net": 5 }))).toEqual({
      messagesMax: 5,
      per: "minute",
      domain: null,
      secondsLeft: 2_400,
    });
  });

  test("is of the bound that takes longest: the day of a relay", () => {
    const both = facts({ messagesPerMinuteMax: 100, messagesPerDayMax: 2_000 }, { "example.org": 3_000 }, { ofDay: 2_000 });
    expect(paceForecast("running", both)).toMatchObject({ per: "day", domain: null, secondsLeft: 129_600 });
  });

  test("is of a mail domain that most of it goes to", () => {
    const bounds = { messagesPerMinuteMax: 1_000, domainMessagesPerMinuteMax: 60 };
    const use = { ofDomains: new Map([["example.org", 60]]) };
    expect(paceForecast("running", facts(bounds, { "example.org": 600, "example.net": 30 }, use))).toMatchObject({
      messagesMax: 60,
      domain: "example.org",
      secondsLeft: 600,
    });
  });
});

describe("the forecast where a partner bounds what its members are given", () => {
  const ofPartner = { name: "VNGOC", pace: { messagesPerHourMax: 10, messagesPerDayMax: 100 }, use: { ofHour: 10, ofDay: 10 }, count: 30 };

  test("is of that bound where it takes longest, and names the partner", () => {
    const both = { ...facts({ messagesPerMinuteMax: 5 }, { "example.org": 100 }), members: [ofPartner] };
    const expected = { messagesMax: 10, per: "hour", domain: null, partner: "VNGOC", secondsLeft: 10_800 };
    expect(paceForecast("running", both)).toEqual(expected);
    expect(paceForecast("running", { ...both, members: [{ ...ofPartner, count: 190 }] })).toMatchObject({
      per: "day",
      secondsLeft: 86_400,
    });
  });

  test("is the relay's, or none, where the partner's leaves enough", () => {
    const few = { ...facts({}, {}), members: [{ ...ofPartner, use: { ofHour: 0, ofDay: 0 }, count: 10 }] };
    expect(paceForecast("running", few)).toBeNull();
  });
});

test("a plan is forecast before it begins: by its recipients and where they are, the excluded aside", () => {
  const addresses = ["a@example.org", "b@Example.org", "c@example.org", "d@example.net", "A@example.org"];
  const candidates = addresses.map((address, index) => ({
    subscriptionId: String(index),
    address,
    recipientKind: "person" as const,
    partnerId: undefined,
    languages: ["en" as const],
    state: "active" as const,
    isSuppressed: false,
  }));
  const plan = planCampaign({ candidates, languages: ["en"], partnerIds: [] });
  expect(planForecast(plan, { ...unbounded, domainMessagesPerMinuteMax: 1 })).toEqual({
    messagesMax: 1,
    per: "minute",
    domain: "example.org",
    secondsLeft: 120,
  });
  expect(planForecast(plan, { ...unbounded, messagesPerMinuteMax: 4 })).toBeNull();
});

test("a plan is forecast by a partner's bound for its members, not for its office, with what is used up of it", () => {
  const candidates = (["members", "members", "members", "desk"] as const).map((recipientKind, index) => ({
    subscriptionId: String(index),
    address: `reader-${String(index)}@example.org`,
    recipientKind,
    partnerId: "partner-1",
    languages: ["en" as const],
    state: "active" as const,
    isSuppressed: false,
  }));
  const plan = planCampaign({ candidates, languages: ["en"], partnerIds: ["partner-1"] });
  const pace = { messagesPerHourMax: 2, messagesPerDayMax: undefined };
  const partner = { partnerId: "partner-1", name: "VNGOC", pace, use: { ofHour: 1, ofDay: 1 } };
  expect(planForecast(plan, undefined, [partner])).toEqual({
    messagesMax: 2,
    per: "hour",
    domain: null,
    partner: "VNGOC",
    secondsLeft: 3_600,
  });
  expect(planForecast(plan, undefined, [{ ...partner, partnerId: "partner-2" }])).toBeNull();
});
