import { expect, test } from "vitest";
import type { EditionKey, PreparedEdition } from "@newsletter/schemas";
import { editionFigures, editionTitle, inReadingOrder } from "./edition-words.ts";

function edition(key: EditionKey, recipientCount = 0): PreparedEdition {
  return { key, keyText: JSON.stringify(key), subject: "", htmlBytes: 81_600, digest: "", recipientCount };
}

const partners = [{ partnerId: "partner-vngoc", name: "VNGOC", plannedCount: 1, excludedCount: 0 }];
const ofPartner = (partnerId: string): EditionKey => ({ language: "en", kind: "partner", form: "personal", partnerId });

test("a partner that nobody knows any more is named by its id", () => {
  expect(editionTitle(edition(ofPartner("partner-gone")), partners)).toEqual(["English", "Partner copy", "partner-gone"]);
  expect(editionTitle(edition(ofPartner("partner-vngoc")), partners)).toEqual(["English", "Partner copy", "VNGOC"]);
  expect(editionTitle(edition({ language: "ar", kind: "direct", form: "personal" }), partners)).toEqual([
    "العربية",
    "To a direct subscriber",
  ]);
});

test("a page has no recipients", () => {
  expect(editionFigures(edition({ language: "en", kind: "web", form: "shared" }))).toBe("a page for everybody · 82 kB");
  expect(editionFigures(edition(ofPartner("partner-vngoc"), 1))).toBe("1 recipient · 82 kB");
  expect(editionFigures(edition({ language: "en", kind: "direct", form: "personal" }))).toBe("0 recipients · 82 kB");
});

test("they are read language by language, and within a kind what most people get first", () => {
  const editions = [
    edition({ language: "ar", kind: "direct", form: "personal" }, 9),
    edition({ language: "en", kind: "web", form: "shared" }),
    edition(ofPartner("b"), 1),
    edition(ofPartner("a"), 2),
  ];
  expect(inReadingOrder(editions).map(({ key }) => `${key.language} ${key.partnerId ?? key.kind}`)).toEqual([
    "en a",
    "en b",
    "en web",
    "ar direct",
  ]);
});
