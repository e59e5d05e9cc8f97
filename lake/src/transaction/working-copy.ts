import type { Fields, StoredDocument } from "../documents/document.ts";
import { isDocumentId } from "../documents/ids.ts";
import { WriteRefusal } from "../lake-error.ts";
import { limits } from "../limits.ts";

/** What a transaction does to one document. Present for every document it names, even when nothing changed: see `touch`. */
export interface Change {
  readonly id: string;
  readonly before: StoredDocument | null;
  readonly after: StoredDocument | null;
  /** The mutations of this document alone, as the listeners show them. */
  readonly mutations: readonly Fields[];
  /** Position of the first mutation or action that named it: an error points there. */
  readonly index: number;
}

export interface Stamp {
  readonly transactionId: string;
  /** One time for the whole transaction. */
  readonly at: string;
}

/** The documents as a transaction sees them: its own writes over what is stored. */
export class WorkingCopy {
  readonly stamp: Stamp;
  readonly #stored: ReadonlyMap<string, StoredDocument>;
  readonly #changes = new Map<string, Change>();

  constructor(stored: ReadonlyMap<string, StoredDocument>, stamp: Stamp) {
    this.#stored = stored;
    this.stamp = stamp;
  }

  get(id: string): StoredDocument | undefined {
    const change = this.#changes.get(id);
    return change === undefined ? this.#stored.get(id) : (change.after ?? undefined);
  }

  /** The revision before this transaction, which is what a caller can know. */
  storedRevision(id: string): string | undefined {
    return this.#stored.get(id)?._rev;
  }

  *documents(): Generator<StoredDocument> {
    for (const [id, document] of this.#stored) if (!this.#changes.has(id)) yield document;
    for (const change of this.#changes.values()) if (change.after !== null) yield change.after;
  }

  /**
   * Writes a document and stamps it. Done even when nothing changed: the Studio waits for an event with its own transaction id for each
   * document it wrote, and shows "Saving..." for ever when a set and an unset that cancel out bring none.
   */
  put(id: string, fields: Fields, { mutation, index }: { readonly mutation: Fields; readonly index: number }): StoredDocument {
    if (!isDocumentId(id)) throw new WriteRefusal({ type: "validationError", reason: `"${id}" is not a valid document id` }, index);
    const type = fields["_type"];
    if (typeof type !== "string" || type === "") {
      throw new WriteRefusal({ type: "validationError", reason: `Document "${id}" has no _type` }, index);
    }
    const createdAt = fields["_createdAt"];
    const document: StoredDocument = {
      ...fields,
      _id: id,
      _type: type,
      _rev: this.stamp.transactionId,
      _createdAt: typeof createdAt === "string" ? createdAt : this.stamp.at,
      _updatedAt: this.stamp.at,
    };
    if (Buffer.byteLength(JSON.stringify(document)) > limits.documentBytesMax) {
      throw new WriteRefusal(
        { type: "validationError", reason: `Document "${id}" is over ${String(limits.documentBytesMax)} bytes` },
        index,
      );
    }
    this.#record(id, document, mutation, index);
    return document;
  }

  remove(id: string, index: number): void {
    this.#record(id, null, { delete: { id } }, index);
  }

  /** A document that was made and deleted within the transaction never was. */
  changes(): readonly Change[] {
    return [...this.#changes.values()].filter((change) => change.before !== null || change.after !== null);
  }

  #record(id: string, after: StoredDocument | null, mutation: Fields, index: number): void {
    const earlier = this.#changes.get(id);
    this.#changes.set(id, {
      id,
      before: this.#stored.get(id) ?? null,
      after,
      mutations: [...(earlier?.mutations ?? []), mutation],
      index: earlier?.index ?? index,
    });
  }
}
