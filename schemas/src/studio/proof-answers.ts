import * as z from "zod";
import type { ProofsResponse, ProofStatesResponse } from "../proof-api.ts";
import { findingSchema } from "./worker-answers.ts";

// The worker's answers about proofs as the Studio reads them.

export const proofsResponseSchema: z.ZodType<ProofsResponse> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("planned"), addressCount: z.int(), newCount: z.int() }),
  z.object({ state: z.literal("nobody") }),
  z.object({ state: z.literal("incomplete"), findings: z.array(findingSchema) }),
]);

export const proofStatesResponseSchema: z.ZodType<ProofStatesResponse> = z.object({
  proofs: z.array(
    z.object({
      id: z.string(),
      keyText: z.string(),
      address: z.string(),
      state: z.enum(["planned", "handed", "accepted", "rejected", "unconfirmed"]),
      at: z.string(),
      evidence: z.string().nullable(),
    }),
  ),
});
