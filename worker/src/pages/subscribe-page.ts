import { consentWording, languages, subscribingWords, translationOf, type Language } from "@newsletter/schemas";
import { chosenLanguages } from "../audience/chosen-languages.ts";
import { addressCharactersMax } from "../audience/limits.ts";
import type { TypedWish, WishFault } from "../audience/read-wish.ts";
import { publicationName } from "../audience/subscribing-mails.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import type { OpenForm, ShownOptIn } from "../ports/subscribing.ts";
import { escaped, isolated, withNames } from "./html.ts";
import { languageChoices } from "./language-choices.ts";
import { pageShell } from "./page-shell.ts";

export interface SubscribePage {
  readonly language: Language;
  readonly form: OpenForm;
  readonly typed: TypedWish;
  readonly faults: readonly WishFault[];
}

/** Where there are several publications, or none yet. */
export function choosePage(publications: readonly PublicationProfile[], language: Language): string {
  const words = subscribingWords[language];
  if (publications.length === 0) return pageShell({ language, title: words.chooseTitle, body: `<p>${escaped(words.nothingYet)}</p>` });
  const lines = publications.map(
    (publication) =>
      `<li><a href="/subscribe/${escaped(publication.slug)}/${language}"><bdi>${escaped(publicationName(publication, language))}</bdi></a></li>`,
  );
  return pageShell({ language, title: words.chooseTitle, body: `<p>${escaped(words.choose)}</p><ul>${lines.join("")}</ul>` });
}

/** What somebody fills in to be asked by mail. Without script, and as it was typed where something is missing. */
export function subscribePage({ language, form, typed, faults }: SubscribePage): string {
  const words = subscribingWords[language];
  const { publication } = form;
  const isNew = Object.keys(typed).length === 0;
  const [first] = publication.languages;
  const preferred = publication.languages.includes(language) ? language : first;
  const chosen = isNew ? [preferred ?? ""] : chosenLanguages(typed, publication.languages);
  const publisher = translationOf(publication.publisher, language, languages)?.value ?? publication.sender.name;
  const name = publicationName(publication, language);
  const fields = [
    ...faults.map((fault) => `<p class="fault" role="alert">${escaped(words.fault[fault])}</p>`),
    `<label for="address">${escaped(words.address)}</label><input id="address" name="address" type="email" inputmode="email" autocomplete="email" maxlength="${addressCharactersMax}" required dir="ltr" value="${escaped(typed["address"] ?? "")}"${faults.includes("address") ? ' aria-invalid="true"' : ""}>`,
    languageChoices(words, publication.languages, chosen),
    partnerChoice(form, language, typed["partner"] ?? ""),
    `<p class="trap" aria-hidden="true"><label for="website">${escaped(words.trap)}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>`,
    `<input type="hidden" name="wording" value="${consentWording(language)}">`,
    `<p>${withNames(words.consent, publisher, name)}</p>`,
    `<button type="submit">${escaped(words.subscribe)}</button>`,
  ];
  return pageShell({
    language,
    title: words.title(isolated(name)),
    body: `<p>${escaped(words.intro)}</p><form method="post">${fields.join("")}</form>`,
    style: ".trap{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}",
  });
}

function partnerChoice({ partners }: OpenForm, language: Language, chosen: string): string {
  if (partners.length === 0) return "";
  const words = subscribingWords[language];
  const options = partners.map(
    ({ id, name }) =>
      `<option value="${escaped(id)}"${id === chosen ? " selected" : ""}>${escaped(isolated(translationOf(name, language, languages)?.value ?? id))}</option>`,
  );
  return `<label for="partner">${escaped(words.partner)}</label><select id="partner" name="partner"><option value="">${escaped(words.noPartner)}</option>${options.join("")}</select><p class="quiet">${escaped(words.partnerHint)}</p>`;
}

/** The same whatever is known of the address. */
export function subscribeAskedPage(address: string, language: Language): string {
  const words = subscribingWords[language];
  const body = `<p>${withNames(words.asked, address)}</p><p>${escaped(words.askedAdvice)}</p>`;
  return pageShell({ language, title: words.askedTitle, body });
}

export function subscribeBusyPage(language: Language): string {
  const words = subscribingWords[language];
  return pageShell({ language, title: words.busyTitle, body: `<p>${escaped(words.busy)}</p>` });
}

/** What the link of a confirmation shows: a button, or what came of it. */
export function confirmPage({ state, maskedAddress, publication, preferencesToken }: ShownOptIn, language: Language): string {
  const words = subscribingWords[language];
  if (state === "expired" || publication === undefined) {
    const again = `<p><a href="/subscribe">${escaped(words.askAgain)}</a></p>`;
    return pageShell({ language, title: words.expiredTitle, body: `<p>${escaped(words.expired)}</p>${again}` });
  }
  const name = publicationName(publication, language);
  if (state === "confirmed") {
    const settings = `<p><a href="/preferences/${escaped(preferencesToken)}">${escaped(words.preferences)}</a></p>`;
    return pageShell({ language, title: words.confirmedTitle, body: `<p>${withNames(words.confirmed, name)}</p>${settings}` });
  }
  const body = [
    `<p>${withNames(words.confirm, maskedAddress)}</p>`,
    `<form method="post"><button type="submit">${escaped(words.confirmButton)}</button></form>`,
    `<section class="panel"><p>${escaped(words.confirmAdvice)}</p></section>`,
  ];
  return pageShell({ language, title: words.confirmTitle(isolated(name)), body: body.join("") });
}
