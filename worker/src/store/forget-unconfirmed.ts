import { sql } from "kysely";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { eraseSubscriptions } from "./erasure-store.ts";

// Whoever was asked, by the form or by `newsletter audience invite`, and never confirmed, has agreed to nothing: some weeks after the last of the
// links expired the address is taken out, and no mark of it stays among the suppressions. Only of people who never were active; who left, and
// shared mailboxes, have a history of their own.

/** Gives how many were erased. Each in a transaction of its own, so that none waits for the others. */
export async function forgetUnconfirmed(
  db: Database,
  { keptDays, countMax }: { readonly keptDays: number; readonly countMax: number },
): Promise<number> {
  const { rows } = await sql<Candidate>`
    select distinct s.id, s.publication_id, s.address
      from opt_ins o join subscriptions s on s.id = o.subscription_id
     where o.confirmed_at is null and o.expires_at < now() - ${keptDays} * interval '1 day' and ${isForgettable(keptDays)}
     limit ${countMax}`.execute(db);
  let count = 0;
  for (const candidate of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    if (await db.transaction().execute(async (transaction) => forget(transaction, candidate, keptDays))) count += 1;
  }
  return count;
}

interface Candidate {
  readonly id: string;
  readonly publication_id: string;
  readonly address: string;
}

/** Of a subscription `s`. */
function isForgettable(keptDays: number) {
  return sql<boolean>`(
    s.state = 'requested' and s.recipient_kind in ('person', 'members') and s.merged_into is null
    and not exists (select from subscriptions m where m.merged_into = s.id)
    and not exists (select from consents c where c.subscription_id = s.id and c.act in ('given', 'restored'))
    and not exists (select from opt_ins w where w.subscription_id = s.id
                     and (w.confirmed_at is not null or w.expires_at >= now() - ${keptDays} * interval '1 day')))`;
}

async function forget(transaction: Database, { id, publication_id, address }: Candidate, keptDays: number): Promise<boolean> {
  // The lock of the form: whoever asks again at this moment comes before, and is kept, or after, and begins anew.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${publication_id} ${address.toLowerCase()}`}, 0))`.execute(transaction);
  // In the order in which a confirmation takes them: it comes first and all is as it wished, or finds its wish gone.
  await sql`select from opt_ins where subscription_id = ${id} order by number for update`.execute(transaction);
  const { rows } = await sql`
    select from subscriptions s where s.id = ${id} and s.address = ${address} and ${isForgettable(keptDays)} for update`.execute(
    transaction,
  );
  if (rows.length === 0) return false;
  await eraseSubscriptions(transaction, [id], address);
  // Which line of whose file it was leads back to the address as well.
  await sql`update consents set detail = '{}' where subscription_id = ${id}`.execute(transaction);
  await forgetMails(transaction, { publicationId: publication_id, address, keptDays });
  await audit(transaction, { actor: "newsletter", action: "subscription.forgotten", subject: id });
  return true;
}

/** The mails that asked. Others stay where the address goes on in some other way. */
async function forgetMails(
  transaction: Database,
  { publicationId, address, keptDays }: { readonly publicationId: string; readonly address: string; readonly keptDays: number },
): Promise<void> {
  const old = sql`lower(address) = lower(${address}) and created_at < now() - ${keptDays} * interval '1 day' and state <> 'handed'`;
  const isKnownElsewhere = sql`(
    exists (select from subscriptions s where lower(s.address) = lower(${address})) or exists (select from contacts c where lower(c.address) = lower(${address})))`;
  const asked = sql`${old} and purpose <> 'proof' and ((purpose = 'confirmation' and publication_id = ${publicationId}) or not ${isKnownElsewhere})`;
  await sql`delete from outbox where ${asked} and state = 'planned'`.execute(transaction);
  await sql`update outbox set address = 'erased', evidence = null where ${asked}`.execute(transaction);
}
