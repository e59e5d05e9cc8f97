import { leavingWords, languages, membersWords, translationOf, type Language } from "@newsletter/schemas";
import type { SubscriptionForLeaving } from "../ports/leaving.ts";
import { escaped, withNames } from "./html.ts";
import { pageShell } from "./page-shell.ts";

/** What opening a link of a mail shows: whose delivery would stop, and a question who is asking. Opening it has changed nothing. */
export function leavePage(subscription: SubscriptionForLeaving, language: Language): string {
  if (subscription.state === "left" || subscription.state === "leaving") return leaveDonePage(subscription, language);
  const words = leavingWords[language];
  const { recipientKind, preferencesPath } = subscription;
  const partner = partnerOf(subscription, language);
  const body = [
    paragraph(questionFor(subscription, language)),
    ...scopeOf(subscription, language),
    ...(recipientKind === "desk" || recipientKind === "list" ? [paragraph(escaped(words.shared))] : []),
    `<p><strong>${escaped(words.whoAreYou)}</strong></p>`,
    panel(
      partner === undefined || recipientKind === "members" ? escaped(words.mine) : withNames(words.weAre, partner),
      `<form method="post"><button type="submit">${escaped(words.stop)}</button></form>`,
    ),
    ...stopAll(subscription, language),
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
  const [address, partner] = [shownAddress(subscription), partnerOf(subscription, language)];
  const isMember = subscription.recipientKind === "members" && partner !== undefined;
  const body = [
    paragraph(isMember ? withNames(membersWords[language].left, address, partner) : withNames(words.left, address)),
    ...scopeOf(subscription, language),
    ...undoLine(subscription, language),
    ...stopAll(subscription, language),
  ];
  return pageShell({ language, title: words.leftTitle, body: body.join("") });
}

/** After every subscription of the address has been ended; the same whether there was another one or not. */
export function leftAllPage(subscription: SubscriptionForLeaving, language: Language): string {
  const body = [paragraph(withNames(membersWords[language].allLeft, shownAddress(subscription))), ...undoLine(subscription, language)];
  return pageShell({ language, title: leavingWords[language].leftTitle, body: body.join("") });
}

function undoLine({ leaving }: SubscriptionForLeaving, language: Language): readonly string[] {
  const isTold = leaving !== undefined && leaving.toldCount > 0 && !leaving.isFinal;
  return isTold ? [paragraph(escaped(leavingWords[language].leftUndo))] : [];
}

function questionFor(subscription: SubscriptionForLeaving, language: Language): string {
  const words = leavingWords[language];
  const [address, partner] = [shownAddress(subscription), partnerOf(subscription, language)];
  if (partner === undefined) return withNames(words.question, address);
  return withNames(subscription.recipientKind === "members" ? membersWords[language].question : words.questionFor, address, partner);
}

/** What goes on; said to everybody alike, since whoever was forwarded the link must not learn what else there is. */
function scopeOf({ recipientKind, hasLists }: SubscriptionForLeaving, language: Language): readonly string[] {
  if (recipientKind === "members") return [paragraph(escaped(membersWords[language].onlyThisList))];
  return recipientKind === "person" && hasLists ? [paragraph(escaped(membersWords[language].onlyOwn))] : [];
}

function stopAll({ offersAll }: SubscriptionForLeaving, language: Language): readonly string[] {
  if (!offersAll) return [];
  const words = membersWords[language];
  const form = `<form method="post"><button type="submit" name="scope" value="all" class="second">${escaped(words.stopAll)}</button></form>`;
  return [panel(escaped(words.allTitle), `${paragraph(escaped(words.all))}${form}`)];
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
