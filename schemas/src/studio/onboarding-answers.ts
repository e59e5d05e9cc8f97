import * as z from "zod";
import { checklistPoints, pointStates, type OnboardingResponse, type OnboardResponse } from "../onboarding-api.ts";

// The worker's answers about bringing partners in, as the Studio reads them.

export const onboardingResponseSchema: z.ZodType<OnboardingResponse> = z.object({
  publicationId: z.string(),
  mayEdit: z.boolean(),
  partners: z.array(
    z.object({
      partnerId: z.string(),
      name: z.string().nullable(),
      points: z.array(z.object({ point: z.enum(checklistPoints), state: z.enum(pointStates), about: z.array(z.string()) })),
      missingCount: z.int(),
      contacts: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          address: z.string(),
          confirmedAt: z.string().nullable(),
          invitedAt: z.string().nullable(),
        }),
      ),
      remarks: z.array(z.object({ about: z.enum(["masthead", "forward"]), words: z.string(), by: z.string().nullable(), at: z.string() })),
    }),
  ),
});

export const onboardResponseSchema: z.ZodType<OnboardResponse> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("done"), mail: z.enum(["planned", "sentBefore"]), onboarding: onboardingResponseSchema }),
  z.object({
    state: z.literal("refused"),
    faults: z.array(z.object({ field: z.enum(["contactName", "contactAddress", "address", "languages"]), message: z.string() })),
  }),
]);
