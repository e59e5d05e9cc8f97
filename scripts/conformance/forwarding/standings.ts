import type { Installation } from "../../../worker/test/support/install-in.ts";

/** How somebody stands who subscribes. */
export interface Standing {
  readonly address: string;
  readonly state: "requested" | "active" | "leaving" | "left";
  /** Wishes to stop that were recorded. */
  readonly wishCount: number;
}

export async function standings({ modules }: Installation): Promise<readonly Standing[]> {
  const rows = await modules.db
    .selectFrom("subscriptions as s")
    .leftJoin("feedback_events as e", (join) => join.onRef("e.subscription_id", "=", "s.id").on("e.kind", "=", "unsubscribe"))
    .select(({ fn }) => ["s.address", "s.state", fn.count<string>("e.id").as("wish_count")])
    .groupBy(["s.id", "s.address", "s.state"])
    .orderBy("s.address")
    .execute();
  return rows.map(({ address, state, wish_count }) => ({ address, state, wishCount: Number(wish_count) }));
}
