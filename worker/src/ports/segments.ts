import type { AudienceCell, Contact, Segment } from "@newsletter/schemas";

/** What became of an act that may have been done before. */
export type KeepOutcome =
  | { readonly state: "done" }
  /** Another of this publication, or of this partner, has the name or the address. */
  | { readonly state: "taken" }
  /** There are as many as there may be. */
  | { readonly state: "full" }
  /** The id belongs to something else. */
  | { readonly state: "otherOwner" };

export interface StoredSegment extends Segment {
  readonly publicationId: string;
}

/** Segments of a publication, by `store/`. Every act that changes something leaves an audit row in its own transaction. */
export interface SegmentStore {
  /** By name. */
  readonly ofPublication: (publicationId: string) => Promise<readonly Segment[]>;
  readonly segment: (id: string) => Promise<StoredSegment | undefined>;
  /** Makes it, or changes it; the same twice is one. */
  readonly keep: (segment: StoredSegment, actor: string) => Promise<KeepOutcome>;
  /** `inUse`: approval is asked for with it. Removing what is not there is done already. */
  readonly remove: (segment: Pick<StoredSegment, "id" | "publicationId">, actor: string) => Promise<"done" | "inUse">;
  /** Active subscriptions that may be written to, counted. */
  readonly cells: (publicationId: string) => Promise<readonly AudienceCell[]>;
}

/** Who answers for partners, by `store/`; as above. */
export interface ContactStore {
  /** By name, of all partners. */
  readonly all: () => Promise<readonly Contact[]>;
  readonly keep: (contact: Contact, actor: string) => Promise<KeepOutcome>;
  readonly remove: (id: string, actor: string) => Promise<void>;
  /** Partners as the latest plan called them. */
  readonly partners: () => Promise<readonly { readonly id: string; readonly name: string | null }[]>;
}
