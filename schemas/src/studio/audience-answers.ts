import * as z from "zod";
import { segmentConditionsSchema, type AudienceActResponse, type AudienceDefinition, type AudienceResponse } from "../audience-api.ts";
import { languageSchema } from "../languages.ts";
import { recipientKindSchema } from "../recipient-kind.ts";
import { stakeholderKindSchema } from "../vocabulary.ts";

// The worker's answers about who an issue is for, as the Studio reads them.

const segmentSchema = z.object({ id: z.string(), name: z.string(), conditions: segmentConditionsSchema });

export const audienceDefinitionSchema: z.ZodType<AudienceDefinition> = z.object({
  segment: segmentSchema.exactOptional(),
  leftOutPartners: z.array(z.string()).exactOptional(),
});

export const audienceResponseSchema: z.ZodType<AudienceResponse> = z.object({
  publicationId: z.string(),
  mayEdit: z.boolean(),
  cells: z.array(
    z.object({
      partnerId: z.string().nullable(),
      recipientKind: recipientKindSchema,
      language: languageSchema.nullable(),
      tags: z.array(z.string()),
      count: z.int(),
    }),
  ),
  segments: z.array(segmentSchema),
  contacts: z.array(
    z.object({
      id: z.string(),
      partnerId: z.string(),
      name: z.string(),
      address: z.string(),
      stakeholderKind: stakeholderKindSchema.nullable(),
    }),
  ),
  partners: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
});

export const audienceActResponseSchema: z.ZodType<AudienceActResponse> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("done"), audience: audienceResponseSchema }),
  z.object({
    state: z.literal("refused"),
    faults: z.array(z.object({ field: z.enum(["name", "address", "conditions"]), message: z.string() })),
  }),
]);
