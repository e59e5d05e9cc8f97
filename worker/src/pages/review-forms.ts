import { catalogues, dayText, nameCharactersMax, type Clearance, type Language } from "@newsletter/schemas";
import { commentCharactersMax } from "../review/limits.ts";
import type { ReviewedComplete, ReviewedItem } from "../review/reviewed-content.ts";
import type { SaidFault } from "../review/said.ts";
import { escaped, withNames } from "./html.ts";
import type { ReviewPage } from "./review-page.ts";

export type ReviewFormName = "comment" | "look" | "clear";

/** What a form needs to be sent once, and to come back as it was typed when something is missing. */
export interface ReviewForms {
  /** Drawn for this page: a second click is the same comment. */
  readonly formId: string;
  readonly fault?: { readonly form: ReviewFormName; readonly fault: SaidFault; readonly typed: Readonly<Record<string, string>> };
}

interface TextField {
  readonly form: ReviewFormName;
  readonly name: string;
  readonly label: string;
  readonly autocomplete: string;
}

export function commentForm(page: ReviewPage, items: ReviewedComplete["items"]): string {
  const { language, review, forms } = page;
  const words = catalogues[language].review;
  const typed = typedIn(page, "comment");
  const options = items.map(
    ({ id, title }) => `<option value="${escaped(id)}"${id === typed["about"] ? " selected" : ""}>${escaped(title)}</option>`,
  );
  const about =
    items.length === 0
      ? `<input type="hidden" name="about" value="${escaped(review.documentId)}">`
      : `<label for="about">${escaped(words.about)}</label><select id="about" name="about"><option value="${escaped(review.documentId)}">${escaped(words.wholeIssue)}</option>${options.join("")}</select>`;
  return reviewForm(page, "comment", [
    `<input type="hidden" name="formId" value="${escaped(forms.formId)}">`,
    about,
    `<label for="text">${escaped(words.yourComment)}</label><textarea id="text" name="text" rows="5" maxlength="${commentCharactersMax}" required dir="auto">${escaped(typed["text"] ?? "")}</textarea>`,
    textField(page, { form: "comment", name: "name", label: words.yourName, autocomplete: "name" }),
    `<button type="submit">${escaped(words.sendComment)}</button>`,
  ]);
}

/** Who has read it, and the way to join them. */
export function lookSection(page: ReviewPage): string {
  const words = catalogues[page.language].review;
  const lines = page.review.looks.map(
    ({ name, office, at }) => `<li>${withNames(words.lookedAt, name, office, dayText(page.language, at))}</li>`,
  );
  const list = lines.length === 0 ? `<p>${escaped(words.nobodyLooked)}</p>` : `<ul>${lines.join("")}</ul>`;
  const fields = [...whoFields(page, "look"), `<button type="submit" class="plain">${escaped(words.look)}</button>`];
  return `<section id="looks"><h2>${escaped(words.looks)}</h2>${list}${reviewForm(page, "look", fields)}</section>`;
}

/** The office's yes, to exactly the words that are shown: their digest goes with the form. */
export function clearSection(page: ReviewPage, { textDigest, clearance }: ReviewedItem): string {
  const words = catalogues[page.language].review;
  if (clearance?.state === "given" && (clearance.textDigest ?? textDigest) === textDigest) {
    return `<section id="clear"><h2>${escaped(words.clearance)}</h2><p>${givenWords(page.language, clearance)}</p></section>`;
  }
  const before = clearance?.state === "given" ? `<p>${givenWords(page.language, clearance)}</p><p>${escaped(words.changedSince)}</p>` : "";
  const fields = [
    `<input type="hidden" name="digest" value="${textDigest}">`,
    ...whoFields(page, "clear"),
    `<p class="tick"><input type="checkbox" id="read" name="read" value="yes" required><label for="read">${escaped(words.clearTick)}</label></p>`,
    `<button type="submit">${escaped(words.clear)}</button>`,
  ];
  return `<section id="clear" class="panel"><h2>${escaped(words.clear)}</h2>${before}<p>${escaped(words.clearMeans)}</p>${reviewForm(page, "clear", fields)}</section>`;
}

function givenWords(language: Language, { by, on }: Extract<Clearance, { state: "given" }>): string {
  const words = catalogues[language].review;
  const giver = by ?? words.responsibleOffice;
  return on === undefined ? withNames(words.clearedBy, giver) : withNames(words.clearedOn, giver, dayText(language, on));
}

function whoFields(page: ReviewPage, formName: "look" | "clear"): readonly string[] {
  const words = catalogues[page.language].review;
  return [
    textField(page, { form: formName, name: "name", label: words.yourName, autocomplete: "name" }),
    textField(page, { form: formName, name: "office", label: words.yourOffice, autocomplete: "organization" }),
  ];
}

function textField(page: ReviewPage, { form: formName, name, label, autocomplete }: TextField): string {
  const id = `${formName}-${name}`;
  const value = typedIn(page, formName)[name] ?? "";
  return `<label for="${id}">${escaped(label)}</label><input id="${id}" name="${name}" autocomplete="${autocomplete}" maxlength="${nameCharactersMax}" required dir="auto" value="${escaped(value)}">`;
}

function reviewForm({ language, token, forms: { fault } }: ReviewPage, name: ReviewFormName, fields: readonly string[]): string {
  const problem = fault?.form === name ? `<p class="fault" role="alert">${escaped(faultWords(language, fault.fault))}</p>` : "";
  return `<form method="post" action="/review/${escaped(token)}/${name}">${problem}${fields.join("")}</form>`;
}

function faultWords(language: Language, fault: SaidFault): string {
  const words = catalogues[language].review;
  if (fault === "nameTooLong") return words.tooLong(String(nameCharactersMax));
  return fault === "textTooLong" ? words.tooLong(String(commentCharactersMax)) : words.fault[fault];
}

function typedIn({ forms: { fault } }: ReviewPage, form: ReviewFormName): Readonly<Record<string, string>> {
  return fault?.form === form ? fault.typed : {};
}
