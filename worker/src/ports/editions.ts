import type {
  EditionKey,
  IssueSnapshot,
  IssueState,
  Language,
  MastheadCheckRequest,
  MastheadCheckResponse,
  RenderedEdition,
} from "@newsletter/schemas";

/** `rendering/`: the only way from a snapshot to editions. */
export type RenderEditions = (snapshot: IssueSnapshot, keys: readonly EditionKey[]) => Promise<readonly RenderedEdition[]>;

/** The same for a look at all editions; rejects with the signal's reason between two of them once nobody waits for it any more. */
export type RenderInBulk = (
  snapshot: IssueSnapshot,
  keys: readonly EditionKey[],
  signal?: AbortSignal,
) => Promise<readonly RenderedEdition[]>;

/** `rendering/`: what a page says, line by line. */
export type LinesOfPage = (html: string) => Promise<readonly string[]>;

/** `rendering/`: what is wrong with a partner's own MJML. */
export type CheckMasthead = (request: MastheadCheckRequest) => Promise<MastheadCheckResponse>;

/** Snapshots and rendered editions as they were sent, by `store/`. */
export interface EditionStore {
  readonly keepSnapshot: (digest: string, snapshot: IssueSnapshot) => Promise<void>;
  readonly keepEditions: (snapshotDigest: string, editions: readonly RenderedEdition[]) => Promise<void>;
  /** The web edition of the latest campaign of this issue, for the page at its permanent address. */
  readonly webEdition: (
    publicationSlug: string,
    issueSlug: string,
    language: Language,
  ) => Promise<(RenderedEdition & { readonly issueId: string }) | undefined>;
}

/** What became of each of these issues, by `campaign/` over `store/`; one entry per id asked for, in that order. */
export type IssueStates = (issueIds: readonly string[]) => Promise<readonly IssueState[]>;
