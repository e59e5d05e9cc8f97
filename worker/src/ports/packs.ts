import type { Picks } from "../pack/picks.ts";
import type { IssueSnapshot, RenderedEdition, TranslatedString } from "@newsletter/schemas";

/** What the link of a pack leads to, by the two numbers in it. */
export interface PackRecord {
  readonly partnerId: string;
  readonly campaignId: string;
  /** When the campaign began: the date of what the pack holds. */
  readonly beganAt: string;
  /** As it was approved. */
  readonly snapshot: IssueSnapshot;
}

/** A pack is a partner's, of a campaign. */
export type PackName = Pick<PackRecord, "partnerId" | "campaignId">;

export interface PickedByPartner extends PackName {
  readonly partnerName: TranslatedString;
  readonly picks: Picks | null;
  readonly pickedAt: string;
}

/** A later campaign of the issue, of other content. */
export interface NewerCampaign {
  readonly partnerNumber: string;
  readonly campaignNumber: string;
  readonly beganAt: string;
  /** It knows the partner, and the partner was not left out of it. */
  readonly isTheirs: boolean;
}

/** Packs of partners, by `store/`. */
export interface PackStore {
  /** Undefined where there is no such partner, no such campaign, or the issue does not know the partner. */
  readonly find: (partnerNumber: string, campaignNumber: string) => Promise<PackRecord | undefined>;
  /** The edition of this key text that was approved with the campaign; undefined where nobody was to get it. */
  readonly approvedEdition: (campaignId: string, keyText: string) => Promise<RenderedEdition | undefined>;
  /** Null where the office went back to the whole issue, undefined where it never picked anything. */
  readonly latestPicks: (pack: PackName) => Promise<Picks | null | undefined>;
  /** False once the pack has taken as many changes as it may. The same again changes nothing. */
  readonly keepPicks: (pack: PackName, picks: Picks | null) => Promise<boolean>;
  /** What partners picked of an issue, the latest of each pack first. */
  readonly picksOfIssue: (issueId: string) => Promise<readonly PickedByPartner[]>;
  /** Undefined where this pack is the newest of its issue. */
  readonly newer: (pack: PackName) => Promise<NewerCampaign | undefined>;
  /** What the packs of a campaign are made of. */
  readonly snapshotOf: (campaignId: string) => Promise<IssueSnapshot>;
}
