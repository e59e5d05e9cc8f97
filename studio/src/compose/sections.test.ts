import { expect, test } from "vitest";
import { accepts, composedSection } from "./sections.ts";

test.each([undefined, null, "letter", {}, { kind: "news" }])("%j is no section", (value) => {
  expect(composedSection(value)).toBeUndefined();
});

test("a section that was only just added holds nothing, and accepts nothing until it says what it is for", () => {
  const section = composedSection({ _key: "s" });
  expect(section).toMatchObject({ key: "s", kind: undefined, title: "Section without a kind", items: [], leftOut: [], period: undefined });
  expect(section !== undefined && accepts(section, "newsItem")).toBe(false);
});

test("half-typed values are passed over, not refused: the form is being filled", () => {
  const stored = {
    _key: "s",
    kind: "calendar",
    items: [{ _key: "a" }],
    period: { firstMonth: "2024-01" },
    issueTeasers: [{ _key: "t" }],
  };
  expect(composedSection(stored)).toMatchObject({ kind: "calendar", title: "Calendar", items: [], period: undefined });
});

test("a section accepts what its kind holds", () => {
  const section = composedSection({ _key: "s", kind: "news", items: [{ _key: "a", _ref: "news-a" }] });
  expect(section?.items).toEqual([{ _type: "reference", _key: "a", _ref: "news-a" }]);
  expect(section !== undefined && accepts(section, "newsItem")).toBe(true);
  expect(section !== undefined && accepts(section, "video")).toBe(false);
});
