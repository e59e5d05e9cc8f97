import { nameCharactersMax, type Clearance } from "@newsletter/schemas";
import { commentCharactersMax } from "../review/limits.ts";
import type { ReviewedComplete, ReviewedItem } from "../review/reviewed-content.ts";
import { bdi, dayWords, escaped } from "./html.ts";
import type { ReviewPage } from "./review-page.ts";

export type ReviewFormName = "comment" | "look" | "clear";

/** What a form needs to be sent once, and to come back as it was typed when something is missing. */
export interface ReviewForms {
  /** Drawn for this page: a second click is the same comment. */
  readonly formId: string;
  readonly fault?: { readonly form: ReviewFormName; readonly sentence: string; readonly typed: Readonly<Record<string, string>> };
}

interface TextField {
  readonly form: ReviewFormName;
  readonly name: string;
  readonly label: string;
  readonly autocomplete: string;
}

export function commentForm(page: ReviewPage, items: ReviewedComplete["items"]): string {
  const { review, forms } = page;
  const typed = typedIn(page, "comment");
  const options = items.map(
    ({ id, title }) => `<option value="${escaped(id)}"${id === typed["about"] ? " selected" : ""}>${escaped(title)}</option>`,
  );
  const about =
    items.length === 0
      ? `<input type="hidden" name="about" value="${escaped(review.documentId)}">`
      : `<label for="about">About</label><select id="about" name="about"><option value="${escaped(review.documentId)}">The issue as a whole</option>${options.join("")}</select>`;
  return reviewForm(page, "comment", [
    `<input type="hidden" name="formId" value="${escaped(forms.formId)}">`,
    about,
    `<label for="text">Your comment</label><textarea id="text" name="text" rows="5" maxlength="${commentCharactersMax}" required dir="auto">${escaped(typed["text"] ?? "")}</textarea>`,
    textField(page, { form: "comment", name: "name", label: "Your name", autocomplete: "name" }),
    `<button type="submit">Send the comment</button>`,
  ]);
}

/** Who has read it, and the way to join them. */
export function lookSection(page: ReviewPage): string {
  const lines = page.review.looks.map(({ name, office, at }) => `<li>${bdi(name)}, ${bdi(office)}, ${escaped(dayWords(at))}</li>`);
  const list = lines.length === 0 ? "<p>Nobody has said so yet.</p>" : `<ul>${lines.join("")}</ul>`;
  const fields = [...whoFields(page, "look"), `<button type="submit" class="plain">I have read this</button>`];
  return `<section id="looks"><h2>Who has read it</h2>${list}${reviewForm(page, "look", fields)}</section>`;
}

/** The office's yes, to exactly the words that are shown: their digest goes with the form. */
export function clearSection(page: ReviewPage, { textDigest, clearance }: ReviewedItem): string {
  if (clearance?.state === "given" && (clearance.textDigest ?? textDigest) === textDigest) {
    return `<section id="clear"><h2>Clearance</h2><p>${givenWords(clearance)}</p></section>`;
  }
  const before = clearance?.state === "given" ? `<p>${givenWords(clearance)} It has been changed since.</p>` : "";
  const fields = [
    `<input type="hidden" name="digest" value="${textDigest}">`,
    ...whoFields(page, "clear"),
    `<p class="tick"><input type="checkbox" id="read" name="read" value="yes" required><label for="read">I have read the item as it stands above, in every language offered there, and clear it for my office.</label></p>`,
    `<button type="submit">Clear this item</button>`,
  ];
  return `<section id="clear" class="panel"><h2>Clear this item</h2>${before}<p>Your office says: it may be published as it reads here. If it is changed afterwards, the editors see that.</p>${reviewForm(page, "clear", fields)}</section>`;
}

function givenWords({ by, on }: Extract<Clearance, { state: "given" }>): string {
  return `Cleared by ${bdi(by ?? "the responsible office")}${on === undefined ? "" : ` on ${escaped(dayWords(on))}`}.`;
}

function whoFields(page: ReviewPage, formName: "look" | "clear"): readonly string[] {
  return [
    textField(page, { form: formName, name: "name", label: "Your name", autocomplete: "name" }),
    textField(page, { form: formName, name: "office", label: "Your office", autocomplete: "organization" }),
  ];
}

function textField(page: ReviewPage, { form: formName, name, label, autocomplete }: TextField): string {
  const id = `${formName}-${name}`;
  const value = typedIn(page, formName)[name] ?? "";
  return `<label for="${id}">${escaped(label)}</label><input id="${id}" name="${name}" autocomplete="${autocomplete}" maxlength="${nameCharactersMax}" required dir="auto" value="${escaped(value)}">`;
}

function reviewForm({ token, forms: { fault } }: ReviewPage, name: ReviewFormName, fields: readonly string[]): string {
  const problem = fault?.form === name ? `<p class="fault" role="alert">${escaped(fault.sentence)}</p>` : "";
  return `<form method="post" action="/review/${escaped(token)}/${name}">${problem}${fields.join("")}</form>`;
}

function typedIn({ forms: { fault } }: ReviewPage, form: ReviewFormName): Readonly<Record<string, string>> {
  return fault?.form === form ? fault.typed : {};
}
