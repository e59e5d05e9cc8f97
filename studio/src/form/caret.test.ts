import { expect, test } from "vitest";
import { caretAfterChange } from "./caret.ts";

const at = (place: number): { readonly start: number; readonly end: number } => ({ start: place, end: place });

test.for([
  ["words added behind the cursor leave it where it is", 2, "HeA summit", "HeA summit taken", 2],
  ["words added before it take it along", 8, "A summit", "The A summit", 12],
  ["words taken away before it take it along", 12, "The A summit", "A summit", 8],
  ["words exchanged around it leave it no further than they reach", 9, "The older title", "The new title", 7],
  ["at the end of a text that grew at its end it keeps its place", 8, "A summit", "A summit taken", 8],
  ["a text that was emptied has it at its beginning", 5, "words", "", 0],
] as const)("%s", ([, place, before, after, expected]) => {
  expect(caretAfterChange(at(place), before, after)).toEqual(at(expected));
});

test("what is selected stays selected", () => {
  expect(caretAfterChange({ start: 2, end: 8 }, "A summit", "In spring: A summit")).toEqual({ start: 13, end: 19 });
});
