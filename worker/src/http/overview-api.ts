import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { inviteRequestSchema, type InvitePeopleResponse, type LeavingsResponse, type PickedPacksResponse } from "@newsletter/schemas";
import { inviteObstacles } from "../ports/inviting.ts";
import { pickedPacks } from "../pack/picked-packs.ts";
import { ApiError } from "./api-error.ts";
import { mustEdit, readRequest, signedIn } from "./desk-request.ts";
import { audienceActsPerMinuteMax, audienceQuestionsPerMinuteMax } from "./limits.ts";
import type { WebModules } from "./web-modules.ts";

const issueSchema = z.object({ issueId: z.string().min(1).max(200) });
const publicationSchema = z.object({ publicationId: z.string().min(1).max(200) });

const questions = { config: { rateLimit: { max: audienceQuestionsPerMinuteMax, timeWindow: "1 minute" } } };
const acts = { config: { rateLimit: { max: audienceActsPerMinuteMax, timeWindow: "1 minute" } } };

/** What partners and readers did by themselves, for whoever works in the Studio; and the one mail that asks people whom a file brought. */
export function addOverviewApi(app: FastifyInstance, modules: WebModules): void {
  app.get("/sending/packs", questions, async (request): Promise<PickedPacksResponse> => {
    await signedIn(request, modules);
    const { issueId } = readRequest(issueSchema, request.query);
    return { issueId, packs: await pickedPacks(modules.packing.packs, issueId) };
  });

  app.get("/audience/leavings", questions, async (request): Promise<LeavingsResponse> => {
    await signedIn(request, modules);
    return modules.leavingOverview(readRequest(publicationSchema, request.query).publicationId);
  });

  const invite = async (wanted: unknown, by: { readonly actor: string; readonly isDryRun: boolean }): Promise<InvitePeopleResponse> => {
    const asked = readRequest(inviteRequestSchema, wanted);
    const result = await modules.inviting({ ...asked, ...by, partnerId: undefined, tag: undefined });
    if (result === undefined)
      throw new ApiError("notFound", "No issue of this publication was ever prepared, so the mail could not say what it is called.");
    const { askedCount, notAsked, hasMore } = result;
    return { askedCount, notAskedCount: inviteObstacles.reduce((sum, obstacle) => sum + notAsked[obstacle], 0), hasMore };
  };

  app.get("/audience/invite", questions, async (request): Promise<InvitePeopleResponse> => {
    const { id: actor } = mustEdit(await signedIn(request, modules));
    return invite(request.query, { actor, isDryRun: true });
  });

  app.post("/audience/invite", acts, async (request): Promise<InvitePeopleResponse> => {
    const { id: actor } = mustEdit(await signedIn(request, modules));
    return invite(request.body, { actor, isDryRun: false });
  });
}
