import { dayText, memberMailWords, type TranslatedString } from "@newsletter/schemas";
import type { NewNotice } from "../ports/outbox.ts";
import { dayAfter } from "./last-day.ts";
import { confirmDays } from "./limits.ts";
import { partnerCalled } from "./partner-mails.ts";
import { notice, publicationName, type MailTo } from "./subscribing-mails.ts";

/** To somebody whom a partner has added and no agreement brings. It says who gave us the address, and nothing else that the partner wrote. */
export function memberAskedMail(to: MailTo, partnerName: TranslatedString, url: string): NewNotice {
  const words = memberMailWords[to.language];
  const name = publicationName(to.publication, to.language);
  return notice(to, "confirmation", {
    subject: words.subject(name),
    paragraphs: [
      words.asked(partnerCalled(partnerName, to.language, "…"), name),
      words.how(dayText(to.language, dayAfter(to.now, confirmDays))),
      words.ignore,
    ],
    actions: [{ label: words.action, url }],
  });
}
