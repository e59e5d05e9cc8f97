import {
  dayText,
  joinWording,
  languageNames,
  languages,
  preferenceWords,
  subscribingWords,
  translationOf,
  type Language,
  type PreferenceWords,
} from "@newsletter/schemas";
import { pauseWeeks } from "../audience/limits.ts";
import { isOnesOwn } from "../audience/preferences.ts";
import { untilDay, type SettingsFault } from "../audience/read-settings.ts";
import { publicationName } from "../audience/subscribing-mails.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import type { ShownSettings } from "../ports/preferences.ts";
import { escaped, isolated, withNames } from "./html.ts";
import { languageChoices } from "./language-choices.ts";
import { pageShell } from "./page-shell.ts";

/** What became of the form that was sent. */
export type SettingsNote = "saved" | "joined";

export interface PreferencesPage {
  readonly language: Language;
  readonly token: string;
  readonly shown: ShownSettings;
  readonly note?: SettingsNote | undefined;
  readonly faults?: readonly SettingsFault[];
}

/** A reader's own settings, as far as they are hers to change. Opening it changes nothing. */
export function preferencesPage(page: PreferencesPage): string {
  const { language, shown, note, faults = [] } = page;
  const words = preferenceWords[language];
  const { settings, publication, maskedAddress } = shown;
  if (settings.isErased || publication === undefined) return erasedPage(language);
  const partner = translationOf(settings.partnerName, language, languages)?.value;
  const isOwn = isOnesOwn(settings);
  const body = [
    note === undefined ? "" : `<p class="done" role="status">${escaped(words[note])}</p>`,
    ...faults.map((fault) => `<p class="fault" role="alert">${escaped(words.fault[fault])}</p>`),
    `<p>${withNames(words.whose, maskedAddress)}${partner === undefined ? "" : ` ${withNames(words.throughPartner, partner)}`}</p>`,
    stateNote(words, page),
    isOwn && settings.state === "active" ? settingsForm(words, page, publication) + joinForm(words, page, publication) : "",
    isOwn ? "" : sharedSection(words, page),
    settings.state === "left" || settings.state === "leaving" ? "" : leaveSection(words, shown),
    isOwn ? dataSection(words, page) : "",
  ];
  const title = words.title(isolated(publicationName(publication, language)));
  return pageShell({ language, title, body: body.join(""), style: "section{margin:48px 0 0}section.panel{margin:32px 0 0}" });
}

function stateNote(words: PreferenceWords, { language, shown: { settings } }: PreferencesPage): string {
  if (settings.state === "requested") return `<p>${escaped(words.requestedNote)}</p>`;
  if (settings.state !== "active") return `<p>${escaped(words.stoppedNote)} <a href="/subscribe">${escaped(words.subscribeAgain)}</a></p>`;
  return settings.pausedUntil === null
    ? ""
    : `<p><strong>${escaped(words.pausedUntil(dayText(language, settings.pausedUntil)))}</strong></p>`;
}

function settingsForm(words: PreferenceWords, { token, shown: { settings } }: PreferencesPage, publication: PublicationProfile): string {
  const { pausedUntil } = settings;
  const pauses = [
    option("", words.noPause, pausedUntil === null),
    ...pauseWeeks.map((weeks) => option(String(weeks), words.weeks(String(weeks)))),
    option(untilDay, words.untilDay, pausedUntil !== null),
  ];
  return [
    `<form method="post" action="/preferences/${escaped(token)}">`,
    languageChoices(words, publication.languages, settings.languages),
    `<fieldset><label class="choice"><input type="checkbox" name="lowBandwidth" value="yes"${settings.isLowBandwidth ? " checked" : ""}><span>${escaped(words.lowBandwidth)}</span></label></fieldset>`,
    `<label for="pause">${escaped(words.pause)}</label><p class="quiet">${escaped(words.pauseHint)}</p><select id="pause" name="pause">${pauses.join("")}</select>`,
    `<label for="pauseDay">${escaped(words.pauseDay)}</label><input id="pauseDay" name="pauseDay" type="date" value="${pausedUntil ?? ""}">`,
    `<button type="submit">${escaped(words.save)}</button></form>`,
  ].join("");
}

