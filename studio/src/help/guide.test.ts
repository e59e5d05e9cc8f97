import { readFile, stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { anchorOf, guidePage, picturesOf } from "../../scripts/guide-page.ts";
import { guideTopics } from "./guide.ts";

const guide = new URL("../../../docs/editors.md", import.meta.url);

/** Six pages of A4 with pictures. */
const wordsMax = 1_500;

test.for(Object.entries(guideTopics))("the guide has what the question mark for %s leads to: #%s", async ([, anchor]) => {
  const headings = Array.from((await readFile(guide, "utf8")).matchAll(/^#+ (?<words>.+)$/gmu), ({ groups }) =>
    anchorOf(groups?.["words"] ?? ""),
  );
  expect(headings).toContain(anchor);
});

test("the guide stays short, and its pictures exist", async () => {
  const markdown = await readFile(guide, "utf8");
  expect(markdown.split(/\s+/u).length).toBeLessThan(wordsMax);
  const sizes = await Promise.all(picturesOf(markdown).map(async (name) => (await stat(new URL(name, guide))).size));
  expect(Math.min(...sizes)).toBeGreaterThan(10_000);
});

test("as a page it loads nothing from elsewhere and keeps its anchors", async () => {
  const page = await guidePage("# Guide\n\n## Paste, and what becomes of it\n\n![A form](pictures/form.png)\n");
  expect(page).toContain('<h2 id="paste-and-what-becomes-of-it">Paste, and what becomes of it</h2>');
  expect(page).toContain('<img src="pictures/form.png" alt="A form">');
  expect(page).not.toMatch(/https?:/u);
});
