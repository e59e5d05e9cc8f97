import { expect, test } from "vitest";
import { tagsToChoose } from "./tags-to-choose.ts";

test("tags to choose are those that subscriptions bear, once each, and those that were chosen before", () => {
  expect(tagsToChoose([{ tags: ["b", "a"] }, { tags: ["a"] }, { tags: [] }], ["Gone", "b"])).toEqual(["a", "b", "Gone"]);
  expect(tagsToChoose([], [])).toEqual([]);
});
