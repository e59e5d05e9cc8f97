import { describe, expect, test } from "vitest";
import { issueBounceToken, issueToken, readBounceToken, readToken } from "./token.ts";

const key = Buffer.alloc(32, 1);
const content = { purpose: "oneClick", subscriptionNumber: "0123456789abcdef", campaignNumber: "89abcdef" } as const;
const token = issueToken(key, content);

describe("a token", () => {
  test("is 40 lower-case characters, and is read back in any case", () => {
    expect(token).toMatch(/^[a-z2-7]{40}$/u);
    expect(readToken(key, token, "oneClick")).toEqual(content);
    expect(readToken(key, token.toUpperCase(), "oneClick")).toEqual(content);
  });

  test("is good for its own purpose alone", () => {
    expect(readToken(key, token, "leave")).toBeUndefined();
  });

  test("of a return path unsubscribes nobody", () => {
    const bounce = issueBounceToken(key, { campaignNumber: "89abcdef", seq: 7 });
    expect(bounce).toMatch(/^[a-z2-7]{40}$/u);
    expect(bounce).not.toBe(issueBounceToken(key, { campaignNumber: "89abcdef", seq: 8 }));
    for (const purpose of ["oneClick", "leave"] as const) expect(readToken(key, bounce, purpose)).toBeUndefined();
  });

  test("of a return path names its row, in any case, and only with our key", () => {
    const row = { campaignNumber: "89abcdef", seq: 1_000_000 };
    const bounce = issueBounceToken(key, row);
    expect(readBounceToken(key, bounce.toUpperCase())).toEqual(row);
    expect(readBounceToken(Buffer.alloc(32, 2), bounce)).toBeUndefined();
    expect(readBounceToken(key, token)).toBeUndefined();
  });

  test("of another key is none", () => {
    expect(readToken(Buffer.alloc(32, 2), token, "oneClick")).toBeUndefined();
  });

  test.each(Array.from({ length: 40 }, (_, index) => index))("damaged at character %i is none", (index) => {
    const other = token.charAt(index) === "a" ? "b" : "a";
    expect(readToken(key, `${token.slice(0, index)}${other}${token.slice(index + 1)}`, "oneClick")).toBeUndefined();
  });

  test.each(["", "a", `${token}a`, token.slice(1), "1".repeat(40), `${token.slice(0, 39)}é`])("is not %s", (text) => {
    expect(readToken(key, text, "oneClick")).toBeUndefined();
  });
});
