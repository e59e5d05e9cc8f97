import type { FeedForm, Language, Translation } from "@newsletter/schemas";
import type { Feed, FeedEntry } from "./feed.ts";
import { xmlText } from "./xml-text.ts";

/** A feed as its bytes, in the form that was asked for. */
export function writtenFeed(feed: Feed, form: FeedForm): string {
  switch (form) {
    case "rss":
      return rss(feed);
    case "atom":
      return atom(feed);
    case "json":
      return jsonFeed(feed);
  }
}

/** RFC 4287. */
function atom(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${feed.id}</id>
<title>${xmlText(feed.title)}</title>
<subtitle>${xmlText(feed.description)}</subtitle>
<updated>${feed.updatedAt.toISOString()}</updated>
<author><name>${xmlText(feed.author)}</name></author>
<link rel="alternate" type="text/html" href="${xmlText(feed.archiveUrl)}"/>
<link rel="self" type="application/atom+xml" href="${xmlText(feed.selfUrl("atom"))}"/>
${feed.entries.map((entry) => atomEntry(entry, feed.language)).join("")}</feed>
`;
}

function atomEntry({ id, url, title, summary, html, publishedAt, updatedAt }: FeedEntry, language: Language): string {
  const inOther = (text: Translation<string>): string => (text.language === language ? "" : ` xml:lang="${text.language}"`);
  return `<entry>
<id>${id}</id>
<title${inOther(title)}>${xmlText(title.value)}</title>
<link rel="alternate" type="text/html" hreflang="${language}" href="${xmlText(url)}"/>
<published>${publishedAt.toISOString()}</published>
<updated>${updatedAt.toISOString()}</updated>
<summary${inOther(summary)}>${xmlText(summary.value)}</summary>
<content type="html">${xmlText(html)}</content>
</entry>
`;
}

/** RSS 2.0, with the feed's own address as its Best Practices Profile wants it. */
function rss(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xmlText(feed.title)}</title>
<link>${xmlText(feed.archiveUrl)}</link>
<description>${xmlText(feed.description)}</description>
<language>${feed.language}</language>
<lastBuildDate>${feed.updatedAt.toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${xmlText(feed.selfUrl("rss"))}"/>
${feed.entries.map(rssItem).join("")}</channel>
</rss>
`;
}

function rssItem({ id, url, title, html, publishedAt }: FeedEntry): string {
  return `<item>
<title>${xmlText(title.value)}</title>
<link>${xmlText(url)}</link>
<guid isPermaLink="false">${id}</guid>
<pubDate>${publishedAt.toUTCString()}</pubDate>
<description>${xmlText(html)}</description>
</item>
`;
}

/** https://www.jsonfeed.org/version/1.1/ */
function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.archiveUrl,
    feed_url: feed.selfUrl("json"),
    description: feed.description,
    authors: [{ name: feed.author }],
    language: feed.language,
    items: feed.entries.map(({ id, url, title, summary, html, publishedAt, updatedAt }) => ({
      id,
      url,
      title: title.value,
      summary: summary.value,
      content_html: html,
      date_published: publishedAt.toISOString(),
      date_modified: updatedAt.toISOString(),
      language: title.language,
    })),
  });
}
