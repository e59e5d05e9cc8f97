import { describe, expect, test } from "vitest";
import { pageLines } from "../src/index.ts";

describe("the lines of a page", () => {
  test("hold its words and what its pictures show, and neither its style nor its head", () => {
    const html = `<html><head><title>Not read</title></head><body><style>p > a { color: red }</style>
      <h1>Atlanta</h1><p>Drew <b>948</b> people,
      from 320&nbsp;NGOs.</p><p><img src="https://example.org/a.jpg" alt="A full hall &amp; a stage"/></p></body></html>`;
    expect(pageLines(html)).toEqual(["Atlanta", "Drew 948 people, from 320 NGOs.", "A full hall & a stage"]);
  });

  test("are apart where cells and entries are", () => {
    expect(pageLines("<table><tr><td>18</td><td>Jan</td></tr></table><ul><li>One</li><li>Two<br/>lines</li></ul>")).toEqual([
      "18",
      "Jan",
      "One",
      "Two",
      "lines",
    ]);
  });
});
