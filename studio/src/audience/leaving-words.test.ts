import { expect, test } from "vitest";
import { askedInWords, outcomeInWords, whoIsLeaving } from "./leaving-words.ts";

const nameOf = (id: string): string => id.toUpperCase();
const plain = (words: string): string => words.replaceAll(/[\u2068\u2069]/gu, "");

test("names a shared mailbox by its masked address, and of a person the partner alone", () => {
  expect(plain(whoIsLeaving({ maskedAddress: "i…@example.org", recipientKind: "desk", partnerId: "vngoc" }, nameOf))).toBe(
    "Desk i…@example.org of VNGOC",
  );
  expect(plain(whoIsLeaving({ maskedAddress: null, recipientKind: "members", partnerId: "vngoc" }, nameOf))).toBe("A member of VNGOC");
  expect(whoIsLeaving({ maskedAddress: null, recipientKind: "person", partnerId: null }, nameOf)).toBe("A person");
});

test("says who was asked, that nobody was, and who is no contact any more", () => {
  expect(askedInWords({ told: [], toldCount: 0 })).toContain("Nobody was asked");
  expect(plain(askedInWords({ told: ["Vera", "Karim"], toldCount: 2 }))).toBe("Asked: Vera, Karim.");
  expect(plain(askedInWords({ told: ["Vera"], toldCount: 3 }))).toBe("Asked: Vera, 2 contacts since removed.");
  expect(plain(askedInWords({ told: [], toldCount: 1 }))).toBe("Asked: 1 contact since removed.");
});

test("says what became of a wish, and who decided", () => {
  expect(plain(outcomeInWords({ outcome: "kept", decidedBy: "Vera" }))).toBe("Vera keeps it: delivery goes on.");
  expect(outcomeInWords({ outcome: "confirmed", decidedBy: null })).toBe("A contact since removed confirmed: it has left.");
  expect(outcomeInWords({ outcome: "expired", decidedBy: null })).toBe("Nobody answered in time: it has left.");
});
