import { dayText, languages, subscribingMailWords, translationOf, type Language } from "@newsletter/schemas";
import { buildNotice } from "../message/build-notice.ts";
import type { NewNotice, NoticePurpose } from "../ports/outbox.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import { dayAfter } from "./last-day.ts";
import { confirmDays } from "./limits.ts";

/** Who writes to whom, and when. Nothing that a stranger typed into the form stands in the mail but the address. */
export interface MailTo {
  readonly id: string;
  readonly publication: PublicationProfile;
  readonly language: Language;
  readonly address: string;
  readonly now: Date;
}

/** A publication's name in a language, or in the one it has. */
export function publicationName({ name, slug }: PublicationProfile, language: Language): string {
  return translationOf(name, language, languages)?.value ?? slug;
}

export function confirmationMail(to: MailTo, url: string): NewNotice {
  const words = subscribingMailWords[to.language];
  const name = publicationName(to.publication, to.language);
  return notice(to, "confirmation", {
    subject: words.confirmSubject(name),
    paragraphs: [words.confirm(name), words.confirmHow(dayText(to.language, dayAfter(to.now, confirmDays))), words.ignore],
    actions: [{ label: words.confirmAction, url }],
  });
}

/** To somebody who subscribes already: said by mail, since the page must not. */
export function alreadyMail(to: MailTo, url: string): NewNotice {
  const words = subscribingMailWords[to.language];
  const name = publicationName(to.publication, to.language);
  return notice(to, "preferencesLink", {
    subject: words.alreadySubject(name),
    paragraphs: [words.already(name)],
    actions: [{ label: words.preferencesAction, url }],
  });
}

/** One link for each publication that knows the address. */
export function preferencesMail(to: MailTo, actions: readonly { readonly label: string; readonly url: string }[]): NewNotice {
  const words = subscribingMailWords[to.language];
  return notice(to, "preferencesLink", { subject: words.preferencesSubject, paragraphs: [words.preferences], actions });
}

/** A single mail to somebody, in the name of a publication. */
export function notice(
  { id, publication, language, address, now }: MailTo,
  purpose: NoticePurpose,
  said: Pick<Parameters<typeof buildNotice>[0], "subject" | "paragraphs" | "actions">,
): NewNotice {
  const { address: sender } = publication.sender;
  const messageId = `<${id}@${sender.split("@").at(-1) ?? "localhost"}>`;
  return {
    id,
    purpose,
    // Asked for twice, it is sent twice, as far as the bounds allow: the first one may have been lost.
    about: id,
    publicationId: publication.id,
    address,
    returnPath: sender,
    message: () => buildNotice({ publication, to: address, language, date: now, messageId, ...said }),
    askedBy: "reader",
  };
}
