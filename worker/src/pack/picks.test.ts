import { describe, expect, test } from "vitest";
import { issueSnapshotSchema, type IssueSnapshot, type NewsItem, type Theme } from "@newsletter/schemas";
import { forewordCharactersMax } from "./limits.ts";
import { draftOf, moved, picksOf } from "./picks-draft.ts";
import { differs, everything, pickedSnapshot, themesFirst } from "./picks.ts";
import { readPicksForm } from "./read-picks-form.ts";

function news(id: string, theme?: Theme): NewsItem {
  return {
    type: "newsItem",
    id,
    title: { en: id },
    teaser: {},
    links: [],
    organisations: [],
    ...(theme === undefined ? {} : { theme }),
  };
}

const partner: IssueSnapshot["partners"][number] = {
  id: "partner",
  organisation: { id: "organisation", name: { en: "Partner" } },
  languages: ["en"],
  themes: ["crime"],
  masthead: {},
};

const snapshot: IssueSnapshot = {
  version: 1,
  baseUrl: "https://news.example.org",
  referenceTime: "2024-01-15T09:00:00Z",
  publication: {
    id: "publication",
    slug: "news",
    name: { en: "News" },
    publisher: { en: "A unit" },
    languages: ["en", "fr", "ar"],
    sender: { name: "A unit", address: "news@example.org" },
    isSample: false,
  },
  issue: { id: "issue", slug: "2024-01", number: 5, month: "2024-01", title: {}, subject: {}, preheader: {}, coverNote: {} },
  sections: [
    { kind: "letter", key: "letter", letter: {}, signatory: { name: {} } },
    { kind: "news", key: "news", layout: "oneColumn", items: [news("a", "drugs"), news("b", "crime"), news("c"), news("d", "crime")] },
    { kind: "highlights", key: "short", items: [news("a", "drugs"), news("d", "crime")] },
  ],
  partners: [partner],
  pinned: [],
};

const by = { partnerId: "partner", isOwn: true };
const idsIn = (of: IssueSnapshot): readonly (readonly [string, readonly string[] | undefined])[] =>
  of.sections.map((section) => [section.key, "items" in section ? section.items.map(({ id }) => id) : undefined]);

describe("picks", () => {
  test("of everything are the issue itself, and not another edition", () => {
    const all = everything(snapshot, ["en"]);
    expect(differs(snapshot, all)).toBe(false);
    expect(pickedSnapshot(snapshot, all, by).sections).toEqual(snapshot.sections);
  });

  test("leave out and put in order what they name, and keep the pinned revisions", () => {
    const picks = { languages: ["en" as const], foreword: {}, sections: [{ key: "news", items: ["d", "a"] }, { key: "letter" }] };
    const picked = pickedSnapshot(snapshot, picks, by);
    expect(idsIn(picked)).toEqual([
      ["news", ["d", "a"]],
      ["letter", undefined],
    ]);
    expect(differs(snapshot, picks)).toBe(true);
    expect(issueSnapshotSchema.parse(picked)).toEqual(picked);
  });

  test("pass over what the issue has not, and never put an item into another section or a text in place of items", () => {
    const picks = {
      languages: ["en" as const],
      foreword: {},
      sections: [{ key: "gone" }, { key: "short", items: ["b", "a"] }, { key: "letter", items: ["a"] }, { key: "news" }],
    };
    expect(idsIn(pickedSnapshot(snapshot, picks, by))).toEqual([
      ["short", ["a"]],
      ["letter", undefined],
    ]);
  });

  test("are named by a digest of the partner and all that was picked", () => {
    const all = everything(snapshot, ["en"]);
    const digests = [
      pickedSnapshot(snapshot, all, by),
      pickedSnapshot(snapshot, all, { ...by, partnerId: "other" }),
      pickedSnapshot(snapshot, { ...all, foreword: { en: "Welcome" } }, by),
      pickedSnapshot(snapshot, { ...all, languages: ["ar", "en"] }, by),
    ].map(({ selection }) => selection?.picks);
    expect(new Set(digests).size).toBe(4);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/u);
  });

  test("begin with the partner's themes, the rest in its order", () => {
    expect(themesFirst(snapshot, partner, ["en"]).sections).toEqual([
      { key: "letter" },
      { key: "news", items: ["b", "d", "a", "c"] },
      { key: "short", items: ["d", "a"] },
    ]);
    const { themes: _themes, ...withoutThemes } = partner;
    expect(themesFirst(snapshot, withoutThemes, ["en"])).toEqual(everything(snapshot, ["en"]));
  });
});

