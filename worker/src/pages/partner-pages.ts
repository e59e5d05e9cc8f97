import { partnerWords, type Language, type TranslatedString } from "@newsletter/schemas";
import { addressCharactersMax, partnerSessionMinutes } from "../audience/limits.ts";
import { partnerCalled } from "../audience/partner-mails.ts";
import type { PartnerSession } from "../ports/partner-sign-in.ts";
import { escaped, isolated, withNames } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import { partnerPage } from "./partner-frame.ts";

/** Why somebody is asked to sign in: of their own, with a link that opens nothing, or after a session. */
export type SignInReason = "asks" | "closed" | "ended";

export interface SignInPage {
  readonly language: Language;
  readonly reason: SignInReason;
  /** What was typed and is no address. */
  readonly typed?: string;
}

/** The way in, and what whoever cannot come in is offered. */
export function partnerSignInPage({ language, reason, typed }: SignInPage): string {
  const words = partnerWords[language];
  const [title, lead] = {
    asks: [words.signInTitle, words.intro] as const,
    closed: [words.closedTitle, words.closed] as const,
    ended: [words.endedTitle, words.ended] as const,
  }[reason];
  const body = [
    `<p>${escaped(lead)}</p><form method="post" action="/partner">`,
    typed === undefined ? "" : `<p class="fault" role="alert">${escaped(words.addressFault)}</p>`,
    `<label for="address">${escaped(words.address)}</label>`,
    `<input id="address" name="address" type="email" inputmode="email" autocomplete="email" maxlength="${addressCharactersMax}" required dir="ltr" value="${escaped(typed ?? "")}"${typed === undefined ? "" : ' aria-invalid="true"'}>`,
    `<button type="submit">${escaped(words.send)}</button></form>`,
    // Of a button that was pressed twice, the second answer says that the link is used.
    reason === "closed" ? `<p class="panel"><a href="/partner/overview">${escaped(words.goOn)}</a></p>` : "",
  ];
  return pageShell({ language, title, body: body.join("") });
}

/** The same whatever is known of the address. */
export function partnerAskedPage(address: string, language: Language): string {
  const words = partnerWords[language];
  const body = `<p>${withNames(words.asked, address)}</p><p>${escaped(words.askedAdvice)}</p>`;
  return pageShell({ language, title: words.askedTitle, body });
}

export function partnerBusyPage(language: Language): string {
  const words = partnerWords[language];
  return pageShell({ language, title: words.busyTitle, body: `<p>${escaped(words.busy)}</p>` });
}

/** What a link shows that can still be used: for whom it is, and the button that uses it. */
export function partnerOpenPage(
  { partnerName, maskedAddress }: { readonly partnerName: TranslatedString; readonly maskedAddress: string },
  language: Language,
): string {
  const words = partnerWords[language];
  const body = [
    `<p>${withNames(words.open, maskedAddress)}</p>`,
    `<form method="post"><button type="submit">${escaped(words.openButton)}</button></form>`,
    `<section class="panel"><p>${escaped(words.openAdvice(String(partnerSessionMinutes / 60)))}</p></section>`,
  ];
  return pageShell({ language, title: words.openTitle(isolated(partnerCalled(partnerName, language, "…"))), body: body.join("") });
}

export function partnerOverviewPage(session: PartnerSession, language: Language): string {
  const words = partnerWords[language];
  const called = partnerCalled(session.partnerName, language, session.partnerId);
  const body = [
    `<p>${withNames(words.overview, session.contactName, called)}</p>`,
    session.publications.length === 0 ? `<p>${escaped(words.noPublication)}</p>` : "",
    otherPartners(session, language),
  ];
  return partnerPage({ language, session, area: "overview", title: words.pages.overview, body: body.join("") });
}

function otherPartners({ others }: PartnerSession, language: Language): string {
  if (others.length === 0) return "";
  const words = partnerWords[language];
  const buttons = others.map(
    ({ contactId, partnerName }) =>
      `<li><form method="post" action="/partner/choose"><button class="second" type="submit" name="contact" value="${escaped(contactId)}">${withNames(words.choose, partnerCalled(partnerName, language, "…"))}</button></form></li>`,
  );
  return `<section class="panel"><h2>${escaped(words.otherTitle)}</h2><ul>${buttons.join("")}</ul></section>`;
}
