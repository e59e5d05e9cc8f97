import { expect, test } from "vitest";
import type { ChecklistPoint, PointState } from "@newsletter/schemas";
import type { InvitedContact, OnboardedSubscription, OnboardingAnswer, OnboardingRecord } from "../ports/onboarding.ts";
import { checklistOf, missingCount, type KnownDocument } from "./checklist.ts";
import { mergedPoints } from "./merged-points.ts";

const at = "2024-01-10T09:00:00.000Z";
const document: KnownDocument = { hasMandate: true, hasThemes: true, hasCountries: true, mastheadDigest: "m1" };

const contact = (id: string, confirmedAt?: string): InvitedContact => ({
  id,
  name: id,
  address: `${id}@example.org`,
  confirmedAt,
  invitedAt: at,
});
const subscription = (changes: Partial<OnboardedSubscription> = {}): OnboardedSubscription => ({
  id: "s1",
  publicationId: "p",
  address: "office@example.org",
  recipientKind: "desk",
  languages: ["en", "ar"],
  state: "active",
  confirmed: { contactId: "amina", at, recipientKind: "desk", languages: ["en", "ar"] },
  isReadersChoice: false,
  testedAt: at,
  ...changes,
});
const answer = (changes: Partial<OnboardingAnswer>): OnboardingAnswer => ({
  about: "masthead",
  subject: "m1",
  answer: "approved",
  words: undefined,
  contactId: "amina",
  at,
  ...changes,
});
const record = (changes: Partial<OnboardingRecord> = {}): OnboardingRecord => ({
  partnerId: "partner-vngoc",
  partnerName: {},
  contacts: [contact("amina", at), contact("boris", at)],
  subscriptions: [subscription()],
  answers: [answer({}), answer({ about: "forward", subject: "s1", answer: "arrived" })],
  membersIn: [],
  agreedWith: [],
  ...changes,
});

const stateOf = (point: ChecklistPoint, changes: Partial<OnboardingRecord> = {}, known: KnownDocument = document): PointState | undefined =>
  checklistOf(record(changes), "p", known).find((each) => each.point === point)?.state;

test("a partner of whom nothing is known misses all that is needed", () => {
  const points = checklistOf(record({ contacts: [], subscriptions: [], answers: [] }), "p", "absent");
  expect(missingCount(points)).toBe(8);
  expect(points.filter(({ state }) => state !== "missing").map(({ point }) => point)).toEqual(["memberAgreement"]);
});

test("with everything confirmed nothing is missing", () => {
  expect(missingCount(checklistOf(record(), "p", document))).toBe(0);
});

test("a contact who was only sent a link does not count, nor as the second one", () => {
  const contacts = [contact("amina", at), contact("boris")];
  expect([stateOf("contactConfirmed", { contacts }), stateOf("secondContact", { contacts })]).toEqual(["done", "missing"]);
  expect(stateOf("contactConfirmed", { contacts: [contact("boris")] })).toBe("missing");
});

test("what was confirmed counts only as long as it is so", () => {
  const subscriptions = [subscription({ recipientKind: "list", languages: ["ar", "en"] })];
  expect([stateOf("kindsConfirmed", { subscriptions }), stateOf("languagesConfirmed", { subscriptions })]).toEqual(["missing", "missing"]);
  const point = checklistOf(record({ subscriptions }), "p", document).find(({ state }) => state === "missing");
  expect(point?.about).toEqual(["office@example.org"]);
  expect(stateOf("kindsConfirmed", { subscriptions: [subscription({ confirmed: undefined })] })).toBe("missing");
});

test("subscriptions to another publication do not count, and none are as good as unconfirmed ones", () => {
  const subscriptions = [subscription({ publicationId: "other" })];
  expect(stateOf("kindsConfirmed", { subscriptions })).toBe("missing");
});

test("an approval is of one masthead, and a later remark takes it back", () => {
  expect(stateOf("mastheadApproved", {}, { ...document, mastheadDigest: "m2" })).toBe("missing");
  expect(stateOf("mastheadApproved", { answers: [answer({ answer: "remark", words: "Too small" })] })).toBe("missing");
});

test("a test that went wrong is not there yet, and one person's mailbox passes nothing on", () => {
  const trouble = answer({ about: "forward", subject: "s1", answer: "trouble", words: "No picture" });
  expect(stateOf("testForward", { answers: [trouble] })).toBe("missing");
  const subscriptions = [subscription({ recipientKind: "person" })];
  expect(stateOf("testForward", { subscriptions, answers: [] })).toBe("notNeeded");
});

test("an agreement is asked for where members are written to", () => {
  expect(stateOf("memberAgreement")).toBe("notNeeded");
  expect(stateOf("memberAgreement", { membersIn: ["p"] })).toBe("missing");
  expect(stateOf("memberAgreement", { membersIn: ["p"], agreedWith: ["p"] })).toBe("done");
  expect(stateOf("memberAgreement", { membersIn: ["p"], agreedWith: ["other"] })).toBe("missing");
});

test("a lake that is away leaves its points unknown, which is not missing", () => {
  expect([stateOf("mastheadApproved", {}, "away"), stateOf("publicProfile", {}, "away"), stateOf("territory", {}, "away")]).toEqual([
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(stateOf("territory", {}, { ...document, hasCountries: false })).toBe("missing");
});

test("of several publications a point is done where each that needs it has it", () => {
  const other = [subscription({ publicationId: "q", id: "s2", confirmed: undefined, address: "q@example.org" })];
  const both = record({ subscriptions: [subscription(), ...other], membersIn: ["q"], agreedWith: ["q"] });
  const points = mergedPoints(["p", "q"].map((id) => checklistOf(both, id, document)));
  const of = (name: ChecklistPoint): unknown => points.find(({ point }) => point === name);
  expect(of("kindsConfirmed")).toEqual({ point: "kindsConfirmed", state: "missing", about: ["q@example.org"] });
  expect(of("memberAgreement")).toMatchObject({ state: "done" });
  expect(mergedPoints([])).toEqual([]);
});
