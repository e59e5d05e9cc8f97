import { editionKeySchema, type PersonName } from "@newsletter/schemas";
import { sql, type Selectable } from "kysely";
import type { ApprovalRecord, ApprovalStore, ApprovedBytes, NewApproval, Signature, SignOutcome } from "../ports/approvals.ts";
import type { PlannedCampaign } from "../ports/campaigns.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { editionOf } from "./edition-of.ts";
import { keepPlan } from "./keep-plan.ts";
import { quietColumns, quietHoursOf } from "./quiet-columns.ts";
import type { Tables } from "./tables.ts";

export function createApprovalStore(db: Database): ApprovalStore {
  const recordWhere = async (column: "id" | "issue_id", value: string): Promise<ApprovalRecord | undefined> => {
    const row = await db.selectFrom("approvals").selectAll().where(column, "=", value).orderBy("asked_at", "desc").executeTakeFirst();
    return row === undefined ? undefined : recordOf(db, row);
  };
  return {
    ask: (approval) => ask(db, approval),
    approval: (id) => recordWhere("id", id),
    latest: (issueId) => recordWhere("issue_id", issueId),
    isAsked: async (issueId) => {
      const row = await db
        .selectFrom("approvals")
        .select("id")
        .where("issue_id", "=", issueId)
        .where("state", "=", "asked")
        .executeTakeFirst();
      return row !== undefined;
    },
    lastApprovedRevisions: async (issueId) => {
      const row = await db
        .selectFrom("approvals as a")
        .innerJoin("issue_snapshots as s", "s.digest", "a.snapshot_digest")
        .select("s.snapshot")
        .where("a.issue_id", "=", issueId)
        .where("a.state", "=", "approved")
        .orderBy("a.asked_at", "desc")
        .executeTakeFirst();
      return row?.snapshot.pinned;
    },
    sign: (id, by, planned, breakGlassReason) => sign(db, id, { by, breakGlassReason }, planned),
    othersWhoMaySign: async (id) => {
      const { rows } = await sql<{ count: string }>`select others_who_may_sign(${id}) as count`.execute(db);
      return Number(rows[0]?.count ?? 0);
    },
    end: (id, state, by, reason) => end(db, id, { state, by, reason }),
    bytesOf: (approvalId) => bytesOf(db, approvalId),
    decidedBefore: async (approvalId) => {
      const row = await db
        .selectFrom("approvals as a")
        .innerJoin("approvals as earlier", "earlier.issue_id", "a.issue_id")
        .select("earlier.id")
        .where("a.id", "=", approvalId)
        .whereRef("earlier.asked_at", "<", "a.asked_at")
        .where("earlier.state", "in", ["approved", "refused"])
        // Alphabetically "approved" comes before "refused".
        .orderBy("earlier.state")
        .orderBy("earlier.asked_at", "desc")
        .executeTakeFirst();
      return row === undefined ? undefined : bytesOf(db, row.id);
    },
    ofCampaign: async (campaignId) => {
      const row = await db.selectFrom("campaigns").select("approval_id").where("id", "=", campaignId).executeTakeFirst();
      return row?.approval_id == null ? undefined : bytesOf(db, row.approval_id);
    },
    now: async () => {
      const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db);
      return rows[0]?.now.toISOString() ?? "";
    },
    knowsTimeZone: async (timeZone) => {
      const { rows } = await sql`select from pg_timezone_names where name = ${timeZone}`.execute(db);
      return rows.length > 0;
    },
  };
}

async function ask(db: Database, approval: NewApproval): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const asked = await transaction
      .insertInto("approvals")
      .values({
        id: approval.id,
        issue_id: approval.issueId,
        publication_id: approval.publicationId,
        digest: approval.digest,
        snapshot_digest: approval.snapshotDigest,
        template_version: approval.templateVersion,
        scheduled_at: approval.scheduledAt === null ? null : new Date(approval.scheduledAt),
        ...quietColumns(approval.quietHours),
        audience: JSON.stringify(approval.audience),
        state: "asked",
        asked_by: approval.askedBy.id,
        asked_by_name: approval.askedBy.name,
        note: approval.note,
        authors: JSON.stringify(approval.authors),
        signatures_needed: approval.authors.signaturesNeeded,
      })
      .onConflict((conflict) => conflict.column("issue_id").where("state", "=", "asked").doNothing())
      .executeTakeFirst();
    if (asked.numInsertedOrUpdatedRows !== 1n) return false;
    await transaction
      .insertInto("approval_editions")
      .values(
        approval.editions.map(({ keyText, editionDigest, recipientCount }) => ({
          approval_id: approval.id,
          key_text: keyText,
          edition_digest: editionDigest,
          recipient_count: recipientCount,
        })),
      )
      .execute();
    await audit(transaction, {
      actor: approval.askedBy.id,
      action: "approval.asked",
      subject: approval.id,
      detail: { issueId: approval.issueId, digest: approval.digest },
    });
    return true;
  });
}

/** Two named people, however few would have been enough. */
const breakGlassSignatures = 2;

