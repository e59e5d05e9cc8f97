import { gateWords, languages, type Finding } from "@newsletter/schemas";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingLine } from "./finding-line.ts";

const emails = new URL("../../../emails/src/", import.meta.url);
const sources = [
  ...readdirSync(new URL("gates/", emails))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => new URL(`gates/${name}`, emails)),
  new URL("rich-text/text-findings.ts", emails),
  new URL("../message/message-size.ts", import.meta.url),
];

const patterns = [
  /rule: "(?<rule>\w+)",\s*severity: "error"/gu,
  /errorAt\([^{]*\{\s*rule: "(?<rule>\w+)"/gu,
  /said\(\s*place,\s*"(?<rule>\w+)"/gu,
  /^const rule = "(?<rule>\w+)"/gmu,
];

function rulesIn(source: URL): readonly string[] {
  const code = readFileSync(source, "utf8");
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(({ groups }) => groups?.["rule"] ?? ""));
}

/** Of the gates that an edition of a pack goes through: those that keep it back. */
const errorRules = new Set(sources.flatMap(rulesIn));

test("every rule that can keep a pack back has words in every language, and none has words that nobody needs", () => {
  expect(errorRules.size).toBeGreaterThan(10);
  expect([...errorRules].toSorted()).toEqual(Object.keys(gateWords.en).toSorted());
});

test("no gate says an error in a file where none was found", () => {
  const withErrors = sources.filter((source) => /severity: "error"|errorAt\(/u.test(readFileSync(source, "utf8")));
  const without = withErrors.filter((source) => !rulesIn(source).some((rule) => rule in gateWords.en));
  expect(without.map(({ pathname }) => pathname.split("/").at(-1))).toEqual(["where-in-issue.ts"]);
});

describe.each(languages)("in %s", (language) => {
  const finding: Finding = { rule: "linkNotHttps", severity: "error", message: "The link.", values: ['http://example.org/"<b>'] };

  test("a finding is said in the reader's words, with its values escaped and kept from turning the line around", () => {
    const line = findingLine(finding, language);
    expect(line).toContain("<bdi>http://example.org/&#34;&#60;b&#62;</bdi>");
    expect(line).not.toContain("The link.");
  });

  test("one of a rule nobody translated, or without its values, is said in English", () => {
    expect(findingLine({ ...finding, rule: "ruleOfTomorrow" }, language)).toBe('<li lang="en" dir="ltr">The link.</li>');
    expect(findingLine({ rule: "linkNotHttps", severity: "error", message: "The link." }, language)).toContain("The link.");
  });
});
