import { describe, expect, it } from "vitest";
import * as build from "../../test/support/documents.ts";
import { ContentError } from "./content-error.ts";
import { readDocuments } from "./read-documents.ts";

function findingsOf(documents: readonly unknown[]): ContentError["findings"] {
  try {
    readDocuments(documents);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.findings;
    throw error;
  }
}

describe("documents as they come in", () => {
  it("names the place of a language nobody knows", () => {
    const title = [{ _key: "xx", language: "xx", value: "Titel" }];
    expect(findingsOf([build.newsItem({ title })])).toEqual([
      expect.objectContaining({ rule: "languageUnknown", documentId: "news", path: 'title[_key=="xx"].language' }),
    ]);
  });

  it("names the place of a value that cannot be used", () => {
    expect(findingsOf([build.calendarEntry({ day: "1 February" })])).toEqual([
      expect.objectContaining({ rule: "valueUnreadable", severity: "error", documentId: "entry", path: "day" }),
    ]);
  });

  it("says everything about all documents at once", () => {
    const findings = findingsOf([build.calendarEntry({ day: "soon", timeZone: "Mars/Olympus" }), build.video({ durationSeconds: -1 })]);
    expect(findings.map(({ documentId, path }) => `${documentId} ${path}`)).toEqual([
      "entry day",
      "entry timeZone",
      "video durationSeconds",
    ]);
  });

  it("refuses what is no document at all", () => {
    expect(findingsOf([null, { _type: "unheardOf", _id: "x", _rev: "1" }])).toHaveLength(2);
  });

  it("keeps fields it does not know", () => {
    expect(readDocuments([build.newsItem({ title: [] })])).toHaveLength(1);
  });
});
