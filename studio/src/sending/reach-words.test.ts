import type { VisitCell } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { answerInWords, cellsInWords, pageInWords, questionInWords, totalInWords } from "./reach-words.ts";

const cell = (some: Partial<VisitCell>): VisitCell => ({
  partnerId: null,
  partnerName: null,
  language: null,
  format: null,
  count: null,
  ...some,
});
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/gu, "");

describe("what partners said", () => {
  test("is summed up as their own estimate", () => {
    const question = { askedCount: 3, answeredCount: 2, peopleCount: 1_560, partners: [] };
    expect(questionInWords(question)).toBe("3 partners asked, 2 answered: 1,560 people by their own estimate");
    expect(questionInWords({ ...question, askedCount: 1, answeredCount: 0, peopleCount: 0 })).toBe("1 partner asked, 0 answered");
  });

  test("says whom it went to, and that an answer was corrected", () => {
    const answer = {
      partnerId: "p",
      name: "P",
      peopleCount: 1_500,
      kinds: ["ngo", "youth"],
      answeredAt: "2024-02-01",
      answerCount: 2,
    } as const;
    expect(answerInWords(answer)).toBe("1,500: NGOs, Young people (corrected)");
    expect(answerInWords({ ...answer, peopleCount: 0, kinds: [], answerCount: 1 })).toBe("0");
    expect(answerInWords({ ...answer, peopleCount: null, kinds: [], answeredAt: null, answerCount: 0 })).toBe("no answer");
  });
});

describe("visits", () => {
  test("name page and month", () => {
    expect(pageInWords({ page: "edition", month: null })).toBe("The issue on the web");
    expect(pageInWords({ page: "archive", month: "2024-02" })).toBe("Archive, February 2024");
  });

  test("have a total that is exact, or at least so much", () => {
    expect([totalInWords({ count: 1_200, isExact: true }), totalInWords({ count: 40, isExact: false })]).toEqual(["1,200", "at least 40"]);
    expect(totalInWords({ count: 0, isExact: false })).toBe("too few to say");
  });

  test("below ten are told together, by none of their numbers", () => {
    const some = [
      cell({ language: "en", count: 120 }),
      cell({ language: "ar", count: 44 }),
      cell({ language: "fr" }),
      cell({ language: "es" }),
    ];
    expect(plain(cellsInWords(some, 10))).toBe("English 120; العربية 44; each of the other 2: fewer than 10");
    expect(plain(cellsInWords(some.slice(0, 3), 10))).toBe("English 120; العربية 44; the other one: fewer than 10");
    expect(cellsInWords(some.slice(2), 10)).toBe("each: fewer than 10");
    expect(plain(cellsInWords([cell({ language: "en", format: "eml", count: 12 }), cell({ partnerName: "VNGOC", count: 11 })], 10))).toBe(
      "English, eml 12; VNGOC 11",
    );
  });
});
