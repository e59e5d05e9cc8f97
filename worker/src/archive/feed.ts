import {
  archiveUrl,
  archiveWords,
  directionOf,
  feedUrl,
  itemAnchor,
  type FeedForm,
  type Language,
  type Translation,
} from "@newsletter/schemas";
import type { ArchivedItem, PublicIssue } from "../ports/archive.ts";
import { entryId } from "./entry-id.ts";
import { editionUrlOf, inLanguage } from "./issue-words.ts";
import { latestUpdate } from "./sitemap.ts";
import { xmlText } from "./xml-text.ts";

/** New issues of a publication in a language, before they are written in one of the three forms. All addresses are absolute. */
export interface Feed {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly archiveUrl: string;
  readonly selfUrl: (form: FeedForm) => string;
  readonly updatedAt: Date;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  readonly id: string;
  readonly url: string;
  readonly title: Translation<string>;
  readonly summary: Translation<string>;
  /** What is in the issue, each item with its place in the web edition. */
  readonly html: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

interface FeedOf {
  /** Newest first; of one publication, and all have an edition in the language. */
  readonly issues: readonly [PublicIssue, ...PublicIssue[]];
  readonly itemsOf: (issue: PublicIssue) => readonly ArchivedItem[];
  readonly language: Language;
  /** Address of our own pages, without a trailing slash. */
  readonly publicUrl: string;
}

export function feedOf({ issues, itemsOf, language, publicUrl }: FeedOf): Feed {
  const [newest] = issues;
  const { publication } = newest;
  const name = inLanguage(newest, publication.name, language).value;
  const home = { baseUrl: publicUrl, publication };
  return {
    id: entryId(publication.id, language),
    language,
    title: name,
    description: archiveWords[language].newIssuesOf(name),
    author: inLanguage(newest, publication.publisher, language).value,
    archiveUrl: archiveUrl(home),
    selfUrl: (form) => feedUrl(home, language, form),
    updatedAt: latestUpdate(issues),
    entries: issues.map((issue) => entryOf(issue, itemsOf(issue), language)),
  };
}

function entryOf(issue: PublicIssue, items: readonly ArchivedItem[], language: Language): FeedEntry {
  const url = editionUrlOf(issue, language);
  const summary = inLanguage(issue, issue.preheader, language);
  const lines = items.map(
    ({ id, title }) => `<li><a href="${xmlText(`${url}#${itemAnchor(id)}`)}"${languageOf(title)}>${xmlText(title.value)}</a></li>`,
  );
  return {
    id: entryId(issue.issueId, language),
    url,
    title: inLanguage(issue, issue.title, language),
    summary,
    html: `<p${languageOf(summary)}>${xmlText(summary.value)}</p>${lines.length === 0 ? "" : `<ul>${lines.join("")}</ul>`}`,
    publishedAt: issue.publishedAt,
    updatedAt: issue.updatedAt,
  };

  function languageOf({ language: own }: Translation<string>): string {
    return own === language ? "" : ` lang="${own}" dir="${directionOf(own)}"`;
  }
}
