import { describe, expect, test } from "vitest";
import { mailAddress, mailboxOf } from "./mail-address.ts";

describe("an address that nobody can write to, or that would write to somebody else", () => {
  test.each([
    "",
    "name",
    "@example.org",
    "name@",
    "a@b@example.org",
    "name@example",
    "name@1.2.3",
    "name@example.org\nBcc: other@example.org",
    "name@exa mple.org",
    "na\u0000me@example.org",
    "name@example.org>",
    '"quoted name"@example.org',
    "имя@example.org",
    `${"n".repeat(64)}@${"d".repeat(60)}.${"d".repeat(60)}.${"d".repeat(60)}.example.org`,
  ])("%j is refused", (typed) => {
    expect(mailAddress(typed)).toBeUndefined();
  });
});

describe("an address as it is kept", () => {
  test.each([
    ["Name@EXAMPLE.org", "Name@example.org"],
    [" name+tag@example.org ", "name+tag@example.org"],
    ["name@пример.рф", "name@xn--e1afmkfd.xn--p1ai"],
    ["o'brien@example.org", "o'brien@example.org"],
  ])("%j is %j", (typed, kept) => {
    expect(mailAddress(typed)).toBe(kept);
  });

  test("and one mailbox whatever stands behind its plus", () => {
    expect(mailboxOf("Name+News@example.org")).toBe(mailboxOf("name@example.org"));
    expect(mailboxOf("+1@example.org")).not.toBe(mailboxOf("+2@example.org"));
  });
});