describe("the form of a selection", () => {
  const whole = draftOf(snapshot, everything(snapshot, ["fr", "en"]));
  const body = (draft: typeof whole, some: object = {}): object => ({
    order: draft.sections.flatMap(({ place, items = [] }) => [place, ...items.map((item) => item.place)]),
    keep: draft.sections
      .flatMap((section) => [section, ...(section.items ?? [])])
      .filter(({ isKept }) => isKept)
      .map(({ place }) => place),
    languages: draft.languages.map(({ language }) => language),
    language: draft.languages.filter(({ isKept }) => isKept).map(({ language }) => language),
    ...some,
  });

  test("says the same when it comes back as it was shown", () => {
    const picks = { languages: ["ar" as const], foreword: { ar: "مرحبًا" }, sections: [{ key: "news", items: ["c", "b"] }] };
    const draft = draftOf(snapshot, picks);
    const form = readPicksForm(snapshot, body(draft, { "foreword-ar": "مرحبًا" }));
    expect(form.draft).toEqual(draft);
    expect(picksOf(snapshot, form.draft)).toEqual(picks);
  });

  test("shows what is left out after what is kept", () => {
    const draft = draftOf(snapshot, { languages: ["ar"], foreword: {}, sections: [{ key: "news", items: ["c"] }] });
    expect(draft.languages.map(({ language }) => language)).toEqual(["ar", "en", "fr"]);
    expect(draft.sections.map(({ place, isKept }) => [place, isKept])).toEqual([
      ["1", true],
      ["0", false],
      ["2", false],
    ]);
    expect(draft.sections[0]?.items?.map(({ place }) => place)).toEqual(["1.2", "1.0", "1.1", "1.3"]);
  });

  test("moves a section, an item within its section, and a language, and nothing past an end", () => {
    expect(moved(whole, "1.3", -1).sections[1]?.items?.map(({ place }) => place)).toEqual(["1.0", "1.1", "1.3", "1.2"]);
    expect(moved(whole, "2", -1).sections.map(({ place }) => place)).toEqual(["0", "2", "1"]);
    expect(moved(whole, "fr", 1).languages.map(({ language }) => language)).toEqual(["en", "fr", "ar"]);
    for (const place of ["0", "1.0", "fr", "9", "constructor"]) expect(moved(whole, place, -1)).toEqual(whole);
  });

  test.each([
    ["nothing", undefined],
    ["no form", "x"],
    [
      "places that there are not",
      { order: ["9", "1.9", "-1", "__proto__", "1.0.0"], keep: ["9", "1.9"], language: ["de"], languages: "xx" },
    ],
    ["lists without an end", { order: Array.from({ length: 3_000 }, () => "1"), keep: Array.from({ length: 3_000 }, () => "1") }],
    ["something else in place of text", { order: { 0: "1" }, keep: 3, "foreword-en": ["a", "b"], act: ["save"] }],
  ])("that says %s names nothing that was not approved", (_name, sent) => {
    const { draft } = readPicksForm(snapshot, sent);
    expect(picksOf(snapshot, draft)).toEqual({ languages: [], sections: [], foreword: {} });
    expect(draft.sections.map(({ place }) => place)).toEqual(["0", "1", "2"]);
  });

  test("keeps a section without one of its items from standing there empty", () => {
    const { draft } = readPicksForm(snapshot, { keep: ["0", "1"], language: "en" });
    expect(picksOf(snapshot, draft)).toEqual({ languages: ["en"], sections: [{ key: "letter" }], foreword: {} });
  });

  test("takes a foreword as plain text, without signs that turn lines around, end messages or stand for links", () => {
    const typed = " One\r\ntwo\u202E three\u0000\u2066 \u{E000}1\u{E001}\u2028four\uD800 <b> ";
    const { draft } = readPicksForm(snapshot, { "foreword-en": typed });
    expect(draft.foreword.en).toBe("One\ntwo three 1\nfour\uFFFD <b>");
  });

  test("says whose foreword is too long, and gives it back", () => {
    const long = "x".repeat(forewordCharactersMax + 1);
    const form = readPicksForm(snapshot, { "foreword-fr": long, "foreword-en": long.slice(1) });
    expect(form.tooLong).toEqual(["fr"]);
    expect(form.draft.foreword.fr).toBe(long);
  });
});
