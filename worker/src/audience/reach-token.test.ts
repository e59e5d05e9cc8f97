import { describe, expect, test } from "vitest";
import { issuePackToken, readPackToken } from "./pack-token.ts";
import { issueReachToken, readReachToken } from "./reach-token.ts";
import { issueToken } from "./token.ts";

const key = Buffer.alloc(32, 1);
const content = { partnerNumber: "0123456789abcdef", campaignNumber: "89abcdef", lastDay: "2024-02-29" };
const token = issueReachToken(key, content);

describe("the token of the one question", () => {
  test("is 40 lower-case characters and says partner, campaign and last day, in any case", () => {
    expect(token).toMatch(/^[a-z2-7]{40}$/u);
    expect(readReachToken(key, token.toUpperCase())).toEqual(content);
  });

  test("opens no pack, and what opens a pack or stops a subscription answers nothing", () => {
    expect(readPackToken(key, token)).toBeUndefined();
    expect(readReachToken(key, issuePackToken(key, content))).toBeUndefined();
    const leave = issueToken(key, { purpose: "leave", subscriptionNumber: content.partnerNumber, campaignNumber: content.campaignNumber });
    expect(readReachToken(key, leave)).toBeUndefined();
  });

  test("of another key is none", () => {
    expect(readReachToken(Buffer.alloc(32, 2), token)).toBeUndefined();
  });

  test.each(Array.from({ length: 40 }, (_, index) => index))("damaged at character %i is none: also not one that lasts longer", (index) => {
    const other = token.charAt(index) === "a" ? "b" : "a";
    expect(readReachToken(key, `${token.slice(0, index)}${other}${token.slice(index + 1)}`)).toBeUndefined();
  });
});
