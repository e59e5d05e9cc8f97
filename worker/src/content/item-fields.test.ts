import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import type { Media, Section } from "@newsletter/schemas";
import * as build from "../../test/support/documents.ts";
import type { SnapshotResult } from "../ports/content.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { readDocuments } from "./read-documents.ts";

// What items say beside their words: where, with whom, for whom, until when. Each fault names its place, and what is not stated is absent.

const media: Media = { sha256: "a".repeat(64), extension: "jpg", widthPx: 600, heightPx: 400 };

function snapshotOf(documents: readonly unknown[]): SnapshotResult {
  const pictures = new Map([[build.assetRef, media]]);
  return buildSnapshot({ issueId: build.issueId, documents: readDocuments(documents), pictures, baseUrl: "https://news.example.org" });
}

function findingsOf(result: SnapshotResult, severity: "error" | "warning"): string[] {
  return result.findings
    .filter((finding) => finding.severity === severity && finding.rule !== "languageMissing")
    .map(({ rule, documentId, path }) => [rule, documentId, path].filter((part) => part !== undefined).join(" "));
}

const base = [build.publication(), build.organisation(), build.partner(), build.project(), build.signatory()];
const holding = (kind: string, ...items: readonly build.Built[]): unknown[] => [
  ...base,
  ...items,
  build.issue({ sections: [{ _key: "s", kind, items: items.slice(0, 1).map(({ _id }) => build.reference(_id)) }] }),
];
const news = (changes: Parameters<typeof build.newsItem>[0]): unknown[] => holding("news", build.newsItem(changes));
const call = (changes: Parameters<typeof build.callForApplications>[0]): unknown[] => holding("calls", build.callForApplications(changes));
const entry = (changes: Parameters<typeof build.calendarEntry>[0], ...others: readonly build.Built[]): unknown[] =>
  holding("calendar", build.calendarEntry(changes), ...others);
const letter = (changes: object, ...others: readonly build.Built[]): unknown[] => [
  ...base,
  ...others,
  build.issue({
    sections: [{ _key: "s", kind: "letter", letter: build.text("Welcome."), signatory: build.reference("signatory"), ...changes }],
  }),
];
const issueWith = (changes: Parameters<typeof build.issue>[0]): unknown[] => [...base, build.newsItem(), build.issue(changes)];

function onlySection(documents: readonly unknown[]): Section {
  const result = snapshotOf(documents);
  assert(result.state === "complete", JSON.stringify(result.findings));
  const [section] = result.snapshot.sections;
  assert(section !== undefined);
  return section;
}

function onlyItem(documents: readonly unknown[]): unknown {
  const section = onlySection(documents);
  assert("items" in section);
  return section.items[0];
}

