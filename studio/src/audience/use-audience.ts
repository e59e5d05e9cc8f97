import { isInSegment, type AudienceCell, type AudienceResponse, type SegmentConditions } from "@newsletter/schemas";
import { audienceResponseSchema } from "@newsletter/schemas/studio";
import { useMemo } from "react";
import { audienceAgainMs } from "../limits.ts";
import { usePartners, type PartnerChoice } from "../preview/use-partners.ts";
import { useRepeatedAnswer, type RepeatedAnswer } from "../review/use-worker-answer.ts";
import type { NameOfPartner } from "./definition-words.ts";

/** Segments, contacts and counts of a publication. An undefined publication asks nothing. */
export function useAudience(publicationId: string | undefined): RepeatedAnswer<AudienceResponse> {
  const path = publicationId === undefined ? undefined : `/api/v1/audience?publicationId=${encodeURIComponent(publicationId)}`;
  return useRepeatedAnswer(path, audienceResponseSchema, audienceAgainMs);
}

export type NamedPartner = PartnerChoice;

/** All partners there are, by name: as the lake calls them now, else as the latest plan did. */
export function useNamedPartners(audience: AudienceResponse | undefined): readonly NamedPartner[] {
  const ofLake = usePartners();
  return useMemo(() => {
    const all = new Map(
      (audience?.partners ?? []).map(({ id, name }): [string, NamedPartner] => [id, { id, name: name ?? id, countries: [], themes: [] }]),
    );
    for (const partner of ofLake ?? []) all.set(partner.id, partner);
    return [...all.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  }, [audience, ofLake]);
}

export function nameAmong(partners: readonly NamedPartner[]): NameOfPartner {
  return (id) => partners.find((partner) => partner.id === id)?.name ?? id;
}

/** Of the audience, who meets all these conditions. */
export function cellsIn(
  cells: readonly AudienceCell[],
  conditions: SegmentConditions,
  partners: readonly NamedPartner[],
): readonly AudienceCell[] {
  const facts = new Map(partners.map((partner) => [partner.id, partner]));
  return cells.filter((cell) => isInSegment(cell, conditions, (id) => facts.get(id)));
}
