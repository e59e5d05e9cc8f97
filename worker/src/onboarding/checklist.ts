import type { CheckedPoint, ChecklistPoint, PointState } from "@newsletter/schemas";
import type { OnboardedSubscription, OnboardingRecord } from "../ports/onboarding.ts";

/** What the lake says of a partner, as far as bringing it in goes. */
export interface PartnerDocument {
  readonly hasMandate: boolean;
  readonly hasThemes: boolean;
  readonly hasCountries: boolean;
  readonly mastheadDigest: string;
}

/** `away`: the lake did not answer; `absent`: no published document has this id. */
export type KnownDocument = PartnerDocument | "away" | "absent";

/** What is there and what is missing before a partner gets and passes on issues of a publication. Worked out of what is stored, never stored itself. */
export function checklistOf(record: OnboardingRecord, publicationId: string, document: KnownDocument): readonly CheckedPoint[] {
  const subscriptions = record.subscriptions.filter((each) => each.publicationId === publicationId);
  const passedOn = subscriptions.filter(({ recipientKind }) => recipientKind !== "person");
  const confirmedCount = record.contacts.filter(({ confirmedAt }) => confirmedAt !== undefined).length;
  return [
    point("contactConfirmed", confirmedCount > 0),
    point("secondContact", confirmedCount > 1),
    ofEach("kindsConfirmed", subscriptions, isKindConfirmed),
    ofEach("languagesConfirmed", subscriptions, areLanguagesConfirmed),
    lakePoint("mastheadApproved", document, ({ mastheadDigest }) => (isMastheadApproved(record, mastheadDigest) ? [] : ["masthead"])),
    passedOn.length === 0 && subscriptions.length > 0
      ? { point: "testForward", state: "notNeeded", about: [] }
      : ofEach("testForward", passedOn, ({ id }) => answerTo(record, id) === "arrived"),
    record.membersIn.includes(publicationId)
      ? point("memberAgreement", record.agreedWith.includes(publicationId))
      : { point: "memberAgreement", state: "notNeeded", about: [] },
    lakePoint("publicProfile", document, ({ hasMandate, hasThemes }) => [
      ...(hasMandate ? [] : ["mandate"]),
      ...(hasThemes ? [] : ["themes"]),
    ]),
    lakePoint("territory", document, ({ hasCountries }) => (hasCountries ? [] : ["countries"])),
  ];
}

export function missingCount(points: readonly CheckedPoint[]): number {
  return points.filter(({ state }) => state === "missing").length;
}

/** What a contact confirmed is still so: an import, or another contact, may have changed it since. */
function isKindConfirmed({ confirmed, recipientKind }: OnboardedSubscription): boolean {
  return confirmed?.recipientKind === recipientKind;
}

function areLanguagesConfirmed({ confirmed, languages }: OnboardedSubscription): boolean {
  return confirmed !== undefined && confirmed.languages.join(" ") === languages.join(" ");
}

/** By the latest answer about this very masthead: a remark takes an earlier approval back. */
function isMastheadApproved({ answers }: OnboardingRecord, digest: string): boolean {
  return answers.some(({ about, subject, answer }) => about === "masthead" && subject === digest && answer === "approved");
}

function answerTo({ answers }: OnboardingRecord, subscriptionId: string): string | undefined {
  return answers.find(({ about, subject }) => about === "forward" && subject === subscriptionId)?.answer;
}

function ofEach(
  name: ChecklistPoint,
  subscriptions: readonly OnboardedSubscription[],
  isDone: (subscription: OnboardedSubscription) => boolean,
): CheckedPoint {
  const open = subscriptions.filter((each) => !isDone(each));
  return { ...point(name, subscriptions.length > 0 && open.length === 0), about: open.map(({ address }) => address) };
}

function lakePoint(name: ChecklistPoint, document: KnownDocument, missing: (document: PartnerDocument) => readonly string[]): CheckedPoint {
  if (document === "away") return { point: name, state: "unknown", about: [] };
  if (document === "absent") return point(name, false);
  const about = missing(document);
  return { ...point(name, about.length === 0), about };
}

function point(name: ChecklistPoint, isDone: boolean): CheckedPoint {
  const state: PointState = isDone ? "done" : "missing";
  return { point: name, state, about: [] };
}
