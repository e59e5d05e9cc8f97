import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { isLanguage } from "@newsletter/schemas";
import { isSlug, reservedSlugs } from "../content/reserved-slugs.ts";
import { indexPage } from "../pages/index-page.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { closedPage, rehearsedPage } from "../pages/rehearsed-page.ts";
import { editionCacheSeconds, indexIssuesMax, mediaCacheSeconds } from "./limits.ts";
import { mediaTypeOf } from "./media-types.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import { isLoopback } from "./studio-origins.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const mediaParamsSchema = z.object({ fileName: z.string() });
const editionParamsSchema = z.object({ publication: z.string(), issue: z.string(), language: z.string() });

/** Web editions, their pictures and files, and the page that leads to them. */
export function addReaderPages(
  app: FastifyInstance,
  { editions, archive, media }: Pick<WebModules, "editions" | "archive"> & { readonly media: Pick<WebModules["media"], "read"> },
  { publicUrl }: Pick<WebSettings, "publicUrl">,
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
    const found = isLanguage(language) ? await editions.webEdition(publication, issue, language) : undefined;
    if (found === undefined) return sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
    const { edition, isRehearsal, isEmbargoed } = found;
    if (isEmbargoed && !isLoopback(publicUrl)) return sendPage(reply, 404, closedPage(languageOfRequest(request)));
    const isForReaders = !isRehearsal && !isEmbargoed;
    const etag = isForReaders ? `"${edition.digest}"` : `"${edition.digest}-rehearsal"`;
    reply.header("cache-control", isForReaders ? `public, max-age=${editionCacheSeconds}` : "private, no-cache").header("etag", etag);
    if (!isForReaders) reply.header("x-robots-tag", "noindex, nofollow");
    if (request.headers["if-none-match"] === etag) return reply.status(304).send();
    const html = isForReaders ? edition.html : rehearsedPage(edition.html, edition.key.language);
    return reply.type("text/html; charset=utf-8").header("content-language", language).send(html);
  });

  app.get("/", async (request, reply) => {
    const issues = await (await archive.asOfNow()).issues(undefined, { offset: 0, countMax: indexIssuesMax });
    return sendPage(reply, 200, indexPage(issues, languageOfRequest(request)));
  });
}
