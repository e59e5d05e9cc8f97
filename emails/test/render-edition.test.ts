import { noSlots, slotTokens, type EditionKey, type IssueSnapshot, type Language } from "@newsletter/schemas";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { issueSnapshot, newsItem, paragraph } from "./issue-snapshot.ts";
import { perLanguage } from "./rich-texts.ts";

const key = (some: Partial<EditionKey> = {}): EditionKey => ({ language: "en", kind: "forwardable", form: "shared", ...some });
const partnerCopy = (language: Language = "en"): EditionKey => key({ language, kind: "partner", form: "personal", partnerId: "partner-a" });
const render = (some: Partial<EditionKey> = {}, snapshot: IssueSnapshot = issueSnapshot()): ReturnType<typeof renderEdition> =>
  renderEdition(snapshot, key(some));

describe("a key that does not fit the snapshot is refused", () => {
  test.each([
    ["a language the publication has not", { language: "fr" as const }, "languageNotPublished"],
    ["a partner copy without a partner", { kind: "partner" as const, form: "personal" as const }, "partnerMissing"],
    ["an unknown partner", { kind: "partner" as const, form: "personal" as const, partnerId: "nobody" }, "partnerUnknown"],
    ["a shared partner copy", { kind: "partner" as const, partnerId: "partner-a" }, "formNotOffered"],
    ["a members' edition for everybody", { kind: "members" as const, partnerId: "partner-a" }, "formNotOffered"],
    ["a members' edition without a partner", { kind: "members" as const, form: "personal" as const }, "partnerMissing"],
    ["a forwardable edition with a token", { form: "personal" as const }, "formNotOffered"],
    ["a web edition with a token", { kind: "web" as const, form: "personal" as const }, "formNotOffered"],
  ])("%s", async (_name, some, code) => {
    const { publication } = issueSnapshot();
    const snapshot = issueSnapshot({ publication: { ...publication, languages: ["en", "ar"] } });
    await expect(render(some, snapshot)).rejects.toMatchObject({ code });
  });
});

describe("invariant 3: rendering is pure", () => {
  test("the same snapshot and key give the same bytes and digest", async () => {
    const [first, second] = await Promise.all([
      renderEdition(issueSnapshot(), partnerCopy()),
      renderEdition(issueSnapshot(), partnerCopy()),
    ]);
    expect(second).toEqual(first);
  });

  test("another title gives another digest", async () => {
    const changed = issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [newsItem({ title: { en: "Changed" } })] }] });
    expect((await render({}, changed)).digest).not.toBe((await render()).digest);
  });
});

describe("tokens", () => {
  test("invariant 13: the forwardable edition has no slot, and is the same for everybody", async () => {
    const { html, text, slots } = await render();
    expect(`${html}${text}`).not.toContain(slotTokens.leaveUrl);
    expect(slots).toEqual({ html: noSlots, text: noSlots });
  });

  test("a partner copy has one way to leave and one to its pack, in HTML and in text", async () => {
    const { slots } = await renderEdition(issueSnapshot(), partnerCopy());
    const office = { leaveUrl: 1, packUrl: 1, preferencesUrl: 0, reachUrl: 0 };
    expect(slots).toEqual({ html: office, text: office });
  });
});

describe("the partner copy", () => {
  test("says in its subject whom it is for, and carries cover note and masthead", async () => {
    const { subject, html, text } = await renderEdition(issueSnapshot(), partnerCopy());
    expect(subject).toBe("[For A, to pass on] January 2024: a record");
    for (const part of [html, text]) expect(part).toContain("Please forward this issue.");
    expect(html).toContain("Partner &lt;a&gt; &amp; friends");
    expect(html).not.toContain("Partner <a>");
  });

  test("is one document, although its masthead was compiled apart", async () => {
    const { html } = await renderEdition(issueSnapshot(), partnerCopy());
    expect(html.match(/<html/gu)).toHaveLength(1);
    expect(html.match(/<!DOCTYPE/giu)).toHaveLength(1);
    expect(html.match(/<body/gu)).toHaveLength(1);
  });
});

describe("Arabic", () => {
  test("stands right to left on html, body and inner blocks", async () => {
    const { html } = await render({ language: "ar" });
    expect(html).toMatch(/<html[^>]*dir="rtl"[^>]*lang="ar"|<html[^>]*lang="ar"[^>]*dir="rtl"/u);
    expect(html).toMatch(/<body[^>]*dir="rtl"/u);
    expect(html).not.toMatch(/<(?:html|body|table|td)[^>]* dir="ltr"/u);
  });

  test("shows what is not translated in its own language and direction, and says so", async () => {
    const { html, text } = await render({ language: "ar" });
    expect(html).toMatch(/<h3[^>]*lang="en"[^>]*dir="ltr"[^>]*>|<h3[^>]*dir="ltr"[^>]*lang="en"[^>]*>/u);
    expect(html).toContain("بالإنجليزية");
    expect(text).toContain("\u2068A first item\u2069 (متاح بالإنجليزية)");
  });

  test("has no letter-spacing, which tears Arabic apart", async () => {
    expect((await render({ language: "ar" })).html).not.toContain("letter-spacing");
  });
});

