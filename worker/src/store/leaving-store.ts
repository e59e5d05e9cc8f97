import assert from "node:assert/strict";
import type { Contact } from "@newsletter/schemas";
import { sql } from "kysely";
import { limits } from "../limits.ts";
import type { LeavingRecord, LeavingSource, LeavingStore, NoticesOf } from "../ports/leaving.ts";
import { audit } from "./audit.ts";
import { noteConsent, type NewConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { languagesOf } from "./languages-of.ts";
import {
  contactsOf,
  contactsToAsk,
  decideUntil,
  isAnother,
  isFinal,
  isTheirs,
  mayBeAsked,
  openLeaving,
  recordWhere,
  undecided,
  type Condition,
} from "./leaving-records.ts";
import { addWithin } from "./outbox.ts";

// The statements that carry out what `audience/leaving.ts` draws. Each locks the subscription first and says in its `where` from which state
// it may happen: two clicks, two contacts or two processes at once are one act. Time is the database's.

export function createLeavingStore(db: Database): LeavingStore {
  return {
    byNumber: (number) => recordWhere(db, isTheirs(number)),
    contactsOf: (partnerId) => contactsOf(db, partnerId),
    leave: (number, act) => db.transaction().execute(async (transaction) => leave(transaction, number, act)),
    leaveAll: (number, act) => db.transaction().execute(async (transaction) => leaveAll(transaction, number, act)),
    restore: (subscriptionId, by) => db.transaction().execute(async (transaction) => restore(transaction, subscriptionId, by)),
    confirm: (subscriptionId, actor) =>
      db.transaction().execute(async (transaction) => {
        const [waiting] = await lockUndecided(transaction, sql`s.id = ${subscriptionId}`, sql`for update of s, l`);
        if (waiting !== undefined) await becomeLeft(transaction, waiting, { method: "contact", actor });
      }),
    leaveUndecided: () => db.transaction().execute(leaveUndecided),
    askLate: (noticesOf) => db.transaction().execute(async (transaction) => askLate(transaction, noticesOf)),
    undecided: () => undecided(db),
  };
}

/**
 * Asked twice, or asked after leaving: one record, the same answer. Few statements, since it is asked beside a campaign in full flow: the
 * first one takes the state, and whoever comes second finds that nothing is left to do.
 */
async function leave(
  transaction: Database,
  number: string,
  { source, eventId, noticesOf }: Parameters<LeavingStore["leave"]>[1],
): Promise<LeavingRecord | undefined> {
  const theirs = isTheirs(number);
  // Somebody who left and subscribed anew: what there was before is over.
  const { rows } = await sql<{ id: string; was_state: "requested" | "active"; state: "leaving" | "left" }>`
    with before as (select s.id, s.state from subscriptions s where ${theirs} and s.state in ('requested', 'active') for update),
         event as (insert into feedback_events (id, subscription_id, kind, source) select ${eventId}, id, 'unsubscribe', ${source} from before),
         earlier as (update leavings set ended_at = now() where ended_at is null and subscription_id in (select id from before))
    update subscriptions s set state = case when s.recipient_kind in ('desk', 'list') then 'leaving' else 'left' end
      from before where s.id = before.id returning s.id, before.state as was_state, s.state`.execute(transaction);
  const [taken] = rows;
  if (taken === undefined) return recordWhere(transaction, theirs);
  const isWaiting = taken.state === "leaving";
  await sql`
    insert into leavings (id, subscription_id, was_state, left_at)
    values (${eventId}, ${taken.id}, ${taken.was_state}, case when ${isWaiting} then null else now() end)`.execute(transaction);
  const record = await recordWhere(transaction, theirs);
  assert(record?.leaving !== undefined, "it is locked, and leaving since this transaction");
  const contacts = isWaiting ? await contactsToAsk(transaction, record) : [];
  const toldCount = await tell(transaction, { ...record, leavingId: eventId }, { noticesOf, contacts });
  if (isWaiting) {
    const detail = { source, toldCount };
    await audit(transaction, { actor: "recipient", action: "subscription.leaving", subject: taken.id, detail });
  } else await noteLeft(transaction, { ...record, leavingId: eventId }, { method: methodOf(source), actor: "reader" });
  return { ...record, leaving: { ...record.leaving, toldCount } };
}

/** Locked in one order, whoever asks: two who end the same ones would wait for each other for ever. */
async function leaveAll(
  transaction: Database,
  number: string,
  { source, eventId, noticesOf: told }: Parameters<LeavingStore["leaveAll"]>[1],
): Promise<LeavingRecord | undefined> {
  // When the first one is told, the others are about to end.
  const noticesOf: NoticesOf = (record, contacts) => told({ ...record, hasOthers: false }, contacts);
  const { rows } = await sql<{ number: string }>`
    select encode(o.number, 'hex') as number from subscriptions s join subscriptions o on o.id = s.id or (${isAnother})
     where ${isTheirs(number)} order by o.id for update of o`.execute(transaction);
  for (const each of rows) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one connection, one transaction
    await leave(transaction, each.number, { source, eventId: eventId(), noticesOf });
  }
  return recordWhere(transaction, isTheirs(number));
}

