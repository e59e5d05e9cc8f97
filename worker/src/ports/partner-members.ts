import type { ImportOutcome, Language, TranslatedString } from "@newsletter/schemas";
import type { AudienceFiles, ImportedLine } from "./audience-files.ts";
import type { NewNotice } from "./outbox.ts";

/** As its partner may know it: `ended` is who left, and everybody else to whom nothing is sent, whatever the reason. */
export const memberStates = ["receiving", "asked", "ended", "removed"] as const;
export type MemberState = (typeof memberStates)[number];

export interface Member {
  readonly id: string;
  readonly address: string;
  readonly state: MemberState;
  readonly languages: readonly Language[];
  /** `2024-02-04`, in UTC: of the last thing in its history. */
  readonly since: string;
}

/** The list of a partner in a publication: whatever is asked or done here is about its own members alone. */
export interface ListOf {
  readonly partnerId: string;
  readonly publicationId: string;
}

export interface MemberQuestion {
  /** A part of an address; empty for all. */
  readonly search: string;
  readonly state: MemberState | undefined;
  /** From 1. */
  readonly page: number;
}

export interface MemberPage {
  /** Of the whole list, whatever is looked for. */
  readonly counts: Readonly<Record<MemberState, number>>;
  readonly members: readonly Member[];
  /** The last one where there is none of this number. */
  readonly page: number;
  readonly pageCount: number;
}

/** By what a partner brings its members without asking each of them. */
export interface PartnerAgreement {
  readonly reference: string;
  /** `2024-02-04`: the day on which it was signed. */
  readonly agreedOn: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/** Somebody who is to be asked, and what the mail has to name. */
export interface AskedMember {
  readonly subscriptionNumber: string;
  readonly address: string;
  readonly languages: readonly Language[];
}

export interface Asking {
  /** Those whom the partner had removed, by their addresses; beside them everybody who was added and not asked yet. */
  readonly again: readonly string[];
  readonly contactId: string;
  readonly validDays: number;
  /** Times anybody is asked. */
  readonly asksMax: number;
  /** What says for ever that an address was asked; hexadecimal. */
  readonly mark: (address: string) => string;
  /** 4 bytes, lower-case hexadecimal. */
  readonly number: () => string;
  readonly language: (member: AskedMember) => Language;
  readonly wording: (language: Language) => string;
  readonly mail: (member: AskedMember, number: string, language: Language) => NewNotice;
}

/** A file that was looked at and not added yet. */
export interface KeptUpload {
  readonly publicationId: string;
  readonly fileName: string;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
  readonly content: Uint8Array;
  readonly language: Language;
}

/** By `store/`. `actor` is a contact's id, or who records an agreement. */
export interface PartnerMembersStore {
  readonly page: (list: ListOf, question: MemberQuestion, pageSize: number) => Promise<MemberPage>;
  readonly member: (list: ListOf, id: string) => Promise<Member | undefined>;
  /** Ends a membership that has not ended; idempotent. False where it is no member of this list. */
  readonly remove: (list: ListOf, id: string, actor: string) => Promise<boolean>;
  /** Gives how many mails are planned. */
  readonly ask: (list: ListOf, asking: Asking) => Promise<number>;
  /** Audited before the first one is read; in the order of their addresses. */
  readonly all: (list: ListOf, actor: string) => Promise<readonly Member[]>;
  readonly agreement: (list: ListOf) => Promise<PartnerAgreement | undefined>;
  /** Undefined ends the one there is. False for a partner nobody knows. Audited. */
  readonly recordAgreement: (
    list: ListOf,
    agreement: Pick<PartnerAgreement, "reference" | "agreedOn"> | undefined,
    actor: string,
  ) => Promise<boolean>;
  /** In place of the one this session looked at before. False where the session is over. */
  readonly keepUpload: (sessionDigest: string, upload: KeptUpload) => Promise<boolean>;
  /** Once; undefined where another one was looked at since, or none is left. */
  readonly takeUpload: (sessionDigest: string, digest: string) => Promise<KeptUpload | undefined>;
}

export interface LookedAtFile {
  readonly counts: Readonly<Record<ImportOutcome, number>>;
  /** So many are asked by mail first. */
  readonly askedCount: number;
  /** Worth showing, the first ones. */
  readonly lines: readonly ImportedLine[];
  readonly moreLinesCount: number;
}

export type MemberFileOutcome =
  | { readonly state: "looked" | "imported"; readonly digest: string; readonly file: LookedAtFile }
  /** No table: the reader's own sentence, in English. */
  | { readonly state: "unreadable"; readonly sentence: string }
  | { readonly state: "tooMany"; readonly max: number; readonly isAsking: boolean }
  /** The session is over, or another file was looked at since. */
  | { readonly state: "gone" };

/** What came of one address that was typed. */
export type AddOutcome = "added" | "asked" | "again" | "there" | "changed" | "refused" | "ownChoice" | "office" | "full";

/** Of who is signed in, in one publication of that partner. */
export interface Keeping extends ListOf {
  readonly contactId: string;
  readonly partnerName: TranslatedString;
  readonly sessionSecret: string;
}

/** A partner's own list, by `audience/` over `store/`. */
export interface PartnerMembers extends Pick<PartnerMembersStore, "member" | "remove" | "all" | "agreement"> {
  readonly page: (list: ListOf, question: MemberQuestion) => Promise<MemberPage>;
  readonly add: (keeping: Keeping, person: { readonly address: string; readonly languages: readonly Language[] }) => Promise<AddOutcome>;
  readonly look: (
    keeping: Keeping,
    file: { readonly name: string; readonly bytes: Uint8Array; readonly language: Language },
  ) => Promise<MemberFileOutcome>;
  readonly import: (keeping: Keeping, digest: string, skipFaulty: boolean) => Promise<MemberFileOutcome>;
}

export type ImportsMembers = Pick<AudienceFiles, "importLines">;
