import * as z from "zod";
import { languageSchema } from "../languages.ts";
import { visitedPages, type ReachResponse } from "../reach-api.ts";
import { stakeholderKindSchema } from "../vocabulary.ts";

// The worker's answer about how far an issue went as the Studio reads it.

const cellSchema = z.object({
  partnerId: z.string().nullable(),
  partnerName: z.string().nullable(),
  language: languageSchema.nullable(),
  format: z.string().nullable(),
  count: z.int().nullable(),
});

const groupSchema = z.object({
  page: z.enum(visitedPages),
  month: z.string().nullable(),
  total: z.object({ count: z.int(), isExact: z.boolean() }),
  cells: z.array(cellSchema),
});

const partnerSchema = z.object({
  partnerId: z.string(),
  name: z.string(),
  peopleCount: z.int().nullable(),
  kinds: z.array(stakeholderKindSchema),
  answeredAt: z.string().nullable(),
  answerCount: z.int(),
});

export const reachResponseSchema: z.ZodType<ReachResponse> = z.object({
  issueId: z.string(),
  shownCountMin: z.int(),
  visits: z.array(groupSchema).nullable(),
  question: z.object({ askedCount: z.int(), answeredCount: z.int(), peopleCount: z.int(), partners: z.array(partnerSchema) }).nullable(),
});
