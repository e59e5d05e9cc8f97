import { sql } from "kysely";
import type { AddressData, SubscriptionData } from "../ports/preferences.ts";
import type { Database } from "./database.ts";
import { concerns } from "./kept-back.ts";

// What is stored about somebody, in the words of the tables: for its owner, who has a right to all of it and to nothing that tells of others.

export async function dataOfSubscription(db: Database, subscriptionId: string): Promise<SubscriptionData> {
  const { rows } = await sql<{ data: SubscriptionData }>`
    select jsonb_build_object(
      'subscription', jsonb_build_object('id', s.id, 'publication', s.publication_id, 'address', s.address, 'recipientKind', s.recipient_kind,
        'partner', s.partner_id, 'languages', s.languages, 'state', s.state, 'createdAt', s.created_at, 'pausedUntil', s.paused_until,
        'isLowBandwidth', s.is_low_bandwidth, 'tags', s.tags, 'mergedInto', s.merged_into, 'erasedAt', s.erased_at),
      'consents', ${allOf(sql`select c.act, c.method, c.address, c.languages, c.wording, c.actor, c.detail, c.at from consents c where c.subscription_id = s.id order by c.id`)},
      'wishes', ${allOf(sql`select o.languages, o.wording, o.language, o.asked_at as "askedAt", o.expires_at as "expiresAt", o.confirmed_at as "confirmedAt" from opt_ins o where o.subscription_id = s.id order by o.asked_at`)},
      'campaigns', ${allOf(sql`
        select k.kind, k.issue_id as issue, k.begins_at as "beganAt", r.state, r.excluded_reason as reason, e.key_text as edition, r.settled_at as "settledAt",
               r.reply_code as "replyCode", r.evidence
          from recipients r join campaigns k on k.id = r.campaign_id left join rendered_editions e on e.digest = r.edition_digest
         where r.subscription_id = s.id order by k.begins_at`)},
      'leavings', ${allOf(sql`select l.asked_at as "askedAt", l.left_at as "leftAt", l.ended_at as "endedAt" from leavings l where l.subscription_id = s.id order by l.asked_at`)},
      'feedback', ${allOf(sql`select f.kind, f.source, f.status, f.diagnostic, f.received_at as "receivedAt" from feedback_events f where f.subscription_id = s.id order by f.received_at`)},
      'singleMails', ${allOf(sql`
        select m.purpose, m.state, m.created_at as "createdAt", m.settled_at as "settledAt", m.evidence from outbox m
         where lower(m.address) = lower(s.address) and m.publication_id = s.publication_id and m.purpose <> 'proof' order by m.created_at`)},
      'suppressions', ${allOf(sql`
        select p.reason, p.scope, p.partner_id as partner, p.note, p.created_at as "createdAt", null::timestamptz as "liftedAt" from suppressions p where ${concerns}
        union all
        select 'byPartner', 'list', x.partner_id, x.note, x.created_at, x.lifted_at from lifted_suppressions x
         where x.publication_id = s.publication_id and x.address = lower(s.address) and x.partner_id = s.partner_id`)}
    ) as data from subscriptions s where s.id = ${subscriptionId}`.execute(db);
  return rows[0]?.data ?? {};
}

/** Every subscription of an address, and what else is kept under it. */
export async function dataOfAddress(db: Database, address: string, erasedMark: string): Promise<AddressData> {
  const found = await db
    .selectFrom("subscriptions")
    .select("id")
    .where(sql`lower(address)`, "=", address.toLowerCase())
    .orderBy("created_at")
    // A file brings many in one instant.
    .orderBy("partner_id")
    .orderBy("id")
    .execute();
  const subscriptions = await Promise.all(found.map(async ({ id }) => dataOfSubscription(db, id)));
  const { rows: contacts } = await sql<SubscriptionData>`
    select partner_id as partner, name, address, stakeholder_kind as "stakeholderKind", created_at as "createdAt", invited_at as "invitedAt",
           confirmed_at as "confirmedAt", ${allOf(sql`select a.about, a.answer, a.words, a.at from onboarding_answers a where a.contact_id = contacts.id order by a.id`)} as answers
      from contacts where lower(address) = lower(${address}) order by created_at`.execute(db);
  const { rows: proofs } = await sql<SubscriptionData>`
    select issue_id as issue, key_text as edition, state, created_at as "createdAt" from outbox
     where lower(address) = lower(${address}) and purpose = 'proof' order by created_at`.execute(db);
  const { rows: suppressions } = await sql<SubscriptionData>`
    select publication_id as publication, reason, scope, partner_id as partner, note, created_at as "createdAt", null::timestamptz as "liftedAt"
      from suppressions where address in (lower(${address}), ${erasedMark})
    union all
    select publication_id, 'byPartner', 'list', partner_id, note, created_at, lifted_at from lifted_suppressions where address = lower(${address})
     order by 1, 6`.execute(db);
  return { address, subscriptions, contacts, proofs, suppressions };
}

function allOf(query: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`(select coalesce(jsonb_agg(to_jsonb(q)), '[]') from (${query}) q)`;
}
