import type { RecipientEvent } from "../src/campaign/recipient-state.ts";
import type { Resolution } from "../src/ports/campaign-acts.ts";
import { afterQuiet } from "./quiet-model.ts";
import { move, type StoreModel } from "./store-model.ts";

/** Of store/campaign-acts.ts: what people do to a campaign that runs. */
export interface ActsModel {
  readonly pause: (campaignId: string) => void;
  readonly resume: (campaignId: string) => void;
  readonly cancel: (campaignId: string) => void;
  /** How many rows are due now, or planned again. */
  readonly retryNow: (campaignId: string) => number;
  readonly planAgain: (campaignId: string) => number;
  /** Gives the rows it decided about. */
  readonly resolve: (campaignId: string, resolution: Pick<Resolution, "seqs" | "decision">) => readonly number[];
}

const decided: Readonly<Record<Resolution["decision"], { readonly event: RecipientEvent; readonly category: string | null }>> = {
  accepted: { event: "confirmAccepted", category: "resolved" },
  abandoned: { event: "abandon", category: "abandoned" },
  submitAgain: { event: "planAgain", category: null },
};

export function createActsModel(store: StoreModel): ActsModel {
  const notCancelled = (id: string): ReturnType<StoreModel["campaigns"]["get"]> => {
    const campaign = store.campaigns.get(id);
    return campaign?.cancelledAt === null ? campaign : undefined;
  };
  return {
    pause: (id) => {
      const campaign = notCancelled(id);
      if (campaign !== undefined) campaign.pausedAt ??= store.nowMs();
    },
    resume: (id) => {
      const campaign = notCancelled(id);
      if (campaign === undefined || (campaign.pausedAt === null && campaign.heldReason !== "scheduleMissed")) return;
      campaign.pausedAt = null;
      if (campaign.heldReason === "scheduleMissed") campaign.heldReason = null;
      const hasBegun = campaign.rows.some(({ claimCount }) => claimCount > 0);
      if (!hasBegun) campaign.beginsAt = afterQuiet(Math.max(campaign.beginsAt, store.nowMs()), campaign.quiet);
    },
    cancel: (id) => {
      const campaign = notCancelled(id);
      if (campaign === undefined) return;
      campaign.cancelledAt = store.nowMs();
      excludeCancelled(store);
    },
    retryNow: (id) => {
      const waiting = (store.campaigns.get(id)?.rows ?? []).filter(({ state }) => state === "deferred");
      for (const row of waiting) move(store, row, "tryNow");
      return waiting.length;
    },
    planAgain: (id) => {
      const ours = (notCancelled(id)?.rows ?? []).filter(({ state, category }) => state === "rejected" && category === "ours");
      for (const row of ours) {
        move(store, row, "planAgain");
        row.category = null;
        row.relay = null;
      }
      return ours.length;
    },
    resolve: (id, { seqs, decision }) => {
      const rows = (store.campaigns.get(id)?.rows ?? []).filter(({ seq, state }) => seqs.includes(seq) && state === "unconfirmed");
      const { event, category } = decided[decision];
      for (const row of rows) {
        move(store, row, event);
        row.category = category;
        if (row.state === "planned") row.relay = null;
      }
      return rows.map(({ seq }) => seq);
    },
  };
}

export function excludeCancelled(store: StoreModel): number {
  let count = 0;
  for (const row of store.rows) {
    if (row.campaign.cancelledAt === null || (row.state !== "planned" && row.state !== "deferred")) continue;
    move(store, row, "exclude");
    row.excludedReason = "cancelled";
    row.campaign.plannedCount -= 1;
    row.campaign.excludedCount += 1;
    count += 1;
  }
  return count;
}
