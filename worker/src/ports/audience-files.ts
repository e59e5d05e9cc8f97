import type { AudienceImportReport, ImportOutcome, Language, RecipientKind } from "@newsletter/schemas";

// Subscriptions as they come in by files and go out as files. Personal data is in rows alone, never in what is reported or audited.

/** What a line asks for. Undefined where the file has no such column: an existing subscription keeps what it has. */
export interface AudienceRow {
  readonly address: string;
  readonly recipientKind: RecipientKind | undefined;
  readonly partnerId: string | undefined;
  readonly languages: readonly Language[];
  readonly state: "requested" | "active";
  /** In order, each once. */
  readonly tags: readonly string[] | undefined;
}

export type AudienceLine = { readonly line: number; readonly row: AudienceRow } | { readonly line: number; readonly fault: string };

/**
 * `requested`: it awaits a confirmation, since no agreement of a partner brings it. `ownChoice`: the reader chose otherwise. `mergedBefore`: it was
 * joined with another subscription of the same mailbox. `changedMeanwhile`: somebody else acted on it while the file was read. Of a partner's own
 * file: `removedBefore`: the partner removed it, and it is asked; `notAMember`: it is the partner's, and no member's.
 */
export type ImportReason =
  | "requested"
  | "suppressed"
  | "erased"
  | "left"
  | "leaving"
  | "mergedBefore"
  | "ownChoice"
  | "changedMeanwhile"
  | "removedBefore"
  | "notAMember";

export interface ImportedLine {
  readonly line: number;
  readonly outcome: ImportOutcome;
  /** An `ImportReason`, the line it is merged with, what is wrong with it, or what changes. */
  readonly reason: string | null;
}

export interface ImportRequest {
  readonly publicationId: string;
  readonly actor: string;
  /** Its name, for the history of consent. */
  readonly file: string;
  /** SHA-256 of what was read; asked for once all lines are. */
  readonly fileDigest: () => string;
  /** Names the partner's written agreement that brings these people. Without one, they are asked first. */
  readonly agreement: string | undefined;
  readonly isDryRun: boolean;
  readonly skipFaulty: boolean;
  /** Of a file that a partner's contact brings: no more than these are new, or nothing is imported. */
  readonly byPartner?: { readonly partnerId: string; readonly newMax: number };
}

export type ImportResult = Pick<AudienceImportReport, "state" | "counts" | "requestedCount" | "newPartners"> & {
  /** Nothing was imported, and this is why. */
  readonly isTooMany?: boolean;
};

/** The rows of an export, as they are imported. */
export type ExportedRow = Required<AudienceRow> & { readonly recipientKind: RecipientKind; readonly tags: readonly string[] };

/** What was agreed or taken back, once. */
export interface ConsentOf {
  readonly at: string;
  readonly act: string;
  readonly method: string;
  readonly actor: string;
  /** Names the words that were shown, and their version. */
  readonly wording: string | null;
  readonly address: string | null;
  readonly languages: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface SubscriptionHistory {
  readonly subscriptionId: string;
  readonly publicationId: string;
  readonly partnerId: string | null;
  readonly recipientKind: RecipientKind;
  readonly state: string;
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly mergedInto: string | null;
  readonly suppressed: { readonly reason: string; readonly at: string } | null;
  /** As they came. */
  readonly consents: readonly ConsentOf[];
}

export interface DuplicateOf {
  readonly subscriptionId: string;
  readonly partnerId: string | null;
  readonly recipientKind: RecipientKind;
  readonly languages: readonly string[];
  readonly state: "requested" | "active";
  /** When its owner agreed; when it was made, where nobody did yet. */
  readonly since: string;
  /** Of several, a plan takes this one: the one that was there first. */
  readonly isPlanned: boolean;
  /** A merge keeps this one: the one with the oldest consent. */
  readonly isKept: boolean;
}

/** A mailbox with several subscriptions of one publication. */
export interface DuplicateMailbox {
  readonly address: string;
  /** A desk or a list is among them: its contacts decide, and no merge touches it. */
  readonly isShared: boolean;
  readonly subscriptions: readonly DuplicateOf[];
}

/** By `store/`. */
export interface AudienceFiles {
  /**
   * All of a file or nothing, in one transaction; a dry run decides by the same statements and keeps nothing. `onLine` is told of every line in its
   * order, once all is decided.
   */
  readonly importLines: (
    request: ImportRequest,
    lines: AsyncIterable<AudienceLine>,
    onLine: (line: ImportedLine) => void | Promise<void>,
  ) => Promise<ImportResult>;
  /** Requested and active subscriptions that may be written to, by address; `onRow` is waited for. Audited. */
  readonly exportRows: (
    request: { readonly publicationId: string; readonly actor: string; readonly segment: string | undefined },
    isWanted: (row: ExportedRow) => boolean,
    onRow: (row: ExportedRow) => void | Promise<void>,
  ) => Promise<number>;
  /** By address. */
  readonly duplicates: (publicationId: string) => Promise<readonly DuplicateMailbox[]>;
  /** Of people, not of shared mailboxes; gives how many subscriptions were joined with another one. Audited. */
  readonly mergeDuplicates: (publicationId: string, actor: string) => Promise<number>;
  /** Of a mailbox, whatever the case of its letters, in every publication. */
  readonly history: (address: string) => Promise<readonly SubscriptionHistory[]>;
}
