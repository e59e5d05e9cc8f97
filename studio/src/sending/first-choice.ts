import type { AudienceChoice, SendingState } from "@newsletter/schemas";

export const everybody: AudienceChoice = { segmentId: null, leftOutPartners: [] };

/** Whoever asks again, also to top up, asks for the same people: a partner that was left out is not written to because somebody forgot. */
export function firstChoice({ approval }: Pick<SendingState, "approval">): AudienceChoice {
  const definition = approval?.audience.definition;
  if (definition === undefined) return everybody;
  return { segmentId: definition.segment?.id ?? null, leftOutPartners: definition.leftOutPartners ?? [] };
}