describe("what is written as of the reference time", () => {
  test("a topic whose deadline has passed is closed, in HTML and in text", async () => {
    const { html, text } = await render();
    expect(html.match(/line-through/gu)).toHaveLength(1);
    expect(text).toContain("- Firearms: 3 December 2023, 24:00 (Vienna, UTC+1) [closed]");
  });

  test("a deadline is shown in the published words and as the instant they mean", async () => {
    expect((await render()).text.replaceAll(/\s+/gu, " ")).toContain(
      "4 February 2024, midnight CET = 4 February 2024, 24:00 (Vienna, UTC+1)",
    );
  });

  test("nothing to apply for is left once every deadline has passed", async () => {
    const { html, text } = await render({}, issueSnapshot({ referenceTime: "2024-03-01T00:00:00Z" }));
    expect(html).not.toContain("https://example.org/apply");
    expect(text).not.toContain("https://example.org/apply");
  });
});

describe("the text part", () => {
  test("lists every link of the HTML", async () => {
    const { html, text } = await renderEdition(issueSnapshot(), partnerCopy());
    const links = [...html.matchAll(/ href="(?<address>[^"]+)"/gu)].map((match) => match.groups?.["address"] ?? "");
    expect([...new Set(links)].filter((link) => !text.includes(link))).toEqual([]);
  });

  test("says dates of every precision", async () => {
    const { text } = await render();
    expect(text).toContain("29 January – 9 February 2024 · New York · Session");
    expect(text).toContain("February and March 2024 · Course");
    expect(text).toContain("26 January 2024, 15:00 (Vienna, UTC+1) · Virtual · Webinar");
  });
});

describe("findings on final bytes", () => {
  test("a mail above the limit is an error", async () => {
    // A text of the issue itself, which nothing shortens.
    const { findings } = await render(
      {},
      issueSnapshot({ sections: [{ kind: "freeText", key: "text", text: { en: paragraph("Long. ".repeat(16_000)) } }] }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ rule: "htmlTooLarge", severity: "error" }));
  });

  test("a link that is not https is an error", async () => {
    const item = newsItem({ links: [{ language: "en", url: "http://example.org/plain" }] });
    const { findings } = await render({}, issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [item] }] }));
    expect(findings).toContainEqual(expect.objectContaining({ rule: "linkNotHttps" }));
  });

  test("a picture without words is an error", async () => {
    const { picture } = newsItem({});
    const item = newsItem(picture === undefined ? {} : { picture: { ...picture, alt: {} } });
    const { findings } = await render({}, issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [item] }] }));
    expect(findings).toContainEqual(expect.objectContaining({ rule: "altMissing" }));
  });

  test.each(["{{name}}", "\u{E000}9\u{E001}"])("a placeholder that nothing fills is an error: %j", async (placeholder) => {
    const item = newsItem({ title: { en: `Dear ${placeholder}` } });
    const { findings } = await render({}, issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [item] }] }));
    expect(findings).toContainEqual(expect.objectContaining({ rule: "placeholderLeft", severity: "error" }));
  });

  test("on a loopback address our own links may be http, and only ours", async () => {
    const { findings } = await render({}, issueSnapshot({ baseUrl: "http://127.0.0.1:3400" }));
    expect(findings.filter(({ rule }) => rule === "linkNotHttps")).toEqual([]);
    const item = newsItem({ links: [{ language: "en", url: "http://127.0.0.1:9999/elsewhere" }] });
    const sections: IssueSnapshot["sections"] = [{ kind: "lead", key: "lead", items: [item] }];
    const other = await render({}, issueSnapshot({ baseUrl: "http://127.0.0.1:3400", sections }));
    expect(other.findings).toContainEqual(expect.objectContaining({ rule: "linkNotHttps" }));
  });

  test("the chosen fallback steps in before the publication's other languages", async () => {
    const item = newsItem({ title: { en: "Workshop", fr: "Atelier" } });
    const sections: IssueSnapshot["sections"] = [{ kind: "lead", key: "lead", items: [item] }];
    const { issue } = issueSnapshot();
    const chosen = issueSnapshot({ sections, issue: { ...issue, fallbackLanguages: { ar: "fr" } } });
    expect((await render({ language: "ar" }, chosen)).html).toContain("Atelier");
    expect((await render({ language: "ar" }, issueSnapshot({ sections }))).html).toContain("Workshop");
  });
});

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // What mails need and pages do not: inline styles, table attributes, the transitional doctype, Outlook's conditional comments, MJML's
    // role on its wrapper, and React's spelling of attributes and void elements. The rest of both sets holds.
    "no-inline-style": "off",
    "no-deprecated-attr": "off",
    "doctype-style": "off",
    "doctype-html": "off",
    "no-conditional-comment": "off",
    "prefer-native-element": "off",
    "prefer-tbody": "off",
    "attr-case": "off",
    "void-style": "off",
    "presentation-role-style": "off",
    "long-title": "off",
  },
});

test.each<Partial<EditionKey>>([
  partnerCopy(),
  partnerCopy("ar"),
  {},
  { language: "ar" },
  { kind: "direct", form: "personal" },
  { kind: "web" },
  { kind: "web", language: "zh" },
])("the markup of %o is valid and accessible", async (some) => {
  const { html } = await render(some);
  const report = await validator.validateString(html);
  expect(
    report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector ?? ""}`)),
  ).toEqual([]);
});

test.each<Partial<EditionKey>>([{}, { language: "ar" }, { kind: "web" }])(
  "so is that of a text with everything in it: %o",
  async (some) => {
    const item = newsItem({ teaser: perLanguage("en", "ar") });
    const { html } = await renderEdition(issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [item] }] }), key(some));
    const report = await validator.validateString(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
  },
);

test.each([partnerCopy(), key(), key({ kind: "direct", form: "personal" })])(
  "%o says that it is a sample, in HTML and in text",
  async (some) => {
    const { html, text } = await render(some);
    for (const part of [html, text]) expect(part).toContain("Sample, not an official publication");
  },
);
