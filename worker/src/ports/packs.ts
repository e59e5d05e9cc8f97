import type { IssueSnapshot, RenderedEdition } from "@newsletter/schemas";

/** What the link of a pack leads to, by the two numbers in it. */
export interface PackRecord {
  readonly partnerId: string;
  readonly campaignId: string;
  /** When the campaign began: the date of what the pack holds. */
  readonly beganAt: string;
  /** As it was approved. */
  readonly snapshot: IssueSnapshot;
}

/** Packs of partners, by `store/`. */
export interface PackStore {
  /** Undefined where there is no such partner, no such campaign, or the issue does not know the partner. */
  readonly find: (partnerNumber: string, campaignNumber: string) => Promise<PackRecord | undefined>;
  /** The forwardable editions that were approved with the campaign; the others of an issue are rendered from the same snapshot. */
  readonly approvedEditions: (campaignId: string) => Promise<readonly RenderedEdition[]>;
}
