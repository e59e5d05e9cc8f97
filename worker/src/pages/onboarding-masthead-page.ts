import { onboardingWords } from "@newsletter/schemas";
import { remarkCharactersMax } from "../onboarding/limits.ts";
import type { ShownMasthead } from "../onboarding/onboarding.ts";
import { escaped } from "./html.ts";
import { saidLine, stepPage, type OnboardingPage } from "./onboarding-page.ts";

/** How the partner's copy looks. What is approved is what is shown: its digest goes with the form. */
export function onboardingMastheadPage(page: OnboardingPage, { preview, digest, answer }: ShownMasthead): string {
  const { language, shown, typed } = page;
  const { masthead: words } = onboardingWords[language];
  if (preview === undefined || digest === undefined) return stepPage(page, "masthead", `<p>${escaped(words.none)}</p>`);
  const framed = preview.html.replace(/<head[^>]*>/iu, (head) => `${head}<base target="_blank">`);
  const hidden = `<input type="hidden" name="digest" value="${escaped(digest)}">`;
  const body = [
    `<p>${escaped(words.lead)}</p>`,
    `<iframe title="${escaped(words.preview)}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escaped(framed)}"></iframe>`,
    answer?.answer === "approved" ? saidLine(language, shown.record, answer) : "",
    answer?.words === undefined
      ? ""
      : `${saidLine(language, shown.record, answer, words.said)}<blockquote class="said" dir="auto">${escaped(answer.words)}</blockquote>`,
    `<form method="post">${hidden}<button type="submit" name="act" value="approve">${escaped(words.approve)}</button></form>`,
    `<section class="panel"><form method="post">${hidden}${remarkField(words.remark, typed?.["words"])}`,
    `<button class="second" type="submit" name="act" value="remark">${escaped(words.send)}</button></form></section>`,
  ];
  return stepPage(page, "masthead", body.join(""));
}

/** A few lines to the publisher. */
export function remarkField(label: string, typed = "", within = ""): string {
  return `<label for="${within}words">${escaped(label)}</label><textarea id="${within}words" name="words" rows="4" required maxlength="${remarkCharactersMax}" dir="auto">${escaped(typed)}</textarea>`;
}
