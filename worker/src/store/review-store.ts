import type { ReviewComment } from "@newsletter/schemas";
import { sql, type Selectable } from "kysely";
import { commentsListedMax, commentsPerReviewMax, looksPerReviewMax, reviewsListedMax } from "../review/limits.ts";
import type { NewComment, NewReview, Review, ReviewStore, SignedInPerson } from "../ports/reviews.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

export function createReviewStore(db: Database): ReviewStore {
  return {
    ask: (review) => ask(db, review),
    byNumber: async (number) => (await reviewsWhere(db, (where) => where("number", "=", Buffer.from(number, "hex"))))[0],
    ofDocument: (documentId) => reviewsWhere(db, (where) => where("document_id", "=", documentId)),
    revoke: (id, by) => revoke(db, id, by),
    addLook: async (reviewId, { name, office }) => {
      if ((await countOf(db, "review_looks", reviewId)) >= looksPerReviewMax) return false;
      await db
        .insertInto("review_looks")
        .values({ review_id: reviewId, name, office })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return true;
    },
    addComment: (comment) => addComment(db, comment),
    commentsOfReview: async (reviewId) => {
      const rows = await db.selectFrom("comments").selectAll().where("review_id", "=", reviewId).orderBy("created_at").execute();
      return rows.map(commentOf);
    },
    commentsOn: async (documentIds) => {
      if (documentIds.length === 0) return [];
      const rows = await db
        .selectFrom("comments")
        .selectAll()
        .where((said) =>
          said.or([
            said("document_id", "in", documentIds),
            said("review_id", "in", said.selectFrom("reviews").select("id").where("document_id", "in", documentIds)),
          ]),
        )
        .orderBy("created_at")
        .limit(commentsListedMax)
        .execute();
      return rows.map(commentOf);
    },
    resolve: (commentId, by) => resolve(db, commentId, by),
    noteClearing: async ({ id, documentId }, { by, on, textDigest }) =>
      audit(db, { actor: by, action: "item.cleared", subject: documentId, detail: { reviewId: id, on, textDigest } }),
  };
}

async function ask(db: Database, { askedBy, ...review }: NewReview): Promise<Review> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("reviews")
      .values({
        id: review.id,
        number: Buffer.from(review.number, "hex"),
        publication_id: review.publicationId,
        document_id: review.documentId,
        document_type: review.documentType,
        asked_by: askedBy.id,
        asked_by_name: askedBy.name,
        for_name: review.forName,
        last_day: review.lastDay,
      })
      .execute();
    const detail = { reviewId: review.id, forName: review.forName, lastDay: review.lastDay };
    await audit(transaction, { actor: askedBy.id, action: "review.asked", subject: review.documentId, detail });
  });
  return existing(db, review.id);
}

async function revoke(db: Database, id: string, by: SignedInPerson): Promise<Review | undefined> {
  await db.transaction().execute(async (transaction) => {
    const revoked = await transaction
      .updateTable("reviews")
      .set({ revoked_at: sql<Date>`now()` })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .returning("document_id")
      .executeTakeFirst();
    if (revoked === undefined) return;
    await audit(transaction, { actor: by.id, action: "review.revoked", subject: revoked.document_id, detail: { reviewId: id } });
  });
  return (await reviewsWhere(db, (where) => where("id", "=", id)))[0];
}

async function addComment(db: Database, comment: NewComment): Promise<boolean> {
  if ((await countOf(db, "comments", comment.reviewId)) >= commentsPerReviewMax) return false;
  await db
    .insertInto("comments")
    .values({
      id: comment.id,
      review_id: comment.reviewId,
      form_id: comment.formId,
      document_id: comment.documentId,
      author: comment.author,
      text: comment.text,
    })
    .onConflict((conflict) => conflict.columns(["review_id", "form_id"]).doNothing())
    .execute();
  return true;
}

async function resolve(db: Database, id: string, by: SignedInPerson): Promise<ReviewComment | undefined> {
  await db
    .updateTable("comments")
    .set({ resolved_at: sql<Date>`now()`, resolved_by: by.id, resolved_by_name: by.name })
    .where("id", "=", id)
    .where("resolved_at", "is", null)
    .execute();
  const row = await db.selectFrom("comments").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : commentOf(row);
}

async function countOf(db: Database, table: "comments" | "review_looks", reviewId: string): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("review_id", "=", reviewId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

const reviewColumns = [
  "id",
  "number",
  "publication_id",
  "document_id",
  "document_type",
  "asked_by_name",
  "for_name",
  "created_at",
  "revoked_at",
] as const;
function selectReviews(db: Database) {
  return db
    .selectFrom("reviews")
    .select(reviewColumns)
    .select(sql<string>`last_day::text`.as("last_day"));
}
type SelectReviews = ReturnType<typeof selectReviews>;

async function reviewsWhere(db: Database, narrowed: (where: SelectReviews["where"]) => SelectReviews): Promise<readonly Review[]> {
  const select = selectReviews(db);
  const rows = await narrowed(select.where.bind(select)).orderBy("created_at", "desc").limit(reviewsListedMax).execute();
  const looks =
    rows.length === 0
      ? []
      : await looksOf(
          db,
          rows.map(({ id }) => id),
        );
  return rows.map((row) => ({
    id: row.id,
    number: row.number.toString("hex"),
    publicationId: row.publication_id,
    documentId: row.document_id,
    documentType: row.document_type,
    askedByName: row.asked_by_name,
    forName: row.for_name,
    askedAt: row.created_at.toISOString(),
    lastDay: row.last_day,
    isRevoked: row.revoked_at !== null,
    looks: looks.filter(({ review_id }) => review_id === row.id).map(({ name, office, at }) => ({ name, office, at: at.toISOString() })),
  }));
}

async function existing(db: Database, id: string): Promise<Review> {
  const [review] = await reviewsWhere(db, (where) => where("id", "=", id));
  if (review === undefined) throw new Error(`no review ${id}`);
  return review;
}

function looksOf(db: Database, reviewIds: readonly string[]): Promise<Selectable<Tables["review_looks"]>[]> {
  return db.selectFrom("review_looks").selectAll().where("review_id", "in", reviewIds).orderBy("at").execute();
}

function commentOf(row: Selectable<Tables["comments"]>): ReviewComment {
  return {
    id: row.id,
    documentId: row.document_id,
    author: row.author,
    text: row.text,
    at: row.created_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedByName: row.resolved_by_name,
  };
}
