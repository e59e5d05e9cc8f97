import type { Language } from "@newsletter/schemas";
import type { PartnerName } from "./campaigns.ts";
import type { NewNotice } from "./outbox.ts";

/** Whom an act is about: of a publication's people who are `requested`, those that meet all that is given. */
export interface InviteFilter {
  readonly publicationId: string;
  /** Name of the file that brought them. */
  readonly file: string | undefined;
  readonly partnerId: string | undefined;
  readonly tag: string | undefined;
}

/** Why somebody who is `requested` is not asked. */
export const inviteObstacles = ["shared", "suppressed", "erased", "askedBefore", "subscribed", "unnamedPartner"] as const;
/**
 * `shared`: a desk or a list, whose readers would answer for one another. `askedBefore`: by this act or by the form, whatever came of it.
 * `unnamedPartner`: nobody could tell the reader where the address came from.
 */
export type InviteObstacle = (typeof inviteObstacles)[number];

export interface Invited {
  readonly subscriptionNumber: string;
  readonly address: string;
  /** The first that its owner is said to read. */
  readonly language: Language;
  readonly partner: PartnerName | undefined;
  /** 4 bytes, lower-case hexadecimal. */
  readonly optInNumber: string;
}

export interface InviteRequest extends InviteFilter {
  readonly actor: string;
  readonly isDryRun: boolean;
  /** Of the latest issue: what a partner is called there goes before what an earlier plan called it. */
  readonly partners: readonly PartnerName[];
  readonly askedMax: number;
  readonly validDays: number;
  readonly mark: (address: string) => string;
  readonly erasedMark: (address: string) => string;
  readonly drawOptIn: () => string;
  readonly wording: (language: Language) => string;
  /** Built in the transaction that notes that somebody was asked: both are stored, or neither. */
  readonly mail: (invited: Invited) => NewNotice;
}

export interface InviteResult {
  readonly askedCount: number;
  readonly notAsked: Readonly<Record<InviteObstacle, number>>;
  /** The bound of one act was reached: the same act again asks the next ones. */
  readonly hasMore: boolean;
}

/** Who was asked, by `store/`. Each is asked once, whoever asks at the same time, and wherever an act is killed. */
export interface InviteStore {
  readonly invite: (request: InviteRequest) => Promise<InviteResult>;
}
