import type { Language } from "@newsletter/schemas";
import { sql } from "kysely";
import {
  memberStates,
  type ListOf,
  type Member,
  type MemberPage,
  type MemberQuestion,
  type MemberState,
  type PartnerMembersStore,
} from "../ports/partner-members.ts";
import { audit } from "./audit.ts";
import { noteConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { keptBackAs } from "./kept-back.ts";
import { languagesOf } from "./languages-of.ts";
import { agreementOf, recordAgreement } from "./partner-agreements.ts";
import { askMembers } from "./ask-members.ts";
import { keepUpload, takeUpload } from "./partner-uploads.ts";

// A partner's own members: every statement names its partner, its publication and their kind, so that no id of another's list means anything here.

export function createPartnerMembersStore(db: Database): PartnerMembersStore {
  return {
    page: (list, question, pageSize) => pageOf(db, list, { ...question, pageSize }),
    member: async (list, id) => (await membersWhere(db, list, sql`id = ${id}::uuid`))[0],
    remove: (list, id, actor) => db.transaction().execute(async (transaction) => remove(transaction, list, { id, actor })),
    ask: (list, asking) => db.transaction().execute(async (transaction) => askMembers(transaction, list, asking)),
    all: async (list, actor) => {
      // Before the first row leaves: an export that breaks off has been one.
      await audit(db, { actor, action: "members.exported", subject: list.partnerId, detail: { publicationId: list.publicationId } });
      return membersWhere(db, list, sql`true`);
    },
    agreement: (list) => agreementOf(db, list),
    recordAgreement: (list, agreement, actor) =>
      db.transaction().execute(async (transaction) => recordAgreement(transaction, list, { agreement, actor })),
    keepUpload: (sessionDigest, upload) => keepUpload(db, sessionDigest, upload),
    takeUpload: (sessionDigest, digest) => takeUpload(db, sessionDigest, digest),
  };
}

type Condition = ReturnType<typeof sql>;

/** What its partner may know of it. Of an erased one nothing is left to show. */
const listed = ({ partnerId, publicationId }: ListOf): Condition => sql`
  (select s.id, s.address, s.languages, to_char(coalesce(l.at, s.created_at) at time zone 'UTC', 'YYYY-MM-DD') as since,
          case when s.state = 'left' and s.merged_into is null and (l.act, l.method) = ('withdrawn', 'contact') then 'removed'
               when s.state in ('left', 'leaving') or s.merged_into is not null or ${keptBackAs} = 'suppressed' then 'ended'
               when ${keptBackAs} = 'suppressedByPartner' then 'removed'
               when s.state = 'requested' then 'asked' else 'receiving' end as member_state
     from subscriptions s
     left join lateral (select c.act, c.method, c.at from consents c where c.subscription_id = s.id order by c.id desc limit 1) l on true
    where s.publication_id = ${publicationId} and s.partner_id = ${partnerId} and s.recipient_kind = 'members' and s.erased_at is null) as m`;

interface MemberRow {
  readonly id: string;
  readonly address: string;
  readonly languages: readonly string[];
  readonly since: string;
  readonly member_state: MemberState;
}

async function membersWhere(db: Database, list: ListOf, condition: Condition, range: Condition = sql``): Promise<readonly Member[]> {
  const { rows } = await sql<MemberRow>`select * from ${listed(list)} where ${condition} order by lower(address), id ${range}`.execute(db);
  return rows.map(({ id, address, languages, since, member_state: state }) => ({
    id,
    address,
    state,
    languages: languagesOf(languages) satisfies readonly Language[],
    since,
  }));
}

async function pageOf(
  db: Database,
  list: ListOf,
  { search, state, page: asked, pageSize }: MemberQuestion & { readonly pageSize: number },
): Promise<MemberPage> {
  const isFound = sql`position(${search.toLowerCase()} in lower(address)) > 0`;
  const { rows } = await sql<{ member_state: MemberState; count: string; found: string }>`
    select member_state, count(*) as count, count(*) filter (where ${isFound}) as found from ${listed(list)} group by member_state`.execute(
    db,
  );
  const none: Record<MemberState, number> = { receiving: 0, asked: 0, ended: 0, removed: 0 };
  const counts = { ...none, ...Object.fromEntries(rows.map(({ member_state: each, count }) => [each, Number(count)])) };
  const wanted = state === undefined ? memberStates : [state];
  const foundCount = rows.reduce((sum, row) => sum + (wanted.includes(row.member_state) ? Number(row.found) : 0), 0);
  const pageCount = Math.max(1, Math.ceil(foundCount / pageSize));
  const page = Math.min(asked, pageCount);
  const members = await membersWhere(
    db,
    list,
    sql`${isFound} and member_state = any(${[...wanted]}::text[])`,
    sql`limit ${pageSize} offset ${(page - 1) * pageSize}`,
  );
  return { counts, members, page, pageCount };
}

async function remove(
  transaction: Database,
  { partnerId, publicationId }: ListOf,
  { id, actor }: { readonly id: string; readonly actor: string },
): Promise<boolean> {
  const row = await transaction
    .selectFrom("subscriptions")
    .select(["state", "address", "languages"])
    .where("id", "=", id)
    .where("publication_id", "=", publicationId)
    .where("partner_id", "=", partnerId)
    .where("recipient_kind", "=", "members")
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return false;
  // Who left by themselves has left already, and stays so.
  if (row.state !== "requested" && row.state !== "active") return true;
  await transaction.updateTable("subscriptions").set({ state: "left" }).where("id", "=", id).execute();
  // As if the person had left this list: a campaign under way asks suppressions, and the person's own consent lifts it.
  await sql`
    insert into suppressions (publication_id, address, reason, scope, partner_id)
    values (${publicationId}, lower(${row.address}), 'unsubscribed', 'list', ${partnerId}) on conflict do nothing`.execute(transaction);
  // A link in a mail that asks must not bring back who was removed since.
  await transaction
    .updateTable("opt_ins")
    .set({ expires_at: sql<Date>`now()` })
    .where("subscription_id", "=", id)
    .where("confirmed_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .execute();
  const { address, languages } = row;
  const said = { subscriptionId: id, address, languages, actor, detail: { byPartner: partnerId } };
  await noteConsent(transaction, { ...said, act: "withdrawn", method: "contact" });
  await audit(transaction, { actor, action: "member.removed", subject: id, detail: { partnerId } });
  return true;
}
