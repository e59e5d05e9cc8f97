import assert from "node:assert/strict";
import type { Contact, TranslatedString } from "@newsletter/schemas";
import { sql } from "kysely";
import { limits } from "../limits.ts";
import type { LeavingRecord, LeavingSource, LeavingStore, Undecided } from "../ports/leaving.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import { audit } from "./audit.ts";
import { noteConsent, type NewConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { languagesOf } from "./languages-of.ts";
import { planWithin } from "./outbox.ts";

// The statements that carry out what `audience/leaving.ts` draws. Each locks the subscription first and says in its `where` from which state
// it may happen: two clicks, two contacts or two processes at once are one act. Time is the database's.

export function createLeavingStore(db: Database): LeavingStore {
  return {
    byNumber: (number) => recordWhere(db, sql`s.number = ${Buffer.from(number, "hex")}`),
    contactsOf: (partnerId) => contactsOf(db, partnerId),
    leave: (subscriptionId, act) => db.transaction().execute(async (transaction) => leave(transaction, subscriptionId, act)),
    restore: (subscriptionId, by) => db.transaction().execute(async (transaction) => restore(transaction, subscriptionId, by)),
    confirm: (subscriptionId, actor) =>
      db.transaction().execute(async (transaction) => {
        const [waiting] = await lockUndecided(transaction, sql`s.id = ${subscriptionId}`, sql`for update of s, l`);
        if (waiting !== undefined) await becomeLeft(transaction, waiting, { method: "contact", actor });
      }),
    leaveUndecided: () => db.transaction().execute(leaveUndecided),
    undecided: () => undecided(db),
  };
}

type Condition = ReturnType<typeof sql>;
const after = (instant: Condition, ms: number) => sql<Date>`${instant} + ${ms} * interval '1 millisecond'`;
const decideUntil = after(sql`l.asked_at`, limits.leavingDecisionMs);
const undoUntil = after(sql`coalesce(l.left_at, l.asked_at)`, limits.leavingUndoMs);
const isFinal = sql<boolean>`l.left_at is not null and ${undoUntil} <= now()`;
/** The one that is not over; of who was erased there is nothing to bring back. */
const openLeaving = sql`l.subscription_id = s.id and l.ended_at is null and s.address not like 'erased:%'`;

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
  readonly leaving_id: string | null;
  readonly asked_at: Date;
  readonly left_at: Date | null;
  readonly decide_until: Date;
  readonly undo_until: Date;
  readonly is_final: boolean;
  readonly told_count: number;
}

