import type { IssueSnapshot } from "@newsletter/schemas";

/** A publication as the latest snapshot of one of its issues calls it. */
export type PublicationProfile = IssueSnapshot["publication"];

/** Publications that have had an issue, by `store/`: a page or notice names one while the lake is away. */
export interface PublicationStore {
  readonly byId: (id: string) => Promise<PublicationProfile | undefined>;
  readonly bySlug: (slug: string) => Promise<PublicationProfile | undefined>;
  /** In the order of their slugs. */
  readonly all: () => Promise<readonly PublicationProfile[]>;
}
