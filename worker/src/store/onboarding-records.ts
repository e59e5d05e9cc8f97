import type { Language, TranslatedString } from "@newsletter/schemas";
import { sql } from "kysely";
import type { InvitedContact, OnboardedSubscription, OnboardingAnswer, OnboardingRecord } from "../ports/onboarding.ts";
import type { Database } from "./database.ts";
import { languagesOf } from "./languages-of.ts";

// What is stored about bringing partners in, gathered from the tables that own it: a partner per row.

interface ConfirmedRow {
  readonly contactId: string;
  readonly at: string;
  readonly recipientKind: string;
  readonly languages: readonly string[];
}

interface SubscriptionRow extends Omit<OnboardedSubscription, "languages" | "confirmed" | "testedAt"> {
  readonly languages: readonly string[];
  readonly confirmed: ConfirmedRow | null;
  readonly testedAt: string | null;
}

interface Row {
  readonly id: string;
  readonly name: TranslatedString;
  readonly contacts: readonly (Omit<InvitedContact, "confirmedAt" | "invitedAt"> & {
    readonly confirmedAt: string | null;
    readonly invitedAt: string | null;
  })[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly answers: readonly (Omit<OnboardingAnswer, "words"> & { readonly words: string | null })[];
  readonly members_in: string[];
  readonly agreed_with: string[];
}

/** All that have a contact or a subscription, or this one alone. */
export async function onboardingRecords(db: Database, partnerId?: string): Promise<readonly OnboardingRecord[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, ${allOf(contacts)} as contacts, ${allOf(subscriptions)} as subscriptions, ${allOf(answers)} as answers,
           array(select distinct m.publication_id from subscriptions m
                  where m.partner_id = p.id and m.recipient_kind = 'members' and m.state in ('requested', 'active') order by 1) as members_in,
           array(select a.publication_id from (select distinct on (publication_id) publication_id, reference from partner_agreements
                  where partner_id = p.id order by publication_id, id desc) a where a.reference is not null order by 1) as agreed_with
      from partners p
     where ${partnerId === undefined ? sql`exists (select from contacts c where c.partner_id = p.id) or exists (select from subscriptions s where s.partner_id = p.id)` : sql`p.id = ${partnerId}`}
     order by p.id`.execute(db);
  return rows.map(recordOf);
}

/** Of one partner: desks and lists are few, and people of a partner are its members. */
const subscriptionsShownMax = 200;

const contacts = sql`
  select c.id, c.name, c.address, c.confirmed_at as "confirmedAt", c.invited_at as "invitedAt"
    from contacts c where c.partner_id = p.id order by lower(c.name), c.id`;

const subscriptions = sql`
  select s.id, s.publication_id as "publicationId", s.address, s.recipient_kind as "recipientKind", s.languages, s.state,
         (select jsonb_build_object('contactId', c.actor, 'at', c.at, 'recipientKind', c.detail->>'confirmedKind', 'languages', c.languages)
            from consents c where c.subscription_id = s.id and c.detail ? 'confirmedKind' order by c.id desc limit 1) as confirmed,
         exists (select from consents c where c.subscription_id = s.id and c.actor = 'reader' and c.act in ('asked', 'given', 'changed')) as "isReadersChoice",
         (select max(o.created_at) from outbox o where o.purpose = 'testForward' and o.about >= s.id || ':' and o.about < s.id || ';') as "testedAt"
    from subscriptions s
   where s.partner_id = p.id and s.recipient_kind in ('desk', 'list', 'person') and s.state <> 'left' and s.merged_into is null
   order by s.recipient_kind = 'person', s.created_at, s.id limit ${subscriptionsShownMax}`;

const answers = sql`
  select * from (
    select distinct on (a.about, a.subject) a.about, a.subject, a.answer, a.words, a.contact_id as "contactId", a.at
      from onboarding_answers a where a.partner_id = p.id order by a.about, a.subject, a.id desc) latest
   order by at desc`;

function allOf(query: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`(select coalesce(jsonb_agg(to_jsonb(q)), '[]') from (${query}) q)`;
}

function recordOf(row: Row): OnboardingRecord {
  return {
    partnerId: row.id,
    partnerName: row.name,
    contacts: row.contacts.map(({ confirmedAt, invitedAt, ...contact }) => ({
      ...contact,
      confirmedAt: instant(confirmedAt),
      invitedAt: instant(invitedAt),
    })),
    subscriptions: row.subscriptions.map(subscriptionOf),
    answers: row.answers.map(({ words, at, ...answer }) => ({ ...answer, at: instant(at) ?? at, words: words ?? undefined })),
    membersIn: row.members_in,
    agreedWith: row.agreed_with,
  };
}

function subscriptionOf({ languages, confirmed, testedAt, ...subscription }: SubscriptionRow): OnboardedSubscription {
  const known: readonly Language[] = languagesOf(languages);
  return {
    ...subscription,
    languages: known,
    confirmed: confirmed === null ? undefined : { ...confirmed, at: instant(confirmed.at) ?? confirmed.at },
    testedAt: instant(testedAt),
  };
}

/** As JSON of PostgreSQL writes an instant. */
function instant(value: string | null): string | undefined {
  return value === null ? undefined : new Date(value).toISOString();
}
