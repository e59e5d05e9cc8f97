import { languageNames, type Finding, type ReviewComment } from "@newsletter/schemas";
import type { Review } from "../ports/reviews.ts";
import type { Reviewed, ReviewedComplete, ReviewedEdition } from "../review/reviewed-content.ts";
import { bdi, dayWords, escaped } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import { clearSection, commentForm, lookSection, type ReviewForms } from "./review-forms.ts";
import { reviewStyle } from "./review-style.ts";

/** What became of the form that was sent. */
export type ReviewNote = "commented" | "looked" | "cleared" | "changed" | "notAllowed" | "full";

export interface ReviewPage {
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
  const { review, reviewed, note } = page;
  const isIssue = review.documentType === "issue";
  const complete = reviewed.state === "complete" ? reviewed : undefined;
  const body = [
    note === undefined ? "" : `<p class="note" role="status">${escaped(noteWords[note])}</p>`,
    `<p>${bdi(review.askedByName)} asks ${bdi(review.forName)} to read this ${isIssue ? "issue" : "item"} before it is sent.</p>`,
    `<p class="quiet">This link opens until ${escaped(dayWords(review.lastDay))}. Looking at it changes nothing.</p>`,
    reviewed.state === "complete" ? editionSection(page, reviewed) : incompleteSection(reviewed.findings),
    commentsSection(page, complete),
    lookSection(page),
    complete?.item === undefined ? "" : clearSection(page, complete.item),
  ];
  return pageShell({
    language: "en",
    title: complete?.title ?? (isIssue ? "An issue to read" : "An item to read"),
    titleLanguage: complete?.language ?? "en",
    body: body.join(""),
    style: reviewStyle,
  });
}

const noteWords: Readonly<Record<ReviewNote, string>> = {
  commented: "Thank you. Your comment has reached the editors.",
  looked: "Thank you. The editors see that you have read it.",
  cleared: "Thank you. The item is cleared.",
  changed: "The item was changed while you were reading. Nothing has been cleared: please read it again as it stands now.",
  notAllowed:
    "The clearance could not be written down, because the newsletter’s own access allows it no changes. Please tell the editor who sent the link.",
  full: "This link has taken as much as it can. Please write to the editor who sent it.",
};

function editionSection({ token, edition }: ReviewPage, { editions }: ReviewedComplete): string {
  const shown = editions.find(({ name }) => name === edition) ?? editions[0];
  if (shown === undefined) return "<p>It has no text yet.</p>";
  const title = editionWords(shown);
  return [
    `<section aria-labelledby="edition"><h2 id="edition">As it will arrive</h2>`,
    editions.length === 1 ? "" : editionChoice(editions, shown),
    `<iframe title="${escaped(`As it will arrive: ${title}`)}" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/review/${escaped(token)}/edition/${encodeURIComponent(shown.name)}"></iframe>`,
    "</section>",
  ].join("");
}

function editionChoice(editions: readonly ReviewedEdition[], shown: ReviewedEdition): string {
  const options = editions.map(
    (edition) =>
      `<option value="${escaped(edition.name)}"${edition === shown ? " selected" : ""} lang="${edition.key.language}">${escaped(editionWords(edition))}</option>`,
  );
  return `<form method="get" class="line"><label for="choice">Language and edition</label><select id="choice" name="edition">${options.join("")}</select><button type="submit" class="plain">Show</button></form>`;
}

function editionWords({ key, partnerName }: ReviewedEdition): string {
  const kind = {
    forwardable: "to pass on",
    partner: `copy for ${partnerName ?? "a partner"}`,
    direct: "to a subscriber",
    members: `to members of ${partnerName ?? "a partner"}`,
    lowBandwidth: "for slow connections",
    web: "on the web",
  };
  return `${languageNames[key.language]}, ${kind[key.kind]}`;
}

function incompleteSection(findings: readonly Finding[]): string {
  const lines = findings.filter(({ severity }) => severity === "error").map(({ message }) => `<li>${escaped(message)}</li>`);
  return `<section><h2>It cannot be shown yet</h2><p>The editors have not finished it. You can leave a comment, and open the link again later.</p><ul>${lines.join("")}</ul></section>`;
}

function commentsSection(page: ReviewPage, complete: ReviewedComplete | undefined): string {
  const { comments, review } = page;
  const titles = new Map(complete?.items.map(({ id, title }) => [id, title]));
  const lines = comments.map((comment) => {
    const about =
      comment.documentId === review.documentId ? "" : ` on ${bdi(titles.get(comment.documentId) ?? "an item that has left the issue")}`;
    const resolved = comment.resolvedAt === null ? "" : ` · done`;
    return `<li><p class="quiet">${bdi(comment.author)}${about}, ${escaped(dayWords(comment.at))}${resolved}</p><p class="said" dir="auto">${escaped(comment.text)}</p></li>`;
  });
  const list = lines.length === 0 ? "" : `<ul>${lines.join("")}</ul>`;
  return `<section id="comments"><h2>Comments</h2>${list}${commentForm(page, complete?.items ?? [])}</section>`;
}
