import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import {
  attachmentsOf,
  mastheadCheckRequestSchema,
  preflightRequestSchema,
  previewRequestSchema,
  fillSlots,
  type IssueStatesResponse,
  type MastheadCheckResponse,
  type MeResponse,
  type PreflightResponse,
  type PreviewRequest,
  type PreviewResponse,
} from "@newsletter/schemas";
import { textPlaces } from "../content/text-places.ts";
import { fileNameOf } from "../message/file-name.ts";
import { editionFault, htmlBytesMax } from "../rendering/render-editions.ts";
import { ApiError } from "./api-error.ts";
import { readRequest, signedIn, whileWaitedFor } from "./desk-request.ts";
import { issueIdsMax, preflightsPerMinuteMax, previewBodyBytesMax, previewsPerMinuteMax } from "./limits.ts";
import { addAudienceApi } from "./audience-api.ts";
import { addOnboardingApi } from "./onboarding-api.ts";
import { addOverviewApi } from "./overview-api.ts";
import { studioOrigins } from "./studio-origins.ts";
import { addProofApi } from "./proof-api.ts";
import { addReachApi } from "./reach-api.ts";
import { addReviewApi } from "./review-api.ts";
import { addSendingApi } from "./sending-api.ts";
import { addTranslationRoutes } from "./translation-routes.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const issueIdsSchema = z
  .object({ id: z.union([z.string().min(1), z.array(z.string().min(1)).max(issueIdsMax)]).optional() })
  .transform(({ id }) => (typeof id === "string" ? [id] : (id ?? [])));

/** What the Studio asks, under `/api/v1`; shapes in `@newsletter/schemas`. */
export async function addDeskApi(app: FastifyInstance, modules: WebModules, settings: WebSettings): Promise<void> {
  await app.register(rateLimit, { global: false });
  allowStudio(app, settings);
  addReviewApi(app, modules, settings);
  addProofApi(app, modules);
  addSendingApi(app, modules, settings);
  addAudienceApi(app, modules);
  addReachApi(app, modules);
  addOnboardingApi(app, modules);
  addOverviewApi(app, modules);

  app.route({
    method: "POST",
    url: "/preview",
    bodyLimit: previewBodyBytesMax,
    config: { rateLimit: { max: previewsPerMinuteMax, timeWindow: "1 minute" } },
    handler: async (request): Promise<PreviewResponse> => {
      await signedIn(request, modules);
      return preview(modules, settings, readRequest(previewRequestSchema, request.body));
    },
  });
  app.route({
    method: "POST",
    url: "/preflight",
    bodyLimit: previewBodyBytesMax,
    config: { rateLimit: { max: preflightsPerMinuteMax, timeWindow: "1 minute" } },
    handler: async (request, reply): Promise<PreflightResponse> => {
      await signedIn(request, modules);
      const { issueId, documents } = readRequest(preflightRequestSchema, request.body);
      return modules.preflight.issue(issueId, "drafts", { forms: documents, signal: whileWaitedFor(reply) });
    },
  });
  app.route({
    method: "POST",
    url: "/masthead/check",
    config: { rateLimit: { max: previewsPerMinuteMax, timeWindow: "1 minute" } },
    handler: async (request): Promise<MastheadCheckResponse> => {
      await signedIn(request, modules);
      return modules.checkMasthead(readRequest(mastheadCheckRequestSchema, request.body));
    },
  });
  app.route({
    method: "GET",
    url: "/issues/states",
    handler: async (request): Promise<IssueStatesResponse> => {
      await signedIn(request, modules);
      return { issues: await modules.issueStates(readRequest(issueIdsSchema, request.query)) };
    },
  });
  addTranslationRoutes(app, modules);
  app.route({
    method: "GET",
    url: "/me",
    handler: async (request): Promise<MeResponse> => {
      const { id, name } = await signedIn(request, modules);
      return { userId: id, name, rights: await modules.rightsOf(id) };
    },
  });
}

async function preview(modules: WebModules, settings: WebSettings, { issueId, key, documents }: PreviewRequest): Promise<PreviewResponse> {
  const taken = await modules.takeSnapshot(issueId, "drafts", documents);
  if (taken.state === "incomplete") return taken;
  const { snapshot } = taken;
  const [edition] = await modules.renderEditions(snapshot, [key]).catch(async (error: unknown) => {
    const fault = await editionFault(error);
    throw fault === undefined ? error : new ApiError("invalidRequest", fault, { cause: error });
  });
  if (edition === undefined) throw new ApiError("invalidRequest", "There is no such edition.");
  return {
    state: "rendered",
    subject: edition.subject,
    preheader: edition.preheader,
    from: `${snapshot.publication.sender.name} <${snapshot.publication.sender.address}>`,
    // The link of one recipient leads nowhere here: a preview is nobody's copy.
    html: fillSlots(edition.html, "#"),
    text: fillSlots(edition.text, `${settings.publicUrl}/…`),
    digest: edition.digest,
    htmlBytes: edition.htmlBytes,
    htmlBytesMax: await htmlBytesMax(key.kind),
    attachments: attachmentsOf(snapshot, key).map((attachment) => ({ name: fileNameOf(attachment), bytes: attachment.file.value.bytes })),
    places: textPlaces(snapshot, key.language),
    findings: [...taken.findings, ...edition.findings],
  };
}

/** The Studio's page lives at another origin; browsers ask first, by a preflight, which is answered before anybody signs in. */
function allowStudio(app: FastifyInstance, { studioUrl }: WebSettings): void {
  const origins = studioOrigins(studioUrl);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store").header("vary", "Origin");
    const { origin } = request.headers;
    if (origin !== undefined && origins.has(origin)) reply.header("access-control-allow-origin", origin);
  });
  app.options("/*", async (_request, reply) =>
    reply
      .status(204)
      .header("access-control-allow-methods", "GET, POST")
      .header("access-control-allow-headers", "authorization, content-type")
      .header("access-control-max-age", "600")
      .send(),
  );
}
