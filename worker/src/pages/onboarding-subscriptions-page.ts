import { languages, onboardedKinds, onboardingWords, type Language } from "@newsletter/schemas";
import { addressCharactersMax } from "../audience/limits.ts";
import { publicationName } from "../audience/subscribing-mails.ts";
import type { OnboardedSubscription } from "../ports/onboarding.ts";
import { escaped, withNames } from "./html.ts";
import { languageChoices } from "./language-choices.ts";
import { saidLine, stepPage, type OnboardingPage } from "./onboarding-page.ts";

/** What the partner receives: of each address who reads it, with what follows from that, and in which languages. */
export function onboardingSubscriptionsPage(page: OnboardingPage): string {
  const { language, shown } = page;
  const words = onboardingWords[language].subscriptions;
  const { subscriptions } = shown.record;
  const body = [
    `<p>${escaped(subscriptions.length === 0 ? words.none : words.lead)}</p>`,
    ...subscriptions.map((subscription) => subscriptionSection(page, subscription)),
  ];
  return stepPage(page, "subscriptions", body.join(""));
}

function subscriptionSection(page: OnboardingPage, subscription: OnboardedSubscription): string {
  const { language, session, shown } = page;
  const words = onboardingWords[language].subscriptions;
  const { id, address, state, publicationId, confirmed } = subscription;
  const publication = session.publications.find((each) => each.id === publicationId);
  const several = session.publications.length > 1 && publication !== undefined;
  const isAsked = state === "requested" && confirmed !== undefined && subscription.recipientKind === "person";
  return [
    `<section aria-labelledby="h-${escaped(id)}"><h2 id="h-${escaped(id)}" class="address"><bdi>${escaped(address)}</bdi></h2>`,
    `<p class="quiet">${several ? `<bdi>${escaped(publicationName(publication, language))}</bdi> · ` : ""}${escaped(words.state[state])}</p>`,
    saidLine(language, shown.record, confirmed),
    isAsked ? `<p>${withNames(words.asked, address)}</p>` : "",
    state === "requested" || state === "active" ? choiceForm(language, subscription, publication?.languages ?? languages) : "",
    "</section>",
  ].join("");
}

function choiceForm(language: Language, subscription: OnboardedSubscription, offered: readonly Language[]): string {
  const words = onboardingWords[language].subscriptions;
  const { id, address, recipientKind, isReadersChoice, state } = subscription;
  const kinds = onboardedKinds.map(
    (kind) =>
      `<label class="choice"><input type="radio" name="kind" value="${kind}" required${kind === recipientKind ? " checked" : ""}><span>${escaped(words.kind[kind])}</span></label>`,
  );
  const addressField = `<label for="a-${escaped(id)}">${escaped(words.address)}</label><p class="quiet">${escaped(words.addressNote)}</p><input id="a-${escaped(id)}" name="address" type="email" inputmode="email" required maxlength="${addressCharactersMax}" dir="ltr" autocomplete="off" value="${escaped(address)}">`;
  return [
    `<form method="post"><input type="hidden" name="subscription" value="${escaped(id)}">`,
    state === "requested" ? addressField : "",
    `<fieldset><legend>${escaped(words.whoReads)}</legend>${kinds.join("")}</fieldset>`,
    languageChoices(words, offered, subscription.languages, `l-${escaped(id)}-`),
    isReadersChoice ? `<p class="quiet">${escaped(onboardingWords[language].fault.readersChoice)}</p>` : "",
    `<button type="submit">${escaped(words.confirm)}</button></form>`,
  ].join("");
}
