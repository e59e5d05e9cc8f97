import type { IssueSnapshot, Language, OnboardedKind, OnboardingWords, RenderedEdition, TranslatedString } from "@newsletter/schemas";
import type { NewNotice } from "./outbox.ts";
import type { NewPartnerSignIn } from "./partner-sign-in.ts";

export interface InvitedContact {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly confirmedAt: string | undefined;
  readonly invitedAt: string | undefined;
}

/** Who said something, and when. */
export interface Said {
  readonly contactId: string;
  readonly at: string;
}

/** Of the masthead with the digest `subject`, or of the test to the subscription with that id. */
export interface OnboardingAnswer extends Said {
  readonly about: "masthead" | "forward";
  readonly subject: string;
  readonly answer: "approved" | "remark" | "arrived" | "trouble";
  readonly words: string | undefined;
}

/** A desk, a list or a person of a partner. */
export interface OnboardedSubscription {
  readonly id: string;
  readonly publicationId: string;
  readonly address: string;
  readonly recipientKind: OnboardedKind;
  readonly languages: readonly Language[];
  readonly state: "requested" | "active" | "leaving" | "left";
  /** The latest word of a contact on it, and what it was about. */
  readonly confirmed: (Said & { readonly recipientKind: string; readonly languages: readonly string[] }) | undefined;
  /** Its reader chose the languages: nobody else changes them. */
  readonly isReadersChoice: boolean;
  /** The latest test that was sent to it. */
  readonly testedAt: string | undefined;
}

/** All that is stored about bringing one partner in. */
export interface OnboardingRecord {
  readonly partnerId: string;
  readonly partnerName: TranslatedString;
  /** By name. */
  readonly contacts: readonly InvitedContact[];
  /** Without those that were ended. */
  readonly subscriptions: readonly OnboardedSubscription[];
  /** The latest of each subject, the latest first. */
  readonly answers: readonly OnboardingAnswer[];
  /** Publications that write to members of it. */
  readonly membersIn: readonly string[];
  /** Publications with which it has a written agreement. */
  readonly agreedWith: readonly string[];
}

export interface OnboardWish {
  readonly publicationId: string;
  readonly partnerId: string;
  readonly contact: { readonly id: string; readonly name: string; readonly address: string };
  readonly subscription: { readonly id: string; readonly number: string };
  readonly recipientKind: OnboardedKind;
  readonly address: string;
  readonly languages: readonly Language[];
  readonly actor: string;
  readonly method: "form" | "commandLine";
  /** The link once more, to a contact that was sent one. */
  readonly sendsAgain: boolean;
  readonly erasedMark: string;
}

/** Why nothing was stored: what stands in the way, of the contact or of the address. */
export type OnboardRefusal = "contactsFull" | "left" | "suppressed" | "erased" | "merged" | "differs" | "members" | "busy";

export type OnboardOutcome =
  | { readonly state: "done"; readonly contactId: string; readonly subscriptionId: string; readonly mail: "planned" | "sentBefore" }
  | { readonly state: "refused"; readonly why: OnboardRefusal };

export type InviteOutcome = "planned" | "sentBefore" | "busy" | "unknown";

/** The link for a contact, with its mail. */
export type InviteOf = (contact: Pick<InvitedContact, "id">) => NewPartnerSignIn;

/** Who is signed in. */
export interface OnboardingActor {
  readonly contactId: string;
  readonly partnerId: string;
}

export type OnboardingFault = keyof OnboardingWords["fault"];

export type OnboardingAct =
  | { readonly state: "done"; readonly note?: "asked" }
  | { readonly state: "fault"; readonly fault: OnboardingFault }
  /** Whoever asks is no contact any more. */
  | { readonly state: "gone" };

export interface SubscriptionChoice {
  readonly subscriptionId: string;
  readonly recipientKind: OnboardedKind;
  readonly languages: readonly Language[];
  /** Undefined: as it is. */
  readonly address: string | undefined;
  readonly erasedMarkOf: (address: string) => string;
  /** Of an opt-in: stands in its link. */
  readonly optInNumber: string;
  readonly optInDays: number;
  readonly language: Language;
  /** Asks the owner of a person's own mailbox. */
  readonly confirmation: (subscription: {
    readonly number: string;
    readonly address: string;
    readonly publicationId: string;
  }) => NewNotice | undefined;
}

/** Bringing partners in, by `store/`. Every act locks its partner, leaves its trace, and may be done twice. */
export interface OnboardingStore {
  readonly record: (partnerId: string) => Promise<OnboardingRecord | undefined>;
  /** By id. */
  readonly records: () => Promise<readonly OnboardingRecord[]>;
  readonly onboard: (wish: OnboardWish, inviteOf: InviteOf) => Promise<OnboardOutcome>;
  /** Of a contact, whoever asks. */
  readonly invite: (contactId: string, actor: string, inviteOf: InviteOf) => Promise<InviteOutcome>;
  readonly confirmContact: (by: OnboardingActor, name: string) => Promise<OnboardingAct>;
  readonly addContact: (
    by: OnboardingActor,
    contact: Pick<InvitedContact, "id" | "name" | "address">,
    inviteOf: InviteOf,
  ) => Promise<OnboardingAct>;
  /** An address of one's own stays; another one is confirmed anew. */
  readonly correctContact: (
    by: OnboardingActor,
    contact: Pick<InvitedContact, "id" | "name" | "address">,
    inviteOf: InviteOf,
  ) => Promise<OnboardingAct>;
  readonly removeContact: (by: OnboardingActor, contactId: string) => Promise<OnboardingAct>;
  readonly inviteColleague: (by: OnboardingActor, contactId: string, inviteOf: InviteOf) => Promise<OnboardingAct>;
  readonly confirmSubscription: (by: OnboardingActor, choice: SubscriptionChoice) => Promise<OnboardingAct>;
  /** `mail`, of a remark, tells the publisher. */
  readonly answer: (
    by: OnboardingActor,
    given: Pick<OnboardingAnswer, "about" | "subject" | "answer" | "words">,
    mail: (() => NewNotice) | undefined,
  ) => Promise<OnboardingAct>;
  /** `mail` is planned for the address of the subscription. */
  readonly test: (
    by: OnboardingActor,
    subscriptionId: string,
    mail: (subscription: OnboardedSubscription, about: string) => NewNotice,
  ) => Promise<OnboardingAct>;
}

/** The issue of a publication that went out last, by `store/`. */
export interface LatestIssue {
  readonly of: (publicationId: string) => Promise<{ readonly digest: string; readonly snapshot: IssueSnapshot } | undefined>;
  /** As it was rendered for that snapshot; undefined where nobody was to get it. */
  readonly edition: (snapshotDigest: string, keyText: string) => Promise<RenderedEdition | undefined>;
}
