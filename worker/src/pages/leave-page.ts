import { leavingWords, languages, translationOf, type Language } from "@newsletter/schemas";
import type { SubscriptionForLeaving } from "../ports/leaving.ts";
import { escaped, withNames } from "./html.ts";
import { pageShell } from "./page-shell.ts";

/** What opening a link of a mail shows: whose delivery would stop, and a question who is asking. Opening it has changed nothing. */
export function leavePage(subscription: SubscriptionForLeaving, language: Language): string {
  if (subscription.state === "left" || subscription.state === "leaving") return leaveDonePage(subscription, language);
  const words = leavingWords[language];
  const { recipientKind, preferencesPath } = subscription;
  const address = shownAddress(subscription);
  const partner = partnerOf(subscription, language);
  const body = [
    paragraph(partner === undefined ? withNames(words.question, address) : withNames(words.questionFor, address, partner)),
    ...(recipientKind === "desk" || recipientKind === "list" ? [paragraph(escaped(words.shared))] : []),
    `<p><strong>${escaped(words.whoAreYou)}</strong></p>`,
    panel(
      partner === undefined ? escaped(words.mine) : withNames(words.weAre, partner),
      `<form method="post"><button type="submit">${escaped(words.stop)}</button></form>`,
    ),
    panel(escaped(words.forwardedTitle), `${paragraph(escaped(words.forwarded))}${subscribeLine(subscription, language)}`),
    ...(preferencesPath === undefined
      ? []
      : [
          panel(
            escaped(words.differentTitle),
            `${paragraph(escaped(words.different))}${paragraph(`<a href="${escaped(preferencesPath)}">${escaped(words.settings)}</a>`)}`,
          ),
        ]),
  ];
  return pageShell({ language, title: words.title, body: body.join("") });
}

/** After leaving; the same however often it is asked for. */
export function leaveDonePage(subscription: SubscriptionForLeaving, language: Language): string {
  const { state, leaving } = subscription;
  const words = leavingWords[language];
  if (state === "leaving") {
    const said = (leaving?.toldCount ?? 0) > 0 ? words.leaving : words.left;
    return pageShell({ language, title: words.leavingTitle, body: paragraph(withNames(said, shownAddress(subscription))) });
  }
  const isTold = leaving !== undefined && leaving.toldCount > 0 && !leaving.isFinal;
  const body = `${paragraph(withNames(words.left, shownAddress(subscription)))}${isTold ? paragraph(escaped(words.leftUndo)) : ""}`;
  return pageShell({ language, title: words.leftTitle, body });
}

/** Where anybody subscribes, with a word before it; nothing for a publication that has had no issue. */
function subscribeLine({ publication }: SubscriptionForLeaving, language: Language): string {
  if (publication === undefined) return "";
  const words = leavingWords[language];
  return paragraph(`${escaped(words.subscribeAdvice)} ${subscribeLink(publication.slug, language)}`);
}

export function subscribeLink(publicationSlug: string, language: Language): string {
  return `<a href="/subscribe/${escaped(publicationSlug)}/${language}">${escaped(leavingWords[language].subscribe)}</a>`;
}

/** Browsers would break the line within the mask: a word joiner holds it together. */
export function shownAddress({ maskedAddress }: SubscriptionForLeaving): string {
  return maskedAddress.replace("…", "…\u2060");
}

export function partnerOf({ partnerName }: SubscriptionForLeaving, language: Language): string | undefined {
  return translationOf(partnerName, language, languages)?.value;
}

/** Both are HTML already. */
function panel(title: string, body: string): string {
  return `<section class="panel"><h2>${title}</h2>${body}</section>`;
}

/** HTML already. */
export function paragraph(html: string): string {
  return `<p>${html}</p>`;
}
