import type { Language } from "@newsletter/schemas";
import type { PartnerName } from "./campaigns.ts";
import type { NewNotice } from "./outbox.ts";
import type { PublicationProfile } from "./publications.ts";

/** What somebody asked for with the form, once it was read. */
export interface Wish {
  /** As it is kept. */
  readonly address: string;
  /** In the order they are preferred. */
  readonly languages: readonly Language[];
  readonly partnerId: string | undefined;
  /** Names the words that were shown. */
  readonly wording: string;
}

/** What a mail about a wish is about. */
export type AskedAbout =
  | { readonly state: "toConfirm"; readonly subscriptionNumber: string }
  | { readonly state: "alreadyActive"; readonly subscriptionNumber: string };

export interface NewOptIn extends Wish {
  readonly publicationId: string;
  /** Of the form, the mail and the page behind its link. */
  readonly language: Language;
  /** Drawn in advance, for an address that has no subscription yet. */
  readonly subscription: { readonly id: string; readonly number: string };
  /** 4 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly validDays: number;
  /** Built in the transaction: what is asked and the mail that asks are stored together, or neither. */
  readonly mail: (about: AskedAbout) => NewNotice;
}

/** What the link of a confirmation names. */
export interface OptInName {
  readonly subscriptionNumber: string;
  readonly number: string;
}

export interface OptIn {
  /** `expired` is also one whose subscription has ended since. */
  readonly state: "open" | "confirmed" | "expired";
  readonly publicationId: string;
  readonly address: string;
  /** Undefined of an erased subscription, of which nothing is known. */
  readonly language: Language | undefined;
}

/** Wishes and their confirmation, by `store/`. Times are the database's. */
export interface SubscribeStore {
  /** Partners of the latest issue that was kept of the publication of this slug. */
  readonly partnersOf: (slug: string) => Promise<readonly PartnerName[]>;
  readonly ask: (optIn: NewOptIn) => Promise<void>;
  readonly optIn: (name: OptInName) => Promise<OptIn | undefined>;
  /** Idempotent; an expired one changes nothing. `erasedMark` of an address is taken off the suppressions: this is a new consent. */
  readonly confirm: (name: OptInName, erasedMark: (address: string) => string) => Promise<OptIn | undefined>;
}

export interface FormBound {
  readonly spanSeconds: number;
  readonly usesMax: number;
}

/** Counts uses of forms that send a mail, by `store/`. */
export interface FormUses {
  /** False once the bound is reached. `subject` is a keyed hash, hexadecimal. */
  readonly take: (subject: string, bound: FormBound) => Promise<boolean>;
}

/** A publication that somebody may subscribe to. */
export interface OpenForm {
  readonly publication: PublicationProfile;
  readonly partners: readonly PartnerName[];
}

/** Subscribing by the form, by `audience/` over `store/`. */
export interface Subscribing {
  readonly publications: () => Promise<readonly PublicationProfile[]>;
  readonly form: (slug: string) => Promise<OpenForm | undefined>;
  /** Says the same whatever is known of the address; `busy` is about the network, or about everybody. */
  readonly ask: (wish: Wish, asked: AskedFrom) => Promise<"asked" | "busy">;
  readonly find: (token: string) => Promise<ShownOptIn | undefined>;
  readonly confirm: (token: string) => Promise<ShownOptIn | undefined>;
}

export interface AskedFrom {
  readonly publication: PublicationProfile;
  readonly language: Language;
  /** Address of the network's end; kept nowhere. */
  readonly ip: string;
}

export interface ShownOptIn extends Pick<OptIn, "state" | "language"> {
  readonly maskedAddress: string;
  readonly publication: PublicationProfile | undefined;
  readonly preferencesToken: string;
}
