import {
  isInSegment,
  type AudienceChoice,
  type AudienceDefinition,
  type IssueSnapshot,
  type Segment,
  type SnapshotPartner,
} from "@newsletter/schemas";
import type { Candidate } from "../campaign/plan-campaign.ts";
import type { SegmentStore } from "../ports/segments.ts";
import { ApprovalError } from "./approval-error.ts";

/** All subscriptions of the publication. */
export const everybody: AudienceDefinition = {};

export function isEverybody({ segment, leftOutPartners }: AudienceDefinition): boolean {
  return segment === undefined && leftOutPartners === undefined;
}

/** What an editor chose, with the segment as it is now: from here on nothing looks it up again. */
export async function definitionOf(
  { segmentId, leftOutPartners }: AudienceChoice,
  { publication, partners }: IssueSnapshot,
  segments: Pick<SegmentStore, "segment">,
): Promise<AudienceDefinition> {
  const unknown = leftOutPartners.find((id) => !partners.some((partner) => partner.id === id));
  if (unknown !== undefined)
    throw new ApprovalError("notFound", `There is no published partner “${unknown}” that could be left out. Look again.`);
  const found = segmentId === null ? undefined : await segments.segment(segmentId);
  if (segmentId !== null && found?.publicationId !== publication.id)
    throw new ApprovalError("notFound", "This segment does not exist any more: choose another one, or everybody.");
  return {
    ...(found === undefined ? {} : { segment: { id: found.id, name: found.name, conditions: found.conditions } }),
    ...(leftOutPartners.length === 0 ? {} : { leftOutPartners }),
  };
}

/** Who is outside of the segment is no candidate at all. */
export function candidatesIn(
  candidates: readonly Candidate[],
  { conditions }: Segment,
  partners: readonly Pick<SnapshotPartner, "id" | "countries" | "themes">[],
): readonly Candidate[] {
  const facts = new Map(partners.map(({ id, countries = [], themes = [] }) => [id, { countries, themes }]));
  return candidates.filter(({ partnerId = null, recipientKind, languages, tags = [] }) => {
    const language = languages[0] ?? null;
    return isInSegment({ partnerId, recipientKind, language, tags }, conditions, (id) => facts.get(id));
  });
}
