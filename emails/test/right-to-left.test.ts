import type { EditionKey } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { directionOfText, isolatedIn, isolatesPerLine, runsOf } from "../src/bidi.ts";
import { renderEdition } from "../src/index.ts";
import { everyField } from "./every-field.ts";
import { issueSnapshot, newsItem } from "./issue-snapshot.ts";
import { textsInCells } from "./texts-in-cells.ts";

const arabic: EditionKey = { language: "ar", kind: "forwardable", form: "shared" };
const arabicCopy: EditionKey = { language: "ar", kind: "partner", form: "personal", partnerId: "partner-a" };

describe("a run of the other direction", () => {
  test("is set apart, one of the same direction or of none is not", () => {
    expect(isolatedIn("rtl", "UNCAC Coalition")).toBe("\u2068UNCAC Coalition\u2069");
    expect(isolatedIn("ltr", "UNCAC Coalition")).toBe("UNCAC Coalition");
    expect(isolatedIn("ltr", "الائتلاف")).toBe("\u2068الائتلاف\u2069");
    expect(isolatedIn("rtl", "948")).toBe("948");
  });

  test("has the direction of its first letter, whatever stands before it", () => {
    expect(directionOfText("(2024) العدد")).toBe("rtl");
    expect(directionOfText("67th session")).toBe("ltr");
    expect(directionOfText("5–6")).toBeUndefined();
  });

  test("ends at every line end and begins again on the next line (UAX #9, P1)", () => {
    expect(isolatesPerLine(["a \u2068b", "c", "d\u2069 e"])).toEqual(["a \u2068b\u2069", "\u2068c\u2069", "\u2068d\u2069 e"]);
  });

  test("comes back from a string as what it was", () => {
    expect(runsOf("مع \u2068INL\u2069، \u2068WHO\u2069")).toEqual([
      { text: "مع ", isIsolated: false },
      { text: "INL", isIsolated: true },
      { text: "، ", isIsolated: false },
      { text: "WHO", isIsolated: true },
    ]);
  });
});

describe("an Arabic edition", () => {
  test.each(["partner", "forwardable", "web"] as const)("says in every cell of text on which side it begins, inline: %s", async (kind) => {
    const key = kind === "partner" ? arabicCopy : ({ language: "ar", kind, form: "shared" } as const);
    const { html } = await renderEdition(everyField(), key);
    const texts = textsInCells(html);
    expect(texts.length).toBeGreaterThan(60);
    expect(texts.filter(({ isBoxed }) => !isBoxed).map(({ text }) => text)).toEqual([]);
  });

  test("never sets a Latin paragraph as if it were Arabic", async () => {
    const { html } = await renderEdition(issueSnapshot(), arabicCopy);
    const cover = /<p[^>]*>Please forward this issue\.[^<]*<\/p>/u.exec(html)?.[0];
    expect(cover).toMatch(/lang="en"/u);
    expect(cover).toMatch(/dir="ltr"/u);
    expect(cover).toContain("text-align:left");
    expect(cover).not.toContain("direction:rtl");
  });

  test("says of every text in another language that it is", async () => {
    const { html } = await renderEdition(issueSnapshot(), arabic);
    // The two news items, the call, the film and the three calendar entries.
    expect(html.match(/متاح بالإنجليزية/gu)).toHaveLength(7);
  });

  test("isolates names of organisations and places by elements, since Outlook draws boxes for the characters", async () => {
    const item = newsItem({
      title: { ar: "خبر" },
      place: { en: "Penang" },
      organisations: [{ id: "inl", name: { en: "Bureau" }, shortName: "INL" }],
    });
    const { html, text } = await renderEdition(issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [item] }] }), arabic);
    expect(html).toContain('<span dir="ltr">INL</span>');
    expect(html).toContain('<span dir="ltr">Penang</span>');
    expect(html).not.toMatch(/[\u2066-\u2069]/u);
    expect(text).toContain("\u2068INL\u2069");
  });

  test("closes in its text part every isolate on the line that opened it", async () => {
    const { text } = await renderEdition(issueSnapshot(), arabicCopy);
    for (const line of text.split("\n")) {
      expect(line.split("\u2068").length, line).toBe(line.split("\u2069").length);
    }
  });

  test("turns paddings with the columns", async () => {
    const [english, turned] = await Promise.all(
      (["en", "ar"] as const).map(async (language) => (await renderEdition(issueSnapshot(), { ...arabic, language })).html),
    );
    expect(english).toContain("border-left:4px solid");
    expect(turned).toContain("border-right:4px solid");
    expect(turned).not.toContain("border-left:4px solid");
  });

  test("keeps the partner's Latin name readable in the masthead", async () => {
    const { html } = await renderEdition(issueSnapshot(), arabicCopy);
    expect(html).toContain('<span dir="ltr">Partner &lt;a&gt; &amp; friends</span>');
  });
});

test("an Arabic text within an English edition has its own direction", async () => {
  const item = newsItem({ title: { ar: "خبر بالعربية فقط" } });
  const { html } = await renderEdition(issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [item] }] }), {
    ...arabic,
    language: "en",
  });
  expect(html).toMatch(/<h2[^>]*lang="ar"[^>]*dir="rtl"[^>]*direction:rtl;text-align:right/u);
  expect(html).toContain("Available in Arabic");
});
