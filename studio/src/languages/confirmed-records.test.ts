import { sourceDigest, staleLanguages, translatedFields, type TranslationRecord } from "@newsletter/schemas";
import { expect, test } from "vitest";
import { confirmedRecords } from "./confirmed-records.ts";

const string = (language: string, value: string): object => ({ _key: language, language, value });
const record = (path: string, language: TranslationRecord["language"]): TranslationRecord => ({
  _key: path + language,
  path,
  language,
  source: "en",
  sourceDigest: sourceDigest("Before"),
  by: "A translator",
  on: "2026-01-01",
});
const title = [string("en", "Now"), string("fr", "Avant"), string("ar", "قبل")];
const document = { title, translations: [record("title", "fr"), record("title", "ar"), record("byline", "fr")] };

test("a translation that is still right is so for the source as it stands, and nothing else is said", () => {
  const records = confirmedRecords(document, { paths: ["title"], language: "fr", today: "2026-02-03" });
  expect(records).toEqual([{ ...record("title", "fr"), sourceDigest: sourceDigest("Now"), on: "2026-02-03" }]);
  const [field] = translatedFields(document);
  const after = { ...document, translations: [...records, record("title", "ar")] };
  expect(field === undefined ? undefined : staleLanguages(after, field)).toEqual(["ar"]);
});

test("there is nothing to confirm where the field or its source is gone", () => {
  expect(confirmedRecords(document, { paths: ["byline"], language: "fr", today: "2026-02-03" })).toEqual([]);
  expect(confirmedRecords({ title: [] }, { paths: ["title"], language: "fr", today: "2026-02-03" })).toEqual([]);
});
