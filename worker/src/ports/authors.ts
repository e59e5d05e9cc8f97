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
  /** When the revision asked for was made, if it was found. */
  readonly sinceAt: string | undefined;
  /** When the document was made and last written, by its own word; undefined for one that is gone. */
  readonly createdAt: string | undefined;
  readonly updatedAt: string | undefined;
}

/** What the lake's history says of these documents and their drafts, in their order, by `sanity/`. Unchanged: the revision is still the published one, and there is no draft. */
export type ReadHistories = (documents: readonly AskedDocument[]) => Promise<readonly (DocumentHistory | "unchanged")[]>;

/** Names of people and robots, by `sanity/`; an entry for each id. */
export type FindAuthors = (ids: readonly string[]) => Promise<readonly Author[]>;

/** A change as our own log has it. */
export interface LoggedChange {
  /** Of what is published. */
  readonly documentId: string;
  readonly transactionId: string;
  readonly author: string;
  readonly at: string;
  /** The draft was gone after it, as after publishing. */
  readonly endsDraft: boolean;
}

export interface LoggedChanges {
  /** Newest first. */
  readonly changes: readonly LoggedChange[];
  /** The log has every change between these two instants. */
  readonly wholeFrom: string;
  readonly heardUntil: string;
}

/** The worker's own log, by `store/`: what the lake may forget. */
export interface AuthorLogStore {
  /** Undefined before the log began. */
  readonly changesOf: (documentId: string) => Promise<LoggedChanges | undefined>;
  readonly heardUntil: () => Promise<string | undefined>;
  /** Where it has begun already, nothing changes. */
  readonly begin: (at: string) => Promise<void>;
  /** A change that is known is no other one. */
  readonly append: (changes: readonly LoggedChange[]) => Promise<void>;
  /** Never goes back. */
  readonly setHeardUntil: (at: string) => Promise<void>;
  /** Of these documents the log has missed changes before this instant. */
  readonly noteMissed: (documentIds: readonly string[], wholeFrom: string) => Promise<void>;
  /** Forgets what is older than the log is kept; gives the number of changes. */
  readonly prune: () => Promise<number>;
}

/** Hears changes of documents, by `sanity/`; goes on by itself when a connection breaks. */
export type ListenToChanges = (listener: {
  /** From here on changes are heard; what happened before, since the last time, has to be asked for. */
  readonly onConnected: () => void;
  readonly onChange: (change: LoggedChange) => void;
  readonly onError: (cause: unknown) => void;
}) => { readonly stop: () => void };

/** What happened to the documents that changed since an instant, a page of them at a time, by `sanity/`. */
export type ReadChanges = (asked: { readonly since: string; readonly after: ChangesCursor | undefined }) => Promise<ChangesPage>;

export interface ChangesCursor {
  readonly updatedAt: string;
  readonly documentId: string;
}

export interface ChangesPage {
  /** The lake's own time. */
  readonly asOf: string;
  readonly changes: readonly LoggedChange[];
  /** Documents whose history does not reach back to that instant. */
  readonly missed: readonly string[];
  readonly next: ChangesCursor | undefined;
}
