import type { IssueSnapshot, Language, RenderedEdition, TranslatedString } from "@newsletter/schemas";

/** A campaign that has begun: what of it left was approved, and whoever has it may ask about it. */
export interface SentCampaign {
  readonly campaignId: string;
  /** False where nothing was ever sent but rehearsals: what was tried out is ours, and was approved by nobody. */
  readonly isApproved: boolean;
  readonly beganAt: Date;
  readonly issueId: string;
  readonly publicationSlug: string;
  readonly issueSlug: string;
  readonly snapshotDigest: string;
  readonly title: TranslatedString;
  /** An item of it may not be public yet: its words are shown to nobody who does not have them. */
  readonly isEmbargoed: boolean;
}

export interface IssueAddress {
  readonly publication: string;
  readonly issue: string;
}

export interface SentEditionName {
  readonly digest: string;
  readonly keyText: string;
}

/** Editions of campaigns that have begun, by `store/`. None of this tells of a recipient. */
export interface SentEditionStore {
  /** The newest first. */
  readonly newest: (countMax: number) => Promise<readonly SentCampaign[]>;
  readonly ofIssues: (addresses: readonly IssueAddress[]) => Promise<readonly SentCampaign[]>;
  readonly ofIssueIds: (issueIds: readonly string[]) => Promise<readonly SentCampaign[]>;
  /** Of the rows that these Message-IDs name, and of the editions that the others name which are made of a digest. */
  readonly ofMessageIds: (messageIds: readonly string[]) => Promise<readonly SentCampaign[]>;
  /** Those that were approved with it; of a rehearsal those of its snapshot. The web editions of its snapshot as well. */
  readonly editionsOf: (campaign: SentCampaign) => Promise<readonly SentEditionName[]>;
  readonly edition: (digest: string) => Promise<RenderedEdition | undefined>;
  readonly snapshotOf: (campaignId: string) => Promise<IssueSnapshot>;
}

/** The forwardable edition as a file, as the packs of the campaign hold it. */
export type ForwardableFile = (campaign: SentCampaign, language: Language) => Promise<Uint8Array>;
