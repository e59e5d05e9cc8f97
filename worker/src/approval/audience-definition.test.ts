import type { AudienceChoice, Segment } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { snapshot } from "../../test/support/snapshots.ts";
import type { Candidate } from "../campaign/plan-campaign.ts";
import { preparedDigest } from "./approved-digest.ts";
import { candidatesIn, definitionOf, everybody, isEverybody } from "./audience-definition.ts";

const issue = snapshot();
const publicationId = issue.publication.id;
const arabic: Segment = {
  id: "019ac000-0000-7000-8000-000000000001",
  name: "Arabic desks",
  conditions: { partners: [], recipientKinds: ["desk"], languages: ["ar"], places: [] },
};
const segments = {
  segment: async (id: string) => (id === arabic.id ? { ...arabic, publicationId } : undefined),
};
const choice = (changes: Partial<AudienceChoice>): AudienceChoice => ({ segmentId: null, leftOutPartners: [], ...changes });

function candidate(changes: Partial<Candidate>): Candidate {
  const usual = { subscriptionId: "s", address: "a@example.org", state: "active", isSuppressed: false, partnerId: undefined } as const;
  return { ...usual, recipientKind: "desk", languages: ["ar", "en"], ...changes };
}

describe("who an issue is for", () => {
  test("is everybody when nothing narrows it, and has the digest it had before there were segments", async () => {
    const definition = await definitionOf(choice({}), issue, segments);
    expect(isEverybody(definition)).toBe(true);
    const content = { snapshotDigest: "5".repeat(64), editions: [], templateVersion: "4", audience: { publicationId } };
    expect(preparedDigest({ ...content, audience: { publicationId, ...definition } })).toBe(preparedDigest(content));
  });

  test("holds the segment itself, not where to look it up, and every part of it changes the digest", async () => {
    const definition = await definitionOf(choice({ segmentId: arabic.id }), issue, segments);
    expect(definition).toEqual({ segment: arabic });
    const others = [
      everybody,
      definition,
      { segment: { ...arabic, name: "Desks" } },
      { segment: { ...arabic, conditions: { ...arabic.conditions, languages: ["fr" as const] } } },
      { ...definition, leftOutPartners: ["partner-a"] },
    ];
    const digests = others.map((audience) =>
      preparedDigest({ snapshotDigest: "5", editions: [], templateVersion: "4", audience: { publicationId, ...audience } }),
    );
    expect(new Set(digests).size).toBe(others.length);
  });

  test.each([
    ["a segment that is gone", choice({ segmentId: "019ac000-0000-7000-8000-000000000009" }), "does not exist any more"],
    ["a partner nobody knows", choice({ leftOutPartners: ["partner-nobody"] }), "no published partner “partner-nobody”"],
  ])("cannot be %s", async (_case, wanted, words) => {
    await expect(definitionOf(wanted, issue, segments)).rejects.toThrow(words);
  });

  test("cannot be a segment of another publication", async () => {
    const elsewhere = { segment: async () => ({ ...arabic, publicationId: "another" }) };
    await expect(definitionOf(choice({ segmentId: arabic.id }), issue, elsewhere)).rejects.toThrow("does not exist any more");
  });
});

test("a candidate is in a segment by its first language", () => {
  const inIt = candidate({});
  const others = [candidate({ languages: ["en", "ar"] }), candidate({ languages: [] }), candidate({ recipientKind: "list" })];
  expect(candidatesIn([inIt, ...others], arabic, [])).toEqual([inIt]);
});

test("a candidate is in a segment of a place through a partner with members there, as the snapshot has them", () => {
  const kenya: Segment = { ...arabic, conditions: { partners: [], recipientKinds: [], languages: [], places: ["202"] } };
  const candidates = [candidate({ partnerId: "partner-a" }), candidate({ partnerId: "partner-elsewhere" }), candidate({})];
  expect(candidatesIn(candidates, kenya, [{ id: "partner-a", countries: ["AT", "KE"] }])).toEqual([candidates[0]]);
  expect(candidatesIn(candidates, kenya, [{ id: "partner-a", countries: ["AT"] }])).toEqual([]);
  expect(candidatesIn(candidates, kenya, [{ id: "partner-a" }])).toEqual([]);
});

test("a candidate is in a segment of a theme through its partner, and of a tag by its own", () => {
  const asked: Segment = {
    ...arabic,
    conditions: { partners: [], recipientKinds: [], languages: [], places: [], themes: ["drugs"], tags: ["first"] },
  };
  const candidates = [
    candidate({ partnerId: "partner-a", tags: ["first"] }),
    candidate({ partnerId: "partner-a" }),
    candidate({ tags: ["first"] }),
  ];
  expect(candidatesIn(candidates, asked, [{ id: "partner-a", themes: ["drugs"] }])).toEqual([candidates[0]]);
});
