import { sql } from "kysely";
import { noteCharactersMax } from "../audience/limits.ts";
import { mailAddress } from "../audience/mail-address.ts";
import type { LiftOutcome, ListedAddress, MembersPace, MembersStore, PartnersSuppression, SuppressOutcome } from "../ports/members.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { isOnList } from "./kept-back.ts";
import { boundPartners } from "./members-pace.ts";
import { paceSpans } from "./pace-store.ts";

// What a partner decides about its own list. It sees and lifts what it has set itself, and nothing else: `reason = 'byPartner'` and its id stand
// in every statement here. The audit names the partner and the subscription, never the address.

export function createMembersStore(db: Database): MembersStore {
  return {
    suppress: (listed, given) => db.transaction().execute(async (transaction) => suppress(transaction, listed, given)),
    lift: (listed, actor) => db.transaction().execute(async (transaction) => lift(transaction, listed, actor)),
    suppressions: (partnerId, publicationId, countMax) => suppressionsOf(db, { partnerId, publicationId, countMax }),
    pace: async (partnerId) => {
      const row = await db
        .selectFrom("partners")
        .select(["members_per_hour_max", "members_per_day_max"])
        .where("id", "=", partnerId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return { messagesPerHourMax: row.members_per_hour_max ?? undefined, messagesPerDayMax: row.members_per_day_max ?? undefined };
    },
    setPace: (partnerId, pace, actor) => db.transaction().execute(async (transaction) => setPace(transaction, partnerId, { pace, actor })),
    boundPartners: () => boundPartners(db, paceSpans),
  };
}

async function suppress(
  transaction: Database,
  listed: ListedAddress,
  { note: given, actor }: { readonly note: string; readonly actor: string },
): Promise<SuppressOutcome> {
  const { partnerId, publicationId } = listed;
  const address = asKept(listed.address);
  const note = given.trim();
  if (address === undefined) return { state: "faulty", fault: "address" };
  if (note === "" || note.length > noteCharactersMax) return { state: "faulty", fault: "note" };
  if (!(await isKnown(transaction, partnerId))) return { state: "unknownPartner" };
  const { rows } = await sql`
    insert into suppressions (publication_id, address, reason, scope, partner_id, note, set_by)
    values (${publicationId}, ${address}, 'byPartner', 'list', ${partnerId}, ${note}, ${actor})
    on conflict do nothing returning address`.execute(transaction);
  if (rows.length === 0) return { state: "already" };
  await noted(transaction, listed, { actor, action: "suppression.set" });
  return { state: "suppressed" };
}

async function lift(transaction: Database, listed: ListedAddress, actor: string): Promise<LiftOutcome> {
  const { partnerId, publicationId } = listed;
  const address = asKept(listed.address) ?? "";
  const { rows } = await sql`
    with lifted as (
      delete from suppressions
       where publication_id = ${publicationId} and address = ${address} and reason = 'byPartner' and partner_id = ${partnerId}
      returning publication_id, address, partner_id, note, set_by, created_at)
    insert into lifted_suppressions (publication_id, address, partner_id, note, set_by, created_at, lifted_by)
    select publication_id, address, partner_id, note, set_by, created_at, ${actor} from lifted returning id`.execute(transaction);
  if (rows.length === 0) return { state: "notTheirs", isStillKeptBack: false };
  await noted(transaction, listed, { actor, action: "suppression.lifted" });
  const left = await transaction
    .selectFrom("suppressions")
    .select("reason")
    .where("publication_id", "=", publicationId)
    .where("address", "=", address)
    .where(isOnList(partnerId))
    .executeTakeFirst();
  return { state: "lifted", isStillKeptBack: left !== undefined };
}

/** As suppressions keep it: a domain in its ASCII form, all in lower case. */
function asKept(address: string): string | undefined {
  return mailAddress(address)?.toLowerCase();
}

async function isKnown(db: Database, partnerId: string): Promise<boolean> {
  return (await db.selectFrom("partners").select("id").where("id", "=", partnerId).executeTakeFirst()) !== undefined;
}

async function noted(
  transaction: Database,
  { partnerId, publicationId, address }: ListedAddress,
  { actor, action }: { readonly actor: string; readonly action: string },
): Promise<void> {
  const subscription = await transaction
    .selectFrom("subscriptions")
    .select("id")
    .where("publication_id", "=", publicationId)
    .where("partner_id", "=", partnerId)
    .where(sql`lower(address)`, "=", asKept(address) ?? "")
    .executeTakeFirst();
  const subscriptionId = subscription?.id ?? null;
  await audit(transaction, { actor, action, subject: partnerId, detail: { publicationId, subscriptionId } });
}

async function suppressionsOf(
  db: Database,
  { partnerId, publicationId, countMax }: { readonly partnerId: string; readonly publicationId: string; readonly countMax: number },
): Promise<readonly PartnersSuppression[]> {
  const { rows } = await sql<{
    address: string;
    note: string;
    set_by: string;
    created_at: Date;
    lifted_by: string | null;
    lifted_at: Date | null;
  }>`
    select address, coalesce(note, '') as note, set_by, created_at, lifted_by, lifted_at from (
      select address, note, set_by, created_at, null as lifted_by, null::timestamptz as lifted_at
        from suppressions where partner_id = ${partnerId} and publication_id = ${publicationId} and reason = 'byPartner'
      union all
      select address, note, set_by, created_at, lifted_by, lifted_at
        from lifted_suppressions where partner_id = ${partnerId} and publication_id = ${publicationId} and address not like 'erased:%'
    ) as theirs order by coalesce(lifted_at, created_at) desc, address limit ${countMax}`.execute(db);
  return rows.map((row) => ({
    address: row.address,
    note: row.note,
    setBy: row.set_by,
    setAt: row.created_at.toISOString(),
    lifted: row.lifted_by === null || row.lifted_at === null ? undefined : { by: row.lifted_by, at: row.lifted_at.toISOString() },
  }));
}

async function setPace(
  transaction: Database,
  partnerId: string,
  { pace, actor }: { readonly pace: MembersPace; readonly actor: string },
): Promise<boolean> {
  const { messagesPerHourMax = null, messagesPerDayMax = null } = pace;
  const { numUpdatedRows } = await transaction
    .updateTable("partners")
    .set({ members_per_hour_max: messagesPerHourMax, members_per_day_max: messagesPerDayMax })
    .where("id", "=", partnerId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await audit(transaction, { actor, action: "partner.paced", subject: partnerId, detail: { messagesPerHourMax, messagesPerDayMax } });
  return true;
}
