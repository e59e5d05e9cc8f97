import * as z from "zod";
import type { InvitePeopleResponse } from "../invite-api.ts";
import { languageSchema } from "../languages.ts";
import { leavingOutcomes, type LeavingsResponse } from "../leaving-api.ts";
import type { PickedPacksResponse } from "../packs-api.ts";
import { recipientKindSchema } from "../recipient-kind.ts";

// The worker's answers about what partners and readers did by themselves, as the Studio reads them.

const partsSchema = z.array(z.object({ id: z.string(), type: z.string(), title: z.string() }));

export const pickedPacksResponseSchema: z.ZodType<PickedPacksResponse> = z.object({
  issueId: z.string(),
  packs: z.array(
    z.object({
      partnerId: z.string(),
      campaignId: z.string(),
      partnerName: z.string(),
      pickedAt: z.string(),
      changes: z.int(),
      languages: z.array(languageSchema),
      hasForeword: z.boolean(),
      kept: partsSchema,
      leftOut: partsSchema,
    }),
  ),
});

const leavingSchema = z.object({
  id: z.string(),
  recipientKind: recipientKindSchema,
  partnerId: z.string().nullable(),
  askedAt: z.string(),
});

export const leavingsResponseSchema: z.ZodType<LeavingsResponse> = z.object({
  publicationId: z.string(),
  waiting: z.array(
    leavingSchema.extend({ maskedAddress: z.string(), decideUntil: z.string(), toldCount: z.int(), told: z.array(z.string()) }),
  ),
  ended: z.array(
    leavingSchema.extend({
      maskedAddress: z.string().nullable(),
      outcome: z.enum(leavingOutcomes),
      at: z.string(),
      decidedBy: z.string().nullable(),
    }),
  ),
});

export const invitePeopleResponseSchema: z.ZodType<InvitePeopleResponse> = z.object({
  askedCount: z.int(),
  notAskedCount: z.int(),
  hasMore: z.boolean(),
});
