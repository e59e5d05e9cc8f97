import { fillSlots, editionKeyText, languages, type EditionKey, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import { expect, test } from "vitest";
import { editionLimits, renderEdition } from "../src/index.ts";
import { issueSnapshot } from "./issue-snapshot.ts";
import { longIssue } from "./long-issue.ts";

// What holds for every kind in every language, at the length of the longest issue.

const keys: readonly EditionKey[] = languages.flatMap((language): readonly EditionKey[] => [
  { language, kind: "partner", form: "personal", partnerId: "partner-a" },
  { language, kind: "forwardable", form: "shared" },
  { language, kind: "direct", form: "personal" },
  { language, kind: "members", form: "personal", partnerId: "partner-a" },
  { language, kind: "lowBandwidth", form: "personal" },
  { language, kind: "lowBandwidth", form: "shared" },
  { language, kind: "web", form: "shared" },
]);

const hrefsOf = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/<a [^>]*?href="(?<address>[^"]+)"/gu)].map((match) => match.groups?.["address"] ?? "")),
];

/** An issue in each of its editions, rendered once for all that looks at it. */
function renderedOnce(issue: IssueSnapshot): (key: EditionKey) => Promise<RenderedEdition> {
  const rendered = new Map<string, Promise<RenderedEdition>>();
  return async (key) => {
    const name = editionKeyText(key);
    const edition = rendered.get(name) ?? renderEdition(issue, key);
    rendered.set(name, edition);
    return edition;
  };
}

const longEdition = renderedOnce(longIssue());
const usualEdition = renderedOnce(issueSnapshot());

test.each(keys)("a long issue stays below the bound at which mail clients cut it off: $language $kind", async (key) => {
  const { htmlBytes, html, findings } = await longEdition(key);
  expect(htmlBytes).toBe(Buffer.byteLength(html));
  expect(htmlBytes).toBeLessThanOrEqual(editionLimits.htmlBytesMax);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test.each(keys.filter(({ kind }) => kind !== "web"))("the text part has every link of the HTML: $language $kind", async (key) => {
  const { html, text } = await longEdition(key);
  expect(hrefsOf(html).filter((address) => !text.includes(address))).toEqual([]);
});

test.each(keys)("headings go down one level at a time, under one h1: $language $kind", async (key) => {
  const { html } = await usualEdition(key);
  const levels = [...html.matchAll(/<h(?<level>[1-6])[ >]/gu)].map((match) => Number(match.groups?.["level"]));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
});

test.each(keys)("layout tables say that they are none, pictures have words and both sizes: $language $kind", async (key) => {
  const { html } = await usualEdition(key);
  const outsideOutlook = html.replaceAll(/<!--\[if[\s\S]*?<!\[endif\]-->/gu, "");
  for (const [tag] of outsideOutlook.matchAll(/<table[^>]*>/gu)) expect(tag).toContain('role="presentation"');
  for (const [tag] of html.matchAll(/<img[^>]*>/gu)) {
    for (const attribute of [/ alt="[^"]+"/u, / width="\d+"/u, / height="\d+"/u, / src="https:/u]) expect(tag).toMatch(attribute);
  }
});

test.each(keys)("a slot stands only where the edition is somebody's own: $language $kind", async (key) => {
  const { html, text, slots } = await usualEdition(key);
  const isPersonal = key.form === "personal";
  const isPartners = key.kind === "partner";
  // The office has its pack; a reader has settings, which in an office's copy would be open to everybody it is passed on to.
  const expected = {
    leaveUrl: isPersonal ? 1 : 0,
    packUrl: isPartners ? 1 : 0,
    preferencesUrl: isPersonal && !isPartners ? 1 : 0,
    reachUrl: 0,
  };
  expect(slots).toEqual({ html: expected, text: expected });
  expect(fillSlots(`${html}${text}`, "")).not.toMatch(/\p{Co}/u);
});

test.each(languages)("invariant 13: the forwardable edition does not know for which partners the issue is made: %s", async (language) => {
  const key: EditionKey = { language, kind: "forwardable", form: "shared" };
  const withoutPartners: IssueSnapshot = { ...issueSnapshot(), partners: [] };
  expect(await renderEdition(withoutPartners, key)).toEqual(await usualEdition(key));
});

test.each(languages)("the three mails of an issue are told apart by their subjects: %s", async (language) => {
  const render = async (key: Omit<EditionKey, "language">): Promise<string> => (await usualEdition({ language, ...key })).subject;
  const [forA, forB, toPassOn] = await Promise.all([
    render({ kind: "partner", form: "personal", partnerId: "partner-a" }),
    render({ kind: "partner", form: "personal", partnerId: "partner-b" }),
    render({ kind: "forwardable", form: "shared" }),
  ]);
  expect(new Set([forA, forB, toPassOn]).size).toBe(3);
  expect(forA).toContain(toPassOn);
});

test("the web edition can be passed on by its own address and nothing else, and no mail says so", async () => {
  const address = "https://newsletter.example.org/civil-society-newsletter/2024-01/ar";
  const { html } = await usualEdition({ language: "ar", kind: "web", form: "shared" });
  const [, mail = ""] = /href="(mailto:\?[^"]+)"/u.exec(html) ?? [];
  const { pathname, searchParams } = new URL(mail.replaceAll("&amp;", "&"));
  expect([pathname, [...searchParams.keys()]]).toEqual(["", ["subject", "body"]]);
  expect(searchParams.get("body")).toBe(`${searchParams.get("subject") ?? ""}\r\n\r\n${address}`);
  expect(html).toContain(`<span dir="ltr" style="overflow-wrap:anywhere">${address}</span>`);
  expect(html).toContain('href="https://newsletter.example.org/civil-society-newsletter/archive"');
  expect((await usualEdition({ language: "ar", kind: "forwardable", form: "shared" })).html).not.toContain("/archive");
});

test("the web edition is a page: no text part, no slot, no preheader, its one address and its other languages", async () => {
  const { html, text } = await usualEdition({ language: "en", kind: "web", form: "shared" });
  expect(text).toBe("");
  expect(html).toContain('<link rel="canonical" href="https://newsletter.example.org/civil-society-newsletter/2024-01/en"/>');
  const alternates = [...html.matchAll(/<link rel="alternate" (?:hrefLang="([^"]+)"|type="([^"]+)") href="([^"]+)"\/>/gu)];
  const page = "https://newsletter.example.org/civil-society-newsletter";
  expect(alternates.map(([, language, type, address]) => `${language ?? type} ${address}`)).toEqual([
    ...["en", "fr", "es", "ar", "ru", "zh"].map((language) => `${language} ${page}/2024-01/${language}`),
    `x-default ${page}/2024-01/en`,
    `application/rss+xml ${page}/feed/en.rss`,
    `application/atom+xml ${page}/feed/en.atom`,
    `application/feed+json ${page}/feed/en.json`,
  ]);
  expect(html).toContain('<meta property="og:locale" content="en_GB"/>');
  expect(html.match(/property="og:locale:alternate"/gu)).toHaveLength(5);
  for (const property of ["og:title", "og:url", "og:image", "og:image:alt"]) expect(html).toContain(`property="${property}"`);
  expect(html).toContain("@media print");
  expect(html).not.toContain("max-height:0");
  expect(html.match(/<script[^>]*>/giu)).toEqual(['<script type="application/ld+json">']);
});
