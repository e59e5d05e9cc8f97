import { describe, expect, it } from "vitest";
import type { EditionKey, Finding } from "@newsletter/schemas";
import { calendar, calendarEntry, lead, letter, news, newsItem, paragraphs, snapshot } from "../../test/support/snapshots.ts";
import { sampleSnapshot } from "../../test/support/sample-snapshot.ts";
import { allFindings, inOrder } from "./all-findings.ts";
import { findingsOf } from "./rule.ts";
import { rules } from "./rules.ts";

const key = (language: EditionKey["language"], kind: EditionKey["kind"]): EditionKey => ({ language, kind, form: "shared" });
const finding = (changes: Partial<Finding>): Finding => ({ rule: "some", severity: "note", message: "Something.", ...changes });

describe("all findings of an issue", () => {
  it("are the gravest first, then from the top of the issue to its end", () => {
    const sections = [
      letter({ en: paragraphs("Welcome") }),
      lead(newsItem({ id: "a" })),
      news(newsItem({ id: "b" })),
      calendar(calendarEntry()),
    ];
    const places: [string | undefined, string | undefined][] = [
      ["partner", undefined],
      ["publication", "name"],
      ["entry", "day"],
      ["issue-5", 'sections[_key=="news"].items'],
      ["b", "title"],
      ["a", "title"],
      ["issue-5", 'sections[_key=="letter"].letter'],
      ["issue-5", "subject"],
      [undefined, undefined],
    ];
    const findings = places.flatMap(([documentId, path]) =>
      (["note", "error"] as const).map((severity) =>
        finding({ severity, ...(documentId === undefined ? {} : { documentId }), ...(path === undefined ? {} : { path }) }),
      ),
    );
    const ordered = inOrder(findings, snapshot({ sections }));
    expect(ordered.map(({ severity }) => severity)).toEqual([...Array<string>(9).fill("error"), ...Array<string>(9).fill("note")]);
    expect(ordered.slice(0, 9).map(({ documentId, path }) => [documentId, path].join(" ").trim())).toEqual([
      "",
      "issue-5 subject",
      'issue-5 sections[_key=="letter"].letter',
      "a title",
      'issue-5 sections[_key=="news"].items',
      "b title",
      "entry day",
      "publication name",
      "partner",
    ]);
  });

  it("say each thing once: a document used twice, and an edition that repeats what was said of its content", () => {
    const same = finding({ rule: "languageMissing", documentId: "news", path: "title", message: "The news item has no title in French." });
    const repeated = finding({ rule: "languageMissing", documentId: "news", path: "title", message: "This is not in French." });
    const editions = [{ key: key("fr", "web"), findings: [repeated] }];
    expect(allFindings({ snapshot: snapshot(), links: new Map(), editions }, [same, same])).toEqual([same]);
  });

  it("name the editions that what has no document is about", () => {
    const tooLarge = finding({ rule: "htmlTooLarge", severity: "error", message: "The mail is 91 kB." });
    const editions = [key("en", "direct"), key("en", "web"), key("ar", "direct")].map((each) => ({ key: each, findings: [tooLarge] }));
    expect(allFindings({ snapshot: snapshot(), links: new Map(), editions }, [])).toEqual([
      { ...tooLarge, message: "The mail is 91 kB. (English: direct, web; Arabic: direct)" },
    ]);
  });

  it("of an issue without an order stay in the order they came, by severity", () => {
    const some = [finding({ documentId: "b" }), finding({ documentId: "a" }), finding({ severity: "error" })];
    expect(inOrder(some, undefined)).toEqual([some[2], some[0], some[1]]);
  });
});

describe("the table of rules", () => {
  it("has a name and a severity for each row, and no row twice", () => {
    const rows = rules.map(({ rule, severity, look }) => `${rule} ${severity} ${look.name}`);
    for (const { rule } of rules) expect(rule).toMatch(/^[a-z][A-Za-z]+$/u);
    expect(new Set(rules.map(({ look }) => look)).size).toBe(rows.length);
  });

  it("says nothing of a plain issue, nor of the sample", async () => {
    expect(findingsOf(rules, { snapshot: snapshot(), links: new Map() })).toEqual([]);
    const { snapshot: sample } = await sampleSnapshot();
    const found = findingsOf(rules, { snapshot: sample, links: new Map() });
    expect(found.map(({ message }) => message)).toEqual([]);
  });
});
