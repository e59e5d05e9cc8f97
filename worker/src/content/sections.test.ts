import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import type { Media, MediaFile } from "@newsletter/schemas";
import * as build from "../../test/support/documents.ts";
import type { SnapshotResult } from "../ports/content.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import type { KeptFile } from "./conversion.ts";
import { readDocuments } from "./read-documents.ts";

// What each kind of section may hold, and what its items need.

const media: Media = { sha256: "a".repeat(64), extension: "jpg", widthPx: 600, heightPx: 400 };
const file: MediaFile = { sha256: "c".repeat(64), extension: "pdf", bytes: 1_234_567 };
const fileRef = "file-0f1e2d3c-pdf";

function snapshotOf(documents: readonly unknown[], kept: KeptFile = file): SnapshotResult {
  return buildSnapshot({
    issueId: build.issueId,
    documents: readDocuments([build.publication(), build.organisation(), build.partner(), build.project(), ...documents]),
    pictures: new Map([[build.assetRef, media]]),
    files: new Map([[fileRef, kept]]),
    baseUrl: "https://news.example.org",
  });
}

const errorsOf = ({ findings }: SnapshotResult): string[] =>
  findings.filter(({ severity }) => severity === "error").map(({ rule, documentId, path }) => `${rule} ${documentId} ${path}`);

const section = (kind: string, item: build.Built): unknown[] => [
  item,
  build.issue({ sections: [{ _key: "s", kind, items: [build.reference(item._id)] }] }),
];
const resource = (changes: Parameters<typeof build.knowledgeResource>[0] = {}): unknown[] =>
  section("resources", build.knowledgeResource(changes));
const upload = { asset: build.reference(fileRef) };

describe("a knowledge resource", () => {
  it("is a file with its type and size", () => {
    const result = snapshotOf(
      resource({
        file: upload,
        url: undefined,
        languages: ["en", "fr", "en"],
        picture: build.picture(),
        organisations: [build.reference("organisation")],
        project: build.reference("project"),
        countries: ["KE"],
      }),
    );
    expect(result).toMatchObject({
      state: "complete",
      snapshot: {
        sections: [
          {
            kind: "resources",
            items: [
              {
                kind: "toolkit",
                source: { file },
                languages: ["en", "fr"],
                picture: { media },
                organisations: [{ id: "organisation" }],
                project: { shortName: "SE4U" },
                countries: ["KE"],
              },
            ],
          },
        ],
      },
    });
  });

  it("or an address elsewhere", () => {
    expect(snapshotOf(resource())).toMatchObject({
      snapshot: { sections: [{ items: [{ source: { url: "https://example.org/toolkit" } }] }] },
    });
  });

  it.each<[string, unknown[], string]>([
    ["both", resource({ file: upload }), "fileAndUrl resource url"],
    ["neither", resource({ url: " " }), "fileMissing resource file"],
    ["a file field left empty", resource({ file: {}, url: undefined }), "fileMissing resource file"],
    ["an address that is none", resource({ url: "ftp://example.org/toolkit" }), "urlWrong resource url"],
    ["no kind", resource({ kind: undefined }), "kindMissing resource kind"],
    ["no title", resource({ title: build.translated({ en: "" }) }), "textMissing resource title"],
    ["no summary", resource({ summary: [] }), "textMissing resource summary"],
    [
      "a writer that is gone",
      resource({ organisations: [build.reference("gone")] }),
      'referenceDangling resource organisations[_key=="gone"]',
    ],
  ])("has to be mended when it has %s", (_case, documents, expected) => {
    expect(errorsOf(snapshotOf(documents))).toEqual([expected]);
  });

  it.each<[KeptFile, string]>([
    ["notInLake", "fileMissing resource file"],
    ["tooLarge", "fileTooLarge resource file"],
    ["wrongType", "fileTypeWrong resource file"],
  ])("has to be mended when its file is %s", (kept, expected) => {
    expect(errorsOf(snapshotOf(resource({ file: upload, url: undefined }), kept))).toEqual([expected]);
  });
});

describe("a section of partners", () => {
  it("tells what a partner is for, since when and how large", () => {
    const figures = [
      { _key: "f", label: build.translated({ en: "members" }), value: build.translated({ en: "over 350" }), asOf: "2024-01-01" },
    ];
    const partner = build.partner({
      mandate: build.translated({ en: "Works against corruption." }),
      themes: ["corruption", "corruption"],
      foundedYear: 2006,
      figures,
      memberOrganisations: [build.reference("organisation")],
    });
    const result = snapshotOf(section("partners", partner));
    assert(result.state === "complete");
    expect(result.snapshot.sections).toEqual([
      {
        kind: "partners",
        key: "s",
        items: [
          {
            type: "partner",
            id: "partner",
            organisation: { id: "organisation", name: { en: "Umbrella" } },
            mandate: { en: "Works against corruption." },
            themes: ["corruption"],
            foundedYear: 2006,
            figures: [{ key: "f", label: { en: "members" }, value: { en: "over 350" }, asOf: "2024-01-01" }],
            memberOrganisations: [{ id: "organisation", name: { en: "Umbrella" } }],
          },
        ],
      },
    ]);
  });

  it("says where a figure lacks its words", () => {
    const partner = build.partner({ figures: [{ _key: "f", label: [], value: build.translated({ en: "350" }) }] });
    expect(errorsOf(snapshotOf(section("partners", partner)))).toEqual(['textMissing partner figures[_key=="f"].label']);
  });
});

describe("a section of courses", () => {
  it.each(["course", "workshop"])("holds a %s", (kind) => {
    expect(snapshotOf(section("courses", build.calendarEntry({ kind }))).state).toBe("complete");
  });

  it("holds nothing that one only attends", () => {
    expect(errorsOf(snapshotOf(section("courses", build.calendarEntry({ kind: "session" }))))).toEqual(["itemKindWrong entry kind"]);
  });
});

describe("a section of highlights", () => {
  it("holds news items", () => {
    expect(snapshotOf(section("highlights", build.newsItem()))).toMatchObject({
      snapshot: { sections: [{ kind: "highlights", items: [{ id: "news" }] }] },
    });
    expect(errorsOf(snapshotOf(section("highlights", build.video())))).toEqual([
      'referenceWrongType issue-5 sections[_key=="s"].items[_key=="video"]',
    ]);
  });
});

const freeText = (changes: object): unknown[] => [build.issue({ sections: [{ _key: "s", kind: "freeText", ...changes }] })];

describe("a section of free text", () => {
  it("holds words and nothing else", () => {
    expect(snapshotOf(freeText({ text: build.text("The office moves.") }))).toMatchObject({
      state: "complete",
      snapshot: { sections: [{ kind: "freeText", key: "s", text: { en: [{ children: [{ text: "The office moves." }] }] } }] },
    });
  });

  it("is left out when nobody wrote it", () => {
    const result = snapshotOf([
      build.newsItem(),
      build.issue({ sections: [build.newsSection(["news"]), { _key: "s", kind: "freeText", text: build.text(" ") }] }),
    ]);
    assert(result.state === "complete");
    expect(result.snapshot.sections).toHaveLength(1);
    expect(result.findings).toMatchObject([{ rule: "sectionEmpty", severity: "warning", path: 'sections[_key=="s"].text' }]);
  });

  it("has to be mended when a link in it runs a script", () => {
    const text = build.text("Read", "javascript:alert(1)");
    expect(errorsOf(snapshotOf(freeText({ text })))).toEqual(['urlWrong issue-5 sections[_key=="s"].text']);
  });
});