async function recordWhere(db: Database, condition: Condition): Promise<LeavingRecord | undefined> {
  const { rows } = await sql<RecordRow>`
    select s.id, s.number, s.address, s.recipient_kind, s.languages, s.publication_id, u.profile, s.partner_id, p.name as partner_name, s.state,
           x.reason as suppression,
           l.id as leaving_id, l.asked_at, l.left_at, ${decideUntil} as decide_until, ${undoUntil} as undo_until, ${isFinal} as is_final, l.told_count
      from subscriptions s
      left join partners p on p.id = s.partner_id
      left join suppressions x on x.publication_id = s.publication_id and x.address = lower(s.address)
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

async function contactsOf(db: Database, partnerId: string): Promise<readonly Contact[]> {
  const rows = await db.selectFrom("contacts").selectAll().where("partner_id", "=", partnerId).orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    partnerId: row.partner_id,
    name: row.name,
    address: row.address,
    stakeholderKind: row.stakeholder_kind,
  }));
}

/** Those who get mail at all: an address that bounced would tell nobody. One that unsubscribed is still a contact. */
async function contactsToAsk(db: Database, { partnerId, publicationId }: LeavingRecord): Promise<readonly Contact[]> {
  if (partnerId === undefined) return [];
  const { rows } = await sql<{ address: string }>`
    select lower(c.address) as address from contacts c join suppressions x on x.publication_id = ${publicationId} and x.address = lower(c.address)
     where c.partner_id = ${partnerId} and x.reason <> 'unsubscribed'`.execute(db);
  const unreachable = new Set(rows.map(({ address }) => address));
  return (await contactsOf(db, partnerId)).filter(({ address }) => !unreachable.has(address.toLowerCase()));
}

/** Asked twice, or asked after leaving: one record, the same answer. */
async function leave(
  transaction: Database,
  subscriptionId: string,
  { source, eventId, noticesOf }: Parameters<LeavingStore["leave"]>[1],
): Promise<void> {
  const { rows } = await sql<{ state: "requested" | "active" }>`
    select state from subscriptions where id = ${subscriptionId} and state in ('requested', 'active') for update`.execute(transaction);
  const [before] = rows;
  if (before === undefined) return;
  await transaction
    .insertInto("feedback_events")
    .values({ id: eventId, subscription_id: subscriptionId, kind: "unsubscribe", source })
    .execute();
  // Somebody who left and subscribed anew: what there was before is over.
  await sql`update leavings set ended_at = now() where subscription_id = ${subscriptionId} and ended_at is null`.execute(transaction);
  await transaction.insertInto("leavings").values({ id: eventId, subscription_id: subscriptionId, was_state: before.state }).execute();
  await transaction.updateTable("subscriptions").set({ state: "leaving" }).where("id", "=", subscriptionId).execute();
  const record = await recordWhere(transaction, sql`s.id = ${subscriptionId}`);
  assert(record !== undefined, "it is locked, so it is there");
  const isWaiting = record.recipientKind === "desk" || record.recipientKind === "list";
  // In this transaction: nobody is told of what was not stored, and nothing is stored that is told to nobody.
  const mails = noticesOf(record, isWaiting ? await contactsToAsk(transaction, record) : []);
  await planWithin(transaction, mails);
  await transaction.updateTable("leavings").set({ told_count: mails.length }).where("id", "=", eventId).execute();
  if (isWaiting) {
    const detail = { source, toldCount: mails.length };
    await audit(transaction, { actor: "recipient", action: "subscription.leaving", subject: subscriptionId, detail });
  } else {
    await becomeLeft(transaction, { ...record, leavingId: eventId }, { method: methodOf(source), actor: "reader" });
  }
}

/** Not before its time: what is suppressed or whose leaving is final stays as it is. */
async function restore(
  transaction: Database,
  subscriptionId: string,
  { method, actor }: Parameters<LeavingStore["restore"]>[1],
): Promise<void> {
  const { rows } = await sql<{ leaving_id: string; was_state: "requested" | "active"; address: string; languages: string[] }>`
    select l.id as leaving_id, l.was_state, s.address, s.languages
      from subscriptions s join leavings l on ${openLeaving}
     where s.id = ${subscriptionId} and s.state in ('leaving', 'left') and not (${isFinal}) for update`.execute(transaction);
  const [row] = rows;
  if (row === undefined) return;
  await transaction
    .updateTable("leavings")
    .set({ ended_at: sql<Date>`now()` })
    .where("id", "=", row.leaving_id)
    .execute();
  await transaction.updateTable("subscriptions").set({ state: row.was_state }).where("id", "=", subscriptionId).execute();
  // A bounce or a complaint has a suppression of its own, which nobody lifts by a link.
  await transaction.deleteFrom("suppressions").where("leaving_id", "=", row.leaving_id).where("reason", "=", "unsubscribed").execute();
  const { address, languages, leaving_id: leavingId } = row;
  await noteConsent(transaction, { subscriptionId, act: "restored", method, address, languages, actor, detail: { leavingId } });
  await audit(transaction, {
    actor: auditActor(method, actor),
    action: "subscription.restored",
    subject: subscriptionId,
    detail: { leavingId },
  });
}

async function leaveUndecided(transaction: Database): Promise<number> {
  // What another process holds is its own to end.
  const due = await lockUndecided(transaction, sql`${decideUntil} <= now()`, sql`for update of s, l skip locked`);
  for (const waiting of due) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one connection, one transaction
    await becomeLeft(transaction, waiting, { method: methodOf(waiting.source), actor: "reader", detail: { answer: "none" } });
  }
  return due.length;
}

interface Waiting extends Pick<LeavingRecord, "subscriptionId" | "publicationId" | "address" | "languages"> {
  readonly leavingId: string;
}

async function lockUndecided(
  transaction: Database,
  condition: Condition,
  lock: Condition,
): Promise<readonly (Waiting & { readonly source: LeavingSource })[]> {
  const { rows } = await sql<{
    id: string;
    leaving_id: string;
    publication_id: string;
    address: string;
    languages: string[];
    source: LeavingSource;
  }>`
    select s.id, l.id as leaving_id, s.publication_id, s.address, s.languages, e.source
      from subscriptions s
      join leavings l on l.subscription_id = s.id and l.left_at is null and l.ended_at is null
      join feedback_events e on e.id = l.id
     where s.state = 'leaving' and ${condition} order by l.asked_at limit ${limits.leavingsPerRoundMax} ${lock}`.execute(transaction);
  return rows.map((row) => ({
    subscriptionId: row.id,
    leavingId: row.leaving_id,
    publicationId: row.publication_id,
    address: row.address,
    languages: languagesOf(row.languages),
    source: row.source,
  }));
}

async function becomeLeft(
  transaction: Database,
  { subscriptionId, leavingId, publicationId, address, languages }: Waiting,
  { method, actor, detail = {} }: Pick<NewConsent, "method" | "actor" | "detail">,
): Promise<void> {
  await transaction.updateTable("subscriptions").set({ state: "left" }).where("id", "=", subscriptionId).execute();
  await transaction
    .updateTable("leavings")
    .set({ left_at: sql<Date>`now()` })
    .where("id", "=", leavingId)
    .execute();
  // The address may have left by another subscription before: the later one is what its reader knows of, and may undo.
  await sql`
    insert into suppressions as x (publication_id, address, reason, leaving_id) values (${publicationId}, lower(${address}), 'unsubscribed', ${leavingId})
    on conflict (publication_id, address) do update set leaving_id = excluded.leaving_id where x.reason = 'unsubscribed'`.execute(
    transaction,
  );
  const said = { leavingId, ...detail };
  await noteConsent(transaction, { subscriptionId, act: "withdrawn", method, address, languages, actor, detail: said });
  await audit(transaction, { actor: auditActor(method, actor), action: "subscription.left", subject: subscriptionId, detail: said });
}

/** A contact is named by its id; a reader is not known to us as anybody. */
function auditActor(method: NewConsent["method"], actor: string): string {
  return method === "contact" ? actor : "recipient";
}

function methodOf(source: LeavingSource): "oneClick" | "page" {
  return source === "leave" ? "page" : "oneClick";
}

async function undecided(db: Database): Promise<readonly Undecided[]> {
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
