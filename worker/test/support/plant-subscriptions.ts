import type { Language, RecipientKind } from "@newsletter/schemas";
import { batchesOf } from "../../src/store/batches-of.ts";
import type { Database } from "../../src/store/database.ts";

export interface NewSubscription {
  readonly id: string;
  /** Random, 8 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly address: string;
  readonly recipientKind: RecipientKind;
  readonly partnerId: string | undefined;
  readonly languages: readonly Language[];
  readonly state: "requested" | "active";
  readonly tags?: readonly string[];
}

/** Subscriptions as they are, without the way by which they came: tests of what happens to them later. */
export async function plantSubscriptions(db: Database, publicationId: string, rows: readonly NewSubscription[]): Promise<void> {
  const partnerIds = new Set(rows.flatMap(({ partnerId }) => partnerId ?? []));
  if (partnerIds.size > 0) {
    await db
      .insertInto("partners")
      .values([...partnerIds].map((id) => ({ id, name: "{}" })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const batch of batchesOf(rows)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as they were given
    await db
      .insertInto("subscriptions")
      .values(
        batch.map((row) => ({
          id: row.id,
          number: Buffer.from(row.number, "hex"),
          publication_id: publicationId,
          address: row.address,
          recipient_kind: row.recipientKind,
          partner_id: row.partnerId ?? null,
          languages: [...row.languages],
          state: row.state,
          tags: [...(row.tags ?? [])],
        })),
      )
      // One that is there already stays as it is.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
