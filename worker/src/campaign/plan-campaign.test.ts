import type { Language } from "@newsletter/schemas";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planCampaign, type Candidate } from "./plan-campaign.ts";

const languages: readonly Language[] = ["en", "ar"];
const partnerIds = ["partner-a", "partner-b"];

function candidate(changes: Partial<Candidate> = {}): Candidate {
  return {
    subscriptionId: "subscription",
    address: "reader@example.org",
    recipientKind: "person",
    partnerId: undefined,
    languages: ["en"],
    state: "active",
    isSuppressed: false,
    ...changes,
  };
}

function plan(...candidates: readonly Candidate[]): ReturnType<typeof planCampaign> {
  return planCampaign({ candidates, languages, partnerIds });
}

describe("a candidate is excluded", () => {
  test.each([
    { changes: { isSuppressed: true }, reason: "suppressed" },
    { changes: { isSuppressed: true, state: "left" }, reason: "suppressed" },
    { changes: { isSuppressedByPartner: true }, reason: "suppressedByPartner" },
    { changes: { isSuppressed: true, isSuppressedByPartner: true }, reason: "suppressed" },
    { changes: { state: "requested" }, reason: "requested" },
    { changes: { state: "leaving" }, reason: "leaving" },
    { changes: { state: "left" }, reason: "left" },
    { changes: { isPaused: true }, reason: "paused" },
    { changes: { state: "left", isPaused: true }, reason: "left" },
    { changes: { languages: ["ru", "zh"] }, reason: "languageMissing" },
    { changes: { recipientKind: "desk", partnerId: "partner-gone" }, reason: "partnerUnknown" },
  ] as const)("as $reason: $changes", ({ changes, reason }) => {
    expect(plan(candidate(changes)).rows).toMatchObject([{ state: "excluded", reason }]);
  });

  test("as alreadyInCampaign when an earlier campaign of the issue had it, and as editionNotApproved when nobody signed its edition", () => {
    const { rows } = planCampaign({
      candidates: [candidate({ subscriptionId: "had-it" }), candidate({ address: "new@example.org", languages: ["ar"] })],
      languages,
      partnerIds,
      submittedBefore: new Set(["had-it"]),
      approvedEditions: new Set(["en.direct.personal"]),
    });
    expect(rows).toMatchObject([
      { state: "excluded", reason: "alreadyInCampaign" },
      { state: "excluded", reason: "editionNotApproved" },
    ]);
  });

  test("as partnerExcluded when its partner was left out, unless it gets nothing anyway; who is with another partner gets it through that", () => {
    const { rows } = planCampaign({
      candidates: [
        candidate({ partnerId: "partner-a" }),
        candidate({ partnerId: "partner-a", state: "left", address: "left@example.org" }),
        candidate({ partnerId: "partner-b" }),
        candidate({ address: "direct@example.org" }),
      ],
      languages,
      partnerIds,
      leftOutPartners: ["partner-a"],
    });
    expect(rows).toMatchObject([
      { state: "excluded", reason: "partnerExcluded" },
      { state: "excluded", reason: "left" },
      { state: "planned", edition: { partnerId: "partner-b" } },
      { state: "planned", edition: { kind: "direct" } },
    ]);
  });

  test("as of a territory when its partner has members where an item may not be distributed, and others get it", () => {
    const candidates = [candidate({ recipientKind: "desk", partnerId: "partner-a" }), candidate({ address: "other@example.org" })];
    const { rows } = planCampaign({ candidates, languages, partnerIds, withheldFrom: new Set(["partner-a"]) });
    expect(rows).toMatchObject([{ state: "excluded", reason: "territory" }, { state: "planned" }]);
  });

  test("by an embargo, whoever it is, while an item may not be public", () => {
    const { rows } = planCampaign({ candidates: [candidate(), candidate({ state: "left" })], languages, partnerIds, isEmbargoed: true });
    expect(rows).toMatchObject([{ reason: "embargo" }, { reason: "left" }]);
  });

  test("as a duplicate address when the same mailbox came through another partner, whatever the case of its letters", () => {
    const { rows } = plan(
      candidate({ recipientKind: "desk", partnerId: "partner-a" }),
      candidate({ recipientKind: "desk", partnerId: "partner-b", address: "Reader@Example.org" }),
    );
    expect(rows).toMatchObject([{ state: "planned" }, { state: "excluded", reason: "duplicateAddress" }]);
  });

  test("but an excluded one does not take the mailbox from the next", () => {
    expect(plan(candidate({ state: "left" }), candidate()).rows).toMatchObject([{ state: "excluded" }, { state: "planned" }]);
  });
});

describe("the edition", () => {
  test.each([
    { changes: {}, edition: { language: "en", kind: "direct", form: "personal" } },
    { changes: { partnerId: "partner-a" }, edition: { language: "en", kind: "partner", form: "personal", partnerId: "partner-a" } },
    {
      changes: { recipientKind: "desk", partnerId: "partner-a", languages: ["zh", "ar", "en"] },
      edition: { language: "ar", kind: "partner", form: "personal", partnerId: "partner-a" },
    },
    { changes: { recipientKind: "list", partnerId: "partner-a" }, edition: { language: "en", kind: "forwardable", form: "shared" } },
    {
      changes: { recipientKind: "members", partnerId: "partner-b" },
      edition: { language: "en", kind: "members", form: "personal", partnerId: "partner-b" },
    },
  ] as const)("of $changes is $edition", ({ changes, edition }) => {
    expect(plan(candidate(changes)).rows).toMatchObject([{ state: "planned", edition }]);
  });
});

const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  subscriptionId: fc.uuid(),
  address: fc.constantFrom("a@example.org", "A@example.org", "b@example.org", "c@example.org"),
  recipientKind: fc.constantFrom("person", "desk", "list", "members"),
  partnerId: fc.constantFrom(undefined, "partner-a", "partner-b", "partner-gone"),
  languages: fc.subarray<Language>(["en", "fr", "ar", "zh"]),
  state: fc.constantFrom("requested", "active", "leaving", "left"),
  isSuppressed: fc.boolean(),
});

describe("for any audience", () => {
  const audiences = fc.array(anyCandidate, { maxLength: 40 });

  test("invariant 5: candidates = planned + excluded, each exclusion with its reason", () => {
    fc.assert(
      fc.property(audiences, (candidates) => {
        const { rows, plannedCount, excludedCount } = plan(...candidates);
        expect(plannedCount + excludedCount).toBe(candidates.length);
        expect(rows.map(({ seq }) => seq)).toEqual(candidates.map((_, index) => index + 1));
        expect(rows.filter((row) => row.state === "excluded" && row.reason.length > 0)).toHaveLength(excludedCount);
      }),
    );
  });

  test("no mailbox is planned twice, and nobody who is suppressed or not active", () => {
    fc.assert(
      fc.property(audiences, (candidates) => {
        const planned = plan(...candidates).rows.filter(({ state }) => state === "planned");
        const mailboxes = planned.map((row) => row.candidate.address.toLowerCase());
        expect(new Set(mailboxes).size).toBe(mailboxes.length);
        expect(planned.every((row) => row.candidate.state === "active" && !row.candidate.isSuppressed)).toBe(true);
      }),
    );
  });
});
