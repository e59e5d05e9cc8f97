import { segmentsMax, type AudienceCell, type RecipientKind } from "@newsletter/schemas";
import { sql, type Selectable } from "kysely";
import type { KeepOutcome, SegmentStore, StoredSegment } from "../ports/segments.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { keepOnce } from "./keep-once.ts";
import { isKeptBack } from "./kept-back.ts";
import { languagesOf } from "./languages-of.ts";
import type { Tables } from "./tables.ts";

export function createSegmentStore(db: Database): SegmentStore {
  return {
    ofPublication: async (publicationId) => {
      const rows = await db
        .selectFrom("segments")
        .selectAll()
        .where("publication_id", "=", publicationId)
        .orderBy(sql`lower(name)`)
        .execute();
      return rows.map(({ id, name, conditions }) => ({ id, name, conditions }));
    },
    segment: async (id) => {
      const row = await db.selectFrom("segments").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : storedOf(row);
    },
    keep: (segment, actor) => keepOnce(db, (transaction) => keepIn(transaction, segment, actor)),
    remove: (segment, actor) => remove(db, segment, actor),
    cells: (publicationId) => cells(db, publicationId),
  };
}

function storedOf(row: Selectable<Tables["segments"]>): StoredSegment {
  return { id: row.id, publicationId: row.publication_id, name: row.name, conditions: row.conditions };
}

async function keepIn(transaction: Database, segment: StoredSegment, actor: string): Promise<KeepOutcome> {
  const { id, publicationId, name } = segment;
  const conditions = JSON.stringify(segment.conditions);
  const before = await transaction.selectFrom("segments").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (before !== undefined && before.publication_id !== publicationId) return { state: "otherOwner" };
  if (before === undefined) {
    const { count } = await transaction
      .selectFrom("segments")
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .where("publication_id", "=", publicationId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= segmentsMax) return { state: "full" };
    await transaction.insertInto("segments").values({ id, publication_id: publicationId, name, conditions }).execute();
  } else {
    const changed = await transaction
      .updateTable("segments")
      .set({ name, conditions })
      .where("id", "=", id)
      .where(sql<boolean>`(name, conditions) is distinct from (${name}, ${conditions}::jsonb)`)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return { state: "done" };
  }
  const action = before === undefined ? "segment.made" : "segment.changed";
  await audit(transaction, { actor, action, subject: id, detail: { publicationId, name, conditions: segment.conditions } });
  return { state: "done" };
}

async function remove(
  db: Database,
  { id, publicationId }: Pick<StoredSegment, "id" | "publicationId">,
  actor: string,
): Promise<"done" | "inUse"> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql`
      select from approvals where state = 'asked' and audience #>> '{definition,segment,id}' = ${id} limit 1`.execute(transaction);
    if (rows.length > 0) return "inUse";
    const removed = await transaction
      .deleteFrom("segments")
      .where("id", "=", id)
      .where("publication_id", "=", publicationId)
      .returning("name")
      .executeTakeFirst();
    if (removed !== undefined)
      await audit(transaction, { actor, action: "segment.removed", subject: id, detail: { publicationId, name: removed.name } });
    return "done";
  });
}

interface CellRow {
  readonly partner_id: string | null;
  readonly recipient_kind: RecipientKind;
  readonly language: string;
  readonly tags: readonly string[];
  readonly count: string;
}

async function cells(db: Database, publicationId: string): Promise<readonly AudienceCell[]> {
  const { rows } = await sql<CellRow>`
    select s.partner_id, s.recipient_kind, s.languages[1] as language, s.tags, count(*) as count
      from subscriptions s
     where s.publication_id = ${publicationId} and s.state = 'active' and s.merged_into is null
       and not ${isKeptBack}
     group by 1, 2, 3, 4 order by 1 nulls last, 2, 3, 4`.execute(db);
  return rows.map((row) => ({
    partnerId: row.partner_id,
    recipientKind: row.recipient_kind,
    language: languagesOf([row.language])[0] ?? null,
    tags: row.tags,
    count: Number(row.count),
  }));
}
