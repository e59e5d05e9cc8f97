import { sql } from "kysely";
import type { TranslatedString } from "@newsletter/schemas";
import { optInOutcome } from "../audience/opt-in-outcome.ts";
import type { Joining, PreferenceStore, Settings, SettingsChange } from "../ports/preferences.ts";
import { audit } from "./audit.ts";
import { noteConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { languagesOf } from "./languages-of.ts";
import { planWithin } from "./outbox.ts";
import { dataOfAddress, dataOfSubscription } from "./subscription-data.ts";
import { existingSubscriptions, liftSuppressions } from "./subscribe-store.ts";

export function createPreferenceStore(db: Database): PreferenceStore {
  return {
    settings: async (number) => {
      // Of one that was joined with another, the links act on that one.
      const acts = sql<string>`(select coalesce(t.merged_into, t.id) from subscriptions t where t.number = ${Buffer.from(number, "hex")})`;
      const row = await rows(db).where("s.id", "=", acts).executeTakeFirst();
      return row === undefined ? undefined : settingsOf(row);
    },
    ofAddress: async (address) => {
      const found = await rows(db)
        .where(sql`lower(s.address)`, "=", address.toLowerCase())
        .where("s.recipient_kind", "<>", "list")
        .orderBy("s.created_at")
        .orderBy("s.id")
        .execute();
      return found.map(settingsOf);
    },
    change: (number, change) => db.transaction().execute(async (transaction) => changed(transaction, number, change)),
    join: (number, joining, erasedMark) =>
      db.transaction().execute(async (transaction) => joined(transaction, number, joining, erasedMark)),
    data: (subscriptionId) => dataOfSubscription(db, subscriptionId),
    dataOfAddress: (address, erasedMark) => dataOfAddress(db, address, erasedMark),
    noteLook: async (subject, action, actor) => audit(db, { actor, action: `subscription.${action}`, subject }),
    plan: async (mail) => {
      await db.transaction().execute(async (transaction) => planWithin(transaction, [mail]));
    },
  };
}

// oxlint-disable-next-line typescript/explicit-function-return-type -- a query builder's type is its definition
function rows(db: Database) {
  return db
    .selectFrom("subscriptions as s")
    .leftJoin("partners as p", "p.id", "s.partner_id")
    .select(["s.id", "s.number", "s.publication_id", "s.address", "s.recipient_kind", "s.languages", "s.state", "s.is_low_bandwidth"])
    .select("p.name as partner_name")
    .select([
      sql<boolean>`s.erased_at is not null`.as("is_erased"),
      // pg reads a date as local midnight.
      sql<string | null>`case when s.paused_until > now() then to_char(s.paused_until at time zone 'UTC', 'YYYY-MM-DD') end`.as(
        "paused_until",
      ),
      sql<
        string[]
      >`array(select o.publication_id from subscriptions o where lower(o.address) = lower(s.address) and o.state = 'active')`.as(
        "receives",
      ),
    ]);
}

interface SettingsRow {
  readonly id: string;
  readonly number: Buffer;
  readonly publication_id: string;
  readonly address: string;
  readonly recipient_kind: Settings["recipientKind"];
  readonly partner_name: TranslatedString | null;
  readonly languages: readonly string[];
  readonly state: Settings["state"];
  readonly is_low_bandwidth: boolean;
  readonly is_erased: boolean;
  readonly paused_until: string | null;
  readonly receives: readonly string[];
}

function settingsOf(row: SettingsRow): Settings {
  return {
    subscriptionId: row.id,
    number: row.number.toString("hex"),
    publicationId: row.publication_id,
    address: row.address,
    recipientKind: row.recipient_kind,
    partnerName: row.partner_name ?? {},
    languages: languagesOf(row.languages),
    state: row.state,
    isErased: row.is_erased,
    pausedUntil: row.paused_until,
    isLowBandwidth: row.is_low_bandwidth,
    receives: row.receives,
  };
}

async function changed(
  transaction: Database,
  number: string,
  { languages, pausedUntil, isLowBandwidth }: SettingsChange,
): Promise<boolean> {
  const row = await transaction
    .updateTable("subscriptions")
    .set({
      languages: [...languages],
      paused_until: pausedUntil === null ? null : sql<Date>`${pausedUntil}::date at time zone 'UTC'`,
      is_low_bandwidth: isLowBandwidth,
    })
    .where("number", "=", Buffer.from(number, "hex"))
    .where("state", "=", "active")
    .where("recipient_kind", "in", ["person", "members"])
    .returning(["id", "address"])
    .executeTakeFirst();
  if (row === undefined) return false;
  await noteConsent(transaction, {
    subscriptionId: row.id,
    act: "changed",
    method: "page",
    address: row.address,
    languages,
    actor: "reader",
    detail: { pausedUntil, isLowBandwidth },
  });
  return true;
}

/** The mailbox is confirmed already, by the subscription that asks; what is agreed to is kept all the same. */
async function joined(
  transaction: Database,
  number: string,
  { publicationId, languages, wording, subscription }: Joining,
  erasedMark: (address: string) => string,
): Promise<boolean> {
  const asking = await transaction
    .selectFrom("subscriptions")
    .select(["address"])
    .where("number", "=", Buffer.from(number, "hex"))
    .where("state", "=", "active")
    .where("recipient_kind", "in", ["person", "members"])
    .forUpdate()
    .executeTakeFirst();
  if (asking === undefined) return false;
  const { address } = asking;
  const outcome = optInOutcome(await existingSubscriptions(transaction, publicationId, address), undefined, false);
  if (outcome.state === "silent" || outcome.state === "alreadyActive") return false;
  const id = outcome.state === "again" ? outcome.subscription.id : subscription.id;
  if (outcome.state === "again") {
    await transaction
      .updateTable("subscriptions")
      .set({ state: "active", languages: [...languages], merged_into: null })
      .where("id", "=", id)
      .execute();
  } else {
    const row = { id, number: Buffer.from(subscription.number, "hex"), publication_id: publicationId, address };
    await transaction
      .insertInto("subscriptions")
      .values({ ...row, recipient_kind: "person", partner_id: null, languages: [...languages], state: "active" })
      .execute();
  }
  await liftSuppressions(transaction, { publicationId, address, partnerId: null }, erasedMark);
  await noteConsent(transaction, { subscriptionId: id, act: "given", method: "page", address, languages, wording, actor: "reader" });
  await audit(transaction, { actor: "recipient", action: "subscription.joined", subject: id });
  return true;
}
