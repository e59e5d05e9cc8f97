import fc from "fast-check";
import { sourceDigest, type PortableText, type PortableTextBlock } from "@newsletter/schemas";
import { describe, expect, it } from "vitest";
import * as build from "../../test/support/documents.ts";
import { readDocuments } from "../content/read-documents.ts";
import { checkTranslation } from "./check-translation.ts";
import { readCsv } from "./read-csv.ts";
import { readXliff } from "./read-xliff.ts";
import type { ReadTranslation } from "./translation-file.ts";
import { unitsOfIssue, type TranslationUnit } from "./units-of-issue.ts";
import { writeCsv } from "./write-csv.ts";
import { writeXliff } from "./write-xliff.ts";

const subject = { issueId: "issue-5", source: "en", target: "fr" } as const;

// A text whose translation is the text itself: whatever an editor wrote has to come back with the same words, emphasis and links.

const words = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.stringMatching(/^[a-z \\[\]*_()'"<>&;,=+@\-\r\n\t\d-]{1,20}$/u),
    fc.constantFrom("](1)", "[x](2)", "**", "__", "\\", "=1+1", "'=1", "\u0001", "x\u000Cy", "]]>", "نشرة", " ", "\uFFFE"),
  )
  .filter((text) => text.isWellFormed() && !/[\u202A-\u202E\u2066-\u2069]/u.test(text));

const block = fc
  .record({
    spans: fc.array(
      fc.record({ text: words, marks: fc.uniqueArray(fc.constantFrom("strong", "em", "l1", "l2", "f1"), { maxLength: 3 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    note: fc.array(words, { minLength: 1, maxLength: 2 }),
    listItem: fc.option(fc.constantFrom("bullet" as const, "number" as const), { nil: undefined }),
  })
  .map(({ spans, listItem, note }): PortableTextBlock => ({
    _type: "block",
    _key: "b",
    listItem,
    level: listItem === undefined ? undefined : 1,
    markDefs: [
      { _type: "link", _key: "l1", href: "https://example.org/?a=1&b=<2>" },
      { _type: "link", _key: "l2", href: "https://example.org/2" },
      {
        _type: "footnote",
        _key: "f1",
        text: note.map((said, index) => ({
          _type: "block",
          _key: `n${index}`,
          markDefs: [{ _type: "link", _key: "nl", href: "https://example.org/note" }],
          children: [
            { _type: "span", _key: "a", text: said, marks: ["em"] },
            { _type: "span", _key: "b", text: "x", marks: ["nl"] },
          ],
        })),
      },
    ],
    // A word can lead to one place alone.
    children: spans.map(({ text, marks }, index) => ({
      _type: "span" as const,
      _key: `s${index}`,
      text,
      marks: marks.filter((mark) => mark !== "l2" || !marks.includes("l1")),
    })),
  }));

const isLinkWithoutWords = ({ children }: PortableTextBlock): boolean =>
  children.some(({ text, marks = [] }) => text.trim() === "" && marks.some((mark) => mark.startsWith("l") || mark === "f1"));
const wholeBlock = block.filter((one) => one.children.some((span) => span.text.trim() !== "") && !isLinkWithoutWords(one));

const table = fc
  .array(fc.array(fc.oneof(words, fc.constant("")), { maxLength: 4 }), { maxLength: 4 })
  .map((rows): PortableText[number] => ({
    _type: "table",
    _key: "t",
    rows: rows.map((cells, index) => ({ _type: "tableRow", _key: `r${index}`, cells })),
  }));
const figure: fc.Arbitrary<PortableText[number]> = fc.record(
  {
    _type: fc.constant("figure" as const),
    _key: fc.constant("f"),
    asset: fc.constant({ _ref: build.assetRef }),
    alt: words,
    caption: words,
    credit: words,
  },
  { requiredKeys: ["_type", "_key", "asset", "alt"] },
);
const text: fc.Arbitrary<PortableText> = fc
  .tuple(
    wholeBlock.map((one) => [one]),
    fc.array(fc.oneof({ weight: 3, arbitrary: wholeBlock }, table, figure), { maxLength: 3 }),
  )
  .map((parts) => parts.flat());

const member = (language: "en" | "fr", value: unknown): object => ({ _key: language, language, value });
const newsItem = (title: string, teaser: PortableText, language: "en" | "fr"): object[] => [
  build.newsItem({ title: [member("en", title)], teaser: [member("en", teaser), ...(language === "fr" ? [member("fr", teaser)] : [])] }),
];

/** As if a translator had copied every source into its target. */
function echoed(
  write: typeof writeXliff,
  read: (content: string) => ReadTranslation,
  documents: object[],
): { units: readonly TranslationUnit[]; read: ReadTranslation } {
  const units = unitsOfIssue({ documents: readDocuments(documents), source: "en", target: "fr" });
  const copied = units.map((unit) => ({ ...unit, target: unit.source }));
  return { units, read: read(write(subject, copied)) };
}

function outcomeOf(reading: () => unknown): string {
  try {
    reading();
    return "read";
  } catch (error) {
    return String(error);
  }
}

describe.each([
  ["XLIFF", writeXliff, readXliff],
  ["a table", writeCsv, readCsv],
] as const)("what is written as %s", (_name, write, read) => {
  it("comes back with every word, emphasis, link, footnote, cell and caption, whatever an editor wrote", () => {
    fc.assert(
      fc.property(
        words.filter((title) => title.trim() !== ""),
        text,
        (title, teaser) => {
          const documents = newsItem(title, teaser, "en");
          const { units, read: translation } = echoed(write, read, documents);
          const { accepted, refused } = checkTranslation(translation, subject, readDocuments(documents));
          // A translation is looked at more closely than its source: a placeholder is refused, unless the source has one too.
          expect(refused).toEqual([]);
          expect(accepted.map(({ path, value }) => [path, sourceDigest(value)])).toEqual(
            units.map(({ path, sourceDigest: digest }) => [path, digest]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is left as it was where the translation stands there already", () => {
    fc.assert(
      fc.property(text, (teaser) => {
        const documents = readDocuments(newsItem("Workshop", teaser, "fr"));
        const units = unitsOfIssue({ documents, source: "en", target: "fr" });
        const checked = checkTranslation(read(write(subject, units)), subject, documents);
        expect(checked).toMatchObject({ accepted: [], refused: [], skippedCount: units.length });
      }),
    );
  });

  it("is read or refused by a sentence, however it was damaged", () => {
    const units = unitsOfIssue({ documents: readDocuments([build.newsItem()]), source: "en", target: "fr" });
    const whole = write(subject, units);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(30), fc.string({ maxLength: 5 }), (at, length, instead) => {
        const damaged = whole.slice(0, at) + instead + whole.slice(at + length);
        expect(outcomeOf(() => read(damaged))).toMatch(/^(?:read|TranslationFileError: [A-Z].*\.)$/su);
      }),
    );
  });
});
