import { describe, expect, test } from "vitest";
import { insertion, move, stepFrom, type SectionItem } from "./moves.ts";

const item = (key: string): SectionItem => ({ _type: "reference", _key: key, _ref: `news-${key}` });
const items = [item("a"), item("b"), item("c")];

test("an item that stands there already is not touched", () => {
  expect(move(item("a"), "news", { sectionKey: "news", beforeKey: "a" })).toEqual([]);
});

test("an item leaves one section and enters another, and no other item is named but its new neighbour", () => {
  expect(move(item("a"), "news", { sectionKey: "lead", beforeKey: "x" })).toMatchObject([
    { type: "unset", path: [{ _key: "news" }, "items", { _key: "a" }] },
    { type: "setIfMissing", value: [], path: [{ _key: "lead" }, "items"] },
    { type: "insert", position: "before", items: [{ _ref: "news-a" }], path: [{ _key: "lead" }, "items", { _key: "x" }] },
  ]);
});

test("several items are added at the end in their order", () => {
  expect(insertion(items, { sectionKey: "news", beforeKey: undefined })).toMatchObject([
    { type: "setIfMissing" },
    { type: "insert", position: "after", items, path: [{ _key: "news" }, "items", -1] },
  ]);
});

describe("a step in the list", () => {
  test.each([
    ["a", -1, undefined],
    ["c", 1, undefined],
    ["gone", 1, undefined],
    ["b", -1, { sectionKey: "news", beforeKey: "a" }],
    ["a", 1, { sectionKey: "news", beforeKey: "c" }],
    ["b", 1, { sectionKey: "news", beforeKey: undefined }],
  ] as const)("of %s by %i leads to %j", (key, step, place) => {
    expect(stepFrom(items, key, "news", step)).toEqual(place);
  });
});
