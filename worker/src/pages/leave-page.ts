import { catalogues, languages, translationOf, type Language } from "@newsletter/schemas";
import type { SubscriptionForLeaving } from "../ports/audience.ts";
import { escaped, isolated } from "./html.ts";
import { pageShell } from "./page-shell.ts";

/** What opening a link of a mail shows: whose delivery would stop, and a form. Opening it has changed nothing. */
export function leavePage(subscription: SubscriptionForLeaving, language: Language): string {
  if (subscription.state === "left" || subscription.state === "leaving") return leaveDonePage(subscription, language);
  const words = catalogues[language].page;
  const { maskedAddress, recipientKind } = subscription;
  const partnerName = translationOf(subscription.partnerName, language, languages);
  const isShared = recipientKind === "desk" || recipientKind === "list";
  const paragraphs = [
    words.leaveQuestion(isolated(maskedAddress)),
    ...(partnerName === undefined ? [] : [words.leaveForPartner(isolated(partnerName.value))]),
    ...(isShared ? [words.leaveShared] : []),
  ];
  const body = [
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    `<form method="post"><button type="submit">${escaped(words.leaveButton)}</button></form>`,
    `<section class="panel"><h2>${escaped(words.forwardedTitle)}</h2><p>${escaped(words.forwardedAdvice)}</p></section>`,
  ];
  return pageShell({ language, title: words.leaveTitle, body: body.join("") });
}

/** After leaving; the same however often it is asked for. */
export function leaveDonePage({ state, maskedAddress }: SubscriptionForLeaving, language: Language): string {
  const words = catalogues[language].page;
  const address = isolated(maskedAddress);
  return state === "leaving"
    ? pageShell({ language, title: words.leavingTitle, body: `<p>${escaped(words.leaving(address))}</p>` })
    : pageShell({ language, title: words.leftTitle, body: `<p>${escaped(words.left(address))}</p>` });
}
