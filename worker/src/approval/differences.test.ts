import type { AudienceCounts, EditionKey, IssueSnapshot } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { newsItem, picture, snapshot } from "../../test/support/snapshots.ts";
import { differencesBetween, type Compared } from "./differences.ts";
import type { SaidEdition } from "./differing-texts.ts";
import { approvalLimits } from "./limits.ts";

const english: EditionKey = { language: "en", kind: "direct", form: "personal" };
const partnerCopy = (partnerId: string): EditionKey => ({ language: "en", kind: "partner", form: "personal", partnerId });

function edition(words: string, { key = english, digest = words }: Partial<Pick<SaidEdition, "key" | "digest">> = {}): SaidEdition {
  return { key, digest, lines: [{ part: "text", words }] };
}

function audience(plannedCount: number, changes: Partial<AudienceCounts> = {}): AudienceCounts {
  return { candidateCount: plannedCount, plannedCount, excludedCount: 0, exclusions: {}, partners: [], ...changes };
}

function sent(changes: Partial<Compared["approval"]> & Partial<Omit<Compared, "approval">> = {}): Compared {
  const { snapshot: issue = snapshot(), editions = [edition("As it was")], ...approval } = changes;
  return {
    approval: { scheduledAt: null, quietHours: null, audience: audience(3), templateVersion: "4", ...approval },
    snapshot: issue,
    editions,
  };
}

const kindsOf = (before: Compared, after: Compared): readonly string[] =>
  differencesBetween(before, after).differences.map(({ kind }) => kind);

const copies = (words: string): readonly SaidEdition[] =>
  [english, partnerCopy("a"), partnerCopy("b")].map((key) => edition(words, { key, digest: words + (key.partnerId ?? "") }));

const withPicture = (sha256: string): IssueSnapshot => {
  const shown = picture({ en: "A hall" });
  const item = newsItem({ picture: { ...shown, media: { ...shown.media, sha256 } } });
  return snapshot({ sections: [{ key: "news", kind: "lead", items: [item] }] });
};

describe("what approval is asked for", () => {
  test("may differ in nothing", () => {
    expect(differencesBetween(sent(), sent())).toEqual({ differences: [], texts: [], moreTextCount: 0 });
  });

  test("differs in whom it was chosen for, also when it comes to as many", () => {
    const definition = { leftOutPartners: ["partner-a"] };
    const chosen = sent({ audience: audience(3, { definition }) });
    expect(differencesBetween(sent(), chosen).differences).toEqual([{ kind: "audienceDefinition", before: {}, after: definition }]);
    expect(differencesBetween(chosen, chosen).differences).toEqual([]);
  });

  test("differs in words, and says in which editions", () => {
    const after = sent({ editions: [edition("As it is now")] });
    expect(differencesBetween(sent(), after)).toMatchObject({
      differences: [{ kind: "words", editionCount: 1 }],
      texts: [{ editions: [english], lines: [{ kind: "changed" }], moreLineCount: 0 }],
    });
  });

  test("differs in where links lead or how it looks, where the words are the same", () => {
    expect(differencesBetween(sent(), sent({ editions: [edition("As it was", { digest: "another" })] }))).toEqual({
      differences: [{ kind: "markup", editionCount: 1 }],
      texts: [],
      moreTextCount: 0,
    });
  });

  test("says once what differs in the same way in many editions of a language", () => {
    const { differences, texts } = differencesBetween(sent({ editions: copies("Before") }), sent({ editions: copies("After") }));
    expect(differences).toEqual([{ kind: "words", editionCount: 3 }]);
    expect(texts.map(({ editions }) => editions.length)).toEqual([3]);
  });

  test("lists as many texts as somebody reads, and says how many more there are", () => {
    const count = approvalLimits.differingTextsShownMax + 2;
    const manyCopies = (words: string): readonly SaidEdition[] =>
      Array.from({ length: count }, (_, index) => edition(`${words} ${index}`, { key: partnerCopy(`p${index}`) }));
    const { texts, moreTextCount } = differencesBetween(sent({ editions: manyCopies("Before") }), sent({ editions: manyCopies("After") }));
    expect([texts.length, moreTextCount]).toEqual([approvalLimits.differingTextsShownMax, 2]);
  });

  test("has editions that joined and editions that are gone", () => {
    const before = sent({ editions: [edition("One"), edition("Two", { key: partnerCopy("a") })] });
    const after = sent({ editions: [edition("One"), edition("Two", { key: partnerCopy("b") })] });
    expect(differencesBetween(before, after).differences).toEqual([
      { kind: "editions", joined: [partnerCopy("b")], left: [partnerCopy("a")] },
    ]);
  });

  test("differs in pictures and files by their bytes, wherever they stand", () => {
    const { differences } = differencesBetween(
      sent({ snapshot: withPicture("1".repeat(64)) }),
      sent({ snapshot: withPicture("2".repeat(64)) }),
    );
    expect(differences).toEqual([{ kind: "pictures", addedCount: 1, removedCount: 1 }]);
  });

  test("differs in audience, schedule, sender and template", () => {
    const was = sent();
    const partners = [{ partnerId: "a", name: "A", plannedCount: 1, excludedCount: 0 }];
    expect(differencesBetween(was, sent({ audience: audience(4, { partners }) })).differences).toEqual([
      {
        kind: "audience",
        before: { plannedCount: 3, excludedCount: 0 },
        after: { plannedCount: 4, excludedCount: 0 },
        partnerCount: 1,
      },
    ]);
    expect(kindsOf(was, sent({ scheduledAt: "2024-02-01T08:00:00.000Z" }))).toEqual(["schedule"]);
    const quietHours = { from: "20:00", to: "07:00", timeZone: "Europe/Vienna" };
    expect(kindsOf(was, sent({ quietHours }))).toEqual(["quietHours"]);
    expect(kindsOf(sent({ quietHours }), sent({ quietHours: { ...quietHours } }))).toEqual([]);
    const { publication } = snapshot();
    const sender = { ...publication.sender, address: "other@example.org" };
    expect(kindsOf(was, sent({ snapshot: { ...snapshot(), publication: { ...publication, sender } } }))).toEqual(["sender"]);
    expect(kindsOf(was, sent({ templateVersion: "5" }))).toEqual(["template"]);
  });
});
