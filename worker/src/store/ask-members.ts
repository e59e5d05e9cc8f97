import { sql } from "kysely";
import type { Asking, ListOf } from "../ports/partner-members.ts";
import { batchesOf } from "./batches-of.ts";
import { noteConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { languagesOf } from "./languages-of.ts";
import { addWithin } from "./outbox.ts";

interface WaitingRow {
  readonly id: string;
  readonly number: Buffer;
  readonly address: string;
  readonly languages: readonly string[];
}

/**
 * Asks those whom a partner added and nobody asked yet, also after a file whose process died before it had asked; and those it had removed and adds
 * again. The question and its mail are stored together, or neither.
 */
export async function askMembers(transaction: Database, list: ListOf, asking: Asking): Promise<number> {
  const removed = await askAgain(transaction, list, asking);
  const waiting = await neverAsked(transaction, list);
  let askedCount = 0;
  for (const batch of batchesOf([...removed, ...waiting])) {
    const mails = [];
    for (const row of batch) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one connection, one transaction
      if (!(await isAskedFirst(transaction, list, asking.mark(row.address))) && !removed.includes(row)) continue;
      const member = { subscriptionNumber: row.number.toString("hex"), address: row.address, languages: languagesOf(row.languages) };
      const language = asking.language(member);
      const number = asking.number();
      // oxlint-disable-next-line eslint/no-await-in-loop -- as above
      await transaction
        .insertInto("opt_ins")
        .values({
          subscription_id: row.id,
          number: Buffer.from(number, "hex"),
          languages: [...member.languages],
          wording: asking.wording(language),
          language,
          expires_at: sql<Date>`now() + ${asking.validDays} * interval '1 day'`,
        })
        .execute();
      mails.push(asking.mail(member, number, language));
    }
    askedCount += mails.length;
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    if (mails.length > 0) await addWithin(transaction, mails);
  }
  return askedCount;
}

/** A distribution list is never asked: any of its members could press the button, in the name of all the others. */
const isShared = sql`exists (
  select from subscriptions l where l.publication_id = s.publication_id and lower(l.address) = lower(s.address) and l.recipient_kind = 'list')`;

/** Nobody is asked twice whether they want it, because others brought their address: by no other partner, and by no invitation of the publisher. */
async function isAskedFirst(transaction: Database, { publicationId }: ListOf, mark: string): Promise<boolean> {
  const { rows } = await sql`
    insert into invitations (publication_id, mark) values (${publicationId}, ${Buffer.from(mark, "hex")}) on conflict do nothing returning mark`.execute(
    transaction,
  );
  return rows.length > 0;
}

/** Of two who add at the same moment, one asks. */
async function neverAsked(transaction: Database, { partnerId, publicationId }: ListOf): Promise<readonly WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select s.id, s.number, s.address, s.languages from subscriptions s
     where s.publication_id = ${publicationId} and s.partner_id = ${partnerId} and s.recipient_kind = 'members' and s.state = 'requested'
       and not exists (select from opt_ins o where o.subscription_id = s.id) and not (${isShared})
       and exists (select from consents c where c.subscription_id = s.id and c.act = 'asked' and c.detail->>'byPartner' = ${partnerId})
     order by s.id for update of s skip locked`.execute(transaction);
  return rows;
}

async function askAgain(
  transaction: Database,
  { partnerId, publicationId }: ListOf,
  { again, contactId, asksMax }: Pick<Asking, "again" | "contactId" | "asksMax">,
): Promise<readonly WaitingRow[]> {
  if (again.length === 0) return [];
  const { rows } = await sql<WaitingRow>`
    update subscriptions s set state = 'requested'
     where s.publication_id = ${publicationId} and s.partner_id = ${partnerId} and s.recipient_kind = 'members' and s.state = 'left'
       and lower(s.address) = any(${again.map((address) => address.toLowerCase())}::text[])
       and not (${isShared}) and (select count(*) from opt_ins o where o.subscription_id = s.id) < ${asksMax}
       and ('withdrawn', 'contact') = (select c.act, c.method from consents c where c.subscription_id = s.id order by c.id desc limit 1)
    returning s.id, s.number, s.address, s.languages`.execute(transaction);
  await sql`
    delete from suppressions where publication_id = ${publicationId} and scope = 'list' and partner_id = ${partnerId} and reason = 'unsubscribed'
       and leaving_id is null and address = any(${rows.map(({ address }) => address.toLowerCase())}::text[])`.execute(transaction);
  for (const { id, address, languages } of rows) {
    const said = { subscriptionId: id, address, languages, actor: contactId, detail: { byPartner: partnerId } };
    // oxlint-disable-next-line eslint/no-await-in-loop -- one connection, one transaction
    await noteConsent(transaction, { ...said, act: "asked", method: "contact" });
  }
  return rows;
}
