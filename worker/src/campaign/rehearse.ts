import type { IssueSnapshot, RenderedEdition } from "@newsletter/schemas";
import { messageFindings } from "../message/message-size.ts";
import type { CampaignStore } from "../ports/campaigns.ts";
import type { SnapshotResult } from "../ports/content.ts";
import type { EditionStore, RenderEditions } from "../ports/editions.ts";
import type { RangeQueue } from "../ports/sending.ts";
import { CampaignError } from "./campaign-error.ts";
import { frozenPlan, webEditions, type FreezePlan } from "./freeze-plan.ts";
import { planCampaign, type CampaignPlan } from "./plan-campaign.ts";
import { withheldFrom } from "./release.ts";

export interface Rehearsal {
  readonly campaignId: string;
  readonly candidateCount: number;
  readonly plannedCount: number;
  readonly excludedCount: number;
}

export interface RehearseWith extends FreezePlan {
  readonly campaigns: CampaignStore;
  readonly editions: EditionStore;
  readonly render: RenderEditions;
  /** Without one the sender finds the ranges by itself, within a second. */
  readonly queue?: Pick<RangeQueue, "add">;
  readonly batchRecipientsMax: number;
  readonly actor: string;
}

/**
 * A complete run of a campaign against the local mailbox: renders each edition once, freezes the plan in one transaction, queues its
 * ranges. Nothing is planned when anything is missing.
 */
export async function rehearse(taken: SnapshotResult, use: RehearseWith): Promise<Rehearsal> {
  if (taken.state === "incomplete") {
    const [first] = taken.findings;
    throw new CampaignError(
      "contentIncomplete",
      `The issue cannot be rehearsed yet: ${first?.message ?? "content is missing"}`,
      taken.findings,
    );
  }
  const { snapshot, digest } = taken;
  const plan = await planFor(snapshot, use.campaigns);
  const rendered = await use.render(snapshot, [...plan.editions, ...webEditions(snapshot)]);
  refuseErrors(snapshot, rendered);
  await use.editions.keepSnapshot(digest, snapshot);
  await use.editions.keepEditions(digest, rendered);
  const planned = frozenPlan(
    {
      campaign: { kind: "rehearsal", issueId: snapshot.issue.id, snapshotDigest: digest, actor: use.actor },
      plan,
      snapshot,
      editions: rendered,
    },
    use,
  );
  await use.campaigns.plan(planned);
  const campaignId = planned.campaign.id;
  await use.queue?.add(rangesOf(campaignId, plan.rows.length, use.batchRecipientsMax));
  return { campaignId, candidateCount: plan.rows.length, plannedCount: plan.plannedCount, excludedCount: plan.excludedCount };
}

async function planFor(snapshot: IssueSnapshot, campaigns: CampaignStore): Promise<CampaignPlan> {
  const candidates = await campaigns.candidates(snapshot.publication.id);
  if (candidates.length === 0)
    throw new CampaignError("noSubscriptions", "Nobody subscribes to this publication yet: import an audience first.");
  const lonely = snapshot.partners.find(({ id }) => candidates.every(({ partnerId }) => partnerId !== id));
  if (lonely !== undefined) {
    const name = lonely.organisation.name.en ?? lonely.id;
    throw new CampaignError(
      "partnerWithoutSubscription",
      `The partner "${name}" (${lonely.id}) has no subscription: nothing would reach it.`,
    );
  }
  return planCampaign({
    candidates,
    languages: snapshot.publication.languages,
    partnerIds: snapshot.partners.map(({ id }) => id),
    withheldFrom: withheldFrom(snapshot),
  });
}

function refuseErrors(snapshot: IssueSnapshot, rendered: readonly RenderedEdition[]): void {
  const found = rendered.flatMap((edition) => [...edition.findings, ...messageFindings(snapshot, edition)]);
  const errors = found.filter(({ severity }) => severity === "error");
  if (errors[0] !== undefined) throw new CampaignError("editionRefused", `An edition may not be sent: ${errors[0].message}`, errors);
}

function rangesOf(campaignId: string, rowCount: number, sizeMax: number): Parameters<RangeQueue["add"]>[0] {
  return Array.from({ length: Math.ceil(rowCount / sizeMax) }, (_, index) => ({
    campaignId,
    firstSeq: index * sizeMax + 1,
    lastSeq: (index + 1) * sizeMax,
    generation: 0,
  }));
}
