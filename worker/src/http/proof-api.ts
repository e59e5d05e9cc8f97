import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { proofsRequestSchema, type ProofsResponse, type ProofStatesResponse } from "@newsletter/schemas";
import { editionFault } from "../rendering/render-editions.ts";
import { ApiError } from "./api-error.ts";
import { mustEdit, readRequest, signedIn } from "./desk-request.ts";
import { previewsPerMinuteMax, proofsPerMinuteMax } from "./limits.ts";
import type { WebModules } from "./web-modules.ts";

const issueSchema = z.object({ issueId: z.string().min(1).max(200) });

/** Proofs for colleagues, for the Studio; shapes in `@newsletter/schemas`. */
export function addProofApi(app: FastifyInstance, modules: WebModules): void {
  app.post(
    "/proofs",
    { config: { rateLimit: { max: proofsPerMinuteMax, timeWindow: "1 minute" } } },
    async (request): Promise<ProofsResponse> => {
      const user = mustEdit(await signedIn(request, modules));
      const { issueId, key } = readRequest(proofsRequestSchema, request.body);
      return modules.planProofs({ issueId, keys: [key], askedBy: user.id }).catch(async (error: unknown) => {
        const fault = await editionFault(error);
        throw fault === undefined ? error : new ApiError("invalidRequest", fault, { cause: error });
      });
    },
  );

  app.get(
    "/proofs",
    { config: { rateLimit: { max: previewsPerMinuteMax, timeWindow: "1 minute" } } },
    async (request): Promise<ProofStatesResponse> => {
      await signedIn(request, modules);
      return { proofs: await modules.outbox.ofIssue(readRequest(issueSchema, request.query).issueId) };
    },
  );
}
