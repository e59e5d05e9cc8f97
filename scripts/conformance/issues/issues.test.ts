import { expect, test } from "vitest";
import { missingContent } from "../content.ts";
import { portableTextOf } from "./markdown.ts";
import { udhrContent } from "./udhr-issue.ts";
import { englishArticles, weeklyContent } from "./weekly-issue.ts";

const corpus = JSON.stringify({
  article: [
    {
      id: "1",
      title: " A new\tmap ",
      categoryEN: "Maps",
      markdownEN: "See [the **map** [1]](http://example.org/map?a=1) and ![Logo](http://example.org/logo.png)",
    },
    { id: "2", title: null, categoryEN: null, markdownEN: "Nobody gave this one a title, so its first words are it" },
    { id: "3", title: "Only in German", markdownDE: "Karte" },
  ],
});

test("items without English are left out, an item without a title takes its first words", () => {
  expect(englishArticles(corpus).map(({ title }) => title)).toEqual(["A new map", "Nobody gave this one a title, so its"]);
});

test("paragraphs, links and emphasis become Portable Text; pictures and links within the page do not", () => {
  const [first, second, ...others] = portableTextOf(
    "One *small* [step](http://example.org/a) [[1]](#note)\r\n\r\n![Logo](http://example.org/a.png)Two",
  );
  expect(first?.children.map(({ text, marks }) => [text, marks])).toEqual([
    ["One ", []],
    ["small", ["em"]],
    [" ", []],
    ["step", ["l0"]],
    [" ", []],
    ["[1]", []],
  ]);
  expect(first?.markDefs).toEqual([{ _type: "link", _key: "l0", href: "https://example.org/a" }]);
  expect(second?.children.map(({ text }) => text)).toEqual(["Two"]);
  expect(others).toEqual([]);
});

test("a table becomes a line for each of its rows", () => {
  const lines = portableTextOf("|Where|What|\n|---|:---|\n|Austin|[Party](http://example.org/p)|").map(({ children }) =>
    children.map(({ text }) => text).join(""),
  );
  expect(lines).toEqual(["Where · What", "Austin · Party"]);
});

test("a title, a link or a paragraph that got lost on the way is named", () => {
  const content = weeklyContent(englishArticles(corpus));
  expect(content.links).toEqual(["https://example.org/map?a=1"]);
  const html = '<h3>A new map</h3><a href="https://example.org/map?a=1">map</a><h3>Nobody gave this one a title, so its</h3>';
  expect(missingContent(html, content)).toEqual([]);
  expect(missingContent(html.replace("<h3>A new map</h3>", ""), content)).toEqual(['text "A new map"']);
  expect(missingContent(html.replace("a=1", "a=2"), content)).toEqual(["link https://example.org/map?a=1"]);
});

test("every heading and paragraph of the declaration has to be found again", () => {
  const page =
    "<h1>Rights</h1><header><h2>Preamble</h2><p>Whereas</p></header><article><h2>1</h2><ol><li><p>All are  born free</p></li></ol></article>";
  expect(udhrContent(page).texts).toEqual(["Rights", "Preamble", "Whereas", "1", "All are born free"]);
});
