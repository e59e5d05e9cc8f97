import { sql } from "kysely";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { MarkedRecipient, Outcome } from "../ports/sending.ts";
import type { RecipientState } from "../campaign/recipient-state.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { keepNobodySending } from "./sending-presence.ts";

// What the journals say, laid beside the ledger in one transaction. Lines go into a table that lives as long as the transaction, so that
// memory does not grow with them; what becomes of each row is one statement, the same for looking and for doing.

/** A mark, or what followed it. */
export interface JournalEntry {
  readonly journalId: string;
  readonly lineNumber: number;
  readonly recipient: MarkedRecipient;
  readonly outcome: Outcome["state"] | null;
  /** Of a mark: where the body went. */
  readonly relay: string | null;
}

export interface RowChange {
  readonly campaignId: string;
  readonly issueId: string;
  readonly kind: CampaignKind;
  readonly from: RecipientState;
  /** Null: the journals say nothing of this row that the ledger does not know. */
  readonly to: RecipientState | null;
  readonly count: number;
}

export interface UnknownCampaign {
  readonly campaignId: string;
  readonly issueId: string;
  readonly recipientCount: number;
  /** Those who had the issue, or may have had it. */
  readonly heldCount: number;
  /** Went to the local mailbox, as the journal says. */
  readonly isRehearsal: boolean;
}

export interface JournalMark {
  readonly journalId: string;
  readonly machineId: string;
  readonly lastGroup: number;
}

export interface Rearming {
  readonly isSomebodySending: boolean;
  readonly epochNumber: string;
  /** Which machine wrote which journal, as far as the database knows. */
  readonly machines: ReadonlyMap<string, string>;
  readonly stage: (entries: readonly JournalEntry[]) => Promise<void>;
  /** Once everything is staged, with the campaigns that the journals know for rehearsals. */
  readonly changes: (rehearsals: ReadonlySet<string>) => Promise<readonly RowChange[]>;
  readonly unknownCampaigns: (rehearsals: ReadonlySet<string>) => Promise<readonly UnknownCampaign[]>;
  readonly openMailCount: () => Promise<number>;
  readonly apply: (given: { readonly dueInMs: number; readonly isPutBack: boolean }) => Promise<void>;
  readonly rearm: (given: {
    readonly number: string;
    readonly machineId: string;
    readonly ownJournals: readonly JournalMark[];
    readonly foreignJournals: readonly JournalMark[];
    readonly actor: string;
    readonly detail: Readonly<Record<string, unknown>>;
  }) => Promise<void>;
}

/** Runs `act` in one transaction, which is kept only when it says so. */
export async function rearming<T>(
  db: Database,
  act: (rearm: Rearming) => Promise<{ readonly result: T; readonly isKept: boolean }>,
): Promise<T> {
  const transaction = await db.startTransaction().execute();
  try {
    const { result, isKept } = await act(await open(transaction));
    await (isKept ? transaction.commit() : transaction.rollback()).execute();
    return result;
  } catch (cause) {
    await transaction.rollback().execute();
    throw cause;
  }
}

async function open(db: Database): Promise<Rearming> {
  const isSomebodySending = !(await keepNobodySending(db));
  await sql`
    create temporary table journal_entries (
      journal_id uuid not null, line_number bigint not null, campaign_id uuid not null, seq integer not null,
      subscription_id uuid not null, issue_id text not null, attempt integer not null, outcome text, relay text
    ) on commit drop`.execute(db);
  const epoch = await db.selectFrom("epoch").select("number").forUpdate().executeTakeFirstOrThrow();
  const journals = await db.selectFrom("journal_groups").select(["journal_id", "machine_id"]).execute();
  return {
    isSomebodySending,
    epochNumber: epoch.number,
    machines: new Map(journals.flatMap(({ journal_id, machine_id }) => (machine_id === null ? [] : [[journal_id, machine_id] as const]))),
    stage: (entries) => stage(db, entries),
    changes: async (rehearsals) => {
      await gatherKnowledge(db);
      await judge(db);
      await leaveOutHeld(db, rehearsals);
      return changes(db);
    },
    unknownCampaigns: (rehearsals) => unknownCampaigns(db, rehearsals),
    openMailCount: async () => {
      const { rows } = await sql<{ count: string }>`select count(*) as count from outbox where state in ('planned', 'handed')`.execute(db);
      return Number(rows[0]?.count ?? 0);
    },
    apply: async ({ dueInMs, isPutBack }) => {
      await applyVerdicts(db, dueInMs);
      if (isPutBack) await giveUpMails(db);
    },
    rearm: async ({ number, machineId, ownJournals, foreignJournals, actor, detail }) => {
      await sql`update epoch set number = ${number}, restored_at = null`.execute(db);
      await sql`
        delete from journal_groups where machine_id = ${machineId} and journal_id <> all(${ownJournals.map(({ journalId }) => journalId)}::uuid[])`.execute(
        db,
      );
      await countJournals(db, [...ownJournals, ...foreignJournals]);
      await audit(db, { actor, action: "sending.rearmed", subject: machineId, detail: { ...detail, epoch: number } });
    },
  };
}

