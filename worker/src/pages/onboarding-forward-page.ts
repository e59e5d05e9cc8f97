import { instantText, onboardingWords } from "@newsletter/schemas";
import type { OnboardedSubscription } from "../ports/onboarding.ts";
import { escaped, withNames } from "./html.ts";
import { remarkField } from "./onboarding-masthead-page.ts";
import { saidLine, stepPage, type OnboardingPage } from "./onboarding-page.ts";

/** A test of passing on, for each address that passes on. */
export function onboardingForwardPage(page: OnboardingPage): string {
  const { language, shown } = page;
  const words = onboardingWords[language].forward;
  const passing = shown.record.subscriptions.filter(({ recipientKind, state }) => recipientKind !== "person" && state === "active");
  const body = [
    `<p>${escaped(passing.length === 0 ? words.none : words.lead)}</p>`,
    ...passing.map((subscription) => testSection(page, subscription)),
  ];
  return stepPage(page, "forward", body.join(""));
}

function testSection(page: OnboardingPage, subscription: OnboardedSubscription): string {
  const { language } = page;
  const words = onboardingWords[language].forward;
  const { id, address, recipientKind, testedAt } = subscription;
  const hidden = `<input type="hidden" name="subscription" value="${escaped(id)}">`;
  const isList = recipientKind === "list";
  return [
    `<section aria-labelledby="h-${escaped(id)}"><h2 id="h-${escaped(id)}" class="address"><bdi>${escaped(address)}</bdi></h2>`,
    isList ? `<p>${escaped(words.toAll)}</p><p>${escaped(words.dmarc)}</p>` : `<p>${escaped(words.how)}</p>`,
    `<form method="post">${hidden}<button type="submit" name="act" value="send"${testedAt === undefined ? "" : ' class="second"'}>${withNames(words.send, address)}</button></form>`,
    testedAt === undefined
      ? ""
      : `<p role="status">${withNames(words.sent, address, instantText(language, testedAt))}</p>${answersTo(page, id)}`,
    "</section>",
  ].join("");
}

/** What became of the test. */
function answersTo({ language, shown, typed = {} }: OnboardingPage, subject: string): string {
  const words = onboardingWords[language].forward;
  const answer = shown.record.answers.find((each) => each.about === "forward" && each.subject === subject);
  const hidden = `<input type="hidden" name="subscription" value="${escaped(subject)}">`;
  const earlier = typed["subscription"] === subject ? typed["words"] : undefined;
  return [
    answer?.answer === "arrived" ? saidLine(language, shown.record, answer) : "",
    answer?.words === undefined ? "" : `<blockquote class="said" dir="auto">${escaped(answer.words)}</blockquote>`,
    `<form method="post">${hidden}<button type="submit" name="act" value="arrived">${escaped(words.arrived)}</button></form>`,
    `<div class="panel"><form method="post">${hidden}${remarkField(words.trouble, earlier, `${escaped(subject)}-`)}`,
    `<button class="second" type="submit" name="act" value="trouble">${escaped(words.report)}</button></form></div>`,
  ].join("");
}
