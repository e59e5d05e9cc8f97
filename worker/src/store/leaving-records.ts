import type { Contact, StakeholderKind, TranslatedString } from "@newsletter/schemas";
import { sql } from "kysely";
import { limits } from "../limits.ts";
import type { LeavingRecord, Undecided } from "../ports/leaving.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import type { Database } from "./database.ts";
import { firstReason } from "./kept-back.ts";
import { languagesOf } from "./languages-of.ts";

// What is asked of leavings; `leaving-store.ts` acts on them. `s` is the subscription, `l` its leaving, `c` a contact of its partner.

export type Condition = ReturnType<typeof sql>;
const after = (instant: Condition, ms: number) => sql<Date>`${instant} + ${ms} * interval '1 millisecond'`;
export const decideUntil = after(sql`l.asked_at`, limits.leavingDecisionMs);
const undoUntil = after(sql`coalesce(l.left_at, l.asked_at)`, limits.leavingUndoMs);
export const isFinal = sql<boolean>`l.left_at is not null and ${undoUntil} <= now()`;
/** The one that is not over; of who was erased there is nothing to bring back. */
export const openLeaving = sql`l.subscription_id = s.id and l.ended_at is null and s.address not like 'erased:%'`;

/** Whose number stands in a token; of two subscriptions that a person joined, the links of either are about the one that is left. */
export const isTheirs = (number: string): Condition => sql`
  s.id = (with recursive way as (select id, merged_into from subscriptions where number = ${Buffer.from(number, "hex")}
                                 union all select n.id, n.merged_into from subscriptions n join way on n.id = way.merged_into)
          select id from way where merged_into is null)`;

/** Of `s` and a subscription `o` of the same mailbox to the same publication, on another list. */
export const isAnother = sql<boolean>`
  o.publication_id = s.publication_id and lower(o.address) = lower(s.address) and o.id <> s.id and o.merged_into is null
  and o.state in ('requested', 'active')`;
const hasOthers = sql<boolean>`exists (select from subscriptions o where ${isAnother} and o.state = 'active')`;

interface RecordRow {
  readonly id: string;
  readonly number: Buffer;
  readonly address: string;
  readonly recipient_kind: LeavingRecord["recipientKind"];
  readonly languages: string[];
  readonly publication_id: string;
  readonly profile: PublicationProfile | null;
  readonly partner_id: string | null;
  readonly partner_name: TranslatedString | null;
  readonly state: LeavingRecord["state"];
  readonly suppression: string | null;
  readonly has_others: boolean;
  readonly has_lists: boolean;
  readonly leaving_id: string | null;
  readonly asked_at: Date;
  readonly left_at: Date | null;
  readonly decide_until: Date;
  readonly undo_until: Date;
  readonly is_final: boolean;
  readonly told_count: number;
}

export async function recordWhere(db: Database, condition: Condition): Promise<LeavingRecord | undefined> {
  const { rows } = await sql<RecordRow>`
    select s.id, s.number, s.address, s.recipient_kind, s.languages, s.publication_id, u.profile, s.partner_id, p.name as partner_name, s.state,
           ${firstReason} as suppression, ${hasOthers} as has_others,
           exists (select from subscriptions m where m.publication_id = s.publication_id and m.recipient_kind = 'members') as has_lists,
           l.id as leaving_id, l.asked_at, l.left_at, ${decideUntil} as decide_until, ${undoUntil} as undo_until, ${isFinal} as is_final, l.told_count
      from subscriptions s
      left join partners p on p.id = s.partner_id
      left join publications u on u.id = s.publication_id
      left join leavings l on ${openLeaving}
     where ${condition}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    subscriptionId: row.id,
    number: row.number.toString("hex"),
    address: row.address,
    recipientKind: row.recipient_kind,
    languages: languagesOf(row.languages),
    publicationId: row.publication_id,
    publication: row.profile ?? undefined,
    partnerId: row.partner_id ?? undefined,
    partnerName: row.partner_name ?? {},
    state: row.state,
    suppression: row.suppression ?? undefined,
    hasOthers: row.has_others,
    hasLists: row.has_lists,
    leaving: row.leaving_id === null ? undefined : leavingOf(row, row.leaving_id),
  };
}

function leavingOf(row: RecordRow, id: string): LeavingRecord["leaving"] {
  return {
    id,
    askedAt: row.asked_at.toISOString(),
    leftAt: row.left_at?.toISOString(),
    decideUntil: row.decide_until.toISOString(),
    undoUntil: row.undo_until.toISOString(),
    isFinal: row.is_final,
    toldCount: row.told_count,
  };
}

interface ContactRow {
  readonly id: string;
  readonly partner_id: string;
  readonly name: string;
  readonly address: string;
  readonly stakeholder_kind: StakeholderKind | null;
}

function contactOf(row: ContactRow): Contact {
  return { id: row.id, partnerId: row.partner_id, name: row.name, address: row.address, stakeholderKind: row.stakeholder_kind };
}

export async function contactsOf(db: Database, partnerId: string): Promise<readonly Contact[]> {
  const rows = await db.selectFrom("contacts").selectAll().where("partner_id", "=", partnerId).orderBy("id").execute();
  return rows.map(contactOf);
}

/** Not the address itself, and nobody whose mail bounced: that would tell nobody. Who has unsubscribed is still a contact. */
export const mayBeAsked = sql`
  c.partner_id = s.partner_id and lower(c.address) <> lower(s.address)
  and not exists (select from suppressions y where y.publication_id = s.publication_id and y.address = lower(c.address) and y.scope = 'publication' and y.reason <> 'unsubscribed')`;

export async function contactsToAsk(db: Database, { subscriptionId }: LeavingRecord): Promise<readonly Contact[]> {
  const { rows } = await sql<ContactRow>`
    select c.id, c.partner_id, c.name, c.address, c.stakeholder_kind from subscriptions s join contacts c on ${mayBeAsked}
     where s.id = ${subscriptionId} order by c.id`.execute(db);
  return rows.map(contactOf);
}

export async function undecided(db: Database): Promise<readonly Undecided[]> {
  const { rows } = await sql<{
    id: string;
    partner_id: string;
    address: string;
    asked_at: Date;
    decide_until: Date;
    told_count: number;
  }>`
    select s.id, s.partner_id, s.address, l.asked_at, ${decideUntil} as decide_until, l.told_count
      from subscriptions s join leavings l on l.subscription_id = s.id and l.left_at is null and l.ended_at is null
     where s.state = 'leaving' order by l.asked_at, s.id`.execute(db);
  return rows.map((row) => ({
    subscriptionId: row.id,
    partnerId: row.partner_id,
    address: row.address,
    askedAt: row.asked_at.toISOString(),
    decideUntil: row.decide_until.toISOString(),
    toldCount: row.told_count,
  }));
}
