import type { EditionKey, Language, Section } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { issueSnapshot, newsItem } from "./issue-snapshot.ts";

// The Word engine of Outlook knows tables, their attributes and paddings of cells, and little else. What is built for it is written down
// here, so that a change of it is seen and looked at in Outlook before it is taken:  vitest run --project emails.unit -u outlook

const direct = (language: Language): EditionKey => ({ language, kind: "direct", form: "personal" });
const titles = { en: "A title", ar: "عنوان" };
const item = newsItem({ title: titles, teaser: {}, links: [] });
const sections: Readonly<Record<string, Section>> = {
  columns: { kind: "news", key: "s", layout: "twoColumns", items: [item, { ...item, id: "other" }] },
  "picture-beside": { kind: "news", key: "s", layout: "oneColumn", items: [item] },
};

/** The part from the first cell of a section's items to the end of the section, a tag a line. */
async function markupOf(section: Section, language: Language): Promise<string> {
  const { html } = await renderEdition(issueSnapshot({ sections: [section] }), direct(language));
  const part =
    /<\/h2><\/div>(?<items>.*?)<\/td><\/tr><\/table><\/td><\/tr><tr><td class="m-side d-panel"/su.exec(html)?.groups?.["items"] ?? "";
  return `${part.replaceAll("><", ">\n<")}\n`;
}

describe.each(["en", "ar"] as const)("what Outlook needs, in %s", (language) => {
  test.each(Object.entries(sections))("%s", async (name, section) => {
    await expect(await markupOf(section, language)).toMatchFileSnapshot(`golden/${name}-${language}.txt`);
  });

  test("a button", async () => {
    const call = issueSnapshot().sections.find(({ kind }) => kind === "calls");
    const { html } = await renderEdition(issueSnapshot({ sections: call === undefined ? [] : [call] }), direct(language));
    const button = /<table[^>]*><tr><td class="d-button".*?<\/table>/su.exec(html)?.[0] ?? "";
    await expect(`${button.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(`golden/button-${language}.txt`);
  });

  test("the head", async () => {
    const { html } = await renderEdition(issueSnapshot(), direct(language));
    const conditional = /<!--\[if mso\]>.*?<!\[endif\]-->/su.exec(html)?.[0] ?? "";
    await expect(`${conditional.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(`golden/head-${language}.txt`);
  });

  test("no layout that it does not know", async () => {
    const { html } = await renderEdition(issueSnapshot(), direct(language));
    const inline = [...html.matchAll(/ style="(?<style>[^"]*)"/gu)].map(({ groups }) => groups?.["style"] ?? "").join(";");
    expect(inline).not.toMatch(/(?:^|;)(?:position|float|display:(?:flex|grid)|margin-inline|padding-inline|inset)/u);
    // A padding on a div is not seen there: it stands on cells, headings and paragraphs.
    expect(html.match(/<div[^>]* style="(?:[^"]*;)?padding:/gu)).toBeNull();
  });
});
