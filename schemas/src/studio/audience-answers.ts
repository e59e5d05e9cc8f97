import * as z from "zod";
import { segmentConditionsSchema, type AudienceActResponse, type AudienceDefinition, type AudienceResponse } from "../audience-api.ts";
import { importOutcomes, type AudienceImportResponse } from "../audience-import-api.ts";
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

export const audienceImportResponseSchema: z.ZodType<AudienceImportResponse> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("unreadable"), sentence: z.string() }),
  z.object({
    state: z.literal("read"),
    report: z.object({
      state: z.enum(["imported", "dryRun", "refused"]),
      counts: z.record(z.enum(importOutcomes), z.int()),
      requestedCount: z.int(),
      newPartners: z.array(z.string()),
      lines: z.array(z.string()),
      moreLinesCount: z.int(),
    }),
    audience: audienceResponseSchema,
  }),
]);

export const audienceActResponseSchema: z.ZodType<AudienceActResponse> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("done"), audience: audienceResponseSchema }),
  z.object({
    state: z.literal("refused"),
    faults: z.array(z.object({ field: z.enum(["name", "address", "conditions"]), message: z.string() })),
  }),
]);
