import { describe, expect, test } from "vitest";
import { editionKeyText } from "@newsletter/schemas";
import { editionFor, type Addressee } from "./edition-for.ts";

const textFor = (given: Partial<Addressee>): string | undefined => {
  const key = editionFor({ recipientKind: "person", partnerId: undefined, languages: ["ar", "en"], ...given }, ["en", "ar"]);
  return key === undefined ? undefined : editionKeyText(key);
};

describe("a recipient gets", () => {
  test.each([
    ["none where the issue has none of its languages", { languages: ["ru"] }, undefined],
    ["the direct edition by itself", {}, "ar.direct.personal"],
    ["a light one over a slow connection", { isLowBandwidth: true }, "ar.lowBandwidth.personal"],
    ["its partner's as a member", { recipientKind: "members", partnerId: "partner-1" }, "ar.members.personal.partner-1"],
    [
      "a light one that says whose member it is",
      { recipientKind: "members", partnerId: "partner-1", isLowBandwidth: true },
      "ar.lowBandwidth.personal.partner-1",
    ],
    [
      "a partner copy, whole, at an office",
      { recipientKind: "desk", partnerId: "partner-1", isLowBandwidth: true },
      "ar.partner.personal.partner-1",
    ],
    ["what can be passed on, as a list", { recipientKind: "list", partnerId: "partner-1" }, "ar.forwardable.shared"],
  ] as const)("%s", (_name, given, key) => {
    expect(textFor(given)).toBe(key);
  });
});
