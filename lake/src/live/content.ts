import { randomUUID } from "node:crypto";
import { checkChanges } from "../access/check-changes.ts";
import type { RoleName } from "../access/grants.ts";
import type { StoredDocument } from "../documents/document.ts";
import { strongReferencesOf } from "../documents/references.ts";
import { isPublishedId, publishedIdOf } from "../documents/ids.ts";
import { WriteRefusal } from "../lake-error.ts";
import { advisoryLocks, inTransaction, type Database } from "../store/database.ts";
import { findResults, insertTransaction, loadDocuments, readTransactionsAfter, type CommittedTransaction } from "../store/transactions.ts";
import type { MutationResult } from "../transaction/plan-mutations.ts";
import { WorkingCopy, type Change } from "../transaction/working-copy.ts";

/** One document of a committed transaction, with what it was before. */
export interface LiveChange {
  readonly documentId: string;
  readonly before: StoredDocument | null;
  readonly after: StoredDocument | null;
  readonly mutations: CommittedTransaction["documents"][number]["mutations"];
}

export interface LiveTransaction {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly changes: readonly LiveChange[];
}

export interface WriteRequest {
  readonly author: string;
  readonly role: RoleName;
  readonly transactionId: string | undefined;
  readonly isDryRun: boolean;
  /** Plans the transaction on the working copy; what it throws refuses the whole. */
  readonly plan: (copy: WorkingCopy) => Promise<readonly MutationResult[]>;
}

export interface WriteResult {
  readonly transactionId: string;
  readonly results: readonly MutationResult[];
}

/**
 * All documents, held in memory and kept in step with the table of transactions, which is the only truth.
 *
 * A write takes the database's write lock, brings the memory up to the last commit, plans against it, stores and commits; then it brings
 * the memory up to its own commit. So every process that opens the database (a server, an import beside it) sees the same documents, and
 * listeners hear of transactions in the order of commits, whoever made them.
 */
export class Content {
  readonly #database: Database;
  readonly #documents = new Map<string, StoredDocument>();
  readonly #hearers = new Set<(transaction: LiveTransaction) => Promise<void>>();
  #seq = 0;
  #catchingUp: Promise<void> = Promise.resolve();
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(database: Database) {
    this.#database = database;
  }

  static async load(database: Database): Promise<Content> {
    const content = new Content(database);
    const loaded = await inTransaction(database.pool, loadDocuments);
    for (const document of loaded.documents) content.#documents.set(document._id, document);
    content.#seq = loaded.seq;
    return content;
  }

  get documents(): ReadonlyMap<string, StoredDocument> {
    return this.#documents;
  }

  /** Hears every transaction once, in order. Returns how to stop hearing. */
  hear(hearer: (transaction: LiveTransaction) => Promise<void>): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Takes in what was committed since. Calls queue up, so that each returns only when all commits before the call are in. */
  catchUp(): Promise<void> {
    const next = this.#catchingUp.then(() => this.#readOn());
    this.#catchingUp = next.catch(() => undefined);
    return next;
  }

  /** One write at a time here: writers that each held a connection while they wait for the lock would leave none to the one who has it. */
  write(request: WriteRequest): Promise<WriteResult> {
    const next = this.#writing.then(() => this.#write(request));
    this.#writing = next.catch(() => undefined);
    return next;
  }

  async #write(request: WriteRequest): Promise<WriteResult> {
    const transactionId = request.transactionId ?? randomUUID();
    const results = await inTransaction(this.#database.pool, async (connection) => {
      await connection.query("select pg_advisory_xact_lock($1)", [advisoryLocks.write]);
      // A client that lost the answer sends the same transaction again: it is applied once.
      const applied = await findResults(connection, transactionId);
      if (applied !== undefined) return applied;
      await this.catchUp();
      const copy = new WorkingCopy(this.#documents, { transactionId, at: new Date().toISOString() });
      const planned = await request.plan(copy);
      const changes = copy.changes();
      await checkChanges(request.role, changes);
      requireNoReferences(copy, changes);
      if (!request.isDryRun && changes.length > 0) {
        await insertTransaction(connection, { id: transactionId, author: request.author, at: copy.stamp.at, changes, results: planned });
      }
      return planned;
    });
    await this.catchUp();
    return { transactionId, results };
  }

  async #readOn(): Promise<void> {
    const committed = await readTransactionsAfter(this.#database.pool, this.#seq);
    for (const transaction of committed) {
      const changes = transaction.documents.map((document) => this.#take(document));
      this.#seq = transaction.seq;
      const heard = { id: transaction.id, author: transaction.author, at: transaction.at, changes };
      // oxlint-disable-next-line eslint/no-await-in-loop -- listeners hear transactions in the order of commits
      await Promise.all([...this.#hearers].map((hearer) => hearer(heard)));
    }
  }

  #take({ documentId, mutations, content }: CommittedTransaction["documents"][number]): LiveChange {
    const before = this.#documents.get(documentId) ?? null;
    if (content === null) this.#documents.delete(documentId);
    else this.#documents.set(documentId, content);
    return { documentId, before, after: content, mutations };
  }
}

/** A published document that others point at strongly stays, as in the hosted lake: no reader shall meet a hole. */
function requireNoReferences(copy: WorkingCopy, changes: readonly Change[]): void {
  const deleted = changes.filter((change) => change.after === null && isPublishedId(change.id));
  if (deleted.length === 0) return;
  const remaining = [...copy.documents()].map((document) => ({ id: document._id, refs: strongReferencesOf(document) }));
  for (const change of deleted) {
    const referencingIDs = remaining.filter(({ id, refs }) => refs.has(change.id) && publishedIdOf(id) !== change.id).map(({ id }) => id);
    if (referencingIDs.length > 0) {
      throw new WriteRefusal({ type: "documentHasExistingReferencesError", id: change.id, referencingIDs }, change.index);
    }
  }
}
