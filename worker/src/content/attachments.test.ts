import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { attachedBytesMax, attachmentBytesMax, type IssueSnapshot, type MediaFile } from "@newsletter/schemas";
import * as build from "../../test/support/documents.ts";
import type { SnapshotResult } from "../ports/content.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import type { KeptFile } from "./conversion.ts";
import { readDocuments } from "./read-documents.ts";

const pdf: MediaFile = { sha256: "f".repeat(64), extension: "pdf", bytes: 240_000 };
const sized = (bytes: number): MediaFile => ({ ...pdf, bytes });

interface StoredFile {
  readonly language?: string;
  readonly kept?: KeptFile | "noFile";
}

interface Bringing {
  readonly attachmentsMax?: number;
  readonly title?: object;
  /** A list for each thing the issue brings along. */
  readonly files: readonly (readonly StoredFile[])[];
}

/** An issue that brings files along, as it is stored, and what became of each file. */
function snapshotOf({ attachmentsMax, title = build.translated({ en: "Programme" }), files }: Bringing): SnapshotResult {
  const kept = new Map<string, KeptFile>();
  const attachments = files.map((some, index) => ({
    _key: `a${index}`,
    title,
    files: some.map(({ language = "en", kept: file = pdf }, at) => {
      const ref = `file-${index}${at}-pdf`;
      if (file !== "noFile") kept.set(ref, file);
      return { _key: `f${at}`, ...(language === "" ? {} : { language }), file: file === "noFile" ? {} : { asset: build.reference(ref) } };
    }),
  }));
  const documents = readDocuments([
    build.publication({ languages: ["en", "fr"], ...(attachmentsMax === undefined ? {} : { attachmentsMax }) }),
    build.issue({ attachments }),
    build.newsItem(),
  ]);
  return buildSnapshot({ issueId: build.issueId, documents, pictures: new Map(), files: kept, baseUrl: "https://news.example.org" });
}

function errorsOf({ findings }: SnapshotResult): string[] {
  return findings.filter(({ severity }) => severity === "error").map(({ rule, path }) => `${rule} ${path ?? ""}`);
}

function complete(bringing: Bringing): IssueSnapshot {
  const result = snapshotOf(bringing);
  assert(result.state === "complete", JSON.stringify(result.findings));
  return result.snapshot;
}

const first = 'attachments[_key=="a0"]';
const firstFile = `${first}.files[_key=="f0"]`;

describe("a file that an issue brings along", () => {
  it.each<[string, Bringing, string[]]>([
    ["that nobody uploaded", { files: [[]] }, [`fileMissing ${first}.files`]],
    ["that was taken out of its field", { files: [[{ kept: "noFile" }]] }, [`fileMissing ${firstFile}.file`]],
    ["that is not in the lake any more", { files: [[{ kept: "notInLake" }]] }, [`fileMissing ${firstFile}.file`]],
    ["that is larger than anything we keep", { files: [[{ kept: "tooLarge" }]] }, [`fileTooLarge ${firstFile}.file`]],
    ["that is not what its name says", { files: [[{ kept: "wrongType" }]] }, [`fileTypeWrong ${firstFile}.file`]],
    ["that is an archive", { files: [[{ kept: { ...pdf, extension: "zip" } }]] }, [`fileTypeWrong ${firstFile}.file`]],
    ["that does not say its language", { files: [[{ language: "" }]] }, [`fileLanguageMissing ${firstFile}.language`]],
    ["that is there twice for a language", { files: [[{}, {}]] }, [`fileTwice ${first}.files[_key=="f1"]`]],
    ["without a title", { title: [], files: [[{}]] }, [`textMissing ${first}.title`]],
    [
      "whose name would be turned around",
      { title: build.translated({ en: "Form \u202Efdp.exe" }), files: [[{}]] },
      [`attachmentTitleTurned ${first}.title`],
    ],
    [
      "that is too large for a mail",
      { attachmentsMax: 1, files: [[{ kept: sized(attachmentBytesMax + 1) }]] },
      [`attachmentTooLarge ${firstFile}.file`],
    ],
    ["that is one too many for a mail", { attachmentsMax: 1, files: [[{}], [{}]] }, ["attachmentsTooMany attachments"]],
    ["that is one too many for any issue", { files: [[{}], [{}], [{}]] }, ["attachmentsTooMany attachments"]],
    [
      "that is too much beside another",
      { attachmentsMax: 2, files: [[{ kept: sized(attachmentBytesMax) }], [{ kept: sized(attachedBytesMax - attachmentBytesMax + 1) }]] },
      ["attachmentsTooLarge attachments"],
    ],
  ])("%s is a finding, and no snapshot is taken", (_case, bringing, expected) => {
    const result = snapshotOf(bringing);
    expect(errorsOf(result)).toEqual(expected);
    expect(result.state).toBe("incomplete");
  });

  it("says how large it is and how large it may be, rounded up", () => {
    const { findings } = snapshotOf({ attachmentsMax: 1, files: [[{ kept: sized(attachmentBytesMax + 1) }]] });
    expect(findings.find(({ rule }) => rule === "attachmentTooLarge")?.message).toContain("a file of 1.01 MB; at a mail 1 MB are possible");
  });

  it("may be larger where it is a link", () => {
    const { publication, issue } = complete({ files: [[{ kept: sized(attachedBytesMax + 1) }], [{}]] });
    expect(publication).not.toHaveProperty("attachmentsMax");
    expect(issue.attachments?.map(({ files }) => files.en?.bytes)).toEqual([attachedBytesMax + 1, pdf.bytes]);
  });

  it("weighs only in the mail it goes with: a language has its own file", () => {
    const french = { language: "fr", kept: sized(900_000) };
    expect(complete({ attachmentsMax: 1, files: [[{ kept: sized(900_000) }, french]] }).issue.attachments).toEqual([
      { key: "a0", title: { en: "Programme" }, files: { en: sized(900_000), fr: sized(900_000) } },
    ]);
  });
});

it.each([-1, 1.5, 3])("a publication that lets a mail carry %d files is refused", (attachmentsMax) => {
  expect(errorsOf(snapshotOf({ attachmentsMax, files: [] }))).toEqual(["attachmentsMaxWrong attachmentsMax"]);
});

it("an issue without files is the snapshot it always was", () => {
  const { publication, issue } = complete({ attachmentsMax: 0, files: [] });
  expect(publication).not.toHaveProperty("attachmentsMax");
  expect(issue).not.toHaveProperty("attachments");
});
