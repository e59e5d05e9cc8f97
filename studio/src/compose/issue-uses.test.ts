import { expect, test } from "vitest";
import { issueUses, usesInWords } from "./issue-uses.ts";

const issues = [
  { _id: "six", number: 6, itemIds: ["news-a"] },
  { _id: "five", number: 5, itemIds: ["news-a", "news-b", "news-a"] },
  { _id: "without-number", number: null, itemIds: ["news-b"] },
  { _id: "empty", number: 4, itemIds: null },
];

test("an item is used in the other issues, once in each", () => {
  const uses = issueUses(issues, "six");
  expect(uses).toEqual(
    new Map([
      ["news-a", [5]],
      ["news-b", [5]],
    ]),
  );
  expect(usesInWords(uses.get("news-a"))).toBe("In no. 5");
  expect(usesInWords(uses.get("news-c"))).toBe("Not yet in an issue");
});

test("the newest three are named", () => {
  const many = [9, 8, 7, 6].map((number) => ({ _id: String(number), number, itemIds: ["news-a"] }));
  expect(usesInWords(issueUses(many, "").get("news-a"))).toBe("In no. 9, 8, 7");
});
