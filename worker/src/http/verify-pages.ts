import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { isSlug } from "../content/reserved-slugs.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { verdictPage } from "../pages/verdict-page.ts";
import { chooseVerifyPage, verifyPage, type VerifyFault } from "../pages/verify-page.ts";
import { askedMailBytesMax } from "../verify/limits.ts";
import { readFormWithFile, takeFileFields } from "./file-field.ts";
import { prepareFormPages } from "./form-pages.ts";
import { checksPerMinuteMax, formPagesPerMinuteMax } from "./limits.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const paramsSchema = z.object({ publication: z.string() });

const pages = { config: { rateLimit: { max: formPagesPerMinuteMax, timeWindow: "1 minute" } } };
const checks = { config: { rateLimit: { max: checksPerMinuteMax, timeWindow: "1 minute" } } };

/** `/verify` and `/verify/<publication>`: what a mail of ours looks like, and whether one is. Nothing of a mail that is asked about is kept. */
export async function addVerifyPages(
  app: FastifyInstance,
  { verifying, publications }: Pick<WebModules, "verifying" | "publications">,
  { publicUrl }: Pick<WebSettings, "publicUrl">,
): Promise<void> {
  await prepareFormPages(app, { bodyBytesMax: askedMailBytesMax });
  await takeFileFields(app);

  app.get("/verify", pages, async (request, reply) => {
    const all = await publications.all();
    const [only, ...others] = all;
    if (only !== undefined && others.length === 0) return reply.redirect(`/verify/${only.slug}`, 302);
    return sendPage(reply, 200, chooseVerifyPage(all, languageOfRequest(request)));
  });

  app.get("/verify/:publication", pages, async (request, reply) => {
    const language = languageOfRequest(request);
    const { publication: slug } = paramsSchema.parse(request.params);
    const publication = isSlug(slug) ? await publications.bySlug(slug) : undefined;
    if (publication === undefined) return sendPage(reply, 404, notFoundPage(language));
    const recent = await verifying.recentIssues(publication);
    return sendPage(reply, 200, verifyPage({ language, publication, recent, host: new URL(publicUrl).host }));
  });

  // A POST, because a mail is no address; and 200 with the page itself, because there is nothing kept that a GET could show.
  app.post("/verify", checks, async (request, reply) => {
    const language = languageOfRequest(request);
    if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(language));
    const asked = await readAsked(request);
    if (asked instanceof Uint8Array) return sendPage(reply, 200, verdictPage(await verifying.verify(asked), language));
    return sendPage(reply, asked === "tooLarge" ? 413 : 400, chooseVerifyPage(await publications.all(), language, asked));
  });
}

/** The mail's bytes: those of the file, where there is one. */
async function readAsked(request: FastifyRequest): Promise<Uint8Array | VerifyFault> {
  const form = await readFormWithFile(request, { fileBytesMax: askedMailBytesMax, textBytesMax: askedMailBytesMax });
  if (form.state === "faulty") return form.fault;
  if (form.file !== undefined && form.file.bytes.length > 0) return form.file.bytes;
  const pasted = form.texts["mail"] ?? "";
  return pasted.trim() === "" ? "empty" : Buffer.from(pasted);
}
