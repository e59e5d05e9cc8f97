import { expect, test } from "vitest";
import { countBecauseOfUs, rejectionInWords } from "./rejection-words.ts";

test.each([
  [{ category: "ours", count: 3, reply: "550 5.7.26" }, "3 recipients: because of us: sender, content or policy of the mail (550 5.7.26)"],
  [{ category: "recipient", count: 1, reply: "550" }, "1 recipient: the address is not known, or does not take mail any more (550)"],
  [{ category: "expired", count: 2, reply: null }, "2 recipients: not taken at any attempt, or not within four days"],
  [{ category: "yetUnknown", count: 1, reply: null }, "1 recipient: yetUnknown"],
])("%o in words", (rejection, words) => {
  expect(rejectionInWords(rejection)).toBe(words);
});

test("only those rejected because of us can be planned again", () => {
  expect(countBecauseOfUs([{ category: "recipient", count: 4, reply: null }])).toBe(0);
  expect(
    countBecauseOfUs([
      { category: "recipient", count: 4, reply: null },
      { category: "ours", count: 2, reply: null },
    ]),
  ).toBe(2);
});
