import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issueSnapshotSchema, type Media } from "@newsletter/schemas";
import * as build from "../../test/support/documents.ts";
import type { SnapshotResult } from "../ports/content.ts";
import { buildSnapshot, snapshotDigest } from "./build-snapshot.ts";
import { ContentError } from "./content-error.ts";
import type { KeptPicture } from "./conversion.ts";
import { readDocuments } from "./read-documents.ts";

const media: Media = { sha256: "a".repeat(64), extension: "jpg", widthPx: 600, heightPx: 400 };
const kept: KeptPicture = media;

function snapshotOf(
  documents: readonly unknown[],
  pictures: ReadonlyMap<string, KeptPicture> = new Map([[build.assetRef, kept]]),
): SnapshotResult {
  return buildSnapshot({ issueId: build.issueId, documents: readDocuments(documents), pictures, baseUrl: "https://news.example.org" });
}

function errorsOf(result: SnapshotResult): string[] {
  return result.findings
    .filter(({ severity }) => severity === "error")
    .map(({ rule, documentId, path }) => [rule, documentId, path].filter((part) => part !== undefined).join(" "));
}

const whole = [build.publication(), build.issue(), build.newsItem(), build.organisation(), build.partner()];
const withItem = (kind: string, item: unknown, id: string): unknown[] => [
  ...whole,
  item,
  build.issue({ sections: [{ _key: "s", kind, items: [build.reference(id)] }] }),
];

const entry = (changes: object): unknown[] => withItem("calendar", build.calendarEntry(changes), "entry");
const call = (changes: object): unknown[] => withItem("calls", build.callForApplications(changes), "call");
const deadline = (changes: object): unknown[] => call({ deadlines: [{ _key: "d", ...changes }] });

const faults: [string, unknown[], string][] = [
  ["an issue without sections", [...whole, build.issue({ sections: [] })], "sectionsMissing issue-5 sections"],
  [
    "an issue whose only section is empty",
    [...whole, build.issue({ sections: [build.newsSection([])] })],
    "sectionsMissing issue-5 sections",
  ],
  ["a section that is for nothing", [...whole, build.issue({ sections: [{ _key: "x" }] })], 'kindMissing issue-5 sections[_key=="x"].kind'],
  [
    "a reference that leads nowhere",
    [...whole, build.issue({ sections: [build.newsSection(["gone"])] })],
    'referenceDangling issue-5 sections[_key=="news"].items[_key=="gone"]',
  ],
  [
    "a video among the news",
    withItem("news", build.video(), "video"),
    'referenceWrongType issue-5 sections[_key=="s"].items[_key=="video"]',
  ],
  ["a news item without title", [...whole, build.newsItem({ title: [] })], "textMissing news title"],
  ["a title of blanks", [...whole, build.newsItem({ title: build.translated({ en: "  " }) })], "textMissing news title"],
  ["a teaser without words", [...whole, build.newsItem({ teaser: build.text(" ") })], "textMissing news teaser"],
  ["a picture nobody describes", [...whole, build.newsItem({ picture: build.picture({ alt: [] }) })], "altMissing news picture.alt"],
  ["a link that runs a script", [...whole, build.newsItem({ teaser: build.text("Read", "javascript:alert(1)") })], "urlWrong news teaser"],
  [
    "a link without address",
    [...whole, build.newsItem({ links: [{ _key: "l", language: "en" }] })],
    'urlMissing news links[_key=="l"].url',
  ],
  [
    "a link without its language",
    [...whole, build.newsItem({ links: [{ _key: "l", url: "https://example.org" }] })],
    'languageNotStated news links[_key=="l"].language',
  ],
  [
    "a last day before the first",
    [...whole, build.newsItem({ firstDay: "2024-01-02", lastDay: "2024-01-01" })],
    "dateOrderWrong news lastDay",
  ],
  ["a last day alone", [...whole, build.newsItem({ lastDay: "2024-01-01" })], "dateMissing news firstDay"],
  ["an entry of unknown precision", entry({ precision: undefined }), "dateMissing entry precision"],
  ["a day that is missing", entry({ day: undefined }), "dateMissing entry day"],
  ["a range without its end", entry({ precision: "range", firstDay: "2024-01-29" }), "dateMissing entry lastDay"],
  [
    "a range that runs backwards",
    entry({ precision: "range", firstDay: "2024-02-09", lastDay: "2024-01-29" }),
    "dateOrderWrong entry lastDay",
  ],
  ["a time without its zone", entry({ precision: "time", startsAt: "2024-02-01T09:00:00Z" }), "dateMissing entry timeZone"],
  [
    "an end before the start",
    entry({ precision: "time", startsAt: "2024-02-01T09:00:00Z", endsAt: "2024-02-01T08:00:00Z", timeZone: "Europe/Vienna" }),
    "dateOrderWrong entry endsAt",
  ],
  [
    "months that run backwards",
    entry({ precision: "monthSpan", firstMonth: "2024-03", lastMonth: "2024-02" }),
    "dateOrderWrong entry lastMonth",
  ],
  ["a venue without a place", entry({ placeKind: "venue" }), "placeMissing entry place"],
  ["a call without deadline", call({ deadlines: [] }), "deadlineMissing call deadlines"],
  ["a deadline at no time", deadline({ precision: "instant" }), 'dateMissing call deadlines[_key=="d"].closesAt'],
  [
    "a topic without name",
    deadline({ precision: "day", day: "2024-02-04", topics: [{ _key: "t" }] }),
    'textMissing call deadlines[_key=="d"].topics[_key=="t"].name',
  ],
  ["a video that cannot be watched", withItem("videos", build.video({ watchUrl: "" }), "video"), "urlMissing video watchUrl"],
  [
    "a supporter that is nobody",
    withItem("supporters", build.supporter({ organisation: undefined }), "supporter"),
    "organisationMissing supporter organisation",
  ],
  [
    "a sender that is no address",
    [...whole, build.publication({ senderAddress: "unit at example" })],
    "senderWrong publication senderAddress",
  ],
  ["no sender", [...whole, build.publication({ senderAddress: undefined })], "senderMissing publication senderAddress"],
  ["an address of our own pages", [...whole, build.publication({ slug: { current: "media" } })], "slugReserved publication slug"],
  ["an issue at an address of its publication", [...whole, build.issue({ slug: { current: "feed" } })], "slugReserved issue-5 slug"],
  ["an address with blanks", [...whole, build.issue({ slug: { current: "January 2024" } })], "slugWrong issue-5 slug"],
  ["no planned send time", [...whole, build.issue({ referenceTime: undefined })], "referenceTimeMissing issue-5 referenceTime"],
  ["no publication", [...whole, build.issue({ publication: undefined })], "publicationMissing issue-5 publication"],
  ["no languages", [...whole, build.publication({ languages: [] })], "languagesMissing publication languages"],
  ["a website that is none", [...whole, build.publication({ websiteUrl: "www.example.org" })], "urlWrong publication websiteUrl"],
  [
    "a masthead in a colour that is none",
    [...whole, build.partner({ masthead: { colour: "blue" } })],
    "colourWrong partner masthead.colour",
  ],
  ["a partner without organisation", [...whole, build.partner({ organisation: undefined })], "organisationMissing partner organisation"],
];

