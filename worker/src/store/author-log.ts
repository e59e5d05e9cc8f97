import { sql } from "kysely";
import { logChangesReadMax, logKeptDays } from "../authors/limits.ts";
import type { AuthorLogStore, LoggedChange, LoggedChanges } from "../ports/authors.ts";
import type { Database } from "./database.ts";

const keptSince = sql<Date>`now() - ${logKeptDays} * interval '1 day'`;

export function createAuthorLogStore(db: Database): AuthorLogStore {
  return {
    changesOf: (documentId) => changesOf(db, documentId),
    heardUntil: async () => (await db.selectFrom("author_log_span").select("heard_until").executeTakeFirst())?.heard_until.toISOString(),
    begin: async (at) => {
      await db
        .insertInto("author_log_span")
        .values({ began_at: new Date(at), heard_until: new Date(at) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    append: async (changes) => {
      for (let start = 0; start < changes.length; start += rowsPerStatement) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one statement after the other, to bound each
        await append(db, changes.slice(start, start + rowsPerStatement));
      }
    },
    setHeardUntil: async (at) => {
      await db
        .updateTable("author_log_span")
        .set({ heard_until: sql<Date>`greatest(heard_until, ${new Date(at)}::timestamptz)` })
        .execute();
    },
    noteMissed: async (documentIds, wholeFrom) => {
      if (documentIds.length === 0) return;
      await db
        .insertInto("author_log_missed")
        .values(documentIds.map((document_id) => ({ document_id, whole_from: new Date(wholeFrom) })))
        .onConflict((conflict) => conflict.column("document_id").doUpdateSet({ whole_from: new Date(wholeFrom) }))
        .execute();
    },
    prune: async () => {
      await db.deleteFrom("author_log_missed").where("whole_from", "<", keptSince).execute();
      const { numDeletedRows } = await db.deleteFrom("author_log").where("at", "<", keptSince).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

const rowsPerStatement = 500;

/** A publication is two changes of one transaction; the same change may also come twice, heard and read. */
async function append(db: Database, changes: readonly LoggedChange[]): Promise<void> {
  const once = Map.groupBy(changes, ({ documentId, transactionId }) => `${documentId} ${transactionId}`);
  const rows = [...once.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { documentId, transactionId, author, at } = first;
    const endsDraft = same.some((change) => change.endsDraft);
    return [{ document_id: documentId, transaction_id: transactionId, author, at: new Date(at), ends_draft: endsDraft }];
  });
  await db
    .insertInto("author_log")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["document_id", "transaction_id"])
        .doUpdateSet({ ends_draft: sql<boolean>`author_log.ends_draft or excluded.ends_draft` }),
    )
    .execute();
}

async function changesOf(db: Database, documentId: string): Promise<LoggedChanges | undefined> {
  const span = await db
    .selectFrom("author_log_span")
    .leftJoin("author_log_missed", (join) => join.on("document_id", "=", documentId))
    .select(["heard_until", sql<Date>`greatest(began_at, whole_from, ${keptSince})`.as("whole_from")])
    .executeTakeFirst();
  if (span === undefined) return undefined;
  const rows = await db
    .selectFrom("author_log")
    .selectAll()
    .where("document_id", "=", documentId)
    .orderBy("at", "desc")
    .limit(logChangesReadMax)
    .execute();
  const oldest = rows.length < logChangesReadMax ? undefined : rows.at(-1)?.at;
  return {
    changes: rows.map((row) => ({
      documentId,
      transactionId: row.transaction_id,
      author: row.author,
      at: row.at.toISOString(),
      endsDraft: row.ends_draft,
    })),
    wholeFrom: (oldest !== undefined && oldest > span.whole_from ? oldest : span.whole_from).toISOString(),
    heardUntil: span.heard_until.toISOString(),
  };
}
