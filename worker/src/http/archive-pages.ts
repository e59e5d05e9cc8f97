import type { FastifyInstance, FastifyReply } from "fastify";
import * as z from "zod";
import type { Language } from "@newsletter/schemas";
import { issuesPerPageMax, itemsPerPageMax } from "../archive/limits.ts";
import { questionOf, readAsked, type AskedArchive } from "../archive/read-question.ts";
import { isSlug } from "../content/reserved-slugs.ts";
import { archivePage, type ArchiveFrame } from "../pages/archive-page.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { searchPage } from "../pages/search-page.ts";
import type { ArchiveQuestion, PublicArchive } from "../ports/archive.ts";
import type { CountVisit } from "./count-visit.ts";
import { archiveCacheSeconds } from "./limits.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const paramsSchema = z.object({ publication: z.string() });

type ArchiveModules = Pick<WebModules, "archive" | "publications"> & { readonly countVisit: CountVisit };

/** `/<publication>/archive`: its issues, and items of them by what is asked for. */
export function addArchivePages(app: FastifyInstance, modules: ArchiveModules, { publicUrl }: Pick<WebSettings, "publicUrl">): void {
  app.get("/:publication/archive", async (request, reply) => {
    const asked = readAsked(request.query);
    const language = asked.language ?? languageOfRequest(request);
    const { publication: slug } = paramsSchema.parse(request.params);
    const archive = await modules.archive.asOfNow();
    const publicationId = isSlug(slug) ? await archive.publicationBySlug(slug) : undefined;
    const publication = publicationId === undefined ? undefined : await modules.publications.byId(publicationId);
    if (publication === undefined) return sendPage(reply, 404, notFoundPage(language));
    const frame = { publication, language, asked, publicUrl, places: archive.placesOf(publication.id) };
    const question = questionOf(asked, language);
    const html = question === undefined ? await issuesPage(archive, frame) : await foundPage(archive, frame, question);
    // What was found for somebody's words is no page of its own to a search engine.
    if (question !== undefined) reply.header("x-robots-tag", "noindex, follow");
    modules.countVisit(request, { id: publication.id }, { page: "archive", language });
    return sendPublicPage(reply, { html, language });
  });
}

type Frame = Omit<ArchiveFrame, "hasOlder">;

async function issuesPage(archive: PublicArchive, frame: Frame): Promise<string> {
  const issues = await archive.issues(frame.publication.id, boundsOf(frame.asked, issuesPerPageMax));
  return archivePage({ ...frame, hasOlder: issues.length > issuesPerPageMax }, issues.slice(0, issuesPerPageMax));
}

async function foundPage(archive: PublicArchive, frame: Frame, question: ArchiveQuestion): Promise<string> {
  const found = await archive.find(frame.publication.id, question, boundsOf(frame.asked, itemsPerPageMax));
  return searchPage({ ...frame, hasOlder: found.length > itemsPerPageMax }, found.slice(0, itemsPerPageMax));
}

/** One more than a page shows, which says that there are older ones. */
function boundsOf({ page }: AskedArchive, perPageMax: number): { readonly offset: number; readonly countMax: number } {
  return { offset: (page - 1) * perPageMax, countMax: perPageMax + 1 };
}

/** A page that is the same for everybody who reads its language. */
async function sendPublicPage(
  reply: FastifyReply,
  { html, language }: { readonly html: string; readonly language: Language },
): Promise<FastifyReply> {
  return reply
    .type("text/html; charset=utf-8")
    .header("cache-control", `public, max-age=${archiveCacheSeconds}`)
    .header("vary", "Accept-Language")
    .header("content-language", language)
    .send(html);
}
