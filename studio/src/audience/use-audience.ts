import type { AudienceResponse } from "@newsletter/schemas";
import { audienceResponseSchema } from "@newsletter/schemas/studio";
import { useMemo } from "react";
import { audienceAgainMs } from "../limits.ts";
import { usePartners } from "../preview/use-partners.ts";
import { useRepeatedAnswer, type RepeatedAnswer } from "../review/use-worker-answer.ts";
import type { NameOfPartner } from "./definition-words.ts";

/** Segments, contacts and counts of a publication. An undefined publication asks nothing. */
export function useAudience(publicationId: string | undefined): RepeatedAnswer<AudienceResponse> {
  const path = publicationId === undefined ? undefined : `/api/v1/audience?publicationId=${encodeURIComponent(publicationId)}`;
  return useRepeatedAnswer(path, audienceResponseSchema, audienceAgainMs);
}

export interface NamedPartner {
  readonly id: string;
  readonly name: string;
}

/** All partners there are, by name: as the lake calls them now, else as the latest plan did. */
export function useNamedPartners(audience: AudienceResponse | undefined): readonly NamedPartner[] {
  const ofLake = usePartners();
  return useMemo(() => {
    const names = new Map((audience?.partners ?? []).map(({ id, name }) => [id, name ?? id]));
    for (const { id, name } of ofLake ?? []) names.set(id, name);
    return [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
  }, [audience, ofLake]);
}

export function nameAmong(partners: readonly NamedPartner[]): NameOfPartner {
  return (id) => partners.find((partner) => partner.id === id)?.name ?? id;
}
