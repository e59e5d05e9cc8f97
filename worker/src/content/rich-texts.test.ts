import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import type { Media } from "@newsletter/schemas";
import * as build from "../../test/support/documents.ts";
import type { SnapshotResult } from "../ports/content.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { picturesOf } from "./picture-key.ts";
import { readDocuments } from "./read-documents.ts";
import { textPlaces } from "./text-places.ts";

const media: Media = { sha256: "a".repeat(64), extension: "jpg", widthPx: 600, heightPx: 400 };

function snapshotOf(...parts: readonly object[]): SnapshotResult {
  const teaser = [{ _key: "k", language: "en", value: [...(build.text("Words")[0]?.value ?? []), ...parts] }];
  const documents = [build.publication(), build.issue(), build.newsItem({ teaser }), build.organisation(), build.partner()];
  const pictures = new Map([[build.assetRef, media]]);
  return buildSnapshot({ issueId: build.issueId, documents: readDocuments(documents), pictures, baseUrl: "https://news.example.org" });
}

/** What is said of the teaser. */
function saidOf(...parts: readonly object[]): readonly string[] {
  return snapshotOf(...parts).findings.flatMap(({ rule, severity, path }) =>
    path?.startsWith("teaser") === true ? [`${severity} ${rule} ${path}`] : [],
  );
}

function teaserOf(...parts: readonly object[]): unknown {
  const taken = snapshotOf(...parts);
  assert(taken.state === "complete");
  const [section] = taken.snapshot.sections;
  assert(section?.kind === "news");
  return section.items[0]?.teaser.en?.slice(1);
}

const asset = { _type: "reference", _ref: build.assetRef };
const figure = (changes: object = {}): object => ({ _type: "figure", _key: "f", asset, alt: "A harbour", ...changes });
const table = (...rows: readonly (readonly string[])[]): object => ({
  _type: "table",
  _key: "t",
  rows: rows.map((cells, index) => ({ _type: "tableRow", _key: String(index), cells })),
});
const noted = (text: readonly object[]): object => ({
  _type: "block",
  _key: "b2",
  markDefs: [{ _type: "footnote", _key: "n", text }],
  children: [{ _type: "span", _key: "s", text: "noted", marks: ["n"] }],
});
const note = (text: string, href?: string): object => ({
  _type: "block",
  _key: "nb",
  markDefs: href === undefined ? [] : [{ _type: "link", _key: "l", href }],
  children: [{ _type: "span", _key: "s", text, marks: href === undefined ? [] : ["l"] }],
});
const entry = (level: number): object => ({
  _type: "block",
  _key: "e",
  listItem: "bullet",
  level,
  children: [{ _type: "span", _key: "s", text: "entry" }],
});

describe("what is wrong within a text is said where it stands", () => {
  const place = 'teaser[_key=="k"].value';

  it.each([
    ["a picture that shows nothing to those who cannot see it", figure({ alt: " " }), `error altMissing ${place}[_key=="f"].alt`],
    ["a picture that is not there any more", figure({ asset: { _ref: "image-gone" } }), `error pictureMissing ${place}[_key=="f"].asset`],
    ["a place without a picture", figure({ asset: undefined }), `warning figureEmpty ${place}[_key=="f"]`],
    ["a footnote without words", noted([note(" ")]), `warning footnoteEmpty ${place}[_key=="b2"].markDefs[_key=="n"]`],
    ["a footnote that runs a script", noted([note("Click", "javascript:alert(1)")]), "error urlWrong teaser"],
    ["a table of five columns", table(["1", "2", "3", "4", "5"]), `error tableTooLarge ${place}[_key=="t"]`],
    ["a table without a word", table(["", " "]), `warning tableEmpty ${place}[_key=="t"]`],
    ["a table with ragged rows", table(["A", "B"], ["1"]), `warning tableRagged ${place}[_key=="t"]`],
    ["a list that begins on its third level", entry(3), `warning listTooDeep ${place}[_key=="e"]`],
  ])("%s", (_case, part, said) => {
    expect(saidOf(part)).toEqual([said]);
  });

  it("and what a newer Studio wrote is refused by name, rather than left out", () => {
    expect(() => snapshotOf({ _type: "chart", _key: "c" })).toThrow(
      expect.objectContaining({
        findings: [
          {
            rule: "textPartUnknown",
            severity: "error",
            documentId: "news",
            path: `${place}[_key=="c"]`,
            message: `The news item news has something of the kind “chart” in a text, at ${place}[_key=="c"], which this version of the product does not know.`,
          },
        ],
      }),
    );
  });
});

describe("a text with everything in it", () => {
  const parts = [
    figure({ caption: " In \u0007spring ", credit: "Jane Doe" }),
    table(["A\u0000", "B"], ["1", "2"]),
    noted([note("A\u0001 note")]),
  ];

  it("keeps its pictures in the media store, and no character that nobody sees", () => {
    expect(teaserOf(...parts)).toMatchObject([
      { _type: "figure", media, alt: "A harbour", caption: "In spring", credit: "Jane Doe" },
      { _type: "table", rows: [{ cells: ["A", "B"] }, { cells: ["1", "2"] }] },
      { _type: "block", markDefs: [{ _type: "footnote", text: [{ children: [{ text: "A note" }] }] }] },
    ]);
  });

  it("names its pictures among those to be fetched", () => {
    const teaser = [{ _key: "k", language: "en", value: [figure()] }];
    expect(picturesOf(readDocuments([build.newsItem({ teaser, picture: undefined })]))).toEqual([build.assetRef]);
  });

  it("is found by a click on any of its words", () => {
    const taken = snapshotOf(...parts);
    assert(taken.state === "complete");
    const found = textPlaces(taken.snapshot, "en").filter(({ path }) => path === "teaser");
    expect(found.map(({ text }) => text)).toEqual(["Words", "A harbour", "In spring", "Jane Doe", "A", "B", "1", "2", "noted", "A note"]);
  });
});
