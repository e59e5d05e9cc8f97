import type { AudienceChoice, SendingState } from "@newsletter/schemas";

export const everybody: AudienceChoice = { segmentId: null, leftOutPartners: [] };

/** Whoever asks again after a refusal or a change asks for the same people; after a campaign, for whoever has not had it. */
export function firstChoice({ approval }: Pick<SendingState, "approval">): AudienceChoice {
  const definition = approval === null || approval.state === "approved" ? undefined : approval.audience.definition;
  if (definition === undefined) return everybody;
  return { segmentId: definition.segment?.id ?? null, leftOutPartners: definition.leftOutPartners ?? [] };
}
