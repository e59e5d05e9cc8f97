import type { EndedLeaving, LeavingOutcome, LeavingsResponse, RecipientKind, WaitingLeaving } from "@newsletter/schemas";
import { sql } from "kysely";
import { maskedAddress } from "../audience/masked-address.ts";
import type { LeavingOverview } from "../ports/leaving-overview.ts";
import type { Database } from "./database.ts";
import { decideUntil } from "./leaving-records.ts";

// What an editor sees of leavings; what decides about one is read by `leaving-records.ts`. The history of consent says who decided.

const waitingShownMax = 200;
const endedShownMax = 50;

export function createLeavingOverview(db: Database): LeavingOverview {
  return async (publicationId): Promise<LeavingsResponse> => {
    const [waiting, ended] = await Promise.all([waitingOf(db, publicationId), endedOf(db, publicationId)]);
    return { publicationId, waiting, ended };
  };
}

interface Row {
  readonly id: string;
  readonly address: string;
  readonly recipient_kind: RecipientKind;
  readonly partner_id: string | null;
  readonly asked_at: Date;
}

async function waitingOf(db: Database, publicationId: string): Promise<readonly WaitingLeaving[]> {
  const { rows } = await sql<Row & { readonly decide_until: Date; readonly told_count: number; readonly told: readonly string[] }>`
    select l.id, s.address, s.recipient_kind, s.partner_id, l.asked_at, ${decideUntil} as decide_until, l.told_count,
           array(select c.name from outbox o join contacts c on c.partner_id = s.partner_id and lower(c.address) = lower(o.address)
                  where o.purpose = 'leavingNotice' and o.about = l.id::text order by c.name) as told
      from subscriptions s join leavings l on l.subscription_id = s.id and l.left_at is null and l.ended_at is null
     where s.publication_id = ${publicationId} and s.state = 'leaving' order by l.asked_at, l.id limit ${waitingShownMax}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    recipientKind: row.recipient_kind,
    partnerId: row.partner_id,
    askedAt: row.asked_at.toISOString(),
    maskedAddress: maskedAddress(row.address),
    decideUntil: row.decide_until.toISOString(),
    toldCount: row.told_count,
    told: row.told,
  }));
}

interface EndedRow extends Row {
  readonly at: Date;
  readonly act: "withdrawn" | "restored";
  readonly method: string;
  readonly answer: string | null;
  readonly decided_by: string | null;
}

async function endedOf(db: Database, publicationId: string): Promise<readonly EndedLeaving[]> {
  const { rows } = await sql<EndedRow>`
    select l.id, s.address, s.recipient_kind, s.partner_id, l.asked_at, h.at, h.act, h.method, h.detail->>'answer' as answer, c.name as decided_by
      from leavings l
      join subscriptions s on s.id = l.subscription_id
      -- The last word about this leaving.
      cross join lateral (
        select * from consents n where n.subscription_id = s.id and n.act in ('withdrawn', 'restored') and n.detail->>'leavingId' = l.id::text
         order by n.id desc limit 1) h
      left join contacts c on h.method = 'contact' and c.id::text = h.actor
     where s.publication_id = ${publicationId} and s.erased_at is null and (l.left_at is not null or l.ended_at is not null)
     order by l.asked_at desc, l.id desc limit ${endedShownMax}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    recipientKind: row.recipient_kind,
    partnerId: row.partner_id,
    askedAt: row.asked_at.toISOString(),
    maskedAddress: isShared(row) ? maskedAddress(row.address) : null,
    outcome: outcomeOf(row),
    at: row.at.toISOString(),
    decidedBy: row.decided_by,
  }));
}

const isShared = ({ recipient_kind }: Row): boolean => recipient_kind === "desk" || recipient_kind === "list";

function outcomeOf(row: EndedRow): LeavingOutcome {
  if (row.act === "restored") return row.method === "contact" ? "kept" : "undone";
  if (!isShared(row)) return "left";
  if (row.method === "contact") return "confirmed";
  return row.answer === "none" ? "expired" : "left";
}
