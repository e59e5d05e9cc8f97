import { describe, expect, it } from "vitest";
import { paragraphs, previousIssue, newsItem, news, saidBy, snapshot } from "../../test/support/snapshots.ts";
import { findingsOf } from "./rule.ts";
import { subjectRules } from "./subjects.ts";

const said = (...args: Parameters<typeof saidBy> extends [unknown, ...infer Rest] ? Rest : never): string[] =>
  saidBy(subjectRules, ...args);
const letters = (count: number): string => "a".repeat(count);

describe("subjectEmpty", () => {
  it.each([
    ["a title in French", { sections: [news(newsItem({ title: { en: "Workshop", fr: "Atelier" } }))] }],
    ["a teaser in French", { sections: [news(newsItem({ teaser: { en: paragraphs("Text"), fr: paragraphs("Texte") } }))] }],
    ["a cover note in French", { issue: { coverNote: { en: "Please pass on.", fr: "Merci de transférer." } } }],
  ])("says so of %s without a French subject", (_case, changes) => {
    expect(said(changes)).toEqual(["warning subjectEmpty issue-5 subject"]);
  });

  it("keeps quiet where nothing was written in a language, and where the publication is not in it", () => {
    expect(said({})).toEqual([]);
    const changes = {
      sections: [news(newsItem({ title: { en: "Workshop", fr: "Atelier" } }))],
      publication: { languages: ["en" as const] },
    };
    expect(said(changes)).toEqual([]);
  });

  it("keeps quiet where a fallback was chosen", () => {
    const sections = [news(newsItem({ title: { en: "Workshop", fr: "Atelier" } }))];
    expect(said({ sections, issue: { fallbackLanguages: { fr: "en" } } })).toEqual([]);
  });

  it("does not take the name of a body or a place for a text of the issue", () => {
    expect(said({ sections: [news(newsItem({ place: { fr: "Vienne" } }))], publication: { name: { fr: "Lettre" } } })).toEqual([]);
  });
});

describe("subjectTooLong and preheaderTooLong", () => {
  it.each([
    [61, ["warning subjectTooLong issue-5 subject"]],
    [150, ["warning subjectTooLong issue-5 subject"]],
    [151, ["error subjectTooLong issue-5 subject"]],
    [60, []],
  ])("a subject of %i characters", (count, expected) => {
    expect(said({ issue: { subject: { en: letters(count) } } })).toEqual(expected);
  });

  it("count characters as a reader does, in each language by itself", () => {
    const [finding, ...others] = findingsOf(subjectRules, {
      snapshot: snapshot({ issue: { subject: { en: "e\u0301".repeat(60), ar: "م".repeat(61) } } }),
      links: new Map(),
    });
    expect(others).toEqual([]);
    expect(finding?.message).toBe("The issue’s Arabic subject has 61 characters; inboxes cut it off after about 60.");
  });

  it.each([
    [121, ["warning preheaderTooLong issue-5 preheader"]],
    [120, []],
  ])("a preheader of %i characters", (count, expected) => {
    expect(said({ issue: { preheader: { en: letters(count) } } })).toEqual(expected);
  });
});

describe("subjectSame", () => {
  const issue = { subject: { en: "January 2024: a record", fr: "Un record" }, title: { en: "x", fr: "y" } };

  it("compares with the issue before, in the same language, whatever the case and the stops", () => {
    const previous = previousIssue({ subject: { en: "January 2024 – A Record!", fr: "Décembre" } });
    expect(said({ issue }, { previous })).toEqual(["warning subjectSame issue-5 subject"]);
  });

  it("keeps quiet about another subject, the same words in another language, and a first issue", () => {
    expect(said({ issue }, { previous: previousIssue({ subject: { en: "Un record" } }) })).toEqual([]);
    expect(said({ issue }, { previous: undefined })).toEqual([]);
  });
});

describe("preheaderSame", () => {
  it("says when the preheader repeats the subject", () => {
    const issue = { subject: { en: "A record" }, preheader: { en: "A record." } };
    expect(said({ issue })).toEqual(["warning preheaderSame issue-5 preheader"]);
  });

  it("keeps quiet when it goes on with it", () => {
    expect(said({ issue: { subject: { en: "A record" }, preheader: { en: "A record, and what comes" } } })).toEqual([]);
  });
});
