import { expect, test } from "vitest";
import { parsePiece } from "./html.ts";
import { treeOfHtml } from "./html-tree.ts";
import { faultsOf, type Rendered } from "./portable-text.ts";

const rendered = (html: string): Rendered => ({ nodes: parsePiece(html).childNodes });
const why = "for the test";

test("a list that lost its nesting, a link that leads elsewhere, a mark that was lost, a word: each is a difference", () => {
  const output = '<ul><li>One<ul><li><a href="https://example.org/"><em>Two</em></a></li></ul></li></ul>';
  expect(faultsOf(rendered(output), output)).toEqual([]);
  for (const other of [
    '<ul><li>One</li><li><a href="https://example.org/"><em>Two</em></a></li></ul>',
    output.replace("example.org", "example.net"),
    output.replaceAll(/<\/?em>/gu, ""),
    output.replace("Two", "Too"),
    output.replaceAll("ul>", "ol>"),
  ])
    expect(faultsOf(rendered(other), output)).toHaveLength(1);
});

test("what is styling is none: groups, layout tables, the paragraph in a quotation, the level of a heading, other attributes", () => {
  const output = "<div><h2>News</h2><blockquote>Said <strong>so</strong></blockquote></div>";
  const ours =
    '<h4 style="margin:0">News</h4><blockquote><table role="presentation"><tr><td><p lang="en">Said <span dir="ltr"><strong>so</strong></span></p></td></tr></table></blockquote>';
  expect(faultsOf(rendered(ours), output)).toEqual([]);
});

test("a table of data is no styling", () => {
  expect(treeOfHtml("<table><tbody><tr><td>1</td></tr></tbody></table>")).toMatchObject([{ tag: "table" }]);
});

test("a text that is refused fails, unless that is known", () => {
  const refused = { refused: "en.0.level: Too big" };
  expect(faultsOf(refused, "<p></p>")).toEqual(["refused: en.0.level: Too big"]);
  expect(faultsOf(refused, "<p></p>", { fixture: "1", why, becomes: "refused" })).toEqual([]);
});

test("a known difference that is none any more fails", () => {
  expect(faultsOf(rendered("<p>A</p>"), "<p>A</p>", { fixture: "1", why, becomes: "refused" })).toHaveLength(1);
  expect(faultsOf(rendered("<p>A</p>"), "<p>A</p>", { fixture: "1", why, becomes: "otherwise", expected: "B", instead: "C" })).toHaveLength(
    1,
  );
});

test("a known difference excuses itself only", () => {
  const output = "<p><code>a</code> <em>b</em></p>";
  const known = { fixture: "1", why, becomes: "words only", tags: ["code"] } as const;
  expect(faultsOf(rendered("<p>a <em>b</em></p>"), output, known)).toEqual([]);
  expect(faultsOf(rendered("<p>a b</p>"), output, known)).toHaveLength(1);
  expect(faultsOf(rendered("<p><code>a</code> <em>b</em></p>"), output, known)).toHaveLength(1);
});
