import { contactsOfPartnerMax, type Contact } from "@newsletter/schemas";
import { sql } from "kysely";
import type { ContactStore, KeepOutcome } from "../ports/segments.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { keepOnce } from "./keep-once.ts";

// The audit names contacts by their ids alone: who was removed is not kept in another place.

export function createContactStore(db: Database): ContactStore {
  return {
    all: async () => {
      const rows = await db
        .selectFrom("contacts")
        .selectAll()
        .orderBy(sql`lower(name)`)
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        partnerId: row.partner_id,
        name: row.name,
        address: row.address,
        stakeholderKind: row.stakeholder_kind,
      }));
    },
    keep: (contact, actor) => keepOnce(db, (transaction) => keepIn(transaction, contact, actor)),
    remove: (id, actor) =>
      db.transaction().execute(async (transaction) => {
        const removed = await transaction.deleteFrom("contacts").where("id", "=", id).returning("partner_id").executeTakeFirst();
        if (removed !== undefined)
          await audit(transaction, { actor, action: "contact.removed", subject: id, detail: { partnerId: removed.partner_id } });
      }),
    partners: async () => {
      const rows = await db.selectFrom("partners").select(["id", "name"]).orderBy("id").execute();
      return rows.map(({ id, name }) => ({ id, name: name.en ?? Object.values(name)[0] ?? null }));
    },
  };
}

async function keepIn(
  transaction: Database,
  { id, partnerId, name, address, stakeholderKind }: Contact,
  actor: string,
): Promise<KeepOutcome> {
  const before = await transaction.selectFrom("contacts").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (before !== undefined && before.partner_id !== partnerId) return { state: "otherOwner" };
  if (before?.name === name && before.address === address && before.stakeholder_kind === stakeholderKind) return { state: "done" };
  if (before === undefined) {
    const { count } = await transaction
      .selectFrom("contacts")
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .where("partner_id", "=", partnerId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= contactsOfPartnerMax) return { state: "full" };
    // One that no import and no plan has met yet; the next plan gives it its name.
    await transaction
      .insertInto("partners")
      .values({ id: partnerId, name: "{}" })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction
      .insertInto("contacts")
      .values({ id, partner_id: partnerId, name, address, stakeholder_kind: stakeholderKind })
      .execute();
  } else await transaction.updateTable("contacts").set({ name, address, stakeholder_kind: stakeholderKind }).where("id", "=", id).execute();
  await audit(transaction, {
    actor,
    action: before === undefined ? "contact.added" : "contact.changed",
    subject: id,
    detail: { partnerId },
  });
  return { state: "done" };
}
