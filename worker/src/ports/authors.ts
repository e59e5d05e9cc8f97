/** Who wrote what is to be sent: asked before an approval, which must not be given by one of them. */
export interface AuthorLog {
  /** Who changed these documents (published and draft) since the given revisions; everything since their creation for one without. */
  readonly authorsOf: (documents: readonly AskedDocument[]) => Promise<AuthorsFound>;
}

export interface AskedDocument {
  /** Of what is published. */
  readonly id: string;
  readonly sinceRevision: string | undefined;
}

export interface AuthorsFound {
  /** Each person once, with the name the lake knows; the id where it knows none. */
  readonly people: readonly Author[];
  /** Documents whose history does not reach back as far as was asked: their authors are not all known. */
  readonly gaps: readonly string[];
}

export interface Author {
  readonly id: string;
  readonly name: string;
  /** True also for who is no member of the project, or no longer: what a token wrote before it was deleted cannot be told from that. */
  readonly isRobot: boolean;
}

/** A transaction of the lake that named a document or its draft. */
export interface Change {
  readonly transactionId: string;
  readonly author: string;
  /** An instant in UTC. */
  readonly at: string;
  /** It wrote no words: it carried them from the draft into what is published, or back, or was the worker's own note of a clearance. */
  readonly isCopy: boolean;
}

export interface DocumentHistory {
  /** After the revision asked for, newest first; where that is not found, all there are. */
  readonly changes: readonly Change[];
  /** False when changes are missing at the old end. */
  readonly isWhole: boolean;
}

/** What the lake's history says of one document and its draft, by `sanity/`. */
export type ReadHistory = (document: AskedDocument) => Promise<DocumentHistory>;

/** Names of people and robots, by `sanity/`; an entry for each id. */
export type FindAuthors = (ids: readonly string[]) => Promise<readonly Author[]>;
