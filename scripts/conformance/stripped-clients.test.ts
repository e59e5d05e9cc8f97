import { expect, test } from "vitest";
import { clientFamilies, type ClientFamily } from "./client-family.ts";
import { createStripper } from "./stripped-client.ts";
import { lostIn } from "./stripped-clients.ts";
import { lostReadings, onlyInStyleSheet, readingsOf } from "./what-readers-get.ts";

const family = (...missing: readonly string[]): ClientFamily => ({ name: "client", missing: new Set(missing) });
const lost = (client: ClientFamily, html: string): readonly string[] => lostIn(client, readingsOf(html), html);

test("a family lacks what one of its clients lacks in its latest version", () => {
  const data = [
    { slug: "html-dir", stats: { gmail: { ios: { "2019": "n", "2024": "y" }, android: { "2019": "y" } } } },
    { slug: "html-bdi", stats: { gmail: { ios: { "2019": "y" }, android: { "2019": "y", "2024": "n #1" } } } },
  ];
  const gmail = clientFamilies(JSON.stringify({ data })).find(({ name }) => name === "gmail");
  expect([...(gmail?.missing ?? [])]).toEqual(["html-bdi"]);
});

test("text inside an element that goes whole is lost", () => {
  expect(lost(family("html-svg"), "<p>One <svg><text>Two</text></svg></p>")).toEqual(['lost text "Two"']);
  expect(lost(family("html-textarea"), "<textarea>Words</textarea>")).toEqual(['lost text "Words"']);
});

test("text inside an element that is only dropped stays, and so does its link", () => {
  expect(lost(family("html-bdi", "html-semantics"), '<main><p>See <bdi><a href="https://example.org/">UNODC</a></bdi></p></main>')).toEqual(
    [],
  );
});

test("a link whose address a client does not follow is lost, unless the address stands in words", () => {
  const client = family("html-mailto-links");
  expect(lost(client, '<a href="mailto:desk@example.org">Write to us</a>')).toEqual(['lost link "mailto:desk@example.org"']);
  expect(lost(client, '<a href="mailto:desk@example.org">desk@example.org</a>')).toEqual([]);
});

test("a picture whose only words were an attribute that goes is seen", () => {
  const whole = readingsOf('<img src="a.png" alt="Delegates in Vienna">');
  expect(lostReadings(whole, readingsOf('<img src="a.png">'))).toEqual([{ kind: "alt", value: "Delegates in Vienna" }]);
});

test("two texts that have changed places are seen", () => {
  expect(lostReadings(readingsOf("<p>One</p><p>Two</p>"), readingsOf("<p>Two</p><p>One</p>"))).toHaveLength(1);
});

test("the preheader of a client that cannot hide it is no loss", () => {
  const html = '<div style="display:none">Preheader</div><p>News</p>';
  expect(readingsOf(html)).toEqual([{ kind: "text", value: "News" }]);
  expect(lost(family("css-display-none"), html)).toEqual([]);
});

test("a client without a style sheet, at-rules, a property, a unit, an attribute has none of them left", () => {
  const html =
    '<head><style>@media (max-width:479px){.m{width:1px}}.d{color:red}a:focus{color:red}</style></head><p dir="rtl" style="opacity:0.5;color:red;width:50vw">News</p>';
  const strip = (...missing: readonly string[]): string => createStripper(family(...missing))(html);
  expect(strip("html-style")).not.toContain("style>");
  expect(strip("css-at-media")).toContain("<style>.d{color:red}a:focus{color:red}</style>");
  expect(strip("css-selector-class")).not.toMatch(/\.[dm]\{/u);
  expect(strip("css-pseudo-class-focus")).not.toContain("a:focus");
  expect(strip("css-opacity", "css-unit-vw", "html-dir")).toContain('<p style="color:red">News</p>');
});

test("words that stand in the style sheet only are seen: made by it, or hidden until it shows them", () => {
  expect(onlyInStyleSheet('<head><style>.a::after{content:"Read more"}</style></head><p class="a"></p>')).toHaveLength(1);
  expect(
    onlyInStyleSheet('<head><style>.a{display:block!important}</style></head><p class="a" style="display:none">News</p>'),
  ).toHaveLength(1);
  expect(onlyInStyleSheet('<head><style>.a::after{content:" (" attr(href) ")"}</style></head><p class="a">News</p>')).toEqual([]);
});
