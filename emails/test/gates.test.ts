import type { EditionKey, Finding, IssueSnapshot } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { openEdition } from "../src/edition.ts";
import { editionFindings } from "../src/gates/edition-findings.ts";
import { issueSnapshot, newsItem, paragraph } from "./issue-snapshot.ts";

// Each gate on final bytes that our renderer would not make: a template that goes wrong one day is stopped here.

const direct: EditionKey = { language: "en", kind: "direct", form: "personal" };

interface Given {
  readonly body: string;
  readonly text?: string;
  readonly head?: string;
  readonly snapshot?: IssueSnapshot;
  readonly key?: EditionKey;
}

function findingsOf({ body, text = "", head = "", snapshot = issueSnapshot(), key = direct }: Given): readonly Finding[] {
  const html = `<html><head>${head}</head><body><h1>Title</h1>${body}</body></html>`;
  return editionFindings(openEdition(snapshot, key), { subject: "A subject", html, htmlBytes: Buffer.byteLength(html), text });
}

const rulesOf = (given: Given): readonly string[] => findingsOf(given).map(({ rule }) => rule);

test("what is in order passes every gate", () => {
  const body =
    '<h2>Section</h2><p style="color:#1F2933">Words <a href="https://example.org/">here</a><img src="https://example.org/a.jpg" alt="A picture"/></p>';
  expect(findingsOf({ body, text: "Words here https://example.org/" })).toEqual([]);
});

describe("a link", () => {
  test.each(["http://example.org/", "//example.org/", "/here", "javascript:alert(1)", "ftp://example.org/"])("%s is refused", (address) => {
    expect(rulesOf({ body: `<a href="${address}">here</a>`, text: address })).toEqual(["linkNotHttps"]);
  });

  test("says in which item and field it was written", () => {
    const item = newsItem({ id: "news-bad", links: [{ language: "en", url: "http://example.org/bad?a=1&b=2" }] });
    const snapshot = issueSnapshot({ sections: [{ kind: "lead", key: "lead", items: [item] }] });
    const body = '<a href="http://example.org/bad?a=1&amp;b=2">here</a>';
    expect(findingsOf({ body, text: "http://example.org/bad?a=1&b=2", snapshot })).toEqual([
      expect.objectContaining({ rule: "linkNotHttps", documentId: "news-bad", path: "links" }),
    ]);
  });

  test("that the text part has not is missed there, once", () => {
    const body = '<a href="https://example.org/x">here</a><a href="https://example.org/x">and here</a>';
    expect(rulesOf({ body, text: "here" })).toEqual(["textLinkMissing"]);
  });
});

describe("a picture", () => {
  test.each(['<img src="https://example.org/a.jpg"/>', '<img src="https://example.org/a.jpg" alt=""/>'])("%s has no words", (body) => {
    expect(rulesOf({ body })).toEqual(["altMissing"]);
  });

  test("says whose it is by its digest", () => {
    const body = `<img src="https://newsletter.example.org/media/${"a".repeat(64)}.jpg" alt=""/>`;
    expect(findingsOf({ body })).toEqual([expect.objectContaining({ rule: "altMissing", documentId: "news-lead", path: "picture.media" })]);
  });
});

describe("headings", () => {
  test.each([
    ["<h3>Deep</h3>", "level 3 without one of level 2"],
    ["<h2>Section</h2><h4>Deep</h4>", "level 4 without one of level 3"],
    ["<h1>Another</h1>", "second heading of the first level"],
  ])("%s are out of order", (body, words) => {
    expect(findingsOf({ body })).toEqual([
      expect.objectContaining({ rule: "headingOrder", message: expect.stringContaining(words) as unknown }),
    ]);
  });

  test("may go up by several levels", () => {
    expect(rulesOf({ body: "<h2>One</h2><h3>Two</h3><h4>Three</h4><h2>Four</h2>" })).toEqual([]);
  });
});

