import * as z from "zod";
import { editionKeySchema } from "../edition-key.ts";
import type { DifferencesResponse } from "../sending-differences.ts";
import { audienceDefinitionSchema } from "./audience-answers.ts";

// The worker's answer about what an approver has not read yet, as the Studio reads it.

const wordsKindSchema = z.enum(["same", "added", "removed"]);
const partSchema = z.enum(["subject", "preheader", "text"]);
const countsSchema = z.object({ plannedCount: z.int(), excludedCount: z.int() });
const momentSchema = z.string().nullable();

const differenceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), editionCount: z.int() }),
  z.object({ kind: z.literal("editions"), joined: z.array(editionKeySchema), left: z.array(editionKeySchema) }),
  z.object({ kind: z.enum(["pictures", "files"]), addedCount: z.int(), removedCount: z.int() }),
  z.object({ kind: z.literal("markup"), editionCount: z.int() }),
  z.object({ kind: z.literal("audienceDefinition"), before: audienceDefinitionSchema, after: audienceDefinitionSchema }),
  z.object({ kind: z.literal("audience"), before: countsSchema, after: countsSchema, partnerCount: z.int() }),
  z.object({ kind: z.literal("schedule"), before: momentSchema, after: momentSchema }),
  z.object({ kind: z.literal("sender"), before: z.string(), after: z.string() }),
  z.object({ kind: z.literal("template") }),
]);

const lineSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("folded"), lineCount: z.int() }),
  z.object({ kind: wordsKindSchema, part: partSchema, words: z.string() }),
  z.object({ kind: z.literal("changed"), part: partSchema, runs: z.array(z.object({ kind: wordsKindSchema, words: z.string() })) }),
]);

export const differencesResponseSchema: z.ZodType<DifferencesResponse> = z.object({
  comparedWith: z
    .object({
      state: z.enum(["approved", "refused"]),
      by: z.array(z.object({ id: z.string(), name: z.string() })),
      at: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
  differences: z.array(differenceSchema),
  texts: z.array(z.object({ editions: z.array(editionKeySchema), lines: z.array(lineSchema), moreLineCount: z.int() })),
  moreTextCount: z.int(),
});
