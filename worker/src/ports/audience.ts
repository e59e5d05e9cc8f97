import type { MeResponse } from "@newsletter/schemas";

/** Rights of a person signed in at the lake, by `store/`. */
export type RightsOf = (userId: string) => Promise<MeResponse["rights"]>;

export type Right = MeResponse["rights"][number];

/** Partners' numbers, and who may do what, by `store/`. */
export interface AudienceStore {
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
