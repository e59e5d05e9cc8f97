import type { Language } from "./languages.ts";

// What partners picked of an issue for their packs, for the Studio: `GET /sending/packs?issueId=<id>`. Partners alone: nobody of an office is known.

/** A part of an issue that a partner keeps or leaves out: an item, or a section that is a text. */
export interface PickablePart {
  readonly id: string;
  /** Of the item; for a section that is a text, its kind. */
  readonly type: string;
  readonly title: string;
}

/** The latest selection of one pack. */
export interface PickedPack {
  readonly partnerId: string;
  readonly campaignId: string;
  readonly partnerName: string;
  readonly pickedAt: string;
  /** How often it was changed. */
  readonly changes: number;
  readonly languages: readonly Language[];
  readonly hasForeword: boolean;
  /** In the partner's order. */
  readonly kept: readonly PickablePart[];
  readonly leftOut: readonly PickablePart[];
}

export interface PickedPacksResponse {
  readonly issueId: string;
  /** The latest first. A partner that picked nothing is not among them: its pack holds the whole issue. */
  readonly packs: readonly PickedPack[];
}
