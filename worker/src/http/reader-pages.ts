import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { isLanguage } from "@newsletter/schemas";
import { isSlug, reservedSlugs } from "../content/reserved-slugs.ts";
import { indexPage } from "../pages/index-page.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import type { CountVisit } from "./count-visit.ts";
import { editionCacheSeconds, indexIssuesMax, mediaCacheSeconds } from "./limits.ts";
import { mediaTypeOf } from "./media-types.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules } from "./web-modules.ts";

const mediaParamsSchema = z.object({ fileName: z.string() });
const editionParamsSchema = z.object({ publication: z.string(), issue: z.string(), language: z.string() });

/** Web editions, their pictures and files, and the page that leads to them. */
export function addReaderPages(
  app: FastifyInstance,
  { editions, archive, media, countVisit }: Pick<WebModules, "editions" | "archive" | "media"> & { readonly countVisit: CountVisit },
): void {
  app.get("/media/:fileName", async (request, reply) => {
    const { fileName } = mediaParamsSchema.parse(request.params);
    const bytes = await media.read(fileName);
    if (bytes === undefined) return sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
    const { contentType, isDownload } = mediaTypeOf(fileName);
    if (isDownload) reply.header("content-disposition", `attachment; filename="${fileName}"`);
    return reply
      .type(contentType)
      .header("cache-control", `public, max-age=${mediaCacheSeconds}, immutable`)
      .header("etag", `"${fileName}"`)
      .send(bytes);
  });

  app.get("/:publication/:issue/:language", async (request, reply) => {
    const { publication, issue, language } = editionParamsSchema.parse(request.params);
    if (reservedSlugs.has(publication) || !isSlug(publication) || !isSlug(issue)) return reply.callNotFound();
    const edition = isLanguage(language) ? await editions.webEdition(publication, issue, language) : undefined;
    if (edition === undefined) return sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
    // Also where the browser still has the page: somebody came back to it.
    countVisit(request, { slug: publication }, { page: "edition", issueId: edition.issueId, language: edition.key.language });
    reply.header("cache-control", `public, max-age=${editionCacheSeconds}`).header("etag", `"${edition.digest}"`);
    if (request.headers["if-none-match"] === `"${edition.digest}"`) return reply.status(304).send();
    return reply.type("text/html; charset=utf-8").header("content-language", language).send(edition.html);
  });

  app.get("/", async (request, reply) => {
    const issues = await (await archive.asOfNow()).issues(undefined, { offset: 0, countMax: indexIssuesMax });
    return sendPage(reply, 200, indexPage(issues, languageOfRequest(request)));
  });
}
