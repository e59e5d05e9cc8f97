import { describe, expect, test } from "vitest";
import { pagesMax, searchCharactersMax } from "./limits.ts";
import { archivePath, questionOf, readAsked } from "./read-question.ts";

const nothing = { theme: undefined, kind: undefined, region: undefined, language: undefined, q: "", page: 1 };

describe("what is asked of the archive", () => {
  test.each([
    ["nothing", {}],
    ["fields left open, as a form sends them", { q: "", theme: "", region: "", kind: "", language: "" }],
    ["what nobody offers", { theme: "weather", region: "XX", kind: "partner", language: "de", page: "0" }],
    ["other words of an address", { utm_source: "mail", next: "https://evil.example/", __proto__: "x" }],
    ["a page that is no number", { page: "1; drop table" }],
    ["a page too far", { page: String(pagesMax + 1) }],
    ["objects", { q: { x: 1 }, theme: { y: 2 } }],
  ])("is nothing for %s", (_case, query) => {
    expect(readAsked(query)).toEqual(nothing);
    expect(questionOf(readAsked(query), "en")).toBeUndefined();
  });

  test("is the first of what is said twice, and no longer than is read", () => {
    expect(readAsked({ q: ["one", "two"], theme: ["drugs", "crime"] })).toEqual({ ...nothing, q: "one", theme: "drugs" });
    expect(readAsked({ q: "x".repeat(10_000) }).q).toHaveLength(searchCharactersMax);
  });

  test("is what lies in a region, and a country alone", () => {
    const inAsia = questionOf(readAsked({ region: "143" }), "en")?.places ?? [];
    expect(inAsia).toEqual(expect.arrayContaining(["143", "KG", "UZ"]));
    expect(inAsia).not.toContain("142");
    expect(questionOf(readAsked({ region: "KE" }), "en")?.places).toEqual(["KE"]);
  });

  test("comes back from the address it is written into", () => {
    const asked = { theme: "crime", kind: "calls", region: "KE", language: "ar", q: "a&b <i> ?", page: 3 } as const;
    const address = new URL(`https://news.example.org${archivePath("news", asked, 3)}`);
    expect(address.pathname).toBe("/news/archive");
    expect(readAsked(Object.fromEntries(address.searchParams))).toEqual(asked);
    expect(archivePath("news", readAsked({}))).toBe("/news/archive");
  });
});
