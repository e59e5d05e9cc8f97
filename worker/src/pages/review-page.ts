import { catalogues, dayText, languageNames, type Finding, type Language, type ReviewComment, type ReviewWords } from "@newsletter/schemas";
import type { Review } from "../ports/reviews.ts";
import type { Reviewed, ReviewedComplete, ReviewedEdition } from "../review/reviewed-content.ts";
import { escaped, isolated, withNames } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import { clearSection, commentForm, lookSection, type ReviewForms } from "./review-forms.ts";
import { reviewStyle } from "./review-style.ts";

/** What became of the form that was sent. */
export type ReviewNote = keyof ReviewWords["note"];

export interface ReviewPage {
  /** Of the page; what is reviewed has its own. */
  readonly language: Language;
  readonly token: string;
  readonly review: Review;
  readonly reviewed: Exclude<Reviewed, { state: "gone" }>;
  /** What was said through this link. */
  readonly comments: readonly ReviewComment[];
  /** Name of the edition that is shown. */
  readonly edition: string | undefined;
  readonly note: ReviewNote | undefined;
  readonly forms: ReviewForms;
}

/** What a colleague without an account sees: the item or issue as it will arrive, and what she can say about it. Opening it changes nothing. */
export function reviewPage(page: ReviewPage): string {
  const { language, review, reviewed, note } = page;
  const words = catalogues[language].review;
  const isIssue = review.documentType === "issue";
  const complete = reviewed.state === "complete" ? reviewed : undefined;
  const body = [
    note === undefined ? "" : `<p class="note" role="status">${escaped(words.note[note])}</p>`,
    `<p>${withNames(isIssue ? words.asksIssue : words.asksItem, review.askedByName, review.forName)}</p>`,
    `<p class="quiet">${escaped(words.opensUntil(dayText(language, review.lastDay)))}</p>`,
    reviewed.state === "complete" ? editionSection(page, reviewed) : incompleteSection(words, reviewed.findings),
    commentsSection(page, complete),
    lookSection(page),
    complete?.item === undefined ? "" : clearSection(page, complete.item),
  ];
  return pageShell({
    language,
    title: complete?.title ?? (isIssue ? words.issueTitle : words.itemTitle),
    titleLanguage: complete?.language ?? language,
    body: body.join(""),
    style: reviewStyle,
  });
}

function editionSection({ language, token, edition }: ReviewPage, { editions }: ReviewedComplete): string {
  const words = catalogues[language].review;
  const shown = editions.find(({ name }) => name === edition) ?? editions[0];
  if (shown === undefined) return `<p>${escaped(words.noText)}</p>`;
  const title = words.asItArrivesIn(editionWords(words, shown));
  return [
    `<section aria-labelledby="edition"><h2 id="edition">${escaped(words.asItArrives)}</h2>`,
    editions.length === 1 ? "" : editionChoice(words, editions, shown),
    `<iframe title="${escaped(title)}" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/review/${escaped(token)}/edition/${encodeURIComponent(shown.name)}"></iframe>`,
    "</section>",
  ].join("");
}

function editionChoice(words: ReviewWords, editions: readonly ReviewedEdition[], shown: ReviewedEdition): string {
  const options = editions.map(
    (edition) =>
      `<option value="${escaped(edition.name)}"${edition === shown ? " selected" : ""}>${escaped(editionWords(words, edition))}</option>`,
  );
  return `<form method="get" class="line"><label for="choice">${escaped(words.chooseEdition)}</label><select id="choice" name="edition">${options.join("")}</select><button type="submit" class="plain">${escaped(words.show)}</button></form>`;
}

/** In an attribute or an option, where no element can keep a name in its own order. */
function editionWords(words: ReviewWords, { key, partnerName = "" }: ReviewedEdition): string {
  // Nobody is asked about what a partner picks: that is made of an issue once it is approved.
  const kind = key.kind === "pack" ? isolated(partnerName) : words.edition[key.kind](isolated(partnerName));
  return words.editionIn(isolated(languageNames[key.language]), kind);
}

/** The findings are the editors', in English as they read them. */
function incompleteSection(words: ReviewWords, findings: readonly Finding[]): string {
  const lines = findings.filter(({ severity }) => severity === "error").map(({ message }) => `<li>${escaped(message)}</li>`);
  return `<section><h2>${escaped(words.unfinishedTitle)}</h2><p>${escaped(words.unfinished)}</p><ul lang="en" dir="ltr">${lines.join("")}</ul></section>`;
}

function commentsSection(page: ReviewPage, complete: ReviewedComplete | undefined): string {
  const words = catalogues[page.language].review;
  const titles = new Map(complete?.items.map(({ id, title }) => [id, title]));
  const lines = page.comments.map((comment) => {
    const resolved = comment.resolvedAt === null ? "" : ` · ${escaped(words.done)}`;
    return `<li><p class="quiet">${saidBy(page, comment, titles)}${resolved}</p><p class="said" dir="auto">${escaped(comment.text)}</p></li>`;
  });
  const list = lines.length === 0 ? "" : `<ul>${lines.join("")}</ul>`;
  return `<section id="comments"><h2>${escaped(words.comments)}</h2>${list}${commentForm(page, complete?.items ?? [])}</section>`;
}

function saidBy({ language, review }: ReviewPage, { author, documentId, at }: ReviewComment, titles: ReadonlyMap<string, string>): string {
  const words = catalogues[language].review;
  const day = dayText(language, at);
  if (documentId === review.documentId) return withNames(words.said, author, day);
  const title = titles.get(documentId);
  return title === undefined ? withNames(words.saidAboutGone, author, day) : withNames(words.saidAbout, author, title, day);
}
