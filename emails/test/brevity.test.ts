import { textParagraphs, type EditionKey, type IssueSnapshot, type SnapshotText } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { firstLines } from "../src/cut-text.ts";
import { editionLimits, renderEdition } from "../src/index.ts";
import { issueSnapshot, newsItem, paragraph } from "./issue-snapshot.ts";

const forwardable: EditionKey = { language: "en", kind: "forwardable", form: "shared" };
const web: EditionKey = { language: "en", kind: "web", form: "shared" };
const readOn = { text: "Read on: A title", href: "https://example.org/web#item-1" };

const wordsOf = (texts: SnapshotText): string => textParagraphs(texts).join(" | ");

/** So many items with so many sentences each. */
function issueOf(itemCount: number, sentenceCount: number): IssueSnapshot {
  const items = Array.from({ length: itemCount }, (_, index) =>
    newsItem({
      id: `news-${String(index)}`,
      title: { en: `Title ${String(index)}` },
      teaser: { en: paragraph("This sentence says something about it. ".repeat(sentenceCount).trim()) },
      links: [{ language: "en", url: `https://example.org/${String(index)}` }],
    }),
  );
  return issueSnapshot({ sections: [{ kind: "news", key: "news", layout: "oneColumn", items }] });
}

describe("a mail that would be longer than mail clients show", () => {
  test("shows first lines, each with a link to the whole, in HTML and in text", async () => {
    const issue = issueOf(40, 40);
    const edition = await renderEdition(issue, forwardable);
    const page = await renderEdition(issue, web);
    expect(edition.htmlBytes).toBeLessThanOrEqual(editionLimits.htmlBytesWarning);
    for (const index of [0, 39]) {
      const address = `https://newsletter.example.org/civil-society-newsletter/2024-01/en#item-news-${String(index)}`;
      expect(edition.html).toContain(`href="${address}"`);
      expect(edition.html).toContain(`Read on: Title ${String(index)}`);
      expect(edition.text).toContain(address);
      expect(page.html).toContain(`id="item-news-${String(index)}"`);
    }
    expect(edition.findings).toEqual([expect.objectContaining({ rule: "textsShortened", severity: "warning" })]);
    expect(page.findings).toEqual([]);
    expect(page.html).not.toContain("Read on:");
  });

  test("shows titles where first lines are still too much", async () => {
    const { html, htmlBytes, findings } = await renderEdition(issueOf(90, 40), forwardable);
    expect(htmlBytes).toBeLessThanOrEqual(editionLimits.htmlBytesMax);
    expect(html).not.toContain("This sentence");
    expect(html).not.toMatch(/<img[^>]*alt="White points/u);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "textsShortened", message: expect.stringContaining("the titles") as unknown }),
    );
  });

  test("is shown whole as long as it fits", async () => {
    const { html, findings } = await renderEdition(issueOf(5, 40), forwardable);
    expect(html).not.toContain("Read on:");
    expect(findings).toEqual([]);
  });
});

describe("first lines", () => {
  test("end with a sentence, and are followed by the link", () => {
    const texts = firstLines(
      [...paragraph(`${"A whole sentence of it. ".repeat(12)}And more.`), ...paragraph("A second paragraph.")],
      readOn,
    );
    expect(wordsOf(texts)).toBe(`${"A whole sentence of it. ".repeat(10).trim()} | Read on: A title`);
  });

  test("do not end within a number, even where the cut is behind its point", () => {
    const words = `${"word ".repeat(47)}and 3.5 per cent of it`;
    expect(words.slice(0, 241).endsWith("3.")).toBe(true);
    expect(wordsOf(firstLines(paragraph(words), readOn))).toBe(`${"word ".repeat(47)}and… | Read on: A title`);
  });

  test("end between words where there is no sentence", () => {
    expect(wordsOf(firstLines(paragraph("word ".repeat(100).trim()), readOn))).toBe(`${"word ".repeat(48).trim()}… | Read on: A title`);
  });

  test("end with a Chinese sentence, or between two characters", () => {
    expect(wordsOf(firstLines(paragraph(`${"很".repeat(200)}。${"好".repeat(200)}`), readOn))).toBe(
      `${"很".repeat(200)}。 | Read on: A title`,
    );
    expect(wordsOf(firstLines(paragraph("😀".repeat(300)), readOn))).toBe(`${"😀".repeat(120)}… | Read on: A title`);
    expect(wordsOf(firstLines(paragraph(`a${"😀".repeat(300)}`), readOn))).toBe(`a${"😀".repeat(119)}… | Read on: A title`);
  });

  test("keep the emphasis and the links within them", () => {
    const [block] = paragraph("");
    const texts: SnapshotText = [
      {
        ...block,
        _type: "block",
        _key: "b",
        markDefs: [{ _type: "link", _key: "l", href: "https://example.org/x" }],
        children: [
          { _type: "span", _key: "1", text: "Linked", marks: ["l"] },
          { _type: "span", _key: "2", text: ` and ${"plain words ".repeat(60)}`, marks: [] },
        ],
      },
    ];
    const [first] = firstLines(texts, readOn);
    expect(first).toMatchObject({
      markDefs: [{ _type: "link", _key: "l", href: "https://example.org/x" }],
      children: [{ _type: "span", _key: "1", text: "Linked", marks: ["l"] }, { text: expect.stringMatching(/words…$/u) as unknown }],
    });
  });

  test("of a short text are the text, with nothing to read on", () => {
    const short = paragraph("Short.");
    expect(firstLines(short, readOn)).toBe(short);
  });

  test("of nothing are the link", () => {
    expect(wordsOf(firstLines([], readOn))).toBe("Read on: A title");
  });
});
