import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { ReachResponse } from "@newsletter/schemas";
import { ApiError } from "./api-error.ts";
import { readRequest, signedIn } from "./desk-request.ts";
import { sendingStatesPerMinuteMax } from "./limits.ts";
import type { WebModules } from "./web-modules.ts";

const issueSchema = z.object({ issueId: z.string().min(1).max(200) });

/** How far an issue went, for the Studio; shapes in `@newsletter/schemas`. */
export function addReachApi(app: FastifyInstance, modules: WebModules): void {
  const states = { config: { rateLimit: { max: sendingStatesPerMinuteMax, timeWindow: "1 minute" } } };
  app.get("/reach", states, async (request): Promise<ReachResponse> => {
    await signedIn(request, modules);
    const figures = await modules.reachFigures(readRequest(issueSchema, request.query).issueId);
    if (figures === undefined) throw new ApiError("notFound", "No campaign of this issue has been planned yet.");
    return figures;
  });
}
