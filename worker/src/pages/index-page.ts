import { archiveWords, catalogues, type Language } from "@newsletter/schemas";
import { inLanguage } from "../archive/issue-words.ts";
import type { PublicIssue } from "../ports/archive.ts";
import { issueLine, languageOfIssue, sampleNotice } from "./archive-page.ts";
import { escaped } from "./html.ts";
import { pageShell } from "./page-shell.ts";

/** The latest public issues of every publication, and the way to its archive. */
export function indexPage(issues: readonly PublicIssue[], language: Language): string {
  const words = catalogues[language].page;
  if (issues.length === 0) return pageShell({ language, title: words.indexTitle, body: `<p>${escaped(words.indexEmpty)}</p>` });
  const publications = [...Map.groupBy(issues, ({ publication }) => publication.id).values()];
  return pageShell({
    language,
    title: words.indexTitle,
    body: publications.map((ofPublication) => publicationPart(ofPublication, language)).join(""),
  });
}

function publicationPart(issues: readonly PublicIssue[], language: Language): string {
  const [newest] = issues;
  if (newest === undefined) return "";
  const name = inLanguage(newest, newest.publication.name, languageOfIssue(newest, language)).value;
  const lines = issues.map((issue) => `<li>${issueLine(issue, language)}</li>`);
  return (
    `${sampleNotice(newest.publication, language)}<ul>${lines.join("")}</ul>` +
    `<p><a href="/${newest.publication.slug}/archive">${escaped(archiveWords[language].allIssuesOf(name))}</a></p>`
  );
}
