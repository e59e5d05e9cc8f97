import type { FastifyInstance } from "fastify";
import * as z from "zod";
import {
  importRequestSchema,
  keepContactRequestSchema,
  keepSegmentRequestSchema,
  removeRequestSchema,
  type AudienceActResponse,
  type AudienceImportResponse,
  type AudienceResponse,
} from "@newsletter/schemas";
import type { AudienceAct } from "../audience/audience-desk.ts";
import { ApiError } from "./api-error.ts";
import { mustEdit, readRequest, signedIn, type SignedInUser } from "./desk-request.ts";
import {
  audienceActsPerMinuteMax,
  audienceBodyBytesMax,
  audienceImportBodyBytesMax,
  audienceImportsPerMinuteMax,
  audienceQuestionsPerMinuteMax,
} from "./limits.ts";
import type { WebModules } from "./web-modules.ts";

const publicationSchema = z.object({ publicationId: z.string().min(1).max(200) });

const questions = { config: { rateLimit: { max: audienceQuestionsPerMinuteMax, timeWindow: "1 minute" } } };
const imports = {
  bodyLimit: audienceImportBodyBytesMax,
  config: { rateLimit: { max: audienceImportsPerMinuteMax, timeWindow: "1 minute" } },
};
const acts = { bodyLimit: audienceBodyBytesMax, config: { rateLimit: { max: audienceActsPerMinuteMax, timeWindow: "1 minute" } } };

/** Who an issue is for and who answers for a partner, for the Studio; shapes in `@newsletter/schemas`. */
export function addAudienceApi(app: FastifyInstance, modules: WebModules): void {
  const { audienceDesk: desk } = modules;

  const audienceFor = async (publicationId: string, { mayEdit }: SignedInUser): Promise<AudienceResponse> => ({
    ...(await desk.read(publicationId)),
    mayEdit,
  });
  /** What an act came to, with the audience as it is after it. */
  const answered = async (act: AudienceAct, publicationId: string, user: SignedInUser): Promise<AudienceActResponse> => {
    if (act.state === "refused") return act;
    if (act.state === "notFound") throw new ApiError("notFound", act.sentence);
    if (act.state === "inUse") throw new ApiError("alreadyDecided", act.sentence);
    return { state: "done", audience: await audienceFor(publicationId, user) };
  };

  app.get("/audience", questions, async (request): Promise<AudienceResponse> => {
    const user = await signedIn(request, modules);
    return audienceFor(readRequest(publicationSchema, request.query).publicationId, user);
  });

  app.post("/audience/segments", acts, async (request): Promise<AudienceActResponse> => {
    const user = mustEdit(await signedIn(request, modules));
    const segment = readRequest(keepSegmentRequestSchema, request.body);
    return answered(await desk.keepSegment(segment, user.id), segment.publicationId, user);
  });

  app.post("/audience/segments/remove", acts, async (request): Promise<AudienceActResponse> => {
    const user = mustEdit(await signedIn(request, modules));
    const segment = readRequest(removeRequestSchema, request.body);
    return answered(await desk.removeSegment(segment, user.id), segment.publicationId, user);
  });

  app.post("/audience/contacts", acts, async (request): Promise<AudienceActResponse> => {
    const user = mustEdit(await signedIn(request, modules));
    const { publicationId, ...contact } = readRequest(keepContactRequestSchema, request.body);
    return answered(await desk.keepContact(contact, user.id), publicationId, user);
  });

  app.post("/audience/import", imports, async (request): Promise<AudienceImportResponse> => {
    const user = mustEdit(await signedIn(request, modules));
    const wanted = readRequest(importRequestSchema, request.body);
    const act = await desk.importFile(wanted, user.id);
    if (act.state === "notFound") throw new ApiError("notFound", act.sentence);
    if (act.state === "unreadable") return { state: "unreadable", sentence: act.sentence };
    return { state: "read", report: act.report, audience: await audienceFor(wanted.publicationId, user) };
  });

  app.post("/audience/contacts/remove", acts, async (request): Promise<AudienceActResponse> => {
    const user = mustEdit(await signedIn(request, modules));
    const { publicationId, id } = readRequest(removeRequestSchema, request.body);
    return answered(await desk.removeContact(id, user.id), publicationId, user);
  });
}
