import { assert, describe, expect, it } from "vitest";
import * as build from "../../test/support/documents.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { readDocuments } from "./read-documents.ts";
import { textPlaces } from "./text-places.ts";

function placesOf(language: "en" | "fr" | "ar", ...changed: readonly unknown[]): ReturnType<typeof textPlaces> {
  const documents = readDocuments([
    build.publication({ languages: ["en", "fr", "ar"] }),
    build.issue(),
    build.newsItem({ title: build.translated({ en: "Workshop", fr: "Atelier" }) }),
    build.organisation(),
    build.partner(),
    ...changed,
  ]);
  const result = buildSnapshot({ issueId: build.issueId, documents, pictures: new Map(), baseUrl: "https://news.example.org" });
  assert(result.state === "complete", JSON.stringify(result.findings));
  return textPlaces(result.snapshot, language);
}

describe("the field a text of an edition was written in", () => {
  it("is named by document and path, an item's own as well as the issue's", () => {
    expect(placesOf("fr")).toEqual(
      expect.arrayContaining([
        { documentId: "news", path: "title", text: "Atelier" },
        { documentId: build.issueId, path: "subject", text: expect.any(String) },
      ]),
    );
  });

  it("is the one of the language that steps in, where a text is not translated", () => {
    const title = { documentId: "news", path: "title" };
    expect(placesOf("ar")).toContainEqual({ ...title, text: "Workshop" });
    const issue = build.issue({ fallbackLanguages: [{ _key: "ar", language: "ar", fallback: "fr" }] });
    expect(placesOf("ar", issue)).toContainEqual({ ...title, text: "Atelier" });
  });

  it("is addressed by keys inside lists", () => {
    const letter = { _key: "l", kind: "letter", letter: build.text("Dear reader"), signatory: build.reference("signatory") };
    const sections = [build.newsSection(["news"]), letter];
    const places = placesOf("en", build.issue({ sections }), build.signatory({ office: build.translated({ en: "The office" }) }));
    expect(places).toContainEqual({ documentId: "signatory", path: "office", text: "The office" });
    expect(places).toContainEqual({ documentId: build.issueId, path: 'sections[_key=="l"].letter', text: "Dear reader" });
  });
});
