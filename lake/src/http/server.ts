import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { LakeError, generalError } from "../lake-error.ts";
import { limits } from "../limits.ts";
import { assetRoutes, uploadRoutes } from "./asset-routes.ts";
import { authRoutes, loginRoutes } from "./auth-routes.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { dataRoutes } from "./data-routes.ts";
import { historyRoutes } from "./history-routes.ts";
import type { LakeContext } from "./lake-context.ts";
import { listenRoutes } from "./listen-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { projectRoutes } from "./project-routes.ts";

/** Builds the server; it listens when its owner says so. No request log: addresses hold tickets and sign-in secrets. */
export function createServer(context: LakeContext): FastifyInstance {
  const app = Fastify({
    bodyLimit: limits.jsonBodyBytesMax,
    http: { maxHeaderSize: limits.headerBytesMax },
    routerOptions: { maxParamLength: limits.pathParameterCharactersMax, ignoreTrailingSlash: true },
    forceCloseConnections: true,
    return503OnClosing: true,
  });
  app.addHook("onRequest", async (request, reply) => {
    void reply.headers(corsHeaders(request.headers, context.config.studioOrigins));
    // Nearly every query has a preflight of its own: answered here, before any routing to a handler, a login or the database.
    if (request.method === "OPTIONS") return reply.code(204).headers(preflightHeaders(request.headers)).send();
    return undefined;
  });
  app.setErrorHandler((error, _request, reply) => answerError(error, reply));
  app.setNotFoundHandler((request, reply) =>
    answerError(generalError(404, `No route ${request.method} ${request.url.split("?")[0] ?? ""}`), reply),
  );
  app.options("/*", async (_request, reply) => reply.code(204).send());
  void app.register(
    async (versioned) => {
      await versioned.register(async (json) => {
        parseEveryBodyAsJson(json);
        for (const routes of [dataRoutes, listenRoutes, historyRoutes, peopleRoutes, projectRoutes, authRoutes]) routes(json, context);
      });
      await versioned.register(async (uploads) => uploadRoutes(uploads, context));
      await versioned.register(async (login) => loginRoutes(login, context));
    },
    { prefix: "/:version" },
  );
  void app.register(async (login) => loginRoutes(login, context));
  assetRoutes(app, context);
  return app;
}

/** The beacon of the Studio says text/plain; whatever is sent here is JSON or an error that says so. */
function parseEveryBodyAsJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    const text = body.toString();
    try {
      if (text.includes('"__proto__"')) throw new SyntaxError("The key __proto__ is not taken");
      const parsed: unknown = text === "" ? null : JSON.parse(text);
      done(null, parsed);
    } catch (error) {
      done(generalError(400, `The body is not valid JSON: ${error instanceof Error ? error.message : String(error)}`));
    }
  });
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const known = error instanceof LakeError ? error : fromFramework(error);
  return reply.code(known.status).type("application/json; charset=utf-8").send(known.body);
}

/** Fastify's own refusals carry a status below 500; all else is our fault and says nothing about itself to the outside. */
function fromFramework(error: unknown): LakeError {
  if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" && error.statusCode < 500) {
    return generalError(error.statusCode, error.message);
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ event: "request.failed", reason })}\n`);
  return generalError(500, "The lake failed to answer");
}
