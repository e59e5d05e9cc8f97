import { describe, expect, it } from "vitest";
import type { PortableText, PortableTextBlock } from "./portable-text.ts";
import { shortDigest } from "./short-digest.ts";
import { recordsOf, sourceDigest, staleLanguages, translatedFields, translationKey, type TranslatedField } from "./translations.ts";

interface SpanGiven {
  readonly text: string;
  readonly marks?: string[];
}

const block = (key: string, spans: readonly SpanGiven[], href?: string): PortableTextBlock => ({
  _type: "block",
  _key: key,
  children: spans.map((span, index) => ({ _type: "span", _key: `${key}${String(index)}`, marks: [], ...span })),
  ...(href === undefined ? {} : { markDefs: [{ _type: "link", _key: `${key}-link`, href }] }),
});

describe("the name of a source text", () => {
  it("differs when words, emphasis or the address of a link differ", () => {
    const texts: (string | PortableText)[] = [
      "Workshop",
      "workshop",
      [block("a", [{ text: "Workshop" }])],
      [block("a", [{ text: "Workshop", marks: ["em"] }])],
      [block("a", [{ text: "Workshop", marks: ["a-link"] }], "https://example.org/1")],
      [block("a", [{ text: "Workshop", marks: ["a-link"] }], "https://example.org/2")],
      [{ ...block("a", [{ text: "Workshop" }]), listItem: "bullet" }],
      [block("a", [{ text: "Workshop" }]), block("b", [{ text: "Workshop" }])],
    ];
    expect(new Set(texts.map(sourceDigest)).size).toBe(texts.length);
  });

  it("does not depend on keys, on blanks around a line, or on where the editor cut a text into spans", () => {
    expect(sourceDigest("  Workshop ")).toBe(sourceDigest("Workshop"));
    expect(sourceDigest([block("a", [{ text: "See " }, { text: "here", marks: ["a-link"] }], "https://example.org")])).toBe(
      sourceDigest([
        block("z", [{ text: "Se" }, { text: "e " }, { text: "here", marks: ["z-link"] }], "https://example.org"),
        block("y", []),
      ]),
    );
  });

  it("is that of no text for a text without words", () => {
    expect([sourceDigest(" "), sourceDigest([block("a", [{ text: "" }])])]).toEqual([sourceDigest(undefined), sourceDigest(undefined)]);
  });

  it("is 16 hexadecimal digits in any script, the published ones of FNV-1a", () => {
    expect([shortDigest(""), shortDigest("a"), shortDigest("foobar")]).toEqual([
      "cbf29ce484222325",
      "af63dc4c8601ec8c",
      "85944171f73967e8",
    ]);
    expect(sourceDigest("ورشة في نيروبي")).toMatch(/^[0-9a-f]{16}$/u);
  });
});

const string = (language: string, value?: string): object => ({
  _key: language,
  _type: "internationalizedArrayStringValue",
  language,
  value,
});

describe("the translated fields of a document", () => {
  it("are found wherever they lie, without lists that have a language for another reason", () => {
    const document = {
      title: [string("en", "Workshop"), string("fr", " "), string("ar")],
      links: [{ _key: "l", _type: "itemLink", language: "en", url: "https://example.org" }],
      morePictures: [{ _key: "p", alt: [string("en", "A table")] }],
      masthead: { line: [string("fr", "Une ligne")] },
      translations: [{ _key: "t", path: "title", language: "fr", source: "en", sourceDigest: "0", on: "2026-01-01" }],
    };
    expect(translatedFields(document).map(({ path, values }) => `${path} ${[...values.keys()].join()}`)).toEqual([
      "title en",
      'morePictures[_key=="p"].alt en',
      "masthead.line fr",
    ]);
  });
});

const titleOf = (document: object): TranslatedField => translatedFields(document)[0] ?? { path: "", values: new Map() };
const record = (language: string, madeFrom: string, changes: object = {}): object => ({
  _key: translationKey("title", "ar"),
  path: "title",
  language,
  source: "en",
  sourceDigest: sourceDigest(madeFrom),
  on: "2026-01-01",
  ...changes,
});
const staleIn = (document: object): readonly string[] => staleLanguages(document, titleOf(document));

describe("a translation", () => {
  const title = [string("en", "Workshop in Nairobi"), string("fr", "Atelier"), string("ar", "ورشة")];

  it("is stale once the text it was made from has changed, and right again when that comes back", () => {
    expect(staleIn({ title, translations: [record("ar", "Workshop"), record("fr", "Workshop in Nairobi")] })).toEqual(["ar"]);
    expect(staleIn({ title, translations: [record("ar", "Workshop in Nairobi")] })).toEqual([]);
  });

  it("is not stale without a record, without words of its own, or while its source has none", () => {
    expect(staleIn({ title })).toEqual([]);
    expect(staleIn({ title: title.slice(0, 2), translations: [record("ar", "Workshop")] })).toEqual([]);
    expect(staleIn({ title: [string("en", ""), ...title.slice(1)], translations: [record("ar", "Workshop")] })).toEqual([]);
  });

  it("is judged by the language it was made from, and by the record of its own field", () => {
    expect(staleIn({ title, translations: [record("ar", "Atelier", { source: "fr" })] })).toEqual([]);
    expect(staleIn({ title, translations: [record("ar", "Workshop", { path: "teaser" })] })).toEqual([]);
  });
});

it("records that cannot be read count for nothing", () => {
  expect(recordsOf({ translations: [{ _key: "a" }, 7, record("ar", "x")] })).toHaveLength(1);
  expect(recordsOf({ translations: "none" })).toEqual([]);
  expect(recordsOf({})).toEqual([]);
});
