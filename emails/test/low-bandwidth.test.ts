import { catalogues, noSlots, languages, type EditionKey, type Language } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { editionLimits, renderEdition } from "../src/index.ts";
import { markupOf, markupTree } from "../src/markup/markup-tree.ts";
import { everyField } from "./every-field.ts";
import { issueSnapshot } from "./issue-snapshot.ts";
import { longIssue } from "./long-issue.ts";

const lowBandwidth = (language: Language): EditionKey => ({ language, kind: "lowBandwidth", form: "personal" });
const direct = (language: Language): EditionKey => ({ language, kind: "direct", form: "personal" });

const wordsOf = (html: string): string =>
  html
    .slice(html.indexOf("<body"))
    .replaceAll(/<!--[\s\S]*?-->|<[^>]*>/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();

const hrefsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*?href="(?<address>[^"]*)"/gu)].map(({ groups }) => groups?.["address"] ?? "");

describe.each(languages)("the low-bandwidth edition in %s", (language) => {
  test("has at most 30 kB, however long the issue is", async () => {
    const { htmlBytes, findings } = await renderEdition(longIssue(), lowBandwidth(language));
    expect(htmlBytes).toBeLessThanOrEqual(editionLimits.lowBandwidthBytesMax);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("loads nothing and lays nothing out", async () => {
    const { html } = await renderEdition(everyField(), lowBandwidth(language));
    expect(html).not.toMatch(/<img|<table role|<link|class=|url\(|@import/u);
  });

  test("has every word and every link of the full edition, in its order", async () => {
    const [plain, full] = await Promise.all([
      renderEdition(issueSnapshot(), lowBandwidth(language)),
      renderEdition(issueSnapshot(), direct(language)),
    ]);
    const pictures = /<a href="[^"]*\/media\/[^"]*">[\s\S]*?<\/a>/gu;
    const withoutPictures = plain.html.replaceAll(pictures, "").replace("Still with a play mark", "");
    // The date blocks repeat what the line beside them says.
    expect(wordsOf(withoutPictures)).toBe(wordsOf(full.html.replaceAll(/<table[^>]* aria-hidden="true"[\s\S]*?<\/table>/gu, "")));
    expect(hrefsOf(withoutPictures)).toEqual(hrefsOf(full.html));
  });
});

test("a picture is a link with its words; a logo, whose name stands beside it, is left out", async () => {
  const { html, text } = await renderEdition(issueSnapshot(), lowBandwidth("en"));
  const address = `https://newsletter.example.org/media/${"a".repeat(64)}.jpg`;
  expect(html).toContain(`<a href="${address}">Picture: White points on blue</a>`);
  expect(text).toContain(`Picture: White points on blue\n${address}`);
  // The still of the video is a link already.
  expect(html).toContain('<a href="https://example.org/watch">Still with a play mark</a>');
  expect(html.match(/A Bank/gu)).toHaveLength(1);
});

test("a text in another language says so; what is in the edition's says it once", async () => {
  const { html } = await renderEdition(issueSnapshot(), lowBandwidth("ar"));
  expect(html).toMatch(/<h3 lang="en" dir="ltr">/u);
  expect(html.match(/lang="ar"/gu)).toHaveLength(2);
});

test("the preheader stays hidden", async () => {
  const { html } = await renderEdition(issueSnapshot(), lowBandwidth("en"));
  expect(html).toMatch(/<div style="display:none[^"]*">What happened and what comes/u);
});

test("its personal form can be left, its shared form carries no token", async () => {
  const [personal, shared] = await Promise.all([
    renderEdition(issueSnapshot(), lowBandwidth("en")),
    renderEdition(issueSnapshot(), { ...lowBandwidth("en"), form: "shared" }),
  ]);
  const reader = { leaveUrl: 1, packUrl: 0, preferencesUrl: 1 };
  expect(personal.slots).toEqual({ html: reader, text: reader });
  expect(shared.slots).toEqual({ html: noSlots, text: noSlots });
  expect(personal.html).toContain("because you subscribed");
  expect(shared.html).toContain("Nothing in this edition identifies you");
});

test("markup comes back from its tree as it was", () => {
  const markup = '<div lang="en"><p>One &amp; two<br/><a href="https://example.org/?a=1&amp;b=2">three</a></p><img src="x" alt=""/></div>';
  expect(markupOf(markupTree(markup))).toBe(markup);
});

test("a partner's member reads in it why it came and what leaving ends, as in the members' edition; nothing else differs", async () => {
  const [partner] = issueSnapshot().partners;
  const [ofMember, own] = await Promise.all([
    renderEdition(issueSnapshot(), { ...lowBandwidth("en"), partnerId: partner?.id ?? "" }),
    renderEdition(issueSnapshot(), lowBandwidth("en")),
  ]);
  const name = partner?.organisation.shortName ?? partner?.organisation.name.en ?? "";
  for (const words of [catalogues.en.mail.whyMembers(name), catalogues.en.mail.leaveMembers(name)]) {
    expect(ofMember.html).toContain(words);
    expect(ofMember.text.replaceAll(/\s+/gu, " ")).toContain(words);
  }
  const withoutFooter = (html: string): string => html.slice(0, html.indexOf("You receive this because"));
  expect(withoutFooter(ofMember.html)).toBe(withoutFooter(own.html));
  expect(own.html).toContain(catalogues.en.mail.whyDirect);
});