function option(value: string, label: string, isChosen = false): string {
  return `<option value="${value}"${isChosen ? " selected" : ""}>${escaped(label)}</option>`;
}

function joinForm(
  words: PreferenceWords,
  { language, token, shown: { others } }: PreferencesPage,
  publication: PublicationProfile,
): string {
  if (others.length === 0) return "";
  const publisher = translationOf(publication.publisher, language, languages)?.value ?? publication.sender.name;
  const choices = others.map(
    (other) =>
      `<label class="choice"><input type="checkbox" name="publication" value="${escaped(other.id)}"><bdi>${escaped(publicationName(other, language))}</bdi></label>`,
  );
  return [
    `<section><h2>${escaped(words.others)}</h2><form method="post" action="/preferences/${escaped(token)}/publications">`,
    `<input type="hidden" name="wording" value="${joinWording(language)}"><fieldset>${choices.join("")}</fieldset>`,
    `<p>${withNames(words.othersConsent, publisher)}</p><button type="submit">${escaped(words.join)}</button></form></section>`,
  ].join("");
}

function sharedSection(words: PreferenceWords, { shown: { settings } }: PreferencesPage): string {
  const names = settings.languages.map((language) => languageNames[language]).join(" · ");
  return `<p>${withNames(words.sharedLanguages, names)}</p><p>${escaped(words.sharedNote)}</p>`;
}

function leaveSection(words: PreferenceWords, { leaveToken }: ShownSettings): string {
  return `<section><h2>${escaped(words.leave)}</h2><p>${escaped(words.leaveHint)} <a href="/leave/${escaped(leaveToken)}">${escaped(words.leave)}</a></p></section>`;
}

function dataSection(words: PreferenceWords, { token }: PreferencesPage): string {
  return [
    `<section class="panel"><h2>${escaped(words.data)}</h2><p>${escaped(words.dataHint)}</p>`,
    `<form method="post" action="/preferences/${escaped(token)}/data"><p><button type="submit" class="second">${escaped(words.download)}</button></p></form>`,
    `<p><a href="/preferences/${escaped(token)}/erase">${escaped(words.erase)}</a></p></section>`,
  ].join("");
}

/** The first of two steps: what would be gone, and what would stay. */
export function erasePage({ language, token, shown: { maskedAddress } }: PreferencesPage): string {
  const words = preferenceWords[language];
  const body = [
    `<p>${withNames(words.eraseWhat, maskedAddress)}</p><p>${escaped(words.eraseKept)}</p><p>${escaped(words.eraseMails)}</p>`,
    `<form method="post" action="/preferences/${escaped(token)}/erase"><button type="submit">${escaped(words.eraseButton)}</button></form>`,
    `<p class="panel"><a href="/preferences/${escaped(token)}">${escaped(words.keep)}</a></p>`,
  ];
  return pageShell({ language, title: words.eraseTitle, body: body.join("") });
}

export function erasedPage(language: Language): string {
  const words = preferenceWords[language];
  return pageShell({ language, title: words.erasedTitle, body: `<p>${escaped(words.erased)}</p>` });
}

/** For who has no mail with the link at hand. */
export function linkPage(language: Language, typed?: string): string {
  const words = preferenceWords[language];
  const fault = typed === undefined ? "" : `<p class="fault" role="alert">${escaped(subscribingWords[language].fault.address)}</p>`;
  const body = [
    `<p>${escaped(words.linkIntro)}</p><form method="post">${fault}`,
    `<label for="address">${escaped(words.address)}</label><input id="address" name="address" type="email" inputmode="email" autocomplete="email" required dir="ltr" value="${escaped(typed ?? "")}">`,
    `<button type="submit">${escaped(words.sendLink)}</button></form>`,
  ];
  return pageShell({ language, title: words.linkTitle, body: body.join("") });
}

/** The same whatever is known of the address. */
export function linkAskedPage(address: string, language: Language): string {
  const words = preferenceWords[language];
  return pageShell({ language, title: words.linkAskedTitle, body: `<p>${withNames(words.linkAsked, address)}</p>` });
}
