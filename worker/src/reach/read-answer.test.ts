import { describe, expect, test } from "vitest";
import { peopleCountMax } from "./limits.ts";
import { readCount, readReachForm } from "./read-answer.ts";

describe("a number as it is typed", () => {
  test.each([
    ["350", 350],
    ["0", 0],
    ["  12 ", 12],
    ["007", 7],
    ["1,200", 1_200],
    ["1.200", 1_200],
    ["1 200", 1_200],
    ["1\u00A0200", 1_200],
    ["1\u202F200", 1_200],
    ["12’500", 12_500],
    ["٣٥٠", 350],
    ["١٬٢٠٠", 1_200],
    ["۳۵۰", 350],
    ["３５０", 350],
    ["1,000,000", peopleCountMax],
  ])("is taken: %s", (typed, count) => {
    expect(readCount(typed)).toBe(count);
  });

  test.each([
    "",
    " ",
    "-1",
    "−5",
    "+5",
    "1.5",
    "1,5",
    "1e3",
    "0x10",
    "1000001",
    "99999999999999999999999999",
    "9".repeat(10_000),
    "NaN",
    "Infinity",
    "many",
    "350 people",
    "<b>350</b>",
    "1,2,3",
    "1 2",
    "12,34",
  ])("is not taken: %s", (typed) => {
    expect(readCount(typed)).toBeUndefined();
  });
});

describe("the form of the one question", () => {
  test("says whom it went to, in one order and each once, and nothing that was never offered", () => {
    expect(readReachForm({ people: "12", kind: ["youth", "ngo", "ngo", "<script>"], seen: "7" })).toEqual({
      peopleCount: 12,
      kinds: ["ngo", "youth"],
      typed: "12",
      seenId: "7",
    });
    expect(readReachForm({ people: "12", kind: "academia" }).kinds).toEqual(["academia"]);
  });

  test.each([undefined, null, "x", [], {}, { people: ["1", "2"], kind: { a: "b" }, seen: ["1"] }, { people: "5", seen: "1 or 1=1" }])(
    "that nobody's browser sent is read all the same: %j",
    (body) => {
      expect(readReachForm(body)).toMatchObject({ kinds: [], seenId: undefined });
    },
  );

  test("shows no more of what was typed than fits", () => {
    expect(readReachForm({ people: "9".repeat(5_000) })).toMatchObject({ peopleCount: undefined, typed: "9".repeat(40) });
  });
});
