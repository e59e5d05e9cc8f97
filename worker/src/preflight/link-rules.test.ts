import { describe, expect, it } from "vitest";
import type { LinkState } from "../ports/content.ts";
import {
  calendar,
  calendarEntry,
  call,
  calls,
  letter,
  linked,
  news,
  newsItem,
  organisation,
  saidBy,
  snapshot,
  textWith,
  video,
  videos,
} from "../../test/support/snapshots.ts";
import { linkRules } from "./link-rules.ts";
import { linksOf } from "./links-of.ts";
import { findingsOf } from "./rule.ts";

const url = "https://partner.net/page";
const sections = [news(newsItem({ links: [{ language: "en", url }] }))];
const inState = (state: LinkState, address = url): string[] =>
  saidBy(linkRules, { sections: [news(newsItem({ links: [{ language: "en", url: address }] }))] }, { links: new Map([[address, state]]) });

describe("the state of a link", () => {
  it.each<[LinkState, string[]]>([
    [{ state: "dead", reason: "it answers 404" }, ["error linkDead news links[0].url"]],
    [{ state: "internal" }, ["error linkInternal news links[0].url"]],
    [{ state: "example" }, ["error linkExample news links[0].url"]],
    [{ state: "unwell", reason: "it answers 500" }, ["warning linkUnwell news links[0].url"]],
    [{ state: "moved", target: "https://other.net/" }, ["note linkRedirects news links[0].url"]],
    [{ state: "notChecked", reason: "there is no network" }, ["note linkNotChecked"]],
    [{ state: "alive" }, []],
  ])("%j", (state, expected) => {
    expect(inState(state)).toEqual(expected);
  });

  it("says nothing of a link that is still being looked at", () => {
    expect(saidBy(linkRules, { sections })).toEqual([]);
  });

  it("is said in a sentence with the address", () => {
    const links = new Map<string, LinkState>([[url, { state: "dead", reason: "it answers 404" }]]);
    const [finding] = findingsOf(linkRules, { snapshot: snapshot({ sections }), links });
    expect(finding?.message).toBe(`The news item “A workshop in Nairobi” has a link that leads nowhere: it answers 404 (${url}).`);
  });
});

describe("a link in a footnote", () => {
  it("is looked at like every other", () => {
    const noted = [news(newsItem({ teaser: { en: textWith({ href: url }) } }))];
    const links = new Map([[url, { state: "dead" as const, reason: "it answers 404" }]]);
    expect(saidBy(linkRules, { sections: noted }, { links })).toEqual(["error linkDead news teaser"]);
  });
});

describe("linkExample", () => {
  it("is nothing to mention in a sample", () => {
    const links = new Map<string, LinkState>([[url, { state: "example" }]]);
    expect(saidBy(linkRules, { sections, publication: { isSample: true } }, { links })).toEqual([]);
  });
});

describe("linkInsecure", () => {
  it("is said of an http address, known or not", () => {
    expect(inState({ state: "alive" }, "http://partner.net/")).toEqual(["warning linkInsecure news links[0].url"]);
  });

  it("is not said of our own pages on this machine", () => {
    const own = "http://127.0.0.1:3400";
    const changes = {
      baseUrl: own,
      sections: [news(newsItem({ links: [{ language: "en" as const, url: `${own}/civil-society/2024-01/en` }] }))],
    };
    expect(saidBy(linkRules, changes)).toEqual([]);
  });
});

describe("linkNotChecked", () => {
  it("is one note for all of them, each address and reason once", () => {
    const [a, b] = ["https://a.net/", "https://b.net/"];
    const changes = { sections: [news(newsItem({ links: [a, b, a].map((each) => ({ language: "en" as const, url: each })) }))] };
    const links = new Map<string, LinkState>([a, b].map((each) => [each, { state: "notChecked", reason: "there is no network" }]));
    const found = findingsOf(linkRules, { snapshot: snapshot(changes), links });
    expect(found.map(({ message }) => message)).toEqual(["2 links were not checked: there is no network."]);
  });
});

it("the links of an issue are all there, in its order, each with its place", () => {
  const topics = [{ key: "t", name: { en: "Firearms" }, entry: calendarEntry({ id: "topic", url: "https://5.net/" }) }];
  const all = snapshot({
    sections: [
      letter({ en: linked("here", "https://1.net/") }),
      news(newsItem({ teaser: { en: linked("here", "https://2.net/") }, organisations: [organisation({ url: "https://3.net/" })] })),
      calls(call({ applyUrl: "https://4.net/", deadlines: [{ key: "d", topics, closes: { precision: "day", day: "2024-02-04" } }] })),
      videos(video({ watchUrl: "https://6.net/", moreUrl: "https://7.net/" })),
      calendar(calendarEntry({ url: "https://8.net/" })),
    ],
    publication: { aboutUs: { en: linked("write", "mailto:unit@example.org") }, websiteUrl: "https://9.net/" },
    partners: [{ id: "partner", organisation: organisation({ id: "o2" }), languages: [], masthead: { url: "https://10.net/" } }],
  });
  expect(linksOf(all).map(({ url: address, documentId, path }) => `${address} ${documentId} ${path}`)).toEqual([
    'https://1.net/ issue-5 sections[_key=="letter"].letter',
    "https://2.net/ news teaser",
    "https://3.net/ organisation url",
    "https://4.net/ call applyUrl",
    "https://5.net/ topic url",
    "https://6.net/ video watchUrl",
    "https://7.net/ video moreUrl",
    "https://8.net/ entry url",
    "https://9.net/ publication websiteUrl",
    "https://10.net/ partner masthead.url",
  ]);
});
