import type { TranslatedString } from "@newsletter/schemas";
import type { AudienceStore, SubscriptionRecord } from "../ports/audience.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";

export function createAudienceStore(db: Database): AudienceStore {
  return {
    subscriptionByNumber: async (number) => {
      const row = await db
        .selectFrom("subscriptions as s")
        .leftJoin("partners as p", "p.id", "s.partner_id")
        .selectAll("s")
        .select("p.name as partner_name")
        .where("s.number", "=", Buffer.from(number, "hex"))
        .executeTakeFirst();
      return row === undefined ? undefined : recordOf(row);
    },
    partnerNumber: async (partnerId) => {
      const row = await db.selectFrom("partners").select("number").where("id", "=", partnerId).executeTakeFirst();
      return row?.number.toString("hex");
    },
    subscriptionCount: async () => {
      const { count } = await db
        .selectFrom("subscriptions")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    rightsOf: async (userId) => {
      const rows = await db
        .selectFrom("rights")
        .select(["publication_id", "right_name"])
        .where("user_id", "=", userId)
        .orderBy("publication_id")
        .orderBy("right_name")
        .execute();
      return rows.map(({ publication_id, right_name }) => ({ publicationId: publication_id, right: right_name }));
    },
    holdersOf: async ({ publicationId, right }) => {
      const rows = await db
        .selectFrom("rights")
        .select("user_id")
        .where("publication_id", "=", publicationId)
        .where("right_name", "=", right)
        .orderBy("user_id")
        .execute();
      return rows.map(({ user_id }) => user_id);
    },
    grant: async (userId, { publicationId, right }, actor) => {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("rights")
          .values({ user_id: userId, publication_id: publicationId, right_name: right })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await audit(transaction, { actor, action: "right.granted", subject: userId, detail: { publicationId, right } });
      });
    },
    revoke: async (userId, { publicationId, right }, actor) => {
      await db.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom("rights")
          .where("user_id", "=", userId)
          .where("publication_id", "=", publicationId)
          .where("right_name", "=", right)
          .executeTakeFirst();
        if (numDeletedRows > 0n)
          await audit(transaction, { actor, action: "right.revoked", subject: userId, detail: { publicationId, right } });
      });
    },
  };
}

function recordOf(row: {
  readonly id: string;
  readonly address: string;
  readonly recipient_kind: SubscriptionRecord["recipientKind"];
  readonly publication_id: string;
  readonly partner_id: string | null;
  readonly partner_name: TranslatedString | null;
  readonly state: SubscriptionRecord["state"];
}): SubscriptionRecord {
  return {
    subscriptionId: row.id,
    address: row.address,
    recipientKind: row.recipient_kind,
    publicationId: row.publication_id,
    partnerId: row.partner_id ?? undefined,
    partnerName: row.partner_name ?? {},
    state: row.state,
  };
}
