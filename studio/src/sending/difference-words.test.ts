import type { Difference, EditionKey } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { comparedInWords, differenceInWords, editionsTitle, foldInWords, lineLabel } from "./difference-words.ts";

const partners = [{ partnerId: "a", name: "Alliance", plannedCount: 1, excludedCount: 0 }];
const copy: EditionKey = { language: "en", kind: "partner", form: "personal", partnerId: "a" };
const page = (language: EditionKey["language"]): EditionKey => ({ language, kind: "web", form: "shared" });
const plain = (words: string): string => words.replaceAll(/[\u2068\u2069]/gu, "");

describe("what an approver has not read yet", () => {
  test("is compared with what somebody decided, and when", () => {
    const compared = { by: [{ id: "ada", name: "Ada Approver" }], at: "2024-01-30T08:00:00.000Z", reason: null };
    expect(comparedInWords({ ...compared, state: "approved" })).toMatch(
      /^Compared with what was approved last, by Ada Approver, Tuesday, 30 J/u,
    );
    expect(comparedInWords({ ...compared, state: "refused" })).toMatch(/never approved.*refused last, by Ada Approver/u);
  });

  test.each<readonly [Difference, string]>([
    [{ kind: "words", editionCount: 1 }, "Words, in 1 edition: see below."],
    [{ kind: "pictures", addedCount: 1, removedCount: 2 }, "Pictures: 1 new, 2 gone."],
    [{ kind: "files", addedCount: 0, removedCount: 1 }, "Files: 1 gone."],
    [{ kind: "markup", editionCount: 2 }, "Where links lead or how it looks, in 2 editions with the same words."],
    [
      {
        kind: "audience",
        before: { plannedCount: 1_500, excludedCount: 3 },
        after: { plannedCount: 1_503, excludedCount: 3 },
        partnerCount: 1,
      },
      "Audience: 1,503 recipients instead of 1,500, 1 partner with more or fewer than before.",
    ],
    [
      { kind: "sender", before: "Unit <a@example.org>", after: "Unit <b@example.org>" },
      "Sender: Unit <b@example.org> instead of Unit <a@example.org>.",
    ],
    [
      { kind: "audienceDefinition", before: {}, after: { leftOutPartners: ["a"] } },
      "Who gets it: Everybody, without Alliance, instead of Everybody.",
    ],
    [
      { kind: "quietHours", before: null, after: { from: "20:00", to: "07:00", timeZone: "Europe/Vienna" } },
      "Quiet hours: 20:00–07:00 (Europe/Vienna) instead of none.",
    ],
    [{ kind: "template" }, "Template: another version renders the editions."],
    [{ kind: "editions", joined: [copy], left: [] }, "Editions: 1 new (English · Partner copy · Alliance)."],
    [
      { kind: "editions", joined: [], left: [page("en"), page("fr"), page("es"), page("ar")] },
      "Editions: 4 not sent any more (English · Web edition; Français · Web edition; Español · Web edition; and 1 more).",
    ],
  ])("is said in a line: %o", (difference, words) => {
    expect(plain(differenceInWords(difference, partners))).toBe(words);
  });

  test("has a time, or none", () => {
    const words = differenceInWords({ kind: "schedule", before: null, after: "2024-01-30T08:00:00.000Z" }, partners);
    expect(words).toMatch(/^Time: Tuesday, 30 January 2024.* instead of as soon as it is approved\.$/u);
  });

  test("stands under the editions that differ in the same way", () => {
    expect(plain(editionsTitle([copy], partners))).toBe("English · Partner copy · Alliance");
    expect(plain(editionsTitle([copy, page("en"), page("fr")], partners))).toBe("English · Partner copy · Alliance and 2 more editions");
  });

  test("is marked by words, line by line", () => {
    expect(lineLabel({ kind: "changed", part: "subject", runs: [] })).toBe("Subject changed");
    expect(lineLabel({ kind: "removed", part: "text", words: "" })).toBe("Line gone");
    expect(lineLabel({ kind: "same", part: "text", words: "" })).toBeUndefined();
    expect(foldInWords(1)).toBe("1 line as before");
  });
});