describe("what has to be mended before a snapshot", () => {
  it.each(faults)("says of %s where it is", (_case, documents, expected) => {
    const result = snapshotOf(documents);
    expect(result.state).toBe("incomplete");
    expect(errorsOf(result)).toContain(expected);
  });

  it.each([
    ["notInLake", "pictureMissing news picture.asset"],
    ["notAPicture", "pictureUnreadable news picture.asset"],
  ] as const)("says when a picture is %s", (state, expected) => {
    const result = snapshotOf([...whole, build.newsItem({ picture: build.picture() })], new Map([[build.assetRef, state]]));
    expect(errorsOf(result)).toEqual([expected]);
  });

  it("lists every fault at once, in words that name the document", () => {
    const result = snapshotOf([...whole, build.newsItem({ teaser: [] }), build.issue({ month: undefined, number: 0 })]);
    expect(errorsOf(result)).toEqual(["numberWrong issue-5 number", "monthMissing issue-5 month", "textMissing news teaser"]);
    expect(result.findings.map(({ message }) => message)).toContain("The news item “Workshop” has no teaser in any language.");
  });

  it("does not know an issue that is not there, nor a document that is no issue", () => {
    const materials = { documents: readDocuments(whole), pictures: new Map(), baseUrl: "https://news.example.org" };
    for (const issueId of ["nothing", "news"]) {
      expect(() => buildSnapshot({ ...materials, issueId })).toThrow(new ContentError("issueNotFound", `There is no issue “${issueId}”.`));
    }
  });

  it("does not use a draft", () => {
    const result = snapshotOf([build.publication(), build.issue(), build.newsItem({ _id: "drafts.news" })]);
    expect(errorsOf(result)).toContain('referenceDangling issue-5 sections[_key=="news"].items[_key=="news"]');
  });
});

