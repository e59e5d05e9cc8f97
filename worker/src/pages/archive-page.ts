import {
  archiveWords,
  catalogues,
  dateText,
  directionOf,
  feedForms,
  feedTypes,
  feedUrl,
  languageNames,
  passOnMail,
  translationOf,
  verifyWords,
  type Language,
  type Translation,
} from "@newsletter/schemas";
import { editionPathOf, editionUrlOf, inLanguage } from "../archive/issue-words.ts";
import { archivePath, type AskedArchive } from "../archive/read-question.ts";
import { itemKinds, type PublicIssue } from "../ports/archive.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import { findForm } from "./find-form.ts";
import { escaped } from "./html.ts";
import { pageShell } from "./page-shell.ts";

/** What every page of a publication's archive is made with. */
export interface ArchiveFrame {
  readonly publication: PublicationProfile;
  /** Of the page; the reader's own where the address says none. */
  readonly language: Language;
  readonly asked: AskedArchive;
  /** Codes of regions and countries there are items about. */
  readonly places: readonly string[];
  readonly hasOlder: boolean;
  /** Address of our own pages, without a trailing slash. */
  readonly publicUrl: string;
}

/** Issues of a publication, newest first, and the way to find items in them. */
export function archivePage(frame: ArchiveFrame, issues: readonly PublicIssue[]): string {
  const { language, publication, asked } = frame;
  const lines = issues.map((issue) => `<li>${issueLine(issue, language)}</li>`);
  const list = lines.length === 0 ? `<p>${escaped(catalogues[language].page.indexEmpty)}</p>` : `<ul>${lines.join("")}</ul>`;
  return archiveShell(frame, {
    title: archiveWords[language].allIssuesOf(publicationName(publication, language)),
    path: (each) => archivePath(publication.slug, { ...asked, language: each }, asked.page),
    head: feedLinks(frame),
    body: `${sampleNotice(publication, language)}<p><a href="#find">${escaped(archiveWords[language].findTitle)}</a></p>${list}${pageLinks(frame)}${findForm(frame)}${followLines(frame)}${verifyLine(frame)}`,
  });
}

export function publicationName({ name, languages }: PublicationProfile, language: Language): string {
  return translationOf(name, language, languages)?.value ?? "";
}

export function sampleNotice({ isSample }: Pick<PublicationProfile, "isSample">, language: Language): string {
  return isSample ? `<p class="quiet">${escaped(catalogues[language].mail.sampleNotice)}</p>` : "";
}

/** An issue with all that tells a reader whether to open it. */
export function issueLine(issue: PublicIssue, language: Language): string {
  const words = archiveWords[language];
  const shown = languageOfIssue(issue, language);
  const title = inLanguage(issue, issue.title, shown);
  const others = issue.publication.languages.filter((each) => each !== shown);
  const links = others.map(
    (each) =>
      `<a href="${escaped(editionPathOf(issue, each))}" lang="${each}" dir="${directionOf(each)}" hreflang="${each}">${escaped(languageNames[each])}</a>`,
  );
  const passOn = `<a href="${escaped(passOnMail(title.value, editionUrlOf(issue, shown)))}">${escaped(words.passOnTitle)}</a>`;
  return [
    `<p class="quiet">${escaped(nameOfIssue(issue, language))}</p>`,
    `<h2><a href="${escaped(editionPathOf(issue, shown))}" hreflang="${shown}"${inOther(title, language)}>${escaped(title.value)}</a></h2>`,
    saidIn(inLanguage(issue, issue.preheader, shown), language),
    `<p class="quiet">${escaped(contentsOf(issue, language))}</p>`,
    `<p class="quiet">${[...links, passOn].join(" · ")}</p>`,
  ].join("");
}

/** The page's language, else the publication's first: there is always an edition to open. */
export function languageOfIssue({ publication }: PublicIssue, language: Language): Language {
  return publication.languages.includes(language) ? language : (publication.languages[0] ?? language);
}

/** "No. 5 · January 2024" */
export function nameOfIssue({ number, month }: PublicIssue, language: Language): string {
  const ofMonth = dateText(language, new Date(`${month}-01T00:00:00Z`), { month: "long", year: "numeric" });
  return `${catalogues[language].mail.issueNumber(String(number))} · ${ofMonth}`;
}

export function saidIn(text: Translation<string>, language: Language): string {
  return text.value === "" ? "" : `<p${inOther(text, language)}>${escaped(text.value)}</p>`;
}