const errors: [string, unknown[], string][] = [
  ["a region nobody numbered", news({ regions: ["002", "999"] }), "regionUnknown news regions[1]"],
  ["a country that is a region", call({ countries: ["014"] }), "countryUnknown call countries[0]"],
  ["a country in lower case", entry({ countries: ["ke"] }), "countryUnknown entry countries[0]"],
  ["a project that is gone", news({ project: build.reference("gone") }), "referenceDangling news project"],
  ["a project that is an organisation", news({ project: build.reference("organisation") }), "referenceWrongType news project"],
  [
    "a project without a title",
    [...news({ project: build.reference("project") }), build.project({ title: [] })],
    "textMissing project title",
  ],
  ["a co-organiser that is gone", news({ coOrganisers: [build.reference("gone")] }), 'referenceDangling news coOrganisers[_key=="gone"]'],
  [
    "a further picture nobody describes",
    news({ morePictures: [build.picture({ alt: [], _key: "logo" })] }),
    'altMissing news morePictures[_key=="logo"].alt',
  ],
  ["an entry that is part of itself", entry({ partOf: build.reference("entry") }), "partOfItself entry partOf"],
  [
    "an entry in a circle of three",
    entry(
      { partOf: build.reference("second") },
      build.calendarEntry({ _id: "second", partOf: build.reference("third") }),
      build.calendarEntry({ _id: "third", partOf: build.reference("entry") }),
    ),
    "partOfCircle entry partOf",
  ],
  ["an entry that is part of nothing", entry({ partOf: build.reference("gone") }), "referenceDangling entry partOf"],
  ["a registration until no day", entry({ registration: { precision: "day" } }), "dateMissing entry registration.day"],
  [
    "a registration without its zone",
    entry({ registration: { precision: "instant", closesAt: "2024-01-20T12:00:00Z" } }),
    "dateMissing entry registration.timeZone",
  ],
  ["a registration at no address", entry({ registration: { url: "by phone" } }), "urlWrong entry registration.url"],
  ["a venue in no place and no country", entry({ placeKind: "hybrid" }), "placeMissing entry place"],
  ["a letter nobody signs", letter({ signatory: undefined }), 'signatoryMissing issue-5 sections[_key=="s"].signatory'],
  ["a signatory that is gone", letter({ signatory: build.reference("gone") }), 'referenceDangling issue-5 sections[_key=="s"].signatory'],
  ["a signatory without a name", letter({}, build.signatory({ name: build.translated({ en: " " }) })), "textMissing signatory name"],
  [
    "a cover note for nobody",
    issueWith({ partnerCoverNotes: [{ _key: "c", note: build.translated({ en: "Dear all" }) }] }),
    'partnerMissing issue-5 partnerCoverNotes[_key=="c"].partner',
  ],
  [
    "a cover note for a partner that is gone",
    issueWith({ partnerCoverNotes: [{ _key: "c", partner: build.reference("gone"), note: build.translated({ en: "Dear all" }) }] }),
    'referenceDangling issue-5 partnerCoverNotes[_key=="c"].partner',
  ],
  [
    "two cover notes for one partner",
    issueWith({
      partnerCoverNotes: ["c", "d"].map((key) => ({ _key: key, partner: build.reference("partner"), note: build.translated({ en: key }) })),
    }),
    'coverNoteTwice issue-5 partnerCoverNotes[_key=="d"]',
  ],
  [
    "a masthead link without words",
    [...issueWith({}), build.partner({ masthead: { links: [{ _key: "l", url: "https://example.org" }] } })],
    'textMissing partner masthead.links[_key=="l"].label',
  ],
  [
    "a masthead link that runs a script",
    [...issueWith({}), build.partner({ masthead: { links: [{ _key: "l", label: build.translated({ en: "Us" }), url: "javascript:x" }] } })],
    'urlWrong partner masthead.links[_key=="l"].url',
  ],
  [
    "a proof list with a name on it",
    [...issueWith({}), build.publication({ proofList: ["unit@example.org", "Maria"] })],
    "proofAddressWrong publication proofList[1]",
  ],
];

const warnings: [string, unknown[], string][] = [
  [
    "a registration after the day",
    entry({ day: "2024-02-01", registration: { precision: "day", day: "2024-02-02" } }),
    "registrationAfterStart entry registration",
  ],
  [
    "a registration after the hour",
    entry({
      precision: "time",
      startsAt: "2024-02-01T09:00:00Z",
      timeZone: "Europe/Vienna",
      registration: { precision: "instant", closesAt: "2024-02-01T09:00:01Z", timeZone: "Asia/Tashkent" },
    }),
    "registrationAfterStart entry registration",
  ],
  [
    "a registration after the first month",
    entry({
      precision: "monthSpan",
      firstMonth: "2024-02",
      lastMonth: "2024-03",
      registration: { precision: "day", day: "2024-03-01" },
    }),
    "registrationAfterStart entry registration",
  ],
  [
    "a third picture beside the first",
    news({ morePictures: ["a", "b", "c"].map((_key) => build.picture({ _key })) }),
    "picturesTooMany news morePictures",
  ],
  [
    "an empty cover note",
    issueWith({ partnerCoverNotes: [{ _key: "c", partner: build.reference("partner"), note: [] }] }),
    'coverNoteEmpty issue-5 partnerCoverNotes[_key=="c"].note',
  ],
];

describe("what is wrong with a field", () => {
  it.each(errors)("has to be mended: %s", (_case, documents, expected) => {
    const result = snapshotOf(documents);
    expect(findingsOf(result, "error")).toContain(expected);
    expect(result.state).toBe("incomplete");
  });

  it.each(warnings)("is said, and does not stop an issue: %s", (_case, documents, expected) => {
    const result = snapshotOf(documents);
    expect(findingsOf(result, "warning")).toEqual([expected]);
    expect(result.state).toBe("complete");
  });

  it.each([
    [
      "a registration that ends at the midnight before",
      entry({
        day: "2024-02-01",
        registration: { precision: "instant", closesAt: "2024-02-01T23:00:00Z", timeZone: "Europe/Vienna" },
      }),
    ],
    [
      "a registration within the first month",
      entry({
        precision: "monthSpan",
        firstMonth: "2024-02",
        lastMonth: "2024-03",
        registration: { precision: "day", day: "2024-02-29" },
      }),
    ],
    ["a venue of which only the country is known", entry({ placeKind: "venue", countries: ["ZM"] })],
  ])("is nothing: %s", (_case, documents) => {
    expect(snapshotOf(documents)).toMatchObject({ state: "complete", findings: [] });
  });
});