describe("a snapshot", () => {
  it("is complete, resolved and pinned", () => {
    const result = snapshotOf([...whole, build.newsItem({ picture: build.picture(), organisations: [build.reference("organisation")] })]);
    assert(result.state === "complete");
    expect(issueSnapshotSchema.parse(result.snapshot)).toEqual(result.snapshot);
    expect(result.snapshot.sections).toMatchObject([
      { kind: "news", layout: "oneColumn", items: [{ id: "news", picture: { media }, organisations: [{ name: { en: "Umbrella" } }] }] },
    ]);
    expect(result.snapshot.pinned).toEqual([
      { id: "issue-5", revision: "i1" },
      { id: "news", revision: "n1" },
      { id: "organisation", revision: "o1" },
      { id: "partner", revision: "r1" },
      { id: "publication", revision: "p1" },
    ]);
  });

  it("warns once for each language that is not complete and has no fallback, and is complete all the same", () => {
    const fallbackLanguages = [{ _key: "ar", language: "ar", fallback: "fr" }];
    const result = snapshotOf([...whole, build.publication({ languages: ["en", "fr", "ar"] }), build.issue({ fallbackLanguages })]);
    assert(result.state === "complete");
    expect(result.snapshot.issue.fallbackLanguages).toEqual({ ar: "fr" });
    expect(result.findings).toEqual([
      {
        rule: "languageMissing",
        severity: "warning",
        documentId: "issue-5",
        path: "fallbackLanguages",
        message: expect.stringMatching(/lacks \d+ texts in French, and no fallback is chosen/u),
      },
    ]);
  });

  it("says the same thing once, however often a document is used", () => {
    const sections = [build.newsSection(["news"]), { ...build.newsSection(["news"]), _key: "again" }];
    const result = snapshotOf([...whole, build.newsItem({ title: [] }), build.issue({ sections })]);
    expect(errorsOf(result)).toEqual(["textMissing news title"]);
  });

  it("has the same digest in whatever order documents arrive, also after it was stored as JSON", () => {
    const expected = snapshotOf(whole);
    assert(expected.state === "complete");
    expect(snapshotDigest(issueSnapshotSchema.parse(JSON.parse(JSON.stringify(expected.snapshot))))).toBe(expected.digest);
    fc.assert(
      fc.property(fc.shuffledSubarray(whole, { minLength: whole.length }), (documents) => {
        expect(snapshotOf(documents)).toEqual(expected);
      }),
    );
  });

  it("has another digest when a revision differs, though no reader would see it", () => {
    const [first, second] = [snapshotOf(whole), snapshotOf([...whole, build.newsItem({ _rev: "n2" })])];
    expect(first.state === "complete" && second.state === "complete" && first.digest !== second.digest).toBe(true);
  });
});

const dated = (id: string, day: string): object => ({ ...build.calendarEntry({ day }), _id: id });
const idsIn = (result: SnapshotResult): readonly string[] => {
  assert(result.state === "complete");
  const [calendar] = result.snapshot.sections;
  assert(calendar?.kind === "calendar");
  return calendar.items.map(({ id }) => id);
};

it("leaves an empty section out, and says so", () => {
  const sections = [build.newsSection(["news"]), { _key: "v", kind: "videos" }];
  const result = snapshotOf([...whole, build.issue({ sections })]);
  assert(result.state === "complete");
  expect(result.snapshot.sections.map(({ key }) => key)).toEqual(["news"]);
  expect(result.findings).toEqual([
    expect.objectContaining({ rule: "sectionEmpty", severity: "warning", path: 'sections[_key=="v"].items' }),
  ]);
});

