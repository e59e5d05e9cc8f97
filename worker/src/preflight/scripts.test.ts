import { describe, expect, it } from "vitest";
import { news, newsItem, organisation, paragraphs, saidBy } from "../../test/support/snapshots.ts";
import { isInAnotherScript, scriptRules } from "./scripts.ts";

describe("a text in another script than its language's", () => {
  it.each([
    ["en", "Рекорд гражданского общества"],
    ["en", "民间社会参与创纪录的一年"],
    ["fr", "حضور قياسي للمجتمع المدني"],
    ["es", "Рекорд гражданского общества"],
    ["ar", "A record for civil society in Atlanta"],
    ["ar", "Civil society and the Convention, نشرة المجتمع"],
    ["ru", "A record for civil society"],
    ["zh", "A record for civil society"],
  ] as const)("is seen in %s: %s", (language, text) => {
    expect(isInAnotherScript(text, language)).toBe(true);
  });

  it.each([
    ["en", "A record for civil society"],
    ["fr", "À Atlanta, un record"],
    ["en", "The Russian edition is called «Бюллетень»"],
    ["ar", "وتحالف UNCAC ومكتب INL في أتلانتا"],
    ["ru", "Конвенция UNTOC и проект SE4U"],
    ["zh", "民间社会股与INL、UNCAC联盟共同举办"],
    ["zh", "SE4U"],
    ["ar", "2024: 948 / 320"],
    ["ar", "نشرة المجتمع https://example.org/a-very-long-address-in-latin-letters"],
    ["ru", ""],
  ] as const)("is not seen in %s: %s", (language, text) => {
    expect(isInAnotherScript(text, language)).toBe(false);
  });
});

describe("scriptUnexpected", () => {
  it("is a warning at the text that has it, in its language", () => {
    const sections = [
      news(newsItem({ title: { en: "A workshop", ar: "A workshop in Nairobi" }, teaser: { ru: paragraphs("Forty people met.") } })),
    ];
    expect(saidBy(scriptRules, { sections })).toEqual(["warning scriptUnexpected news title", "warning scriptUnexpected news teaser"]);
  });

  it("is not said of names: bodies and places keep theirs", () => {
    const organisations = [organisation({ name: { ar: "UNCAC Coalition" } })];
    expect(saidBy(scriptRules, { sections: [news(newsItem({ organisations, place: { ru: "New York, Geneva" } }))] })).toEqual([]);
  });
});
