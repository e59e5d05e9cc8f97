import helmet from "@fastify/helmet";
import { fastify, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { CampaignError } from "../campaign/campaign-error.ts";
import { ApprovalError } from "../approval/approval-error.ts";
import { ContentError } from "../content/content-error.ts";
import { errorPage, notFoundPage } from "../pages/notice-pages.ts";
import { ApiError, sendApiError, type ApiErrorCode } from "./api-error.ts";
import { addArchivePages } from "./archive-pages.ts";
import { addDeskApi } from "./desk-api.ts";
import { addFeeds } from "./feeds.ts";
import { bodyBytesMax, connectionTimeoutMs, keepAliveTimeoutMs, requestTimeoutMs } from "./limits.ts";
import { addReaderPages } from "./reader-pages.ts";
import { addLeavePages } from "./leave-pages.ts";
import { addPackPages } from "./pack-pages.ts";
import { addPartnerPages } from "./partner-pages.ts";
import { addReviewPages } from "./review-pages.ts";
import { addPreferencePages } from "./preference-pages.ts";
import { addSubscribePages } from "./subscribe-pages.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import { isLoopback, studioOrigins } from "./studio-origins.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

/** Everything the worker answers on the web but the Studio. Nothing listens yet when this returns. */
export async function createWebApp(modules: WebModules, settings: WebSettings): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: bodyBytesMax,
    // Behind TLS on this machine (`HOST`) the address that asks is the one its proxy names; from elsewhere the header says nothing.
    trustProxy: "loopback",
    requestTimeout: requestTimeoutMs,
    connectionTimeout: connectionTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    routerOptions: { maxParamLength: 200 },
  });
  await app.register(helmet, headersOf(settings));
  app.setErrorHandler(async (error: unknown, request, reply) => sendFault(error, request, reply, settings));
  app.setNotFoundHandler(async (request, reply) =>
    isApi(request)
      ? sendApiError(reply, "notFound", "There is nothing at this address.")
      : sendPage(reply, 404, notFoundPage(languageOfRequest(request))),
  );
  await app.register(async (api) => addDeskApi(api, modules, settings), { prefix: "/api/v1" });
  await app.register(async (scope) => addLeavePages(scope, modules, settings));
  await app.register(async (scope) => addSubscribePages(scope, modules, settings));
  await app.register(async (scope) => addPreferencePages(scope, modules, settings));
  await app.register(async (scope) => addReviewPages(scope, modules, settings), { prefix: "/review" });
  await app.register(async (scope) => addPackPages(scope, modules, settings), { prefix: "/pack" });
  await app.register(async (scope) => addPartnerPages(scope, modules, settings), { prefix: "/partner" });
  addReaderPages(app, modules, settings);
  addArchivePages(app, modules, settings);
  addFeeds(app, modules, settings);
  return app;
}

function headersOf({ publicUrl, studioUrl }: WebSettings): Parameters<typeof helmet>[1] {
  const pictures = ["'self'", new URL(publicUrl).origin];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        imgSrc: pictures,
        styleSrc: ["'unsafe-inline'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        // The Studio shows our pages in a frame.
        frameAncestors: ["'self'", ...studioOrigins(studioUrl)],
      },
    },
    // Says less than frame-ancestors and would contradict it.
    xFrameOptions: false,
    // Pictures are shown by mail clients and by the Studio, from other origins.
    crossOriginResourcePolicy: { policy: "cross-origin" },
    strictTransportSecurity: !isLoopback(publicUrl) && publicUrl.startsWith("https:") ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "no-referrer" },
  };
}

async function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply, settings: WebSettings): Promise<FastifyReply> {
  const hasHungUp = reply.raw.destroyed && error instanceof DOMException && error.name === "AbortError";
  if (hasHungUp) return reply.hijack();
  const { code, message } = faultOf(error);
  if (code === "unexpected") settings.onUnexpected(error, request.routeOptions.url ?? "unknown");
  if (isApi(request)) return sendApiError(reply, code, message);
  return sendPage(reply, statusOf(error), errorPage(languageOfRequest(request)));
}

function faultOf(error: unknown): { readonly code: ApiErrorCode; readonly message: string } {
  if (error instanceof ApiError || error instanceof ApprovalError) return error;
  // A lost file is nothing whoever asks could mend.
  if (error instanceof CampaignError) return { code: "contentIncomplete", message: error.message };
  if (error instanceof ContentError && error.code !== "fileLost") {
    return { code: error.code === "documentUnreadable" ? "contentIncomplete" : error.code, message: error.message };
  }
  switch (statusOf(error)) {
    case 400:
    case 415:
      return { code: "invalidRequest", message: "The body is not JSON, or not announced as application/json." };
    case 413:
      return { code: "tooLarge", message: "The request is larger than this address takes." };
    case 429:
      return { code: "tooManyRequests", message: "Too many requests in this minute. Wait a moment." };
    default:
      return { code: "unexpected", message: "Something went wrong here that nobody expected. It has been noted." };
  }
}

function statusOf(error: unknown): number {
  return isHttpError(error) ? (error.statusCode ?? 500) : 500;
}

function isHttpError(error: unknown): error is FastifyError {
  return error instanceof Error && "statusCode" in error;
}

function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith("/api/");
}
