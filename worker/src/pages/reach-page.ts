import {
  catalogues,
  dayText,
  languages as allLanguages,
  locales,
  reachWords,
  normalised,
  stakeholderKinds,
  translationOf,
  type Language,
  type ReachWords,
  type TranslatedString,
} from "@newsletter/schemas";
import type { KeptAnswer } from "../ports/reach.ts";
import { peopleCountMax, typedCountCharactersMax } from "../reach/limits.ts";
import type { PartnersQuestion } from "../reach/open-question.ts";
import type { ReachForm } from "../reach/read-answer.ts";
import { escaped, withNames } from "./html.ts";
import { pageShell } from "./page-shell.ts";

export type ReachNote = keyof ReachWords["note"];

export interface ReachPage {
  readonly language: Language;
  readonly question: PartnersQuestion;
  /** The latest first. */
  readonly answers: readonly KeptAnswer[];
  /** Where the form is sent to. */
  readonly action: string;
  readonly note?: ReachNote | undefined;
  /** As it was filled in, where the number could not be taken. */
  readonly refused?: Pick<ReachForm, "typed" | "kinds"> | undefined;
}

/** One question to a partner's office: a number, and to whom. Opening it changes nothing. */
export function reachPage(page: ReachPage): string {
  const { language, question } = page;
  const words = reachWords[language];
  const organisation = partnerName(question, language);
  const body = [
    noteOf(page),
    `<p>${withNames(words.about, organisation, nameIn(question.snapshot.issue.title, language))}</p>`,
    `<p>${escaped(words.why)}</p>`,
    reachForm(page),
  ];
  return pageShell({ language, title: words.title, body: body.join(""), style: reachStyle });
}

/** The same question on the page of a pack. */
export function reachSection(page: ReachPage): string {
  const words = reachWords[page.language];
  return `<section aria-labelledby="reach"><h2 id="reach">${escaped(words.title)}</h2>${noteOf(page)}<p>${escaped(words.why)}</p>${reachForm(page)}</section>`;
}

export function reachExpiredPage({ snapshot }: PartnersQuestion, language: Language): string {
  const words = reachWords[language];
  const body = `<p>${withNames(words.expired, snapshot.publication.sender.address)}</p>`;
  return pageShell({ language, title: words.expiredTitle, body });
}

function noteOf({ language, answers: [latest, before], note }: ReachPage): string {
  // An address can say anything: without an answer there is nothing to thank for.
  if (note === undefined || latest === undefined) return "";
  const words = reachWords[language];
  const replaced =
    note === "replaced" && before !== undefined ? ` ${withNames(words.replacedCount, numberText(before.peopleCount, language))}` : "";
  return `<p class="${note === "full" ? "fault" : "done"}" role="status">${escaped(words.note[note])}${replaced}</p>`;
}

function reachForm({ language, question, answers: [latest], action, refused }: ReachPage): string {
  const words = reachWords[language];
  const kinds = refused?.kinds ?? latest?.kinds ?? [];
  const value = refused?.typed ?? (latest === undefined ? "" : String(latest.peopleCount));
  const choices = stakeholderKinds.map(
    (kind) =>
      `<label class="choice"><input type="checkbox" name="kind" value="${kind}"${kinds.includes(kind) ? " checked" : ""}><span>${escaped(catalogues[language].mail.stakeholderKind[kind])}</span></label>`,
  );
  const answered =
    latest === undefined
      ? ""
      : `<p>${withNames(words.answered, numberText(latest.peopleCount, language), dayText(language, latest.answeredAt))}</p>`;
  return [
    answered,
    `<form method="post" action="${escaped(action)}">`,
    refused === undefined
      ? ""
      : `<p class="fault" role="alert" id="people-fault">${withNames(words.fault, numberText(peopleCountMax, language))}</p>`,
    `<label for="people">${escaped(words.count)}</label><p class="quiet" id="people-note">${escaped(words.countNote)}</p>`,
    `<input id="people" class="number" name="people" inputmode="numeric" autocomplete="off" maxlength="${typedCountCharactersMax}" required dir="ltr" value="${escaped(value)}" aria-describedby="people-note${refused === undefined ? "" : " people-fault"}"${refused === undefined ? "" : ' aria-invalid="true"'}>`,
    `<fieldset><legend>${escaped(words.kinds)}</legend>${choices.join("")}</fieldset>`,
    latest === undefined ? "" : `<input type="hidden" name="seen" value="${escaped(latest.id)}">`,
    `<button type="submit">${escaped(latest === undefined ? words.send : words.correct)}</button></form>`,
    `<p class="quiet">${withNames(words.until, dayText(language, question.lastDay))} ${escaped(words.kept)}</p>`,
  ].join("");
}

function numberText(count: number, language: Language): string {
  return normalised(new Intl.NumberFormat(locales[language]).format(count));
}

function partnerName({ snapshot, partnerId }: PartnersQuestion, language: Language): string {
  const partner = snapshot.partners.find(({ id }) => id === partnerId);
  return partner === undefined ? "" : nameIn(partner.organisation.name, language);
}

/** In the language of the page, else in any. */
function nameIn(name: TranslatedString, language: Language): string {
  return translationOf(name, language, allLanguages)?.value ?? "";
}

export const reachStyle =
  "input.number:not([type=checkbox],[type=radio],[type=hidden]){max-width:200px}form+.quiet{margin:16px 0 0}form label{color:var(--ink);font-size:inherit;line-height:inherit}form>label{font-weight:600}";