describe("characters", () => {
  test.each(["\u0000", "\u000B", "\u0085", "\uFEFF", "\u2028"])("without a shape are refused: %j", (character) => {
    expect(rulesOf({ body: `<p>a${character}b</p>` })).toEqual(["controlCharacter"]);
    expect(rulesOf({ body: "", text: `a${character}b` })).toEqual(["controlCharacter"]);
  });

  test("that open a direction must close it within their text, and in the text part within their line", () => {
    expect(rulesOf({ body: "<p>\u2067open</p><p>next\u2069</p>" })).toEqual(["bidiControls", "bidiControls"]);
    expect(rulesOf({ body: "", text: "\u2068open\nclosed\u2069" })).toEqual(["bidiControls", "bidiControls"]);
    expect(rulesOf({ body: "<p>\u2068both\u2069</p>", text: "\u2068both\u2069" })).toEqual([]);
  });

  test.each(["{{name}}", "\u{E000}9\u{E001}"])("of a placeholder that nothing fills are refused: %j", (words) => {
    expect(rulesOf({ body: `<p>${words}</p>` })).toEqual(["placeholderLeft"]);
  });
});

const grey = (style: string): readonly string[] => rulesOf({ body: `<p style="color:#8A8A8A;${style}">Grey</p>` });

describe("contrast", () => {
  test("is reckoned against the ground a text stands on, however far out that is", () => {
    const body = '<div style="background-color:#0B5C8A"><table><tr><td><p style="color:#52606D">Dim</p></td></tr></table></div>';
    expect(findingsOf({ body })[0]).toMatchObject({
      rule: "contrastLow",
      message: "“Dim” can hardly be read in the light scheme: #52606D on #0B5C8A, contrast 1.1 of 4.5.",
    });
  });

  test("may be lower for large text", () => {
    expect(grey("font-size:16px")).not.toEqual([]);
    expect(grey("font-size:24px")).toEqual([]);
    expect(grey("font-size:19px;font-weight:700")).toEqual([]);
    expect(grey("font-size:19px;font-weight:400")).not.toEqual([]);
  });

  test("holds in the dark scheme too, by the classes and the cascade", () => {
    // A dark ground without the class that lightens its text.
    const dark = findingsOf({ body: '<div class="d-ground"><p style="color:#1F2933">Lost at night</p></div>' });
    expect(dark).toEqual([
      expect.objectContaining({ message: expect.stringContaining("in the dark scheme: #1F2933 on #14181D") as unknown }),
    ]);
    expect(rulesOf({ body: '<div class="d-ground"><p class="d-ink" style="color:#1F2933">Seen</p></div>' })).toEqual([]);
    // `.d-ink a` is more particular than `.d-button`, whatever stands later in the sheet.
    const button =
      '<div class="d-ink"><a class="d-button" href="https://example.org/" style="color:#FFFFFF;background-color:#0B5C8A">Go</a></div>';
    expect(rulesOf({ body: `<div class="d-ground">${button}</div>`, text: "https://example.org/" })).toEqual(["contrastLow"]);
  });
});

test("words in a style sheet are refused, but on the page, whose print style repeats addresses", () => {
  const head = '<style>.a::before{content:"New"}</style>';
  expect(rulesOf({ body: "", head })).toEqual(["wordsInStyle"]);
  expect(rulesOf({ body: "", head, key: { language: "en", kind: "web", form: "shared" } })).toEqual([]);
});

test("words of a letter lead to the issue", () => {
  const letter = {
    kind: "letter",
    key: "letter",
    letter: { en: paragraph("Open \u2067 and not closed") },
    signatory: { id: "s", name: { en: "S" } },
  } as const;
  const snapshot = issueSnapshot({ sections: [{ ...letter, letter: { en: [...letter.letter.en] } }] });
  expect(findingsOf({ body: "<p>Open \u2067 and not closed</p>", snapshot })).toEqual([
    expect.objectContaining({ rule: "bidiControls", documentId: snapshot.issue.id, path: "sections" }),
  ]);
});