/** In the transaction of what they are told: nobody hears of what was not stored, and nothing is stored that nobody hears of. */
async function tell(
  transaction: Database,
  record: LeavingRecord & { readonly leavingId: string },
  { noticesOf, contacts }: { readonly noticesOf: NoticesOf; readonly contacts: readonly Contact[] },
): Promise<number> {
  const mails = noticesOf(record, contacts);
  if (mails.length === 0) return 0;
  // About this leaving nobody has been told anything, and the lock of its row sees to it that nobody else tells them now.
  await addWithin(transaction, mails);
  await transaction.updateTable("leavings").set({ told_count: mails.length }).where("id", "=", record.leavingId).execute();
  return mails.length;
}

/** An operator has seen that nobody was asked, and has added a contact: also in the 30 days after it has left. */
async function askLate(transaction: Database, noticesOf: NoticesOf): Promise<number> {
  const { rows } = await sql<{ id: string; leaving_id: string }>`
    select s.id, l.id as leaving_id
      from subscriptions s join leavings l on ${openLeaving} join publications u on u.id = s.publication_id
     where l.told_count = 0 and not (${isFinal}) and s.state in ('leaving', 'left') and s.recipient_kind in ('desk', 'list')
       and exists (select from contacts c where ${mayBeAsked})
     order by l.asked_at limit ${limits.leavingsPerRoundMax} for update of s, l skip locked`.execute(transaction);
  let newCount = 0;
  for (const { id, leaving_id: leavingId } of rows) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one connection, one transaction
    const record = await recordWhere(transaction, sql`s.id = ${id}`);
    if (record === undefined) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    newCount += await tell(transaction, { ...record, leavingId }, { noticesOf, contacts: await contactsToAsk(transaction, record) });
  }
  return newCount;
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

interface Waiting extends Pick<LeavingRecord, "subscriptionId" | "publicationId" | "partnerId" | "address" | "languages"> {
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
    partner_id: string | null;
    address: string;
    languages: string[];
    source: LeavingSource;
  }>`
    select s.id, l.id as leaving_id, s.publication_id, s.partner_id, s.address, s.languages, e.source
      from subscriptions s
      join leavings l on l.subscription_id = s.id and l.left_at is null and l.ended_at is null
      join feedback_events e on e.id = l.id
     where s.state = 'leaving' and ${condition} order by l.asked_at limit ${limits.leavingsPerRoundMax} ${lock}`.execute(transaction);
  return rows.map((row) => ({
    subscriptionId: row.id,
    leavingId: row.leaving_id,
    publicationId: row.publication_id,
    partnerId: row.partner_id ?? undefined,
    address: row.address,
    languages: languagesOf(row.languages),
    source: row.source,
  }));
}

async function becomeLeft(transaction: Database, waiting: Waiting, by: By): Promise<void> {
  await transaction.updateTable("subscriptions").set({ state: "left" }).where("id", "=", waiting.subscriptionId).execute();
  await transaction
    .updateTable("leavings")
    .set({ left_at: sql<Date>`now()` })
    .where("id", "=", waiting.leavingId)
    .execute();
  await noteLeft(transaction, waiting, by);
}

type By = Pick<NewConsent, "method" | "actor" | "detail">;

/** What having left means for the address, and for the history. */
async function noteLeft(
  transaction: Database,
  { subscriptionId, leavingId, publicationId, partnerId, address, languages }: Waiting,
  { method, actor, detail = {} }: By,
): Promise<void> {
  // The list may have been left before, and come back without an undo: the later leaving is what its reader knows of, and may undo.
  await sql`
    insert into suppressions (publication_id, address, reason, scope, partner_id, leaving_id)
    values (${publicationId}, lower(${address}), 'unsubscribed', 'list', ${partnerId ?? null}, ${leavingId})
    on conflict (publication_id, address, scope, coalesce(partner_id, ''), (reason = 'byPartner')) do update set leaving_id = excluded.leaving_id`.execute(
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
