import type { CampaignState, SendingState } from "@newsletter/schemas";
import { countdownLivelyFromMs } from "../limits.ts";

/** Where an issue stands on its way to its recipients; each has one screen. */
export type Stage =
  /** Nobody has asked for approval, or what was asked for is over; `because` says which. */
  | { readonly name: "open"; readonly because: "unasked" | "refused" | "withdrawn" }
  /** Asked for, and not what is published any more. */
  | { readonly name: "stale" }
  | { readonly name: "asked" }
  /** Signed; the campaign is not there yet. */
  | { readonly name: "planning" }
  /** Approved; nothing is handed over yet. */
  | { readonly name: "counting"; readonly campaign: CampaignState }
  | { readonly name: "sending"; readonly campaign: CampaignState }
  | { readonly name: "over"; readonly campaign: CampaignState };

export function stageOf({ approval, campaign }: SendingState): Stage {
  switch (approval?.state) {
    case undefined:
      return { name: "open", because: "unasked" };
    case "refused":
    case "withdrawn":
      return { name: "open", because: approval.state };
    case "asked":
      return approval.isStale ? { name: "stale" } : { name: "asked" };
    case "approved":
      return campaign === null ? { name: "planning" } : stageOfCampaign(campaign);
  }
}

function stageOfCampaign(campaign: CampaignState): Stage {
  switch (campaign.status) {
    case "scheduled":
      return { name: "counting", campaign };
    case "running":
    case "paused":
    case "held":
    case "waiting":
    case "needsDecision":
      return { name: "sending", campaign };
    case "cancelled":
      // What was in flight when somebody stopped it still has to come to its end.
      return { name: openCount(campaign) === 0 ? "over" : "sending", campaign };
    case "finished":
      return { name: "over", campaign };
  }
}

/** Recipients of whom nobody can say yet what becomes of them. */
export function openCount({ counts }: CampaignState): number {
  return counts.planned + counts.claimed + counts.handed + counts.deferred + counts.unconfirmed;
}

/** True while something changes by the second, and the worker is asked as often. */
export function isLively({ campaign, now }: SendingState): boolean {
  if (campaign === null) return false;
  const { status, counts, beginsAt } = campaign;
  if (status === "scheduled") return Date.parse(beginsAt) - Date.parse(now) <= countdownLivelyFromMs;
  return status === "running" || status === "held" || counts.claimed + counts.handed > 0;
}

/** True when approval may be asked for now; the worker has the last word. */
export function mayAskIn(stage: Stage): boolean {
  return stage.name === "open" || stage.name === "stale" || stage.name === "over";
}