describe("a calendar that gathers its period", () => {
  const entries = [
    dated("before", "2023-12-31"),
    dated("late", "2024-02-29"),
    dated("early", "2024-01-01"),
    { ...build.calendarEntry({ precision: "monthSpan", firstMonth: "2024-01", lastMonth: "2024-02", day: undefined }), _id: "months" },
    { ...build.calendarEntry({ precision: "range", firstDay: "2024-02-28", lastDay: "2024-03-02", day: undefined }), _id: "over-the-end" },
    {
      ...build.calendarEntry({ precision: "time", startsAt: "2024-03-01T04:00:00Z", timeZone: "America/New_York", day: undefined }),
      _id: "evening-in-new-york",
    },
    // Still February in Greenwich, no longer in Vienna.
    {
      ...build.calendarEntry({ precision: "time", startsAt: "2024-02-29T23:30:00Z", timeZone: "Europe/Vienna", day: undefined }),
      _id: "night-in-vienna",
    },
    dated("after", "2024-03-01"),
  ];
  const gathering = (changes: object = {}): SnapshotResult =>
    snapshotOf([
      ...whole,
      ...entries,
      build.issue({
        referenceTime: "2023-12-15T09:00:00Z",
        sections: [{ _key: "c", kind: "calendar", period: { firstMonth: "2024-01", lastMonth: "2024-02" }, ...changes }],
      }),
    ]);

  it("finds what happens in its months, in the order of time, each in its own time zone", () => {
    expect(idsIn(gathering())).toEqual(["early", "months", "over-the-end", "late", "evening-in-new-york"]);
  });

  it("shows an entry that is pinned from outside, once, and not one that is left out", () => {
    const items = [build.reference("after"), build.reference("early")];
    expect(idsIn(gathering({ items, leftOut: [build.reference("late")] }))).toEqual([
      "early",
      "months",
      "over-the-end",
      "evening-in-new-york",
      "after",
    ]);
  });

  it("does not show what is over when the issue goes out, unless it is pinned", () => {
    const referenceTime = "2024-02-10T09:00:00Z";
    const late = (changes: object): unknown[] => [
      ...whole,
      ...entries,
      build.issue({
        referenceTime,
        sections: [{ _key: "c", kind: "calendar", period: { firstMonth: "2024-01", lastMonth: "2024-02" }, ...changes }],
      }),
    ];
    expect(idsIn(snapshotOf(late({})))).toEqual(["months", "over-the-end", "late", "evening-in-new-york"]);
    expect(idsIn(snapshotOf(late({ items: [build.reference("early")] })))).toContain("early");
  });

  it("pins only what it shows", () => {
    const result = gathering();
    assert(result.state === "complete");
    const pinned = result.snapshot.pinned.map(({ id }) => id);
    expect(pinned).toContain("early");
    expect(pinned).not.toContain("before");
  });

  it.each([
    ["is all there is and finds nothing", { period: { firstMonth: "2030-01", lastMonth: "2030-02" } }, "sectionsMissing issue-5 sections"],
    ["has no end", { period: { firstMonth: "2024-01" } }, 'dateMissing issue-5 sections[_key=="c"].period.lastMonth'],
    [
      "runs backwards",
      { period: { firstMonth: "2024-03", lastMonth: "2024-01" } },
      'dateOrderWrong issue-5 sections[_key=="c"].period.lastMonth',
    ],
  ])("says when it %s", (_case, changes, expected) => {
    expect(errorsOf(gathering(changes))).toContain(expected);
  });

  it("is not held up by a faulty entry it would not show", () => {
    const faulty = { ...build.calendarEntry({ day: undefined }), _id: "faulty" };
    const sections = [{ _key: "c", kind: "calendar", period: { firstMonth: "2024-01", lastMonth: "2024-02" } }];
    expect(idsIn(snapshotOf([...whole, ...entries, faulty, build.issue({ sections })]))).toContain("late");
  });
});

describe("a teaser for this issue", () => {
  it("stands in place of the item's own, in the languages that have one", () => {
    const item = build.newsItem({ teaser: [...build.text("Long"), { ...build.text("Long en français")[0], _key: "fr", language: "fr" }] });
    const issueTeasers = [{ _key: "t", item: build.reference("news"), teaser: build.text("Short") }];
    const result = snapshotOf([...whole, item, build.issue({ sections: [{ ...build.newsSection(["news"]), issueTeasers }] })]);
    assert(result.state === "complete");
    const text = JSON.stringify(result.snapshot.sections);
    expect(text).toContain('"Short"');
    expect(text).toContain("Long en français");
    expect(text).not.toContain('"Long"');
  });
});

describe("any issue", () => {
  it("is either complete or has an error, whatever fields are missing", () => {
    const all = [...whole, build.calendarEntry(), build.callForApplications(), build.video(), build.supporter()];
    const sections = [
      build.newsSection(["news"]),
      ...["calendar entry", "calls call", "videos video", "supporters supporter"].map((pair) => {
        const [kind, id = ""] = pair.split(" ");
        return { _key: kind, kind, items: [build.reference(id)] };
      }),
    ];
    const removals = all.flatMap((document) =>
      Object.keys(document)
        .filter((name) => !name.startsWith("_"))
        .map((name) => [document, name] as const),
    );
    fc.assert(
      fc.property(fc.subarray(removals), (removed) => {
        const documents = all.map((document) =>
          Object.fromEntries(
            Object.entries({ ...document, ...("sections" in document ? { sections } : {}) }).filter(
              ([name]) => !removed.some(([from, field]) => from === document && field === name),
            ),
          ),
        );
        const result = snapshotOf(documents);
        expect(errorsOf(result).length > 0).toBe(result.state === "incomplete");
      }),
    );
  });
});
