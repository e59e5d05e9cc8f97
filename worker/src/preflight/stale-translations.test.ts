import { describe, expect, it } from "vitest";
import { snapshot } from "../../test/support/snapshots.ts";
import { findingsOf, type Material } from "./rule.ts";
import { staleTranslationRules } from "./stale-translations.ts";

const text = (changes: Partial<NonNullable<Material["texts"]>[number]>): NonNullable<Material["texts"]>[number] => ({
  documentId: "news",
  documentName: "The news item “Workshop”",
  path: "title",
  languages: ["en", "fr", "ar"],
  stale: [],
  isOptional: false,
  ...changes,
});

const said = (texts: Material["texts"]): ReturnType<typeof findingsOf> =>
  findingsOf(staleTranslationRules, { snapshot: snapshot(), links: new Map(), texts });

describe("translationStale", () => {
  it("keeps quiet while every translation was made from what stands there", () => {
    expect(said([text({}), text({ path: "teaser" })])).toEqual([]);
    expect(said(undefined)).toEqual([]);
  });

  it("is a warning at the text, once for all its languages", () => {
    expect(said([text({}), text({ path: "coverNote", stale: ["fr", "ar"] })])).toEqual([
      {
        rule: "translationStale",
        severity: "warning",
        documentId: "news",
        path: "coverNote",
        languages: ["fr", "ar"],
        message: "The news item “Workshop” has a cover note that changed after it was translated into French and Arabic.",
      },
    ]);
  });
});
