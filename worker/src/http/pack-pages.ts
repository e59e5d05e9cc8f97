import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { packWords, type Language } from "@newsletter/schemas";
import { issueCalendar } from "../calendar/issue-calendar.ts";
import type { Pack } from "../pack/open-pack.ts";
import { packArchive } from "../pack/pack-archive.ts";
import { contentOfPack, type PackContent } from "../pack/editions-of-pack.ts";
import { packEditionNames, packFormats } from "../pack/pack-files.ts";
import type { Packing } from "../pack/packing.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { packExpiredPage, packPage, type PackNote, type ShownEdition } from "../pages/pack-page.ts";
import { ownPictures, prepareFormPages } from "./form-pages.ts";
import { packArchivesPerMinuteMax, packBodyBytesMax, packPagesPerMinuteMax } from "./limits.ts";
import { addPicksPages } from "./picks-pages.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebSettings } from "./web-modules.ts";

const paramsSchema = z.object({ token: z.string() });
const notes = ["kept", "reset", "full"] as const satisfies readonly PackNote[];
const querySchema = z.object({ note: z.enum(notes).optional().catch(undefined) });
const fileSchema = z.object({ edition: z.enum(packEditionNames), language: z.string(), format: z.enum(packFormats) });

/** `/pack/<token>`: for a partner's office without an account. A GET shows and changes nothing, since scanners open every link of a mail (invariant 12). */
export async function addPackPages(
  app: FastifyInstance,
  { packing }: { readonly packing: Packing },
  { publicUrl }: Pick<WebSettings, "publicUrl">,
): Promise<void> {
  // The frame of a preview lives under the same rules.
  await prepareFormPages(app, { bodyBytesMax: packBodyBytesMax, alsoLoad: [ownPictures(publicUrl)] });
  const pages = { config: { rateLimit: { max: packPagesPerMinuteMax, timeWindow: "1 minute" } } };
  const archives = { config: { rateLimit: { max: packArchivesPerMinuteMax, timeWindow: "1 minute" } } };

  app.get("/:token", pages, async (request, reply) => {
    const pack = await opened(packing, request, reply);
    if (pack === undefined) return reply;
    const language = languageOfRequest(request);
    const { token } = paramsSchema.parse(request.params);
    const { note } = querySchema.parse(request.query);
    const editions = shownEditions(pack, await contentOfPack(pack, packing.packs), language);
    return sendPage(reply, 200, packPage({ language, token, pack, editions, note, newer: await packing.newerPack(pack) }));
  });

  app.get("/:token/pack.zip", archives, async (request, reply) => {
    const pack = await opened(packing, request, reply);
    if (pack === undefined) return reply;
    const { editions } = await contentOfPack(pack, packing.packs);
    const { fileName, bytes } = await packArchive(pack, editions, packing);
    return sendFile(reply, { fileName, contentType: "application/zip", bytes });
  });

  app.get("/:token/:edition/:language/:format", pages, async (request, reply) => {
    const pack = await opened(packing, request, reply);
    if (pack === undefined) return reply;
    const asked = fileSchema.safeParse(request.params);
    const { editions } = await contentOfPack(pack, packing.packs);
    const edition = editions.find(({ name }) => name === asked.data?.edition);
    const language = edition?.languages.find((each) => each === asked.data?.language);
    const files = edition === undefined || language === undefined ? [] : await packing.packFiles(pack, edition, language);
    const file = files.find(({ format }) => format === asked.data?.format);
    return file === undefined ? sendPage(reply, 404, notFoundPage(languageOfRequest(request))) : sendFile(reply, file);
  });

  addPicksPages(app, {
    packing,
    publicUrl,
    opened: (request, reply) => opened(packing, request, reply),
    tokenOf: (request) => paramsSchema.parse(request.params).token,
  });
}

/** The pack behind the address; undefined after it was said that there is none, or none any more. */
async function opened({ openPack }: Packing, request: FastifyRequest, reply: FastifyReply): Promise<Pack | undefined> {
  const found = await openPack(paramsSchema.parse(request.params).token);
  if (found.state === "open") return found.pack;
  const language = languageOfRequest(request);
  if (found.state === "unknown") await sendPage(reply, 404, notFoundPage(language));
  else await sendPage(reply, 410, packExpiredPage(found.pack, language));
  return undefined;
}

function shownEditions(pack: Pack, { editions, isOwn }: PackContent, language: Language): readonly ShownEdition[] {
  const words = packWords[language];
  return editions.map((edition) => ({
    edition,
    heading: edition.name === "issue" ? words.wholeIssue : isOwn ? words.selection : words.arranged,
    formats: packFormats.filter((format) => format !== "ics" || issueCalendar(edition.snapshot, language, pack.beganAt) !== undefined),
  }));
}

interface SentFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Saved and never opened as a page under our address; its name in its own script, for programs that know RFC 6266. */
async function sendFile(reply: FastifyReply, { fileName, contentType, bytes }: SentFile): Promise<FastifyReply> {
  const extension = fileName.slice(fileName.lastIndexOf("."));
  const plain = /^[\w .()-]+$/u.test(fileName) ? fileName : `pack${extension}`;
  const named = encodeURIComponent(fileName).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return reply
    .type(contentType)
    .header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${named}`)
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .send(Buffer.from(bytes));
}
