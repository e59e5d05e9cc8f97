import { sourceDigest, type AcceptedTranslation } from "@newsletter/schemas";
import { expect, test } from "vitest";
import { takenIn } from "./taken-in.ts";

const accepted: AcceptedTranslation = {
  documentId: "news",
  documentName: "The news item “Workshop”",
  path: "title",
  value: "ورشة",
  sourceDigest: sourceDigest("Workshop"),
  targetDigest: sourceDigest(undefined),
  warnings: [],
};
const taking = { accepted: [accepted], language: "ar", source: "en", by: "A translator", today: "2026-02-03" } as const;
const string = (language: string, value: string): object => ({ _key: language, language, value });
const nothing = { texts: [], records: [] };

test("a text whose source or translation has changed since it was looked at is left alone", () => {
  expect(takenIn({ title: [string("en", "Workshops")] }, taking)).toEqual(nothing);
  expect(takenIn({ title: [string("en", "Workshop"), string("ar", "مشغل")] }, taking)).toEqual(nothing);
  expect(takenIn({}, taking)).toEqual(nothing);
});

test("a text that is taken in says who translated it, from what, and when", () => {
  const { texts, records } = takenIn({ title: [string("en", "Workshop"), string("ar", " ")] }, taking);
  expect(texts).toEqual([{ path: "title", language: "ar", value: "ورشة" }]);
  expect(records).toEqual([
    expect.objectContaining({
      path: "title",
      language: "ar",
      source: "en",
      sourceDigest: sourceDigest("Workshop"),
      by: "A translator",
      on: "2026-02-03",
    }),
  ]);
});