/** Words in another language than the page's say so, and run in their own direction. */
export function inOther({ language: own }: Translation<string>, language: Language): string {
  return own === language ? "" : ` lang="${own}" dir="${directionOf(own)}"`;
}

/** "News: 12 · Calendar: 10"; no line ends before a number. */
function contentsOf({ counts }: PublicIssue, language: Language): string {
  const { section, label } = catalogues[language].mail;
  return itemKinds.flatMap((kind) => (counts[kind] === undefined ? [] : `${label(section[kind])}\u00A0${counts[kind]}`)).join(" · ");
}

interface ArchiveContent {
  readonly title: string;
  /** Of this page in another language. */
  readonly path: (language: Language) => string;
  readonly head?: string;
  readonly body: string;
}

/** The page with its one address per language, and the way to the others. */
export function archiveShell({ publication, language, publicUrl }: ArchiveFrame, { title, path, head = "", body }: ArchiveContent): string {
  const alternates = publication.languages.map(
    (each) => `<link rel="alternate" hreflang="${each}" href="${escaped(publicUrl + path(each))}">`,
  );
  const others = publication.languages
    .filter((each) => each !== language)
    .map(
      (each) =>
        `<a href="${escaped(path(each))}" lang="${each}" dir="${directionOf(each)}" hreflang="${each}">${escaped(languageNames[each])}</a>`,
    );
  const nav =
    others.length === 0
      ? ""
      : `<nav class="quiet" aria-label="${escaped(archiveWords[language].inOtherLanguages)}"><p>${others.join(" · ")}</p></nav>`;
  return pageShell({
    language,
    title,
    head: `<link rel="canonical" href="${escaped(publicUrl + path(language))}">${alternates.join("")}${head}`,
    style: archiveStyle,
    body: `${nav}${body}`,
  });
}

const archiveStyle =
  "li p{margin:0 0 8px}li h2{margin:0 0 8px}.fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:0 24px}" +
  ".turn{display:flex;gap:24px;margin:24px 0 0}.found{margin:32px 0 0}.feeds p{margin:0 0 4px}.foot{margin:24px 0 0}" +
  // Words that step in from another language stand below their title, on the side of the page.
  "[dir=rtl] li p{text-align:right}[dir=ltr] li p{text-align:left}";

/** To newer and older ones. */
export function pageLinks({ publication, language, asked, hasOlder }: ArchiveFrame): string {
  const words = archiveWords[language];
  const link = (page: number, rel: "prev" | "next", text: string): string =>
    `<a rel="${rel}" href="${escaped(archivePath(publication.slug, asked, page))}">${escaped(text)}</a>`;
  const links = [
    ...(asked.page > 1 ? [link(asked.page - 1, "prev", words.newer)] : []),
    ...(hasOlder ? [link(asked.page + 1, "next", words.older)] : []),
  ];
  return links.length === 0 ? "" : `<nav class="turn" aria-label="${escaped(words.pages)}">${links.join("")}</nav>`;
}

function feedLinks({ publication, language, publicUrl }: ArchiveFrame): string {
  if (!publication.languages.includes(language)) return "";
  const title = escaped(archiveWords[language].newIssuesOf(publicationName(publication, language)));
  return feedForms
    .map((form) => {
      const address = feedUrl({ baseUrl: publicUrl, publication }, language, form);
      return `<link rel="alternate" type="${feedTypes[form]}" title="${title} (${feedNames[form]})" href="${escaped(address)}">`;
    })
    .join("");
}

/** For whoever has come from a mail that might not be ours. */
function verifyLine({ publication, language }: ArchiveFrame): string {
  return `<p class="foot"><a href="/verify/${escaped(publication.slug)}">${escaped(verifyWords[language].link)}</a></p>`;
}

const feedNames = { rss: "RSS", atom: "Atom", json: "JSON Feed" } as const;

/** Feeds by language, for whoever would rather not give an address. */
function followLines({ publication, language }: ArchiveFrame): string {
  const lines = publication.languages.map((each) => {
    const links = feedForms.map((form) => {
      const name = `${languageNames[each]}, ${feedNames[form]}`;
      return `<a href="${escaped(feedUrl({ baseUrl: "", publication }, each, form))}" type="${feedTypes[form]}" hreflang="${each}" aria-label="${escaped(name)}">${feedNames[form]}</a>`;
    });
    return `<p><span lang="${each}" dir="${directionOf(each)}">${escaped(languageNames[each])}</span> · ${links.join(" · ")}</p>`;
  });
  return `<section class="panel feeds"><h2>${escaped(archiveWords[language].followTitle)}</h2>${lines.join("")}</section>`;
}
