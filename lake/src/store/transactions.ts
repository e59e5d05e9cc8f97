import type { Pool } from "pg";
import type { Fields, StoredDocument } from "../documents/document.ts";
import type { MutationResult } from "../transaction/plan-mutations.ts";
import type { Change } from "../transaction/working-copy.ts";
import type { Connection } from "./database.ts";

export const transactionsChannel = "lake_transactions";

export interface NewTransaction {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly changes: readonly Change[];
  readonly results: readonly MutationResult[];
}

interface CommittedDocument {
  readonly documentId: string;
  readonly mutations: readonly Fields[];
  readonly content: StoredDocument | null;
}

export interface CommittedTransaction {
  readonly seq: number;
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly documents: readonly CommittedDocument[];
}

/** Writes a whole transaction on a connection that holds the write lock. */
export async function insertTransaction(connection: Connection, transaction: NewTransaction): Promise<void> {
  const { rows } = await connection.query<{ seq: string }>(
    "insert into transactions (id, author, committed_at, results) values ($1, $2, $3, $4) returning seq",
    [transaction.id, transaction.author, transaction.at, JSON.stringify(transaction.results)],
  );
  const seq = rows[0]?.seq;
  const { changes } = transaction;
  await connection.query(
    `insert into transaction_documents (seq, position, document_id, mutations, content)
     select $1, position, document_id, mutations::json, content::json
     from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as change (position, document_id, mutations, content)`,
    [
      seq,
      changes.map((_, position) => position),
      changes.map((change) => change.id),
      changes.map((change) => JSON.stringify(change.mutations)),
      changes.map((change) => (change.after === null ? null : JSON.stringify(change.after))),
    ],
  );
  const kept = changes.flatMap((change) => (change.after === null ? [] : [change.after]));
  await connection.query("delete from documents where id = any($1)", [
    changes.filter((change) => change.after === null).map((change) => change.id),
  ]);
  await connection.query(
    `insert into documents (id, type, revision, content)
     select id, type, revision, content::json from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as kept (id, type, revision, content)
     on conflict (id) do update set type = excluded.type, revision = excluded.revision, content = excluded.content`,
    [kept.map((d) => d._id), kept.map((d) => d._type), kept.map((d) => d._rev), kept.map((d) => JSON.stringify(d))],
  );
  await connection.query(`notify ${transactionsChannel}`);
}

/** The results of a transaction that was applied before, if it was. */
export async function findResults(connection: Connection, transactionId: string): Promise<readonly MutationResult[] | undefined> {
  const { rows } = await connection.query<{ results: readonly MutationResult[] }>("select results from transactions where id = $1", [
    transactionId,
  ]);
  return rows[0]?.results;
}

/** All documents and the number of the last transaction they include, read as of one moment. */
export async function loadDocuments(
  connection: Connection,
): Promise<{ readonly seq: number; readonly documents: readonly StoredDocument[] }> {
  await connection.query("set transaction isolation level repeatable read");
  const last = await connection.query<{ seq: string | null }>("select max(seq) as seq from transactions");
  const all = await connection.query<{ content: StoredDocument }>("select content from documents order by id");
  return { seq: Number(last.rows[0]?.seq ?? 0), documents: all.rows.map((row) => row.content) };
}

/** What was committed after transaction `seq`, oldest first. */
export async function readTransactionsAfter(pool: Pool, seq: number): Promise<readonly CommittedTransaction[]> {
  const { rows } = await pool.query<{
    seq: string;
    id: string;
    author: string;
    committed_at: Date;
    document_id: string;
    mutations: readonly Fields[];
    content: StoredDocument | null;
  }>(
    `select seq, t.id, author, committed_at, document_id, mutations, content
     from transactions t join transaction_documents d using (seq) where seq > $1 order by seq, position`,
    [seq],
  );
  const bySeq = Map.groupBy(rows, (row) => Number(row.seq));
  return [...bySeq].flatMap(([number, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const documents = group.map((row) => ({ documentId: row.document_id, mutations: row.mutations, content: row.content }));
    return [{ seq: number, id: first.id, author: first.author, at: first.committed_at.toISOString(), documents }];
  });
}
