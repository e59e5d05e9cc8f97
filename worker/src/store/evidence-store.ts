import { sql } from "kysely";
import type { RecipientState } from "../campaign/recipient-state.ts";
import { limits } from "../limits.ts";
import type { CampaignKind } from "../ports/campaigns.ts";
import { tokenKey, type Bounce, type EvidenceSettlement, type EvidenceStore, type FoundRow, type RowKey } from "../ports/evidence.ts";
import type { Database } from "./database.ts";

// The statements that carry out `findAccepted` and `findRejected` of campaign/recipient-state.ts for what comes back after the fact. Each says from
// which state it may happen, so that a person and a program, or two programs, that settle the same row settle it once.

export function createEvidenceStore(db: Database): EvidenceStore {
  return {
    find: async (tokens, messageIds) => ({
      byToken: await findByToken(db, tokens),
      byMessageId: await findByMessageId(db, messageIds),
    }),
    take: (settlements, bounces, actor) =>
      db.transaction().execute(async (transaction) => {
        const settled = settlements.length === 0 ? [] : await settle(transaction, settlements, actor);
        const bounced = bounces.length === 0 ? [] : await recordBounces(transaction, bounces);
        return { settled, bounced };
      }),
    counts: async (campaignId) => {
      const { rows } = await sql<{ settled: string; bounces: string }>`
        select (select count(*) from audit where actor = 'evidence' and subject = ${campaignId} and action = 'recipient.settled') as settled,
               (select count(*) from feedback_events where kind = 'bounce' and campaign_id = ${campaignId}) as bounces`.execute(db);
      return { settledCount: Number(rows[0]?.settled ?? 0), bounceCount: Number(rows[0]?.bounces ?? 0) };
    },
  };
}

interface FoundColumns {
  readonly campaign_id: string;
  readonly seq: number;
  readonly kind: CampaignKind;
  readonly issue_id: string;
  readonly state: RecipientState;
  readonly attempt_count: number;
  readonly has_bounce: boolean;
}

const foundColumns = sql`
  r.campaign_id, r.seq, c.kind, c.issue_id, r.state, r.attempt_count,
  exists (select from feedback_events f where f.campaign_id = r.campaign_id and f.seq = r.seq and f.kind = 'bounce') as has_bounce`;

function foundRow({ campaign_id, seq, kind, issue_id, state, attempt_count, has_bounce }: FoundColumns): FoundRow {
  return { campaignId: campaign_id, seq, kind, issueId: issue_id, state, attemptCount: attempt_count, hasBounce: has_bounce };
}

async function findByToken(db: Database, tokens: Parameters<EvidenceStore["find"]>[0]): Promise<ReadonlyMap<string, FoundRow>> {
  if (tokens.length === 0) return new Map();
  const { rows } = await sql<FoundColumns & { readonly number: Buffer }>`
    select c.number, ${foundColumns}
      from unnest(${tokens.map(({ campaignNumber }) => campaignNumber)}::text[], ${tokens.map(({ seq }) => seq)}::integer[]) as t (number, seq)
      join campaigns c on c.number = decode(t.number, 'hex') join recipients r on r.campaign_id = c.id and r.seq = t.seq`.execute(db);
  return new Map(rows.map((row) => [tokenKey({ campaignNumber: row.number.toString("hex"), seq: row.seq }), foundRow(row)]));
}

async function findByMessageId(db: Database, messageIds: readonly string[]): Promise<ReadonlyMap<string, FoundRow>> {
  if (messageIds.length === 0) return new Map();
  const { rows } = await sql<FoundColumns & { readonly message_id: string }>`
    select r.message_id, ${foundColumns}
      from recipients r join campaigns c on c.id = r.campaign_id where r.message_id = any(${[...messageIds]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.message_id, foundRow(row)]));
}

async function settle(db: Database, settlements: readonly EvidenceSettlement[], actor: string): Promise<readonly RowKey[]> {
  const column = <T>(valueOf: (settlement: EvidenceSettlement) => T): T[] => settlements.map(valueOf);
  // What was known before stays above what has come; locked in one order, so that two who settle do not wait for each other.
  const { rows } = await sql<{ campaign_id: string; seq: number }>`
    with found as (
      select * from unnest(
        ${column(({ campaignId }) => campaignId)}::uuid[], ${column(({ seq }) => seq)}::integer[], ${column(({ state }) => state)}::text[],
        ${column(({ source }) => source)}::text[], ${column(({ saying }) => saying)}::text[], ${column(({ status }) => status)}::text[],
        ${column(({ replyCode }) => replyCode)}::integer[], ${column(({ diagnostic }) => diagnostic)}::text[], ${column(({ category }) => category)}::text[]
      ) as f (campaign_id, seq, state, source, saying, status, reply_code, diagnostic, category)
    ), locked as (
      select r.campaign_id, r.seq from recipients r join found f on f.campaign_id = r.campaign_id and f.seq = r.seq
       where r.state = 'unconfirmed' order by 1, 2 for update of r
    ), settled as (
      update recipients r
         set state = f.state, settled_at = now(), category = f.category, reply_code = f.reply_code, enhanced_code = f.status,
             evidence = right(concat_ws(E'\n', r.evidence, concat_ws(' ', 'Later evidence (' || f.source || '):', f.saying, f.status, f.diagnostic)), ${limits.evidenceCharactersMax}::integer)
        from found f join locked l on l.campaign_id = f.campaign_id and l.seq = f.seq
       where r.campaign_id = f.campaign_id and r.seq = f.seq and r.state = 'unconfirmed'
      returning r.campaign_id, r.seq, r.state, f.source, f.saying, f.status, f.diagnostic
    ), audited as (
      insert into audit (actor, action, subject, detail)
      select 'evidence', 'recipient.settled', campaign_id::text,
             jsonb_build_object('seq', seq, 'state', state, 'source', source, 'saying', saying, 'status', status, 'diagnostic', diagnostic, 'by', ${actor}::text)
        from settled order by campaign_id, seq
    )
    select campaign_id, seq from settled`.execute(db);
  return rows.map(keyOf);
}

/** Beside rows that are accepted; what is recorded already stays as it is. */
async function recordBounces(db: Database, bounces: readonly Bounce[]): Promise<readonly RowKey[]> {
  const column = <T>(valueOf: (bounce: Bounce) => T): T[] => bounces.map(valueOf);
  const { rows } = await sql<{ campaign_id: string; seq: number }>`
    insert into feedback_events (id, subscription_id, kind, source, campaign_id, seq, status, diagnostic)
    select b.id, r.subscription_id, 'bounce', b.source, r.campaign_id, r.seq, b.status, b.diagnostic
      from unnest(
        ${column(({ id }) => id)}::uuid[], ${column(({ campaignId }) => campaignId)}::uuid[], ${column(({ seq }) => seq)}::integer[],
        ${column(({ source }) => source)}::text[], ${column(({ status }) => status)}::text[], ${column(({ diagnostic }) => diagnostic)}::text[]
      ) as b (id, campaign_id, seq, source, status, diagnostic)
      join recipients r on r.campaign_id = b.campaign_id and r.seq = b.seq and r.state = 'accepted'
     order by r.campaign_id, r.seq
    on conflict (campaign_id, seq) where kind = 'bounce' do nothing
    returning campaign_id, seq`.execute(db);
  return rows.map(keyOf);
}

function keyOf({ campaign_id, seq }: { readonly campaign_id: string; readonly seq: number }): RowKey {
  return { campaignId: campaign_id, seq };
}
