import { languages, partnerWords, translationOf, type Language, type TranslatedString } from "@newsletter/schemas";
import { isolated } from "../pages/html.ts";
import type { NewNotice } from "../ports/outbox.ts";
import type { KnownContact } from "../ports/partner-sign-in.ts";
import { partnerSignInMinutes } from "./limits.ts";
import { notice, type MailTo } from "./subscribing-mails.ts";

/** How a partner is called in a language, or in the one it has. */
export function partnerCalled(name: TranslatedString, language: Language, otherwise: string): string {
  return translationOf(name, language, languages)?.value ?? otherwise;
}

/** To a contact who asked for it; of several partners of hers it names the one it begins with. */
export function partnerSignInMail(to: Omit<MailTo, "address">, contact: KnownContact, url: string): NewNotice {
  const words = partnerWords[to.language].mail;
  const name = isolated(partnerCalled(contact.partnerName, to.language, contact.partnerId));
  return notice({ ...to, address: contact.address }, "partnerSignIn", {
    subject: words.subject,
    paragraphs: [words.asked(name), words.how(String(partnerSignInMinutes)), words.ignore],
    actions: [{ label: words.action, url }],
  });
}
