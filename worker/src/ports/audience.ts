import type { MeResponse, RecipientKind, TranslatedString } from "@newsletter/schemas";

/** Rights of a person signed in at the lake, by `store/`. */
export type RightsOf = (userId: string) => Promise<MeResponse["rights"]>;

export type Right = MeResponse["rights"][number];

/** Who a subscription belongs to and how its unsubscribe works; never leaves the worker. */
export interface SubscriptionForLeaving {
  readonly subscriptionId: string;
  readonly recipientKind: RecipientKind;
  readonly publicationId: string;
  /** Masked for screens: `d…@example.org`. */
  readonly maskedAddress: string;
  /** Per language; empty when it belongs to no partner, or to one no plan has met yet. */
  readonly partnerName: TranslatedString;
  readonly state: "requested" | "active" | "leaving" | "left";
}

/** Leaving, by `audience/` over `store/`. Both calls are idempotent; an unknown token gives undefined and no hint why. */
export interface Leaving {
  readonly find: (token: string, purpose: "oneClick" | "leave") => Promise<SubscriptionForLeaving | undefined>;
  readonly leave: (token: string, purpose: "oneClick" | "leave") => Promise<SubscriptionForLeaving | undefined>;
}

export interface SubscriptionRecord {
  readonly subscriptionId: string;
  readonly address: string;
  readonly recipientKind: RecipientKind;
  readonly publicationId: string;
  readonly partnerId: string | undefined;
  readonly partnerName: TranslatedString;
  readonly state: "requested" | "active" | "leaving" | "left";
}

/** Subscriptions, suppressions and rights, by `store/`. */
export interface AudienceStore {
  readonly subscriptionByNumber: (number: string) => Promise<SubscriptionRecord | undefined>;
  /** Stands in tokens instead of the id: 8 bytes, lower-case hexadecimal. */
  readonly partnerNumber: (partnerId: string) => Promise<string | undefined>;
  readonly leave: (subscriptionId: string, next: "leaving" | "left", source: "oneClick" | "leave", eventId: string) => Promise<void>;
  readonly subscriptionCount: () => Promise<number>;
  readonly rightsOf: RightsOf;
  /** Ids of the people who hold a right, in a fixed order. */
  readonly holdersOf: (right: Right) => Promise<readonly string[]>;
  readonly grant: (userId: string, right: Right, actor: string) => Promise<void>;
  /** Doing it twice, or of a right that is not held, changes nothing. */
  readonly revoke: (userId: string, right: Right, actor: string) => Promise<void>;
}
