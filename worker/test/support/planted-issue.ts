import { createHash, randomBytes, randomUUID } from "node:crypto";
import { canonicalJson, type IssueSnapshot } from "@newsletter/schemas";
import { sql } from "kysely";
import type { SendingModules } from "../../src/compose.ts";

interface PlantedIssue {
  readonly snapshot: IssueSnapshot;
  readonly kind?: "rehearsal" | "campaign";
  /** From now; negative for one that has begun. */
  readonly beginsAfterMs?: number;
  readonly isCancelled?: boolean;
}

/** A snapshot with a campaign that has recipients nobody wrote down; gives its digest. */
export async function plantIssue(
  modules: SendingModules,
  { snapshot, kind = "campaign", beginsAfterMs = -60_000, isCancelled = false }: PlantedIssue,
): Promise<string> {
  const digest = await keep(modules, snapshot);
  const approvalId = kind === "campaign" ? randomUUID() : null;
  if (approvalId !== null) {
    await sql`
      insert into approvals (id, issue_id, publication_id, digest, snapshot_digest, template_version, audience, state, asked_by, asked_by_name, note, authors, signatures_needed, decided_by, decided_by_name, decided_at)
      values (${approvalId}, ${snapshot.issue.id}, ${snapshot.publication.id}, ${digest}, ${digest}, '1', '{}', 'approved', 'editor', 'Editor', '', '{"people": []}', 1, 'approver', 'Approver', now())`.execute(
      modules.db,
    );
  }
  await sql`
    insert into campaigns (id, kind, issue_id, snapshot_digest, number, candidate_count, planned_count, excluded_count, approval_id, begins_at, cancelled_at)
    values (${randomUUID()}, ${kind}, ${snapshot.issue.id}, ${digest}, ${randomBytes(4)}, 1, 1, 0, ${approvalId},
            now() + ${beginsAfterMs} * interval '1 millisecond', case when ${isCancelled} then now() end)`.execute(modules.db);
  return digest;
}

/** As an issue is kept when somebody asks for approval: nothing of it is public. */
export async function keep({ editions }: SendingModules, snapshot: IssueSnapshot): Promise<string> {
  const digest = createHash("sha256").update(canonicalJson(snapshot)).digest("hex");
  await editions.keepSnapshot(digest, snapshot);
  return digest;
}
