import { issueSnapshotSchema, languages, type EditionKey, type IssueSnapshot, type NewsItem } from "@newsletter/schemas";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { editionLimits, renderEdition } from "../src/index.ts";
import { everyField } from "./every-field.ts";
import { issueSnapshot, newsItem, paragraph } from "./issue-snapshot.ts";

// What nobody meant to write and somebody will. Every kind renders, says what is wrong, and lets nothing through.

const kinds: readonly EditionKey[] = [
  { language: "en", kind: "partner", form: "personal", partnerId: "partner-a" },
  { language: "ar", kind: "forwardable", form: "shared" },
  { language: "zh", kind: "lowBandwidth", form: "personal" },
  { language: "fr", kind: "web", form: "shared" },
];

const hostile = `"'><script>alert(1)</script>\n& 👩🏽‍🚀 \u202Eevil\u202C`;

/** The issue with these words in place of every word of an editor. */
function withWords(snapshot: IssueSnapshot, words: string): IssueSnapshot {
  const changed: unknown = JSON.parse(JSON.stringify(snapshot), (name, value: unknown) =>
    typeof value === "string" && /^(?:en|fr|es|ar|ru|zh|text|credit|shortName|postalAddress|code)$/u.test(name) ? words : value,
  );
  return issueSnapshotSchema.parse(changed);
}

function leadOf(item: NewsItem): IssueSnapshot {
  return issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [item] }] });
}

describe.each(kinds)("$kind in $language", (key) => {
  test("shows hostile words as words, in every field", async () => {
    const { html, text, findings } = await renderEdition(withWords(everyField(), hostile), key);
    const scripts = html.match(/<script[^>]*>/giu) ?? [];
    expect(scripts.filter((tag) => tag !== '<script type="application/ld+json">')).toEqual([]);
    expect(html).not.toMatch(/="[^"]*"'>/u);
    expect(text.includes("<script>alert(1)</script>")).toBe(key.kind !== "web");
    expect(findings.filter(({ rule }) => rule === "bidiControls" || rule === "placeholderLeft")).toEqual([]);
    const report = await new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: { "no-inline-style": "off", "long-title": "off" },
    }).validateString(html);
    const broken = report.results.flatMap(({ messages }) =>
      messages.filter(({ ruleId }) => ["parser-error", "close-order", "element-permitted-content", "no-dup-attr"].includes(ruleId)),
    );
    expect(broken.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  test("says of a direction that nobody closes where it was written", async () => {
    const { findings } = await renderEdition(leadOf(newsItem({ id: "news-evil", title: { en: "Turned \u202E around" } })), key);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "bidiControls", severity: "error", documentId: "news-evil", path: "title" }),
    );
  });

  test("shortens an item of 40,000 words", async () => {
    const long = newsItem({ teaser: { en: paragraph("word ".repeat(40_000).trim()) } });
    const { htmlBytes, findings } = await renderEdition(leadOf(long), key);
    // The page alone has all of it.
    expect(htmlBytes > editionLimits.htmlBytesMax).toBe(key.kind === "web");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("leaves out what an item without any language does not say", async () => {
    const { html, findings } = await renderEdition(leadOf(newsItem({ title: {}, teaser: {}, place: {} })), key);
    expect(html).not.toMatch(/undefined|\[object/u);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("refuses a link that runs a script, with the item it is in", async () => {
    const { findings } = await renderEdition(
      leadOf(newsItem({ id: "news-bad", links: [{ language: "en", url: "javascript:alert(1)" }] })),
      key,
    );
    expect(findings).toContainEqual(expect.objectContaining({ rule: "linkNotHttps", documentId: "news-bad", path: "links" }));
  });
});

test.each(languages)("an issue with nothing but its number renders: %s", async (language) => {
  const empty = issueSnapshot({ sections: [] });
  const { html, findings } = await renderEdition(empty, { language, kind: "forwardable", form: "shared" });
  expect(html).toContain("<h1");
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("a broken date is refused by the snapshot's contract, with its place", () => {
  const item = newsItem({ firstDay: "2024-02-31" });
  const result = issueSnapshotSchema.safeParse(leadOf(item));
  expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual(["sections.0.items.0.firstDay"]);
});
