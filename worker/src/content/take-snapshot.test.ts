import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import type { ContentDocument, Media } from "@newsletter/schemas";
import * as build from "../../test/support/documents.ts";
import type { ContentSource, MediaStore } from "../ports/content.ts";
import { issueNotFound } from "./content-error.ts";
import { createKeepFiles } from "./keep-files.ts";
import { createKeepPictures } from "./keep-pictures.ts";
import { readDocuments } from "./read-documents.ts";
import { createTakeSnapshot, type TakeSnapshot } from "./take-snapshot.ts";

const media: Media = { sha256: "b".repeat(64), extension: "png", widthPx: 3, heightPx: 2 };

interface Asked {
  readonly pictures: string[];
  readonly files: string[];
  readonly documents: string[];
}

/** A source that holds these documents, and gives of the second list only what is asked for by id. */
function takingFrom(documents: readonly unknown[], elsewhere: readonly unknown[] = []): { takeSnapshot: TakeSnapshot; asked: Asked } {
  const gathered: readonly ContentDocument[] = readDocuments(elsewhere).filter(({ _type }) => _type === "calendarEntry");
  const asked: Asked = { pictures: [], files: [], documents: [] };
  const known: readonly ContentDocument[] = readDocuments(elsewhere);
  const source: ContentSource = {
    issueDocuments: async (id) => {
      if (id !== build.issueId) throw issueNotFound(id);
      return readDocuments(documents);
    },
    calendarEntries: async () => gathered,
    documents: async (ids) => {
      asked.documents.push(...ids);
      return known.filter(({ _id }) => ids.includes(_id));
    },
    previousIssue: async () => undefined,
    picture: async (ref) => {
      asked.pictures.push(ref);
      return new Uint8Array([1]);
    },
    file: async (ref) => {
      asked.files.push(ref);
      return ref.includes("large") ? "tooLarge" : new Uint8Array([1, 2]);
    },
  };
  const store: MediaStore = {
    keep: async () => media,
    keepFile: async (bytes, extension) => (extension === "pdf" ? { sha256: media.sha256, extension, bytes: bytes.byteLength } : undefined),
    read: async () => undefined,
  };
  const keepPictures = createKeepPictures({ source, media: store });
  const keepFiles = createKeepFiles({ source, media: store });
  return { takeSnapshot: createTakeSnapshot({ source, keepPictures, keepFiles, baseUrl: "https://news.example.org" }), asked };
}

const whole = [build.publication(), build.issue(), build.newsItem({ picture: build.picture() }), build.organisation(), build.partner()];

describe("taking a snapshot", () => {
  it("throws issueNotFound with the id", async () => {
    await expect(takingFrom(whole).takeSnapshot("nothing", "published")).rejects.toMatchObject({
      code: "issueNotFound",
      message: "There is no issue “nothing”.",
    });
  });

  it("gives a document that cannot be read as findings, not as an exception", async () => {
    const result = await takingFrom([...whole, build.calendarEntry({ day: "soon" })]).takeSnapshot(build.issueId, "published");
    expect(result).toMatchObject({ state: "incomplete", findings: [{ rule: "valueUnreadable", documentId: "entry" }] });
  });

  it("fetches a picture once, however often a preview is asked for", async () => {
    const { takeSnapshot, asked } = takingFrom(whole);
    await takeSnapshot(build.issueId, "drafts");
    const result = await takeSnapshot(build.issueId, "drafts");
    expect(result.state).toBe("complete");
    expect(asked.pictures).toEqual([build.assetRef]);
  });
});

const offering = (file: string): unknown[] => [
  ...whole,
  build.knowledgeResource({ file: { asset: build.reference(file) }, url: undefined }),
  build.issue({ sections: [{ _key: "s", kind: "resources", items: [build.reference("resource")] }] }),
];

describe("a file to download", () => {
  it("is fetched once and named by its bytes", async () => {
    const { takeSnapshot, asked } = takingFrom(offering("file-0f1e-pdf"));
    await takeSnapshot(build.issueId, "drafts");
    const result = await takeSnapshot(build.issueId, "published");
    expect(asked).toMatchObject({ files: ["file-0f1e-pdf"] });
    expect(result).toMatchObject({
      state: "complete",
      snapshot: { sections: [{ items: [{ source: { file: { sha256: media.sha256, extension: "pdf", bytes: 2 } } }] }] },
    });
  });

  it.each([
    ["is too large", "file-large-pdf", "fileTooLarge"],
    ["is a program", "file-0f1e-exe", "fileTypeWrong"],
  ])("is said to be wrong when it %s", async (_case, ref, rule) => {
    const result = await takingFrom(offering(ref)).takeSnapshot(build.issueId, "published");
    expect(result).toMatchObject({ state: "incomplete", findings: [{ rule, documentId: "resource", path: "file" }] });
  });
});

describe("open forms laid over the documents", () => {
  it("show what was typed and not saved", async () => {
    const typed = build.newsItem({ _id: "drafts.news", title: build.translated({ en: "Typed" }) });
    const result = await takingFrom(whole).takeSnapshot(build.issueId, "drafts", [typed]);
    expect(result).toMatchObject({ state: "complete", snapshot: { sections: [{ items: [{ id: "news", title: { en: "Typed" } }] }] } });
  });

  it("need no revision: a draft may never have been saved", async () => {
    const { _rev: _, ...unsaved } = build.newsItem({ _id: "drafts.new" });
    const sections = [build.newsSection(["new"])];
    const result = await takingFrom(whole).takeSnapshot(build.issueId, "drafts", [unsaved, build.issue({ sections })]);
    assert(result.state === "complete");
    expect(result.snapshot.pinned).toContainEqual({ id: "new", revision: "unsaved" });
  });

  it("may refer to a document the stored issue does not refer to, and that one to another", async () => {
    const added = build.newsItem({ _id: "added", organisations: [build.reference("other")] });
    const { takeSnapshot, asked } = takingFrom(whole, [added, build.organisation({ _id: "other" })]);
    const sections = [build.newsSection(["added"])];
    const result = await takeSnapshot(build.issueId, "drafts", [build.issue({ sections })]);
    expect(result.state).toBe("complete");
    expect(asked.documents).toEqual(["added", "other"]);
  });

  it("say what is wrong with what was typed", async () => {
    const result = await takingFrom(whole).takeSnapshot(build.issueId, "drafts", [build.newsItem({ title: [] })]);
    expect(result).toMatchObject({ state: "incomplete", findings: [{ rule: "textMissing", documentId: "news", path: "title" }] });
  });
});
