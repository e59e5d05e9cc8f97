import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { languageSchema, translationCheckRequestSchema, type TranslationCheckResponse } from "@newsletter/schemas";
import { TranslationFileError, translationFormats } from "../translation/translation-file.ts";
import { ApiError } from "./api-error.ts";
import { translationBodyBytesMax, translationsPerMinuteMax } from "./limits.ts";
import { readRequest, signedIn } from "./desk-request.ts";
import type { WebModules } from "./web-modules.ts";

const exportSchema = z.object({
  id: z.string().min(1),
  language: languageSchema,
  format: z.enum(translationFormats),
  all: z.enum(["true", "false"]).default("false"),
});

const rateLimit = { max: translationsPerMinuteMax, timeWindow: "1 minute" } as const;

/** Texts out to translators and back; the drafts, as everything that the Studio asks. */
export function addTranslationRoutes(app: FastifyInstance, modules: WebModules): void {
  app.route({
    method: "GET",
    url: "/issues/translations",
    config: { rateLimit },
    handler: async (request, reply) => {
      await signedIn(request, modules);
      const { id, language, format, all } = readRequest(exportSchema, request.query);
      const wanted = { language, format, all: all === "true" };
      const { fileName, mediaType, content } = await modules.translateIssue.exported(id, "drafts", wanted).catch(asRefusal);
      return reply
        .type(`${mediaType}; charset=utf-8`)
        .header("content-disposition", `attachment; filename="${fileName}"`)
        .header("access-control-expose-headers", "content-disposition")
        .send(content);
    },
  });
  app.route({
    method: "POST",
    url: "/issues/translations/check",
    bodyLimit: translationBodyBytesMax,
    config: { rateLimit },
    handler: async (request): Promise<TranslationCheckResponse> => {
      await signedIn(request, modules);
      const { issueId, language, content } = readRequest(translationCheckRequestSchema, request.body);
      return modules.translateIssue.checked(issueId, "drafts", language, content).catch(asRefusal);
    },
  });
}

function asRefusal(error: unknown): never {
  if (error instanceof TranslationFileError) throw new ApiError("invalidRequest", error.message, { cause: error });
  throw error;
}
