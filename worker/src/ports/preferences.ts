import type { Language, RecipientKind, TranslatedString } from "@newsletter/schemas";
import type { NewNotice } from "./outbox.ts";
import type { PublicationProfile } from "./publications.ts";

export interface ErasureWish {
  readonly address: string;
  /** What stays of it among the suppressions. */
  readonly mark: string;
  /** Also as a desk, a list and a contact: an operator's act. A reader erases herself alone. */
  readonly withShared: boolean;
  readonly actor: string;
  readonly method: "page" | "commandLine";
}

/** By `store/`. Gives how many subscriptions there were; erasing twice is erasing once. */
export interface ErasureStore {
  readonly erase: (wish: ErasureWish) => Promise<number>;
}

/** A subscription as its own page shows it. */
export interface Settings {
  readonly subscriptionId: string;
  /** 8 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly publicationId: string;
  readonly address: string;
  readonly recipientKind: RecipientKind;
  readonly partnerName: TranslatedString;
  readonly languages: readonly Language[];
  readonly state: "requested" | "active" | "leaving" | "left";
  readonly isErased: boolean;
  /** `2024-02-05`, in UTC: the first day on which issues come again; null where nothing is paused. */
  readonly pausedUntil: string | null;
  readonly isLowBandwidth: boolean;
  /** Publications that the same address receives, this one among them. */
  readonly receives: readonly string[];
}

/** What a reader may change by herself. */
export interface SettingsChange {
  readonly languages: readonly Language[];
  readonly pausedUntil: string | null;
  readonly isLowBandwidth: boolean;
}

export interface Joining {
  readonly publicationId: string;
  readonly languages: readonly Language[];
  readonly wording: string;
  /** Drawn in advance. */
  readonly subscription: { readonly id: string; readonly number: string };
}

/** Everything that is stored about a subscription, for its owner; plain JSON. */
export type SubscriptionData = Readonly<Record<string, unknown>>;

/** What is stored under an address, in the words of the tables. */
export interface AddressData {
  readonly address: string;
  readonly subscriptions: readonly SubscriptionData[];
  readonly contacts: readonly SubscriptionData[];
  readonly proofs: readonly SubscriptionData[];
  readonly suppressions: readonly SubscriptionData[];
}

/** A reader's own settings, by `store/`. */
export interface PreferenceStore {
  readonly settings: (number: string) => Promise<Settings | undefined>;
  /** Of every subscription of an address but that of a list, whatever its state; in the order they were made. */
  readonly ofAddress: (address: string) => Promise<readonly Settings[]>;
  /** Of an active subscription of a person or of members; false where it is none. */
  readonly change: (number: string, change: SettingsChange) => Promise<boolean>;
  /** Another publication to the same, confirmed address; false where there is nothing to add. */
  readonly join: (number: string, joining: Joining, erasedMark: (address: string) => string) => Promise<boolean>;
  readonly data: (subscriptionId: string) => Promise<SubscriptionData>;
  /** Everything about an address, contacts among it, for an operator who answers its owner. */
  readonly dataOfAddress: (address: string, erasedMark: string) => Promise<AddressData>;
  /** Who looked at what is stored about somebody stands in the audit, by the subscription's id. */
  readonly noteLook: (subscriptionId: string, action: "shown" | "exported", actor: string) => Promise<void>;
  readonly plan: (mail: NewNotice) => Promise<void>;
}

export interface ShownSettings {
  readonly settings: Settings;
  readonly publication: PublicationProfile | undefined;
  /** Those that the address does not receive yet. */
  readonly others: readonly PublicationProfile[];
  readonly maskedAddress: string;
  readonly leaveToken: string;
}

/** By `audience/` over `store/`; the token names whose they are. */
export interface Preferences {
  readonly find: (token: string) => Promise<ShownSettings | undefined>;
  readonly change: (token: string, change: SettingsChange) => Promise<boolean>;
  readonly join: (token: string, publicationIds: readonly string[], wording: string) => Promise<number>;
  readonly data: (token: string) => Promise<SubscriptionData | undefined>;
  readonly erase: (token: string) => Promise<boolean>;
  /** Says the same whatever is known of the address. */
  readonly askForLink: (address: string, asked: { readonly language: Language; readonly ip: string }) => Promise<"asked" | "busy">;
}
