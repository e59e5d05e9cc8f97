import { dayText, instantText, leavingWords, membersWords, type Language } from "@newsletter/schemas";
import type { LeavingDecision, LeavingState, SubscriptionForLeaving } from "../ports/leaving.ts";
import { escaped, withNames } from "./html.ts";
import { paragraph, partnerOf, shownAddress, subscribeLink } from "./leave-page.ts";
import { pageShell } from "./page-shell.ts";

/** For the reader, by the link in the notice: the way back, or what there is in its place. */
export function undoPage(subscription: SubscriptionForLeaving, language: Language): string {
  const { state, leaving } = subscription;
  if (state === "requested" || state === "active") return backPage(subscription, language);
  if (leaving === undefined || leaving.isFinal) return tooLatePage(subscription, language);
  const words = leavingWords[language];
  const body = [
    paragraph(withNames(words.undoQuestion, shownAddress(subscription))),
    paragraph(withNames(words.undoUntil, dayText(language, leaving.undoUntil))),
    `<form method="post"><button type="submit">${escaped(words.undo)}</button></form>`,
  ];
  return pageShell({ language, title: words.undoTitle, body: body.join("") });
}

/** For a contact of the partner, by the link in the notice: keep it, or confirm that it ends; bring it back once it has ended. */
export function decidePage(subscription: SubscriptionForLeaving, language: Language): string {
  const { state, leaving } = subscription;
  if (state === "requested" || state === "active") return backPage(subscription, language);
  if (leaving === undefined || leaving.isFinal) return tooLatePage(subscription, language);
  return leaving.leftAt === undefined
    ? askedPage(subscription, leaving, language)
    : endedPage(subscription, { leaving, leftAt: leaving.leftAt }, language);
}

function askedPage(subscription: SubscriptionForLeaving, leaving: LeavingState, language: Language): string {
  const words = leavingWords[language];
  const [address, partner, day] = [shownAddress(subscription), partnerOf(subscription, language), dayText(language, leaving.askedAt)];
  const asked = partner === undefined ? withNames(words.decideAsked, day, address) : withNames(words.decideAskedFor, day, address, partner);
  const body = [
    paragraph(`${asked} ${escaped(words.decideWhy)}`),
    paragraph(withNames(words.decideUntil, instantText(language, leaving.decideUntil))),
    `<form method="post" class="answers">${button("keep", words.keep)}${button("confirm", words.confirm)}</form>`,
  ];
  return pageShell({ language, title: words.decideTitle, body: body.join(""), style: ".answers{display:flex;flex-wrap:wrap;gap:12px}" });
}

function endedPage(
  subscription: SubscriptionForLeaving,
  { leaving, leftAt }: { readonly leaving: LeavingState; readonly leftAt: string },
  language: Language,
): string {
  const words = leavingWords[language];
  const body = [
    paragraph(withNames(words.leftOn, dayText(language, leftAt), shownAddress(subscription))),
    paragraph(withNames(words.undoUntil, dayText(language, leaving.undoUntil))),
    `<form method="post">${button("keep", words.undo)}</form>`,
  ];
  return pageShell({ language, title: words.leftTitle, body: body.join("") });
}

/** It is as it was; where something else keeps mail from the address, that is said and not hidden. */
function backPage(subscription: SubscriptionForLeaving, language: Language): string {
  const words = leavingWords[language];
  const said = blockedBy(subscription, language);
  const blocked = said === undefined ? "" : `<p class="fault">${said}</p>`;
  return pageShell({ language, title: words.backTitle, body: `${paragraph(withNames(words.back, shownAddress(subscription)))}${blocked}` });
}

function blockedBy(subscription: SubscriptionForLeaving, language: Language): string | undefined {
  const { suppression, publication } = subscription;
  const partner = partnerOf(subscription, language);
  if (suppression === "byPartner" && partner !== undefined) return withNames(membersWords[language].backByPartner, partner);
  if (suppression === undefined || publication === undefined) return undefined;
  return withNames(leavingWords[language].backBlocked, publication.sender.address);
}

function tooLatePage({ publication }: SubscriptionForLeaving, language: Language): string {
  const words = leavingWords[language];
  const subscribe = publication === undefined ? "" : paragraph(subscribeLink(publication.slug, language));
  return pageShell({ language, title: words.undoLateTitle, body: `${paragraph(escaped(words.undoLate))}${subscribe}` });
}

/** Keeping is offered first, since it harms nobody. */
function button(decision: LeavingDecision, label: string): string {
  const style = decision === "confirm" ? ' class="second"' : "";
  return `<button type="submit" name="decision" value="${decision}"${style}>${escaped(label)}</button>`;
}