describe("a snapshot", () => {
  it("has what a news item says, references resolved", () => {
    const item = onlyItem(
      news({
        byline: build.translated({ en: "By two participants" }),
        morePictures: [build.picture({ _key: "logo" })],
        coOrganisers: [build.reference("organisation")],
        project: build.reference("project"),
        regions: ["002", "002"],
        countries: ["KE"],
        embargoUntil: "2024-01-10T08:00:00Z",
        clearance: { state: "given", by: "An office", on: "2024-01-08" },
      }),
    );
    expect(item).toMatchObject({
      byline: { en: "By two participants" },
      morePictures: [{ media }],
      coOrganisers: [{ id: "organisation", name: { en: "Umbrella" } }],
      project: { id: "project", shortName: "SE4U", title: { en: "Stakeholder engagement" } },
      regions: ["002"],
      countries: ["KE"],
      embargoUntil: "2024-01-10T08:00:00Z",
      clearance: { state: "given", by: "An office", on: "2024-01-08" },
    });
  });

  it("has who may take part in a call, and on what basis", () => {
    const item = onlyItem(
      call({
        eligibility: build.translated({ en: "NGOs without status" }),
        stakeholderKinds: ["ngo", "youth", "ngo"],
        languages: ["ar", "en"],
        cost: build.translated({ en: "Free of charge" }),
        legalBasis: build.translated({ en: "Resolution 1996/31" }),
      }),
    );
    expect(item).toMatchObject({
      eligibility: { en: "NGOs without status" },
      stakeholderKinds: ["ngo", "youth"],
      languages: ["ar", "en"],
      cost: { en: "Free of charge" },
      legalBasis: { en: "Resolution 1996/31" },
    });
  });

  it("has an entry's registration, status and the words of what it is a part of", () => {
    const item = onlyItem(
      entry(
        {
          status: "postponed",
          partOf: build.reference("congress"),
          registration: { precision: "day", day: "2024-01-20", url: "https://example.org/register" },
        },
        build.calendarEntry({ _id: "congress", title: build.translated({ en: "Congress" }), partOf: build.reference("elsewhere") }),
      ),
    );
    expect(item).toMatchObject({
      status: "postponed",
      partOf: { id: "congress", title: { en: "Congress" } },
      registration: { closes: { precision: "day", day: "2024-01-20" }, url: "https://example.org/register" },
    });
  });

  it("says nothing where nothing is stated", () => {
    expect(onlyItem(entry({ status: "confirmed", registration: { timeZone: "Europe/Vienna" } }))).toEqual({
      type: "calendarEntry",
      id: "entry",
      title: { en: "Session" },
      kind: "session",
      when: { precision: "day", day: "2024-02-01" },
      placeKind: "notStated",
    });
  });

  it("has a project's funder", () => {
    const funded = build.project({ funder: build.reference("organisation"), code: "GLOU68" });
    expect(onlyItem([...news({ project: build.reference("project") }), funded])).toMatchObject({
      project: { code: "GLOU68", funder: { name: { en: "Umbrella" } } },
    });
  });

  it("keeps the signatory's words, and pins where they come from", () => {
    const result = snapshotOf(letter({}, build.signatory({ office: build.translated({ en: "Office of the Director" }) })));
    assert(result.state === "complete");
    expect(result.snapshot.sections).toMatchObject([
      { signatory: { id: "signatory", name: { en: "Civil Society Unit" }, office: { en: "Office of the Director" } } },
    ]);
    expect(result.snapshot.pinned).toContainEqual({ id: "signatory", revision: "g1" });
  });

  it("has a partner's own cover note and masthead, and nobody's proof list", () => {
    const links = [{ _key: "l", label: build.translated({ en: "Our members" }), url: "https://example.org/members" }];
    const result = snapshotOf([
      ...issueWith({ partnerCoverNotes: [{ _key: "c", partner: build.reference("partner"), note: build.translated({ en: "Dear all" }) }] }),
      build.partner({ masthead: { name: build.translated({ en: "The Umbrella" }), logo: build.picture(), links } }),
      build.publication({ themes: ["drugs", "drugs"], proofList: ["proof@example.org"] }),
    ]);
    assert(result.state === "complete");
    expect(result.snapshot.partners).toMatchObject([
      {
        coverNote: { en: "Dear all" },
        masthead: {
          name: { en: "The Umbrella" },
          logo: { media },
          links: [{ key: "l", label: { en: "Our members" }, url: "https://example.org/members" }],
        },
      },
    ]);
    expect(result.snapshot.publication.themes).toEqual(["drugs"]);
    expect(JSON.stringify(result.snapshot)).not.toContain("proof@example.org");
  });
});
