import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { SuppressionModel } from "../../simulation/store-model.ts";
import type { Database } from "../../src/store/database.ts";

export interface PlantedCampaign {
  readonly id: string;
  readonly kind: "rehearsal" | "campaign";
  readonly approvalId: string | null;
}

const digest = "0".repeat(64);
const publicationId = "publication";

export const plantedPartnerId = "partner";

/** Whom the audience has on the list of a partner, by their numbers. */
export function isPlantedMember(number: number): boolean {
  return number % 2 === 0;
}

/** People who subscribe, in the order of their numbers: `reader-1@example.org` and so on. Gives the ids of their subscriptions. */
export async function plantAudience(db: Database, count: number): Promise<readonly string[]> {
  await sql`insert into issue_snapshots (digest, issue_id, publication_slug, issue_slug, snapshot) values (${digest}, 'issue', 'publication', 'issue', '{}')`.execute(
    db,
  );
  await sql`insert into rendered_editions (digest, snapshot_digest, key_text, key, subject, preheader, html, text, html_bytes, slots, template_version, findings)
    values (${digest}, ${digest}, 'en.forwardable.shared', '{}', '', '', '', '', 0, '{}', '1', '[]')`.execute(db);
  await sql`insert into partners (id) values (${plantedPartnerId})`.execute(db);
  const { rows } = await sql<{ id: string }>`
    insert into subscriptions (id, number, publication_id, address, recipient_kind, partner_id, languages, state)
    select gen_random_uuid(), decode(lpad(to_hex(n), 16, '0'), 'hex'), ${publicationId}, 'reader-' || n || '@example.org',
           case n % 2 when 0 then 'members' else 'person' end, case n % 2 when 0 then ${plantedPartnerId} end, '{en}', 'active'
      from generate_series(1, ${count}::integer) n order by n returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** What clocks of UTC show so long from now. */
function clock(ms: number | undefined) {
  return sql`((now() + ${ms ?? null}::double precision * interval '1 millisecond') at time zone 'UTC')::time`;
}

/** A campaign of this audience as its plan leaves it, without the content that nothing here reads. */
export async function plantCampaign(
  db: Database,
  given: {
    readonly kind: PlantedCampaign["kind"];
    readonly subscriptionIds: readonly string[];
    readonly beginsAfterMs: number;
    /** Milliseconds from now. */
    readonly quiet?: { readonly from: number; readonly to: number } | null;
  },
): Promise<PlantedCampaign> {
  const { kind, subscriptionIds, beginsAfterMs, quiet = null } = given;
  const id = randomUUID();
  const approvalId = kind === "campaign" ? randomUUID() : null;
  const count = subscriptionIds.length;
  if (approvalId !== null) {
    await sql`
      insert into approvals (id, issue_id, publication_id, digest, snapshot_digest, template_version, audience, state, asked_by, asked_by_name, note, authors, signatures_needed, decided_by, decided_by_name, decided_at)
      values (${approvalId}, 'issue', ${publicationId}, ${digest}, ${digest}, '1', '{}', 'approved', 'editor', 'Editor', '', '{"people": []}', 1, 'approver', 'Approver', now())`.execute(
      db,
    );
  }
  await sql`
    insert into campaigns (id, kind, issue_id, snapshot_digest, number, candidate_count, planned_count, excluded_count, approval_id, quiet_from, quiet_to, quiet_zone, begins_at)
    select ${id}, ${kind}, 'issue', ${digest}, ${randomBytes(4)}, ${count}, ${count}, 0, ${approvalId}, quiet_from, quiet_to, quiet_zone,
           after_quiet(now() + ${beginsAfterMs} * interval '1 millisecond', quiet_from, quiet_to, quiet_zone)
      from (select ${quiet === null ? null : "UTC"}::text as quiet_zone, ${clock(quiet?.from)} as quiet_from, ${clock(quiet?.to)} as quiet_to) as quiet`.execute(
    db,
  );
  await sql`
    insert into recipients (campaign_id, seq, subscription_id, address, edition_digest, state, message_id, return_path)
    select ${id}, n, s.id, s.address, ${digest}, 'planned', 'message-' || n, 'return-' || n
      from unnest(${[...subscriptionIds]}::uuid[]) with ordinality as given (id, n) join subscriptions s on s.id = given.id`.execute(db);
  return { id, kind, approvalId };
}

/** Over a time of its own, so that no slot meets another on the way. */
async function advanceCounts(db: Database, ms: number): Promise<void> {
  await sql`update pace_counts set slot_at = slot_at - ${ms} * interval '1 millisecond' - interval '1000 days'`.execute(db);
  await sql`update pace_counts set slot_at = slot_at + interval '1000 days'`.execute(db);
}

/** Time goes on in the database: everything it remembers lies so much further back. */
export async function advance(db: Database, ms: number): Promise<void> {
  const step = sql`${ms} * interval '1 millisecond'`;
  await sql`update recipients set lease_until = lease_until - ${step}, due_at = due_at - ${step}`.execute(db);
  await sql`update campaigns set begins_at = begins_at - ${step}, quiet_from = quiet_from - ${step}, quiet_to = quiet_to - ${step}, paused_at = paused_at - ${step}, cancelled_at = cancelled_at - ${step}`.execute(
    db,
  );
  await advanceCounts(db, ms);
}

export async function suppress(db: Database, { address, list, isByPartner }: SuppressionModel): Promise<void> {
  const reason = isByPartner ? "byPartner" : list === null ? "test" : "unsubscribed";
  const note = isByPartner ? "test" : null;
  await sql`
    insert into suppressions (publication_id, address, reason, scope, partner_id, note, set_by)
    values (${publicationId}, ${address}, ${reason}, ${list === null ? "publication" : "list"}, ${list?.partnerId ?? null}, ${note}, ${note}) on conflict do nothing`.execute(
    db,
  );
}