async function stage(db: Database, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const column = <T>(valueOf: (entry: JournalEntry) => T): T[] => entries.map(valueOf);
  await sql`
    insert into journal_entries
    select * from unnest(
      ${column(({ journalId }) => journalId)}::uuid[], ${column(({ lineNumber }) => lineNumber)}::bigint[],
      ${column(({ recipient }) => recipient.campaignId)}::uuid[], ${column(({ recipient }) => recipient.seq)}::integer[],
      ${column(({ recipient }) => recipient.subscriptionId)}::uuid[], ${column(({ recipient }) => recipient.issueId)}::text[],
      ${column(({ recipient }) => recipient.attempt)}::integer[], ${column(({ outcome }) => outcome)}::text[],
      ${column(({ relay }) => relay)}::text[])`.execute(db);
}

/**
 * A mark that no outcome follows in its own journal is in doubt: its process died. What counts of a row is, in this order: that it was
 * accepted; that an attempt is in doubt; the outcome of the last attempt. The ledger counts attempts at the mark, so an attempt beyond its
 * count is one it does not know of; of one that it knows, people may have decided since, and then their decision stands.
 */
async function gatherKnowledge(db: Database): Promise<void> {
  await sql`
    create temporary table journal_knowledge on commit drop as
    with followed as (
      select e.*, lead(outcome) over (partition by journal_id, campaign_id, seq order by line_number) as next_outcome from journal_entries e
    ), judged as (
      select *, outcome = 'unconfirmed' or (outcome is null and next_outcome is null) as is_doubtful from followed
    )
    select campaign_id, seq, min(issue_id) as issue_id, (array_agg(subscription_id))[1] as subscription_id, max(attempt) as attempt,
           coalesce(bool_or(outcome = 'accepted'), false) as is_accepted,
           max(attempt) filter (where is_doubtful) as doubtful_attempt,
           max(attempt) filter (where outcome is not null) as last_attempt,
           (array_agg(outcome order by attempt desc, outcome = 'planned') filter (where outcome is not null))[1] as last_outcome,
           -- Where a body may have been begun: the relay's own fault before it says that it was not.
           (array_agg(relay order by attempt desc) filter (where relay is not null and next_outcome is distinct from 'planned'))[1] as relay
      from judged group by campaign_id, seq`.execute(db);
  await sql`analyze journal_knowledge`.execute(db);
}

async function judge(db: Database): Promise<void> {
  await sql`
    create temporary table verdicts on commit drop as
    select r.campaign_id, r.seq, r.state as before, k.attempt, k.relay,
           case
             when r.state = 'accepted' or (r.state = 'excluded' and r.edition_digest is null) then null
             when k.is_accepted then 'accepted'
             when k.doubtful_attempt > r.attempt_count or (k.doubtful_attempt = r.attempt_count and r.state = 'handed')
               then case when r.state <> 'unconfirmed' then 'unconfirmed' end
             when k.last_attempt > r.attempt_count or (k.last_attempt = r.attempt_count and r.state in ('handed', 'unconfirmed'))
               then case
                 when k.last_outcome = 'rejected' and r.state in ('planned', 'claimed', 'handed', 'deferred', 'unconfirmed') then 'rejected'
                 when k.last_outcome = 'deferred' and r.state in ('planned', 'claimed', 'handed', 'deferred') then 'deferred'
                 when k.last_outcome = 'planned' and r.state = 'handed' then 'planned'
               end
           end as after
      from journal_knowledge k join recipients r on r.campaign_id = k.campaign_id and r.seq = k.seq`.execute(db);
  await sql`delete from verdicts where after is null`.execute(db);
}

/**
 * Another campaign may have handed the same issue to somebody whom this one, planned in the backup or since, still has before it: one that the
 * database does not know, or that was cancelled after the restore.
 */
async function leaveOutHeld(db: Database, rehearsals: ReadonlySet<string>): Promise<void> {
  await sql`
    create temporary table held_elsewhere on commit drop as
    select r.campaign_id, r.seq, r.state as before, r.attempt_count as attempt, r.relay
      from journal_knowledge k
      join campaigns c on c.issue_id = k.issue_id and c.kind = 'campaign' and c.id <> k.campaign_id
      join recipients r on r.campaign_id = c.id and r.subscription_id = k.subscription_id and r.state in ('planned', 'claimed', 'deferred')
     where (k.is_accepted or k.doubtful_attempt is not null) and k.campaign_id <> all(${[...rehearsals]}::uuid[])
       and not exists (select from campaigns known where known.id = k.campaign_id and known.kind = 'rehearsal')
       and not exists (
         select from verdicts v
          where v.campaign_id = r.campaign_id and v.seq = r.seq and v.after in ('accepted', 'unconfirmed', 'rejected')
       )
     group by 1, 2, 3, 4, 5`.execute(db);
  await sql`delete from verdicts v using held_elsewhere h where v.campaign_id = h.campaign_id and v.seq = h.seq`.execute(db);
  await sql`insert into verdicts (campaign_id, seq, before, attempt, relay, after) select *, 'excluded' from held_elsewhere`.execute(db);
}

