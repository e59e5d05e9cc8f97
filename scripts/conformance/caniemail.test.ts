import { expect, test } from "vitest";
import { faultsOf, unsupportedIn, unusedRules } from "./caniemail.ts";

const faultsIn = (html: string): readonly string[] =>
  faultsOf(unsupportedIn(html).map(({ feature, client, where }) => ({ feature, client, where, name: "mail" })));
const page = (body: string, style = ""): string => `<html><head><style>${style}</style></head><body>${body}</body></html>`;

test("a feature outside of the allow list is named with a client and the place", () => {
  const [fault] = faultsIn(page('<div style="position:fixed">Always here</div>'));
  expect(fault).toMatch(/^position: not in .*gmail\.desktop-webmail.*; at <div style="position:fixed">.* \(mail\)$/u);
});

test("an element some clients drop is found", () => {
  expect(faultsIn(page("<p>See <bdi>UNODC</bdi></p>"))).toContainEqual(expect.stringMatching(/^<bdi> element: not in .*gmail/u));
});

test("what stands inside @media is found too", () => {
  expect(faultsIn(page("", "@media (max-width:479px){.m{position:sticky}}"))).toContainEqual(expect.stringMatching(/^position: /u));
});

test("a media feature that some clients lack is found", () => {
  expect(faultsIn(page("", "@media (orientation:portrait){.m{width:10px}}"))).toContainEqual(
    expect.stringMatching(/^@media \(orientation\): not in .*; at @media \(orientation:portrait\)/u),
  );
});

test("an allowed feature fails in a family that the rule does not name", () => {
  const found = { feature: "dir attribute", client: "gmail.ios", where: "<p dir>", name: "mail" };
  expect(faultsOf([found])).toEqual(["dir attribute: not in gmail.ios; at <p dir> (mail)"]);
  expect(faultsOf([{ ...found, client: "gmx.desktop-webmail" }])).toEqual([]);
});

test("a plain mail of our own is fine", () => {
  expect(
    faultsIn(page('<table role="presentation"><tr><td style="padding:8px">News</td></tr></table>', ".t{text-underline-offset:4px}")),
  ).toEqual([]);
});

test("a rule of the allow list that no mail needs is named", () => {
  const rules = ["position", "opacity"].map((feature) => ({ feature, why: "for the test" }));
  expect(unusedRules(unsupportedIn(page('<p style="opacity:0.5">News</p>')), rules)).toEqual(["position"]);
});
