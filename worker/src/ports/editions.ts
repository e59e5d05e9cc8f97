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

/** What stands at the permanent address of an issue. */
export interface WebEdition {
  readonly issueId: string;
  readonly edition: RenderedEdition;
  /** No campaign of the issue was approved: the page says so, and is nowhere but at its address. */
  readonly isRehearsal: boolean;
  /** An item of it may not be public yet. */
  readonly isEmbargoed: boolean;
}

/** Snapshots and rendered editions as they were sent, by `store/`. */
export interface EditionStore {
  readonly keepSnapshot: (digest: string, snapshot: IssueSnapshot) => Promise<void>;
  readonly keepEditions: (snapshotDigest: string, editions: readonly RenderedEdition[]) => Promise<void>;
  /** Of what went out, else of what is approved, else of what was rehearsed. */
  readonly webEdition: (publicationSlug: string, issueSlug: string, language: Language) => Promise<WebEdition | undefined>;
}

/** What became of each of these issues, by `campaign/` over `store/`; one entry per id asked for, in that order. */
export type IssueStates = (issueIds: readonly string[]) => Promise<readonly IssueState[]>;
