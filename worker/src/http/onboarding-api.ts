import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { inviteContactRequestSchema, onboardRequestSchema, type OnboardingResponse, type OnboardResponse } from "@newsletter/schemas";
import { ApiError } from "./api-error.ts";
import { mustEdit, readRequest, signedIn, type SignedInUser } from "./desk-request.ts";
import { audienceActsPerMinuteMax, audienceBodyBytesMax, audienceQuestionsPerMinuteMax } from "./limits.ts";
import type { WebModules } from "./web-modules.ts";

const publicationSchema = z.object({ publicationId: z.string().min(1).max(200) });
const questions = { config: { rateLimit: { max: audienceQuestionsPerMinuteMax, timeWindow: "1 minute" } } };
const acts = { bodyLimit: audienceBodyBytesMax, config: { rateLimit: { max: audienceActsPerMinuteMax, timeWindow: "1 minute" } } };

/** Bringing partners in, and what is missing of each, for the Studio; shapes in `@newsletter/schemas`. */
export function addOnboardingApi(app: FastifyInstance, modules: WebModules): void {
  const { onboardingDesk: desk } = modules;
  const checklists = async (publicationId: string, { mayEdit }: SignedInUser): Promise<OnboardingResponse> => ({
    publicationId,
    mayEdit,
    partners: await desk.checklists(publicationId),
  });

  app.get("/audience/onboarding", questions, async (request): Promise<OnboardingResponse> => {
    const user = await signedIn(request, modules);
    return checklists(readRequest(publicationSchema, request.query).publicationId, user);
  });

  app.post("/audience/onboarding", acts, async (request): Promise<OnboardResponse> => {
    const user = mustEdit(await signedIn(request, modules));
    const wish = readRequest(onboardRequestSchema, request.body);
    const result = await desk.onboard(wish, { actor: user.id, method: "form", sendsAgain: false });
    if (result.state === "notFound") throw new ApiError("notFound", result.sentence);
    if (result.state === "refused") return result;
    return { state: "done", mail: result.mail, onboarding: await checklists(wish.publicationId, user) };
  });

  app.post("/audience/onboarding/invite", acts, async (request): Promise<OnboardResponse> => {
    const user = mustEdit(await signedIn(request, modules));
    const wish = readRequest(inviteContactRequestSchema, request.body);
    const outcome = await desk.invite(wish, user.id);
    if (outcome === "unknown")
      throw new ApiError("notFound", "This contact is not there any more, or no issue says in whose name to write.");
    if (outcome === "busy") throw new ApiError("tooManyRequests", "Enough links were sent to this partner's contacts for today.");
    return { state: "done", mail: outcome, onboarding: await checklists(wish.publicationId, user) };
  });
}
