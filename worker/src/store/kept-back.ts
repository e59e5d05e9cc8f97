import { sql, type RawBuilder } from "kysely";

// What keeps mail from a subscription `s`: a suppression of its address in the whole publication, or on its own list. Another list of the same
// address is none of its business. Every statement that asks says it by these, or by `is_on_list` of the migrations where there is no `s` yet.

/** Of a suppression `p`. */
export const concerns = sql<boolean>`(p.publication_id = s.publication_id and p.address = lower(s.address) and is_on_list(p.scope, p.partner_id, s.partner_id))`;

export const isKeptBack = sql<boolean>`exists (select from suppressions p where ${concerns})`;

const isKeptBackByPartner = sql<boolean>`exists (select from suppressions p where ${concerns} and p.reason = 'byPartner')`;

const isKeptBackOtherwise = sql<boolean>`exists (select from suppressions p where ${concerns} and p.reason <> 'byPartner')`;

/** Of the table itself: what is about this partner's list, or about the publication's own. */
export function isOnList(partnerId: string | null): RawBuilder<boolean> {
  return sql<boolean>`is_on_list(scope, partner_id, ${partnerId}::text)`;
}

/** As the ledger counts it; null where nothing keeps it back. What its reader set, or came back of the address, comes first. */
export const keptBackAs = sql<"suppressed" | "suppressedByPartner" | null>`
  case when ${isKeptBackOtherwise} then 'suppressed' when ${isKeptBackByPartner} then 'suppressedByPartner' end`;

/** The same of all subscriptions to a publication in one look, which is what a plan takes: asked row by row, 100,000 of them cost seconds. */
export function allKeptBack(
  publicationId: string,
): RawBuilder<{ subscription_id: string; kept_back_as: "suppressed" | "suppressedByPartner" }> {
  return sql`(
    select s.id as subscription_id, case when bool_or(p.reason <> 'byPartner') then 'suppressed' else 'suppressedByPartner' end as kept_back_as
      from suppressions p join subscriptions s on ${concerns} where p.publication_id = ${publicationId} group by 1)`;
}

/** The one that outlasts the others: what is of the address, then its reader's own, then a partner's. */
export const firstReason = sql<string | null>`(
  select p.reason from suppressions p where ${concerns}
   order by p.reason = 'byPartner', p.reason = 'unsubscribed', p.created_at limit 1)`;
