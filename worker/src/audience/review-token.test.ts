import { describe, expect, test } from "vitest";
import { issueReviewToken, readReviewToken } from "./review-token.ts";
import { issueToken, readToken } from "./token.ts";

const key = Buffer.alloc(32, 1);
const token = issueReviewToken(key, { reviewNumber: "0123456789abcdef", documentId: "news-kenya", lastDay: "2024-02-29" });

describe("the token of a review", () => {
  test("is 40 lower-case characters and says its number, its document and its last day, in any case", () => {
    expect(token).toMatch(/^[a-z2-7]{40}$/u);
    const read = readReviewToken(key, token.toUpperCase());
    expect(read).toMatchObject({ reviewNumber: "0123456789abcdef", lastDay: "2024-02-29" });
    expect([read?.isAbout("news-kenya"), read?.isAbout("news-other")]).toEqual([true, false]);
  });

  test("unsubscribes nobody, and what unsubscribes reviews nothing", () => {
    for (const purpose of ["oneClick", "leave"] as const) {
      expect(readToken(key, token, purpose)).toBeUndefined();
      const other = issueToken(key, { purpose, subscriptionNumber: "0123456789abcdef", campaignNumber: "89abcdef" });
      expect(readReviewToken(key, other)).toBeUndefined();
    }
  });

  test("of another key is none", () => {
    expect(readReviewToken(Buffer.alloc(32, 2), token)).toBeUndefined();
  });

  test.each(Array.from({ length: 40 }, (_, index) => index))("damaged at character %i is none: also not one that lasts longer", (index) => {
    const other = token.charAt(index) === "a" ? "b" : "a";
    expect(readReviewToken(key, `${token.slice(0, index)}${other}${token.slice(index + 1)}`)).toBeUndefined();
  });

  test.each(["2020-01-01", "2199-06-06"])("keeps its day: %s", (lastDay) => {
    expect(readReviewToken(key, issueReviewToken(key, { reviewNumber: "0".repeat(16), documentId: "x", lastDay }))?.lastDay).toBe(lastDay);
  });
});
