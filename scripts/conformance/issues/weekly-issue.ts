import { issueSnapshotSchema, type IssueSnapshot } from "@newsletter/schemas";
import * as z from "zod";
import type { Content } from "../content.ts";
import { portableTextOf } from "./markdown.ts";

// A real weekly newsletter as one issue of ours: every item it has in English, grouped as its editors grouped them.

const articlesSchema = z.looseObject({
  article: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string().nullish(),
      categoryEN: z.string().nullish(),
      markdownEN: z.string().nullish(),
    }),
  ),
});

interface Article {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly markdown: string;
}

export function englishArticles(corpus: string): readonly Article[] {
  return articlesSchema.parse(JSON.parse(corpus)).article.flatMap(({ id, title, categoryEN, markdownEN }) => {
    if (markdownEN === null || markdownEN === undefined || markdownEN === "") return [];
    return [{ id, title: titleOf(title ?? "", markdownEN), category: categoryEN ?? "", markdown: markdownEN }];
  });
}

export function weeklyIssue(frame: IssueSnapshot, articles: readonly Article[]): IssueSnapshot {
  const sections = [...Map.groupBy(articles, ({ category }) => category)].map(([category, some], index) => ({
    kind: "news",
    key: `section-${String(index)}`,
    layout: "oneColumn",
    heading: category === "" ? undefined : { en: category },
    items: some.map(newsItemOf),
  }));
  const title = { en: "The weekly newsletter" };
  return issueSnapshotSchema.parse({
    ...frame,
    issue: { ...frame.issue, id: "weekly", slug: "weekly", title, subject: title, preheader: title, coverNote: title },
    sections,
    pinned: [],
  });
}

/** What has to be found in the web edition: the title of every item, and every address as it stands in the Markdown. */
export function weeklyContent(articles: readonly Article[]): Content {
  const address = /(?<!!)\[(?:[^[\]]|\[[^\]]*\])*\]\((?<address>https?:[^\s)]+)/gu;
  return {
    texts: articles.map(({ title }) => title),
    links: articles.flatMap(({ markdown }) =>
      [...markdown.matchAll(address)].map(({ groups }) => (groups?.["address"] ?? "").replace(/^http:/u, "https:")),
    ),
  };
}

function newsItemOf({ id, title, markdown }: Article): object {
  return {
    type: "newsItem",
    id: `weekly-${id}`,
    title: { en: title },
    teaser: { en: portableTextOf(markdown) },
    links: [],
    organisations: [],
  };
}

const titleWordsMax = 8;

/** Two of the items have none: their first words, as an editor would take them. */
function titleOf(title: string, markdown: string): string {
  const given = title.replaceAll(/\s+/gu, " ").trim();
  if (given !== "") return given;
  return portableTextOf(markdown)
    .flatMap(({ children }) => children.map(({ text }) => text))
    .join("")
    .split(/\s+/u)
    .slice(0, titleWordsMax)
    .join(" ");
}
