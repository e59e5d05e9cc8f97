import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { feedForms, feedTypes, languageSchema } from "@newsletter/schemas";
import { writtenFeed } from "../archive/feed-forms.ts";
import { feedOf } from "../archive/feed.ts";
import { feedEntriesMax, sitemapIssuesMax } from "../archive/limits.ts";
import { latestUpdate, robotsText, sitemap, sitemapAddresses } from "../archive/sitemap.ts";
import { isSlug } from "../content/reserved-slugs.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import type { PublicArchive } from "../ports/archive.ts";
import { archiveCacheSeconds } from "./limits.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const feedParamsSchema = z.object({
  publication: z.string().refine(isSlug),
  file: z
    .string()
    .transform((name) => name.split("."))
    .pipe(z.tuple([languageSchema, z.enum(feedForms)])),
});
const sitemapQuerySchema = z.object({ file: z.coerce.number().int().optional().catch(undefined) });

type FeedModules = Pick<WebModules, "archive">;

/** What programs read of the archive: feeds of each language, and what search engines ask for. */
export function addFeeds(app: FastifyInstance, { archive }: FeedModules, { publicUrl }: Pick<WebSettings, "publicUrl">): void {
  app.get("/:publication/feed/:file", async (request, reply) => {
    const params = feedParamsSchema.safeParse(request.params);
    const answer = params.success ? await feedAnswer(await archive.asOfNow(), params.data, publicUrl) : undefined;
    return answer === undefined ? sendPage(reply, 404, notFoundPage(languageOfRequest(request))) : sendKept(request, reply, answer);
  });

  app.get("/sitemap.xml", async (request, reply) => {
    const addresses = sitemapAddresses(await (await archive.asOfNow()).issues(undefined, { offset: 0, countMax: sitemapIssuesMax }));
    const body = sitemap(addresses, { publicUrl, file: sitemapQuerySchema.parse(request.query).file });
    if (body === undefined) return sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
    return sendKept(request, reply, { body, type: "application/xml", changedAt: latestUpdate(addresses) });
  });

  app.get("/robots.txt", async (request, reply) =>
    sendKept(request, reply, { body: robotsText(publicUrl), type: "text/plain", changedAt: undefined }),
  );
}

interface Kept {
  readonly body: string;
  readonly type: string;
  readonly changedAt: Date | undefined;
}

async function feedAnswer(
  archive: PublicArchive,
  { publication, file: [language, form] }: z.infer<typeof feedParamsSchema>,
  publicUrl: string,
): Promise<Kept | undefined> {
  const publicationId = await archive.publicationBySlug(publication);
  if (publicationId === undefined) return undefined;
  const latestIssues = await archive.issues(publicationId, { offset: 0, countMax: feedEntriesMax });
  const [newest, ...others] = latestIssues.filter((issue) => issue.publication.languages.includes(language));
  if (newest === undefined) return undefined;
  const issues = [newest, ...others] as const;
  const itemsOf = await archive.itemsOf(issues, language);
  const feed = feedOf({ issues, language, publicUrl, itemsOf });
  return { body: writtenFeed(feed, form), type: feedTypes[form], changedAt: feed.updatedAt };
}

/** With what a program needs to ask only whether there is something new (RFC 9110 section 13). */
async function sendKept(request: FastifyRequest, reply: FastifyReply, { body, type, changedAt }: Kept): Promise<FastifyReply> {
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  reply.header("cache-control", `public, max-age=${archiveCacheSeconds}`).header("etag", etag);
  if (changedAt !== undefined) reply.header("last-modified", changedAt.toUTCString());
  if (isKnown(request, etag, changedAt)) return reply.status(304).send();
  return reply.type(`${type}; charset=utf-8`).send(body);
}

/** The tag alone counts where there is one: a date has no finer grain than a second. */
function isKnown({ headers }: FastifyRequest, etag: string, changedAt: Date | undefined): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined) return tags.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//u, "")));
  const since = Date.parse(headers["if-modified-since"] ?? "");
  return changedAt !== undefined && Math.floor(changedAt.getTime() / 1_000) * 1_000 <= since;
}
