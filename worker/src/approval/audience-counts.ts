import { editionKeyText, type AudienceCounts, type AudienceDefinition, type IssueSnapshot } from "@newsletter/schemas";
import type { CampaignPlan } from "../campaign/plan-campaign.ts";
import { isEverybody } from "./audience-definition.ts";

/** Who gets it and who does not, for people: by partner in the order of the snapshot, and by reason. */
export function audienceCounts(plan: CampaignPlan, snapshot: IssueSnapshot, definition: AudienceDefinition): AudienceCounts {
  const { partners } = snapshot;
  const lines = new Map<string | null, { planned: number; excluded: number }>(partners.map(({ id }) => [id, { planned: 0, excluded: 0 }]));
  const exclusions = new Map<string, number>();
  for (const row of plan.rows) {
    const partnerId = row.candidate.partnerId ?? null;
    const line = lines.get(partnerId) ?? { planned: 0, excluded: 0 };
    line[row.state] += 1;
    lines.set(partnerId, line);
    if (row.state === "excluded") exclusions.set(row.reason, (exclusions.get(row.reason) ?? 0) + 1);
  }
  const names = partnerNames(snapshot);
  return {
    ...(isEverybody(definition) ? {} : { definition }),
    candidateCount: plan.rows.length,
    plannedCount: plan.plannedCount,
    excludedCount: plan.excludedCount,
    exclusions: Object.fromEntries(exclusions),
    partners: [...lines].map(([partnerId, { planned, excluded }]) => ({
      partnerId,
      name: partnerId === null ? null : (names.get(partnerId) ?? partnerId),
      plannedCount: planned,
      excludedCount: excluded,
    })),
  };
}

/** As the house calls them, by their ids. */
export function partnerNames({ partners }: IssueSnapshot): ReadonlyMap<string, string> {
  return new Map(partners.map(({ id, organisation }) => [id, organisation.name.en ?? Object.values(organisation.name)[0] ?? id]));
}

/** How many recipients get each edition, by its key text. */
export function recipientCounts(plan: CampaignPlan): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of plan.rows) {
    if (row.state !== "planned") continue;
    const keyText = editionKeyText(row.edition);
    counts.set(keyText, (counts.get(keyText) ?? 0) + 1);
  }
  return counts;
}