/** The row is locked first: of two who sign at the same time the second sees the first one's signature. */
async function sign(
  db: Database,
  id: string,
  { by, breakGlassReason }: Pick<Signature, "by" | "breakGlassReason">,
  planned: PlannedCampaign,
): Promise<SignOutcome> {
  try {
    return await db.transaction().execute(async (transaction): Promise<SignOutcome> => {
      const approval = await transaction
        .selectFrom("approvals")
        .select(["state", "digest", "signatures_needed"])
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst();
      if (approval?.state !== "asked") return { state: "alreadyDecided" };
      await transaction
        .insertInto("approval_signatures")
        .values({ approval_id: id, person_id: by.id, person_name: by.name, break_glass_reason: breakGlassReason })
        .execute();
      await audit(transaction, {
        actor: by.id,
        action: breakGlassReason === null ? "approval.signed" : "approval.glassBroken",
        subject: id,
        detail: { digest: approval.digest, ...(breakGlassReason === null ? {} : { reason: breakGlassReason }) },
      });
      const signatures = await transaction
        .selectFrom("approval_signatures")
        .select("break_glass_reason")
        .where("approval_id", "=", id)
        .execute();
      const isGlassBroken = signatures.some(({ break_glass_reason }) => break_glass_reason !== null);
      if (signatures.length < (isGlassBroken ? breakGlassSignatures : approval.signatures_needed)) return { state: "signed" };
      await decided(transaction, id, { state: "approved", by, reason: null });
      await keepPlan(transaction, planned, id);
      return { state: "approved", campaignId: planned.campaign.id };
    });
  } catch (error) {
    if (isRefusedSignature(error)) return { state: "notAllowed" };
    throw error;
  }
}

interface Decision {
  readonly state: "approved" | "refused" | "withdrawn";
  readonly by: PersonName;
  readonly reason: string | null;
}

async function end(db: Database, id: string, decision: Decision): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const isDecided = await decided(transaction, id, decision);
    if (isDecided)
      await audit(transaction, {
        actor: decision.by.id,
        action: `approval.${decision.state}`,
        subject: id,
        detail: { reason: decision.reason },
      });
    return isDecided;
  });
}

async function decided(transaction: Database, id: string, { state, by, reason }: Decision): Promise<boolean> {
  const result = await transaction
    .updateTable("approvals")
    .set({ state, decided_by: by.id, decided_by_name: by.name, decided_at: sql`now()`, reason })
    .where("id", "=", id)
    .where("state", "=", "asked")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** SQLSTATE 23514, of the trigger that knows the authors; 23505, of a second signature of the same person. */
function isRefusedSignature(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "23514" || error.code === "23505");
}

async function recordOf(db: Database, row: Selectable<Tables["approvals"]>): Promise<ApprovalRecord> {
  const [signatures, editions] = await Promise.all([
    db.selectFrom("approval_signatures").selectAll().where("approval_id", "=", row.id).orderBy("signed_at").execute(),
    db
      .selectFrom("approval_editions as a")
      .innerJoin("rendered_editions as e", "e.digest", "a.edition_digest")
      .select(["a.key_text", "a.recipient_count", "e.key", "e.subject", "e.html_bytes", "e.digest"])
      .where("a.approval_id", "=", row.id)
      .orderBy("a.key_text")
      .execute(),
  ]);
  return {
    id: row.id,
    issueId: row.issue_id,
    publicationId: row.publication_id,
    digest: row.digest,
    snapshotDigest: row.snapshot_digest,
    templateVersion: row.template_version,
    scheduledAt: row.scheduled_at?.toISOString() ?? null,
    quietHours: quietHoursOf(row),
    audience: row.audience,
    state: row.state,
    askedBy: { id: row.asked_by, name: row.asked_by_name },
    note: row.note,
    askedAt: row.asked_at.toISOString(),
    authors: row.authors,
    signatures: signatures.map((each) => ({
      by: { id: each.person_id, name: each.person_name },
      at: each.signed_at.toISOString(),
      breakGlassReason: each.break_glass_reason,
    })),
    decision:
      row.decided_by === null || row.decided_at === null
        ? null
        : { by: { id: row.decided_by, name: row.decided_by_name ?? row.decided_by }, at: row.decided_at.toISOString(), reason: row.reason },
    editions: editions.map((each) => ({
      key: editionKeySchema.parse(each.key),
      keyText: each.key_text,
      subject: each.subject,
      htmlBytes: each.html_bytes,
      digest: each.digest,
      recipientCount: each.recipient_count,
    })),
  };
}

/** The snapshot as it is stored, without a later version's defaults: its digest is computed anew. */
async function bytesOf(db: Database, approvalId: string): Promise<ApprovedBytes | undefined> {
  const row = await db.selectFrom("approvals").selectAll().where("id", "=", approvalId).executeTakeFirst();
  if (row === undefined) return undefined;
  const [approval, { snapshot }, editions] = await Promise.all([
    recordOf(db, row),
    db.selectFrom("issue_snapshots").select("snapshot").where("digest", "=", row.snapshot_digest).executeTakeFirstOrThrow(),
    db
      .selectFrom("approval_editions as a")
      .innerJoin("rendered_editions as e", "e.digest", "a.edition_digest")
      .selectAll("e")
      .where("a.approval_id", "=", approvalId)
      .execute(),
  ]);
  return { approval, snapshot, editions: editions.map(editionOf) };
}
