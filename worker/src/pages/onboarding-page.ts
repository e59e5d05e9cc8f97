import { dayText, onboardingWords, type ChecklistPoint, type CheckedPoint, type Language, type OnboardingWords } from "@newsletter/schemas";
import type { ShownOnboarding } from "../onboarding/onboarding.ts";
import type { OnboardingFault, OnboardingRecord, Said } from "../ports/onboarding.ts";
import type { PartnerSession } from "../ports/partner-sign-in.ts";
import { escaped, withNames } from "./html.ts";
import { partnerPage } from "./partner-frame.ts";

/** The pages of the steps, below `/partner/onboarding/`. */
export const onboardingSteps = ["contacts", "subscriptions", "masthead", "forward"] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];

export type OnboardingNote = "kept" | "asked";

export interface OnboardingPage {
  readonly language: Language;
  readonly session: PartnerSession;
  readonly shown: ShownOnboarding;
  readonly note?: OnboardingNote | undefined;
  readonly fault?: OnboardingFault | undefined;
  /** What was typed into the form that was refused. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
}

/** Whose step a point is; the publisher's own are nobody's. */
const stepOf: Readonly<Record<ChecklistPoint, OnboardingStep | undefined>> = {
  contactConfirmed: "contacts",
  secondContact: "contacts",
  kindsConfirmed: "subscriptions",
  languagesConfirmed: "subscriptions",
  mastheadApproved: "masthead",
  testForward: "forward",
  memberAgreement: undefined,
  publicProfile: undefined,
  territory: undefined,
};

/** All steps, and what is missing. Opening it changes nothing. */
export function onboardingOverviewPage({ language, session, shown }: OnboardingPage): string {
  const words = onboardingWords[language];
  const missing = shown.points.filter(({ state }) => state === "missing");
  const steps = onboardingSteps.map((step) => {
    const isOpen = missing.some(({ point }) => stepOf[point] === step);
    return `<li><a href="/partner/onboarding/${step}">${escaped(words.step[step])}</a> <span class="quiet">${escaped(isOpen ? words.isOpen : words.isDone)}</span></li>`;
  });
  const body = [
    `<p>${escaped(missing.length === 0 ? words.complete : words.lead)}</p>`,
    `<h2>${escaped(words.steps)}</h2><ol class="steps">${steps.join("")}</ol>`,
    missing.length === 0
      ? ""
      : `<section class="panel"><h2>${escaped(words.missing)}</h2><ul>${missing.map((point) => missingLine(words, point)).join("")}</ul></section>`,
  ];
  return partnerPage({ language, session, area: "onboarding", title: words.title, body: body.join(""), style: onboardingStyle });
}

function missingLine(words: OnboardingWords, { point, about }: CheckedPoint): string {
  // Of the publisher's points the fields of a document, which are no business of a contact's.
  const addresses = stepOf[point] === undefined || point === "mastheadApproved" ? [] : about;
  const named = addresses.map((address) => `<bdi>${escaped(address)}</bdi>`).join(", ");
  return `<li>${escaped(words.point[point])}${named === "" ? "" : `<br><span class="quiet">${named}</span>`}</li>`;
}

/** What stands around each step: what became of the form that was sent, and the way back. */
export function stepPage({ language, session, note, fault }: OnboardingPage, step: OnboardingStep, body: string): string {
  const words = onboardingWords[language];
  const said = [
    note === undefined ? "" : `<p class="done" role="status">${escaped(words.kept)}</p>`,
    fault === undefined ? "" : `<p class="fault" role="alert">${escaped(words.fault[fault])}</p>`,
    body,
    `<p class="back"><a href="/partner/onboarding">${escaped(words.back)}</a></p>`,
  ];
  return partnerPage({ language, session, area: "onboarding", title: words.step[step], body: said.join(""), style: onboardingStyle });
}

/** Who said it, by name, and on which day. */
export function saidLine(
  language: Language,
  { contacts }: OnboardingRecord,
  said: Said | undefined,
  sentence: (name: string, day: string) => string = onboardingWords[language].confirmedBy,
): string {
  if (said === undefined) return "";
  const name = contacts.find(({ id }) => id === said.contactId)?.name ?? onboardingWords[language].somebody;
  return `<p class="quiet">${withNames(sentence, name, dayText(language, said.at))}</p>`;
}

const onboardingStyle = `
section{margin:40px 0 0}
.steps{padding-inline-start:24px;margin:0}
.steps li{padding:12px 0;border:0}
.panel li:first-child{border:0}
form{margin:16px 0}
.panel>form:first-child{margin:0}
.back{margin:48px 0 0}
.row{display:flex;flex-wrap:wrap;gap:8px 16px;margin:0 0 16px}
.row form{margin:0}
summary{padding:8px 0;min-height:44px}
.address{overflow-wrap:anywhere;font-weight:400}
.said{white-space:pre-wrap;overflow-wrap:anywhere}
.choice input{flex:none;width:20px;height:20px;margin:4px 0 0;align-self:flex-start}
.choice{margin:0 0 12px}
textarea{max-width:100%!important;resize:vertical}
iframe{width:100%;height:60vh;min-height:420px;border:1px solid var(--rule);border-radius:6px;background:#fff;color-scheme:normal}
`.replaceAll("\n", "");
