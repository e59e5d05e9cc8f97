import { catalogues, directionOf, languageNames, type Language } from "@newsletter/schemas";
import type { WebEditionEntry } from "../ports/editions.ts";
import { escaped } from "./html.ts";
import { pageShell } from "./page-shell.ts";

/** The web editions there are, an issue a line with its languages. */
export function indexPage(entries: readonly WebEditionEntry[], language: Language): string {
  const words = catalogues[language].page;
  if (entries.length === 0) return pageShell({ language, title: words.indexTitle, body: `<p>${escaped(words.indexEmpty)}</p>` });
  const lines = [...issuesOf(entries).values()].map((editions) => `<li>${issueLine(editions, language)}</li>`);
  const notice = entries.some(({ isSample }) => isSample) ? `<p class="quiet">${escaped(catalogues[language].mail.sampleNotice)}</p>` : "";
  return pageShell({ language, title: words.indexTitle, body: `${notice}<ul>${lines.join("")}</ul>` });
}

function issuesOf(entries: readonly WebEditionEntry[]): ReadonlyMap<string, readonly WebEditionEntry[]> {
  const issues = new Map<string, WebEditionEntry[]>();
  for (const entry of entries) {
    const issue = `${entry.publicationSlug}/${entry.issueSlug}`;
    issues.set(issue, [...(issues.get(issue) ?? []), entry]);
  }
  return issues;
}

function issueLine(editions: readonly WebEditionEntry[], language: Language): string {
  const shown = editions.find((edition) => edition.language === language) ?? editions[0];
  if (shown === undefined) return "";
  const title = `<a href="${escaped(address(shown))}" lang="${shown.language}" dir="${directionOf(shown.language)}">${escaped(shown.subject)}</a>`;
  const links = editions.map(
    (edition) =>
      `<a href="${escaped(address(edition))}" lang="${edition.language}" hreflang="${edition.language}">${escaped(languageNames[edition.language])}</a>`,
  );
  return `${title}<br><span class="quiet">${links.join(" · ")}</span>`;
}

function address({ publicationSlug, issueSlug, language }: WebEditionEntry): string {
  return `/${publicationSlug}/${issueSlug}/${language}`;
}