async function changes(db: Database): Promise<readonly RowChange[]> {
  const { rows } = await sql<{
    campaign_id: string;
    issue_id: string;
    kind: CampaignKind;
    before: RecipientState;
    after: RecipientState | null;
    count: string;
  }>`
    select c.id as campaign_id, c.issue_id, c.kind, r.state as before, v.after, count(*) as count
      from campaigns c join recipients r on r.campaign_id = c.id left join verdicts v on v.campaign_id = r.campaign_id and v.seq = r.seq
     where exists (select from journal_knowledge k where k.campaign_id = c.id) or exists (select from verdicts w where w.campaign_id = c.id)
     group by 1, 2, 3, 4, 5 order by c.planned_at, 1, 4, 5`.execute(db);
  return rows.map(({ campaign_id, issue_id, kind, before, after, count }) => ({
    campaignId: campaign_id,
    issueId: issue_id,
    kind,
    from: before,
    to: after,
    count: Number(count),
  }));
}

async function unknownCampaigns(db: Database, rehearsals: ReadonlySet<string>): Promise<readonly UnknownCampaign[]> {
  const { rows } = await sql<{ campaign_id: string; issue_id: string; recipients: string; held: string }>`
    select campaign_id, min(issue_id) as issue_id, count(*) as recipients,
           count(*) filter (where is_accepted or doubtful_attempt is not null) as held
      from journal_knowledge k where not exists (select from campaigns c where c.id = k.campaign_id)
     group by 1 order by 1`.execute(db);
  return rows.map(({ campaign_id, issue_id, recipients, held }) => ({
    campaignId: campaign_id,
    issueId: issue_id,
    recipientCount: Number(recipients),
    heldCount: Number(held),
    isRehearsal: rehearsals.has(campaign_id),
  }));
}

async function applyVerdicts(db: Database, dueInMs: number): Promise<void> {
  await sql`
    with changed as (
      update recipients r
         set state = v.after, excluded_reason = case when v.after = 'excluded' then 'alreadyInCampaign' end, claim_token = null, lease_until = null,
             due_at = case when v.after = 'deferred' then now() + ${dueInMs} * interval '1 millisecond' end,
             settled_at = case when v.after in ('accepted', 'rejected', 'unconfirmed') then now() end,
             relay = coalesce(v.relay, r.relay),
             attempt_count = case when v.after = 'planned' then r.attempt_count - 1 else greatest(r.attempt_count, v.attempt) end,
             reply_code = null, enhanced_code = null, category = null,
             evidence = case v.after when 'excluded' then null when 'unconfirmed' then 'The journal has it handed over and no reply; the database was put back to before that.'
                                     else 'The outcome is the journal''s, taken over when sending was re-armed.' end
        from verdicts v where r.campaign_id = v.campaign_id and r.seq = v.seq
      returning r.campaign_id, case when v.before = 'excluded' then 1 when v.after = 'excluded' then -1 else 0 end as planned
    ), counted as (
      -- Included again: excluded after it had left, in a database that did not know, since the campaign was cancelled after the restore.
      select campaign_id, sum(planned) as planned from changed group by 1
    )
    update campaigns c set planned_count = c.planned_count + n.planned, excluded_count = c.excluded_count - n.planned
      from counted n where c.id = n.campaign_id`.execute(db);
}

/** Single mails are in no journal: of one that was still open when the backup was made, nobody can know whether it has left since. */
async function giveUpMails(db: Database): Promise<void> {
  await sql`
    update outbox set state = 'unconfirmed', settled_at = now(), message = null, lease_token = null, lease_until = null,
           evidence = 'The database was put back from a backup in which this mail had not left yet.'
     where state in ('planned', 'handed')`.execute(db);
}

/** The files are the truth: what they end with is what the guard compares from now on. */
async function countJournals(db: Database, journals: readonly JournalMark[]): Promise<void> {
  await sql`
    insert into journal_groups (journal_id, machine_id, group_number)
    select * from unnest(${journals.map(({ journalId }) => journalId)}::uuid[], ${journals.map(({ machineId }) => machineId)}::uuid[],
                         ${journals.map(({ lastGroup }) => lastGroup)}::bigint[])
    on conflict (journal_id) do update set machine_id = excluded.machine_id, group_number = excluded.group_number`.execute(db);
}
