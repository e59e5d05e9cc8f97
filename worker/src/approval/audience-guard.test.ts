import { describe, expect, test } from "vitest";
import type { CampaignPlan } from "../campaign/plan-campaign.ts";
import type { AudienceHistory } from "../ports/campaigns.ts";
import { audienceDoubts, withDoubts } from "./audience-guard.ts";

const now = "2024-03-20T08:00:00.000Z";
const longAgo = "2024-01-15T08:00:00.000Z";
const none: ReadonlyMap<string, number> = new Map();

function plan(...addresses: readonly string[]): CampaignPlan {
  const rows = addresses.map((address, index) => ({
    state: "planned" as const,
    seq: index + 1,
    candidate: {
      subscriptionId: `s${index}`,
      address,
      state: "active" as const,
      isSuppressed: false,
      recipientKind: "person" as const,
      partnerId: undefined,
      languages: ["en" as const],
    },
    edition: { language: "en" as const, kind: "direct" as const, form: "personal" as const },
  }));
  return { rows, plannedCount: rows.length, excludedCount: 0, editions: [] };
}

const readers = (count: number, domain = "example.org"): readonly string[] =>
  Array.from({ length: count }, (_, index) => `r${index}@${domain}`);

function history(changes: Partial<AudienceHistory> = {}): AudienceHistory {
  return {
    issues: [{ issueId: "january", beganAt: longAgo, recipientCount: 100, partnerCounts: none }],
    domains: new Set(["example.org"]),
    now,
    ...changes,
  };
}

const doubts = (asked: CampaignPlan, known: AudienceHistory = history(), issueId = "march"): readonly string[] =>
  audienceDoubts({ issueId, plan: asked, history: known, partnerNames: new Map([["vngoc", "VNGOC"]]) });

describe("an audience", () => {
  test("as it always was raises no doubt", () => {
    expect(doubts(plan(...readers(110)))).toEqual([]);
  });

  test("of a publication's first campaign passes, whatever it is", () => {
    expect(doubts(plan(...readers(5_000, "example.net")), history({ issues: [], domains: new Set() }))).toEqual([]);
  });

  test.each([
    ["left two days ago", "2024-03-18T08:00:00.000Z"],
    ["leaves in two days", "2024-03-22T08:00:00.000Z"],
  ])("that gets another issue so soon is doubted: one %s", (_case, beganAt) => {
    const issues = [{ issueId: "february", beganAt, recipientCount: 100, partnerCounts: none }];
    expect(doubts(plan(...readers(100)), history({ issues }))).toEqual([expect.stringContaining("less than 5 days from now")]);
  });

  test("of a second campaign of the same issue counts for no quiet period and has no usual size", () => {
    const issues = [{ issueId: "march", beganAt: "2024-03-19T08:00:00.000Z", recipientCount: 100, partnerCounts: none }];
    expect(doubts(plan(...readers(2)), history({ issues }))).toEqual([]);
  });

  test("with strangers in it is doubted, and says whose mail domains nobody wrote to before", () => {
    const asked = plan(...readers(90), ...readers(7, "example.net"), ...readers(4, "EXAMPLE.com"));
    expect(doubts(asked)).toEqual(["11 of 101 recipients have mail domains that no earlier issue went to (example.com, example.net)."]);
    expect(doubts(plan(...readers(90), ...readers(10, "example.net")))).toEqual([]);
    // Of few, a part says little.
    expect(doubts(plan(...readers(95), ...readers(5, "example.net")))).toEqual([]);
  });

  test.each([
    [151, "151 recipients are unusually many: earlier issues had about 100."],
    [49, "49 recipients are unusually few: earlier issues had about 100."],
  ])("of an unusual size is doubted: %d", (count, sentence) => {
    expect(doubts(plan(...readers(count)))).toEqual([sentence]);
  });

  test("is compared with what is usual, not with the one issue that was not", () => {
    const issues = [100, 900, 110].map((recipientCount, index) => ({
      issueId: `i${index}`,
      beganAt: longAgo,
      recipientCount,
      partnerCounts: none,
    }));
    expect(doubts(plan(...readers(120)), history({ issues }))).toEqual([]);
  });

  test("that is small anyway may grow by a few", () => {
    const issues = [{ issueId: "january", beganAt: longAgo, recipientCount: 3, partnerCounts: none }];
    expect(doubts(plan(...readers(12)), history({ issues }))).toEqual([]);
  });
});

function listOf(count: number): CampaignPlan {
  const asked = plan(...readers(100));
  const rows = asked.rows.map((row, index) =>
    index < count ? { ...row, candidate: { ...row.candidate, partnerId: "vngoc", recipientKind: "members" as const } } : row,
  );
  return { ...asked, rows };
}

function had(issueId: string, count: number): AudienceHistory["issues"][number] {
  return { issueId, beganAt: longAgo, recipientCount: 100, partnerCounts: new Map([["vngoc", count]]) };
}

describe("a partner's list", () => {
  test.each([
    ["as long as it was", 40, 40],
    ["that grew by half", 40, 60],
    ["of a few that is new", 0, 10],
  ])("%s raises no doubt", (_case, before, after) => {
    expect(doubts(listOf(after), history({ issues: [had("january", before)] }))).toEqual([]);
  });

  test.each([
    ["that grew by more than half", 40, 61, "VNGOC from 40 to 61"],
    ["of many that is new", 0, 11, "VNGOC from 0 to 11"],
  ])("%s is doubted, though the audience is as large as ever", (_case, before, after, words) => {
    expect(doubts(listOf(after), history({ issues: [had("january", before)] }))).toEqual([
      `The list of a partner grew by more than usual: ${words}.`,
    ]);
  });

  test("is held against the longest it was, not against an issue it missed", () => {
    expect(doubts(listOf(40), history({ issues: [had("february", 0), had("january", 40)] }))).toEqual([]);
  });

  test("that grew between two campaigns of the same issue is doubted by both together", () => {
    const issues = [had("march", 40), had("january", 40)];
    expect(doubts(listOf(20), history({ issues }))).toEqual([]);
    expect(doubts(listOf(21), history({ issues }))).toEqual([expect.stringContaining("VNGOC from 40 to 61")]);
    // Of a publication's first issue, its first campaign is what is usual.
    expect(doubts(listOf(21), history({ issues: [had("march", 40)] }))).toEqual([expect.stringContaining("from 40 to 61")]);
  });
});

test("doubts take two signatures, and stand beside what is unknown of the authors", () => {
  const people = [{ id: "edith", name: "Edith" }];
  const known = { people, signaturesNeeded: 1, reason: null } as const;
  expect(withDoubts(known, [])).toBe(known);
  expect(withDoubts(known, ["Unusual."])).toEqual({ people, signaturesNeeded: 2, reason: "Unusual. Two people approve." });
  const unknown = { people, signaturesNeeded: 2, reason: "A program wrote part of it: two people approve." } as const;
  expect(withDoubts(unknown, ["Unusual."]).reason).toBe("A program wrote part of it: two people approve. Unusual.");
});
