import { describe, expect, test } from "vitest";
import { XmlElement, parseXml } from "@rgrove/parse-xml";
import { snapshot, news, newsItem } from "../../test/support/snapshots.ts";
import type { PublicIssue } from "../ports/archive.ts";
import { archivedIssue, indexedItems } from "./archived-issue.ts";
import { feedOf, type Feed } from "./feed.ts";
import { writtenFeed } from "./feed-forms.ts";

const nasty = `A & B <script>alert("1")</script> ]]> ' \u0001\uFFFE \uD800 العربية`;

function issueWith(changes: Parameters<typeof snapshot>[0], dates: { readonly publishedAt: string; readonly updatedAt?: string }) {
  const taken = snapshot(changes);
  const publishedAt = new Date(dates.publishedAt);
  const updatedAt = new Date(dates.updatedAt ?? dates.publishedAt);
  const issue: PublicIssue = { ...archivedIssue(taken), archiveId: taken.issue.number, publishedAt, updatedAt };
  return { issue, items: indexedItems(taken) };
}

function feed(language: "en" | "ar" = "en", changes: Parameters<typeof snapshot>[0] = {}): Feed {
  const fifth = issueWith(
    {
      ...changes,
      issue: { title: { en: nasty, ar: "كانون الثاني" }, ...changes.issue },
      sections: [news(newsItem({ title: { en: nasty } }))],
    },
    { publishedAt: "2024-01-20T08:00:00Z", updatedAt: "2024-02-01T08:00:00Z" },
  );
  const fourth = issueWith(
    { issue: { id: "issue-4", slug: "2023-12", number: 4, month: "2023-12" } },
    { publishedAt: "2023-12-20T08:00:00Z" },
  );
  const all = [fifth, fourth] as const;
  return feedOf({
    issues: [fifth.issue, fourth.issue],
    itemsOf: (issue) => all.flatMap(({ issue: each, items }) => (each === issue ? items.filter((item) => item.language === language) : [])),
    language,
    publicUrl: "https://news.example.net",
  });
}

const parsed = (xml: string): XmlElement => {
  const { root } = parseXml(xml);
  if (root === null) throw new Error("no root");
  return root;
};
const children = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((each): each is XmlElement => each instanceof XmlElement && each.name === name);
const child = (element: XmlElement, name: string): XmlElement => {
  const [found, ...more] = children(element, name);
  if (found === undefined || more.length > 0) throw new Error(`not one ${name} in ${element.name}`);
  return found;
};

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/u;
const absolute = /^https:\/\/news\.example\.net\//u;

describe("an Atom feed (RFC 4287)", () => {
  const root = parsed(writtenFeed(feed(), "atom"));

  test("has what a feed must have, once", () => {
    expect([root.name, root.attributes["xmlns"]]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
    expect(child(root, "id").text).toMatch(/^urn:uuid:[0-9a-f-]{36}$/u);
    expect(child(root, "title").text).toBe("Civil Society Newsletter");
    expect(child(child(root, "author"), "name").text).toBe("Civil Society Unit");
    // That of the entry that was corrected last.
    expect(child(root, "updated").text).toBe("2024-02-01T08:00:00.000Z");
    const links = children(root, "link").map(({ attributes }) => [attributes["rel"], attributes["href"]]);
    expect(links).toEqual([
      ["alternate", "https://news.example.net/civil-society/archive"],
      ["self", "https://news.example.net/civil-society/feed/en.atom"],
    ]);
  });

  test("has what an entry must have, once, with absolute addresses", () => {
    const entries = children(root, "entry");
    expect(entries).toHaveLength(2);
    expect(new Set(entries.map((entry) => child(entry, "id").text)).size).toBe(2);
    for (const entry of entries) {
      expect(child(entry, "updated").text).toMatch(dateTime);
      expect(child(entry, "published").text).toMatch(dateTime);
      expect(child(entry, "link").attributes["href"]).toMatch(absolute);
      expect(child(entry, "content").attributes["type"]).toBe("html");
    }
  });

  test("shows what somebody typed as text", () => {
    const [entry] = children(root, "entry");
    const shown = `A & B <script>alert("1")</script> ]]> '  \uFFFD العربية`;
    expect(entry === undefined ? "" : child(entry, "title").text).toBe(shown);
    const html = entry === undefined ? "" : child(entry, "content").text;
    expect(html).not.toContain("<script");
    expect(html).toContain('<a href="https://news.example.net/civil-society/2024-01/en#item-news">');
  });
});

describe("an RSS feed (2.0)", () => {
  const channel = child(parsed(writtenFeed(feed(), "rss")), "channel");

  test("has what a channel must have, and its own address", () => {
    for (const name of ["title", "link", "description"]) expect(child(channel, name).text).not.toBe("");
    expect(child(channel, "language").text).toBe("en");
    expect(child(channel, "lastBuildDate").text).toBe("Thu, 01 Feb 2024 08:00:00 GMT");
    expect(child(channel, "atom:link").attributes["href"]).toBe("https://news.example.net/civil-society/feed/en.rss");
  });

  test("has items with a date of RFC 822 and a name that is no address", () => {
    const [item] = children(channel, "item");
    if (item === undefined) throw new Error("no item");
    expect(child(item, "pubDate").text).toBe("Sat, 20 Jan 2024 08:00:00 GMT");
    expect(child(item, "guid").attributes["isPermaLink"]).toBe("false");
    expect(child(item, "link").text).toBe("https://news.example.net/civil-society/2024-01/en");
  });
});

test("a JSON feed (1.1) has what it must have", () => {
  const json: unknown = JSON.parse(writtenFeed(feed(), "json"));
  const item = {
    id: expect.stringMatching(/^urn:uuid:/u),
    url: expect.stringMatching(absolute),
    content_html: expect.any(String),
    date_published: expect.stringMatching(dateTime),
    date_modified: expect.stringMatching(dateTime),
  };
  expect(json).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    title: "Civil Society Newsletter",
    home_page_url: "https://news.example.net/civil-society/archive",
    feed_url: "https://news.example.net/civil-society/feed/en.json",
    items: [item, item],
  });
});

const ids = (of: Feed): readonly string[] => of.entries.map(({ id }) => id);

describe("the name of an entry", () => {
  test("stays when title, address, host and number change", () => {
    const moved = feed("en", {
      baseUrl: "https://other.example.org",
      issue: { slug: "january", number: 6, title: { en: "Corrected" } },
      publication: { slug: "renamed" },
    });
    expect(ids(moved)[0]).toBe(ids(feed())[0]);
    expect(ids(feed())[0]).toBe("urn:uuid:9cfffc12-60ba-5353-859e-60cf0e7f30b0");
  });

  test("is another in another language", () => {
    expect(ids(feed("ar"))[0]).not.toBe(ids(feed())[0]);
  });
});

test("words of the language that steps in say which it is", () => {
  const [, entry] = children(parsed(writtenFeed(feed("ar"), "atom")), "entry");
  expect(entry === undefined ? undefined : child(entry, "title").attributes["xml:lang"]).toBe("en");
});
