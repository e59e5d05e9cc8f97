import { expect, test } from "vitest";
import { placeOfWords } from "./place-of-words.ts";

const places = [
  { documentId: "news-a", path: "title", text: "Workshop" },
  { documentId: "news-b", path: "title", text: "Workshop in Vienna" },
  { documentId: "news-b", path: "teaser", text: "Twelve people met in Vienna to talk about the convention." },
];

test.each([
  ["Workshop", "news-a title"],
  ["  Workshop\n in\u00A0Vienna ", "news-b title"],
  ["\u2068Workshop\u2069", "news-a title"],
  ["Workshop in Vienna · 5 January 2024", "news-b title"],
  ["met in Vienna to talk", "news-b teaser"],
  ["Read in English", undefined],
  ["Vienna", undefined],
  ["", undefined],
])("%j was written in %s", (words, expected) => {
  const place = placeOfWords(places, words);
  expect(place === undefined ? undefined : `${place.documentId} ${place.path}`).toBe(expected);
});
