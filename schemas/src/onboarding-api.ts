import * as z from "zod";
import { languageSchema } from "./languages.ts";

// Bringing a partner in, as the Studio asks for it under `/api/v1/audience/onboarding`; who may do what is as for the rest of the audience
// (`audience-api.ts`). The checklist is worked out of what is stored, each time somebody asks.

export const checklistPoints = [
  "contactConfirmed",
  "secondContact",
  "kindsConfirmed",
  "languagesConfirmed",
  "mastheadApproved",
  "testForward",
  "memberAgreement",
  "publicProfile",
  "territory",
] as const;
export type ChecklistPoint = (typeof checklistPoints)[number];

/** `unknown`: the content lake did not answer. */
export const pointStates = ["done", "missing", "notNeeded", "unknown"] as const;
export type PointState = (typeof pointStates)[number];

export interface CheckedPoint {
  readonly point: ChecklistPoint;
  readonly state: PointState;
  /** Which addresses, or which fields of the partner's document. */
  readonly about: readonly string[];
}

/** What a publisher reads and does about a point that is missing. */
export const checklistWords: Readonly<Record<ChecklistPoint, { readonly title: string; readonly todo: string }>> = {
  contactConfirmed: {
    title: "A contact has confirmed",
    todo: "Bring the partner in, or send the contact the link again: nobody has confirmed yet.",
  },
  secondContact: {
    title: "A second contact has confirmed",
    todo: "Ask the partner for a second contact, or wait until the one it named confirms.",
  },
  kindsConfirmed: { title: "Recipient kinds are confirmed", todo: "Ask a contact to say on the partner's page who reads" },
  languagesConfirmed: { title: "Languages are confirmed", todo: "Ask a contact to confirm on the partner's page the languages of" },
  mastheadApproved: {
    title: "The masthead is approved",
    todo: "Ask a contact to look at the masthead. A remark says what to change in the partner's document.",
  },
  testForward: {
    title: "A test was passed on",
    todo: "Ask a contact to send the test from the partner's page, and help where it went wrong:",
  },
  memberAgreement: {
    title: "The agreement for members is recorded",
    todo: "Record the partner's written agreement (newsletter audience agreement): its members are written to directly.",
  },
  publicProfile: { title: "The public profile is published", todo: "Publish the partner's document, with" },
  territory: { title: "The territory is noted", todo: "Choose in the partner's document the countries its members are in." },
};

export interface OnboardedContact {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly confirmedAt: string | null;
  readonly invitedAt: string | null;
}

/** What a contact wrote about the masthead, or about the test. */
export interface OnboardingRemark {
  readonly about: "masthead" | "forward";
  readonly words: string;
  /** Null for a contact who was removed since. */
  readonly by: string | null;
  readonly at: string;
}

export interface PartnerChecklist {
  readonly partnerId: string;
  /** Null for one that no plan has met. */
  readonly name: string | null;
  readonly points: readonly CheckedPoint[];
  readonly missingCount: number;
  readonly contacts: readonly OnboardedContact[];
  /** The latest first. */
  readonly remarks: readonly OnboardingRemark[];
}

/** `GET /audience/onboarding?publicationId=<id>`: partners that have a contact or a subscription, by id. */
export interface OnboardingResponse {
  readonly publicationId: string;
  readonly mayEdit: boolean;
  readonly partners: readonly PartnerChecklist[];
}

export const onboardedKinds = ["desk", "list", "person"] as const;
export const onboardedKindSchema = z.enum(onboardedKinds);
export type OnboardedKind = z.infer<typeof onboardedKindSchema>;

const idSchema = z.string().min(1).max(200);
/** Longer than any of them may be: that is said at the field. */
const typedSchema = z.string().max(1_000);

/** `POST /audience/onboarding`: a contact and a subscription, and one mail to the contact. The same twice is once. */
export const onboardRequestSchema = z.strictObject({
  publicationId: idSchema,
  partnerId: idSchema,
  contactName: typedSchema,
  contactAddress: typedSchema,
  recipientKind: onboardedKindSchema,
  /** Empty: the contact's own. */
  address: typedSchema,
  languages: z.array(languageSchema).max(20),
});
export type OnboardRequest = z.infer<typeof onboardRequestSchema>;

/** `POST /audience/onboarding/invite`: the link again. */
export const inviteContactRequestSchema = z.strictObject({ publicationId: idSchema, contactId: z.uuid() });

export type OnboardField = "contactName" | "contactAddress" | "address" | "languages";
export interface OnboardFault {
  readonly field: OnboardField;
  readonly message: string;
}

export type OnboardResponse =
  /** `planned`: a mail with the link is on its way; `sentBefore`: one was sent already. */
  | { readonly state: "done"; readonly mail: "planned" | "sentBefore"; readonly onboarding: OnboardingResponse }
  | { readonly state: "refused"; readonly faults: readonly OnboardFault[] };
