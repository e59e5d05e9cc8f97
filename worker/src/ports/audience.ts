import type { MeResponse, RecipientKind, TranslatedString } from "@newsletter/schemas";

/** Rights of a person signed in at the lake, by `store/`. */
export type RightsOf = (userId: string) => Promise<MeResponse["rights"]>;

export type Right = MeResponse["rights"][number];

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
  readonly subscriptionCount: () => Promise<number>;
  readonly rightsOf: RightsOf;
  /** Ids of the people who hold a right, in a fixed order. */
  readonly holdersOf: (right: Right) => Promise<readonly string[]>;
  readonly grant: (userId: string, right: Right, actor: string) => Promise<void>;
  /** Doing it twice, or of a right that is not held, changes nothing. */
  readonly revoke: (userId: string, right: Right, actor: string) => Promise<void>;
}
