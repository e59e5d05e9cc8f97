import { sourceDigest, translationKey, type Language } from "@newsletter/schemas";
import { describe, expect, it } from "vitest";
import * as build from "../../test/support/documents.ts";
import type { SnapshotResult } from "../ports/content.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { readDocuments } from "./read-documents.ts";

const madeFrom = (path: string, language: Language, source: string): object => ({
  _key: translationKey(path, language),
  path,
  language,
  source: "en",
  sourceDigest: sourceDigest(source),
  on: "2026-01-01",
});

function textsOf(newsItem: Parameters<typeof build.newsItem>[0]): SnapshotResult["texts"] {
  const documents = readDocuments([
    build.publication({ languages: ["en", "fr", "ar"] }),
    build.issue(),
    build.newsItem(newsItem),
    build.organisation(),
    build.partner(),
  ]);
  const { texts } = buildSnapshot({ issueId: build.issueId, documents, pictures: new Map(), baseUrl: "https://news.example.org" });
  return texts.filter(({ documentId }) => documentId === "news");
}

const staleOf = (texts: SnapshotResult["texts"]): readonly string[] =>
  texts.flatMap(({ path, stale }) => stale.map((language) => `${path} ${language}`));

describe("a text of an issue", () => {
  const title = build.translated({ en: "Workshop in Nairobi", fr: "Atelier", ru: "Семинар" });

  it("is stale in a language it was translated into before the source changed, if the publication has that language", () => {
    const translations = [madeFrom("title", "fr", "Workshop"), madeFrom("title", "ru", "Workshop")];
    expect(staleOf(textsOf({ title, translations }))).toEqual(["title fr"]);
  });

  it("is not, when nothing is known of how it was translated, or the source is the same", () => {
    expect(staleOf(textsOf({ title }))).toEqual([]);
    expect(staleOf(textsOf({ title, translations: [madeFrom("title", "fr", "Workshop in Nairobi")] }))).toEqual([]);
  });

  it("is listed although readers can do without it, while it is stale", () => {
    const byline = build.translated({ en: "By two participants", fr: "Par un participant" });
    const without = textsOf({ byline }).map(({ path }) => path);
    expect(without).not.toContain("byline");
    const texts = textsOf({ byline, translations: [madeFrom("byline", "fr", "By a participant")] });
    expect(texts).toContainEqual({
      documentId: "news",
      documentName: expect.stringContaining("The news item"),
      path: "byline",
      languages: ["en", "fr"],
      stale: ["fr"],
      isOptional: true,
    });
  });

  it("keeps its document readable whatever its records hold", () => {
    expect(textsOf({ title, translations: [{ _key: "a", path: 7 }] })).not.toEqual([]);
  });
});
