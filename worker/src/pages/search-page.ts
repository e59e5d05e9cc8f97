import { archiveWords, catalogues, itemAnchor, placeName, type Language } from "@newsletter/schemas";
import { editionPathOf } from "../archive/issue-words.ts";
import { archivePath } from "../archive/read-question.ts";
import type { FoundItem } from "../ports/archive.ts";
import { archiveShell, inOther, nameOfIssue, pageLinks, publicationName, sampleNotice, saidIn, type ArchiveFrame } from "./archive-page.ts";
import { findForm } from "./find-form.ts";
import { escaped } from "./html.ts";

/** Items that answer what was asked, each with its place in the web edition it stands in. */
export function searchPage(frame: ArchiveFrame, found: readonly FoundItem[]): string {
  const { language, publication, asked } = frame;
  const words = archiveWords[language];
  const lines = found.map((each) => `<li>${itemLine(each, language)}</li>`);
  const list = lines.length === 0 ? `<p>${escaped(words.nothingFound)}</p>` : `<ul>${lines.join("")}</ul>`;
  const allIssues = archivePath(publication.slug, {
    language: asked.language,
    theme: undefined,
    kind: undefined,
    region: undefined,
    q: "",
    page: 1,
  });
  return archiveShell(frame, {
    title: words.itemsOf(publicationName(publication, language)),
    path: (each) => archivePath(publication.slug, { ...asked, language: each }, asked.page),
    body:
      `${sampleNotice(publication, language)}<p><a href="${escaped(allIssues)}">${escaped(words.startAgain)}</a></p>` +
      `${findForm(frame)}<section class="found">${list}</section>${pageLinks(frame)}`,
  });
}

function itemLine({ item, issue, language: foundIn }: FoundItem, language: Language): string {
  const { mail } = catalogues[language];
  const edition = editionPathOf(issue, foundIn);
  const about = [
    mail.section[item.kind],
    ...(item.theme === undefined ? [] : [mail.theme[item.theme]]),
    ...item.places.map((code) => placeName(code, language)),
  ];
  const name = nameOfIssue(issue, language);
  return [
    `<p class="quiet">${escaped(about.join(" · "))}</p>`,
    `<h2><a href="${escaped(`${edition}#${itemAnchor(item.id)}`)}" hreflang="${foundIn}"${inOther(item.title, language)}>${escaped(item.title.value)}</a></h2>`,
    item.summary === undefined ? "" : saidIn(item.summary, language),
    `<p class="quiet"><a href="${escaped(edition)}" hreflang="${foundIn}">${escaped(archiveWords[language].inIssue(name))}</a></p>`,
  ].join("");
}
