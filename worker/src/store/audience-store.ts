import type { AudienceStore } from "../ports/audience.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";

export function createAudienceStore(db: Database): AudienceStore {
  return {
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
