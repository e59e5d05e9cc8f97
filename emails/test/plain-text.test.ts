import type { EditionKey } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { underlined, wrapped } from "../src/text/plain.ts";
import { issueSnapshot } from "./issue-snapshot.ts";
import { longIssue } from "./long-issue.ts";

describe("a line of the text part", () => {
  test("never breaks an address, however long", () => {
    const address = `https://example.org/${"long/".repeat(30)}`;
    expect(wrapped(`See ${address} for more`).split("\n")).toEqual(["See", address, "for more"]);
  });

  test("breaks Chinese by its width, and never before a sign that closes", () => {
    const lines = wrapped(`${"民间社会".repeat(9)}代，表${"参与".repeat(9)}（完）。`).split("\n");
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line).not.toMatch(/^[，。）]/u);
  });

  test("is indented like the entry it goes on with", () => {
    const [first, second] = wrapped(`- ${"word ".repeat(20)}`).split("\n");
    expect(first).toMatch(/^- word/u);
    expect(second).toMatch(/^ {2}word/u);
  });

  test("under a heading is as wide as the heading", () => {
    expect(underlined("新闻", "=")).toBe("新闻\n====");
    expect(underlined("\u2068News\u2069", "-")).toBe("\u2068News\u2069\n----");
  });
});

test.each<EditionKey["language"]>(["en", "fr", "es", "ru", "ar", "zh"])(
  "%s: no line but an address is wider than 76 cells",
  async (language) => {
    const { text } = await renderEdition(longIssue(), { language, kind: "partner", form: "personal", partnerId: "partner-a" });
    const tooWide = text.split("\n").filter((line) => {
      const cells =
        Array.from(line.replaceAll(/[\u2066-\u2069]|\p{Mn}/gu, "")).length +
        (line.match(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/gu)?.length ?? 0);
      return cells > 76 && !line.includes("https://");
    });
    expect(tooWide).toEqual([]);
  },
);

test("the text part of an issue reads on its own", async () => {
  const { text } = await renderEdition(issueSnapshot(), { language: "en", kind: "forwardable", form: "shared" });
  expect(text).toMatchSnapshot();
});
