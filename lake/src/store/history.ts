import type { Pool } from "pg";
import type { Fields, StoredDocument } from "../documents/document.ts";

export interface HistoryRow {
  readonly transactionId: string;
  readonly author: string;
  readonly at: string;
  readonly documentId: string;
  readonly mutations: readonly Fields[];
  readonly before: StoredDocument | null;
  readonly after: StoredDocument | null;
}

export interface HistoryRange {
  readonly documentIds: readonly string[];
  /** Both ends belong to the range; absent means without end. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isNewestFirst: boolean;
  readonly limit: number;
}

/** The transactions that named some of the documents, with each of those documents before and after. */
export async function readHistory(pool: Pool, range: HistoryRange): Promise<readonly HistoryRow[]> {
  const order = range.isNewestFirst ? "desc" : "asc";
  const { rows } = await pool.query<{
    id: string;
    author: string;
    committed_at: Date;
    document_id: string;
    mutations: readonly Fields[];
    before: StoredDocument | null;
    after: StoredDocument | null;
  }>(
    `with page as (
       select distinct seq from transaction_documents
       where document_id = any($1)
         and ($2::text is null or seq >= (select seq from transactions where id = $2))
         and ($3::text is null or seq <= (select seq from transactions where id = $3))
       order by seq ${order} limit $4)
     select t.id, t.author, t.committed_at, d.document_id, d.mutations, d.content as after,
       (select earlier.content from transaction_documents earlier
        where earlier.document_id = d.document_id and earlier.seq < d.seq order by earlier.seq desc limit 1) as before
     from page join transactions t using (seq) join transaction_documents d using (seq)
     where d.document_id = any($1) order by seq ${order}, d.position`,
    [range.documentIds, range.from ?? null, range.to ?? null, range.limit],
  );
  return rows.map((row) => ({
    transactionId: row.id,
    author: row.author,
    at: row.committed_at.toISOString(),
    documentId: row.document_id,
    mutations: row.mutations,
    before: row.before,
    after: row.after,
  }));
}

export type Moment = { readonly revision: string } | { readonly time: string } | "last";

/** Documents as they were: of exactly that revision, at a time, or as they last were before they were deleted. */
export async function readDocumentsAt(pool: Pool, documentIds: readonly string[], moment: Moment): Promise<readonly StoredDocument[]> {
  const revision = moment !== "last" && "revision" in moment ? moment.revision : null;
  const time = moment !== "last" && "time" in moment ? moment.time : null;
  const { rows } = await pool.query<{ content: StoredDocument | null }>(
    `select distinct on (d.document_id) d.content
     from transaction_documents d join transactions t using (seq)
     where d.document_id = any($1)
       and ($2::text is null or t.id = $2)
       and ($3::timestamptz is null or t.committed_at <= $3)
       and ($4 or d.content is not null)
     order by d.document_id, seq desc`,
    [documentIds, revision, time, time !== null],
  );
  return rows.flatMap((row) => (row.content === null ? [] : [row.content]));
}

/** A document's way through its life without its content: enough to tell what happened. */
export interface LifeRow {
  readonly seq: number;
  readonly transactionId: string;
  readonly author: string;
  readonly at: string;
  readonly documentId: string;
  readonly exists: boolean;
}

/** Oldest first, for the published document, its draft and its versions. */
export async function readLife(pool: Pool, publishedId: string): Promise<readonly LifeRow[]> {
  const { rows } = await pool.query<{ seq: string; id: string; author: string; committed_at: Date; document_id: string; exists: boolean }>(
    `select seq, t.id, t.author, t.committed_at, d.document_id, d.content is not null as exists
     from transaction_documents d join transactions t using (seq)
     where d.document_id in ($1, 'drafts.' || $1) or (d.document_id like 'versions.%' and d.document_id ~ ('^versions\\.[^.]+\\.' || $2 || '$'))
     order by seq, d.position`,
    [publishedId, publishedId.replaceAll(/[^A-Za-z0-9_-]/gu, String.raw`\$&`)],
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    transactionId: row.id,
    author: row.author,
    at: row.committed_at.toISOString(),
    documentId: row.document_id,
    exists: row.exists,
  }));
}
