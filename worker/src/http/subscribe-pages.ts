import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isLanguage, type Language } from "@newsletter/schemas";
import * as z from "zod";
import { readWish } from "../audience/read-wish.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { choosePage, confirmPage, subscribeAskedPage, subscribeBusyPage, subscribePage } from "../pages/subscribe-page.ts";
import type { OpenForm, ShownOptIn } from "../ports/subscribing.ts";
import type { CountVisit } from "./count-visit.ts";
import { prepareFormPages } from "./form-pages.ts";
import { formBodyBytesMax, formPagesPerMinuteMax, formsPerMinuteMax } from "./limits.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

/** Whatever else stands there is no slug, and may be nothing that a database takes. */
const slugPattern = /^[a-z0-9-]+$/u;
const formParamsSchema = z.object({ publication: z.string(), language: z.string() });
const tokenParamsSchema = z.object({ token: z.string() });

const pages = { config: { rateLimit: { max: formPagesPerMinuteMax, timeWindow: "1 minute" } } };
const forms = { bodyLimit: formBodyBytesMax, config: { rateLimit: { max: formsPerMinuteMax, timeWindow: "1 minute" } } };

/** `/subscribe`, where editions that are passed on lead to, and `/confirm/<token>`, where its mail leads to. */
export async function addSubscribePages(
  app: FastifyInstance,
  { subscribing, countVisit }: Pick<WebModules, "subscribing"> & { readonly countVisit: CountVisit },
  { publicUrl }: Pick<WebSettings, "publicUrl">,
): Promise<void> {
  await prepareFormPages(app, { bodyBytesMax: formBodyBytesMax });
  addForm(app, { subscribing, countVisit }, publicUrl);
  addConfirmation(app, subscribing, publicUrl);
}

type Subscribing = WebModules["subscribing"];

function addForm(
  app: FastifyInstance,
  { subscribing, countVisit }: { readonly subscribing: Subscribing; readonly countVisit: CountVisit },
  publicUrl: string,
): void {
  app.get("/subscribe", pages, async (request, reply) => {
    const language = languageOfRequest(request);
    const publications = await subscribing.publications();
    const [only, ...others] = publications;
    if (only !== undefined && others.length === 0) return reply.redirect(`/subscribe/${only.slug}/${language}`, 302);
    return sendPage(reply, 200, choosePage(publications, language));
  });

  app.get("/subscribe/:publication/:language", pages, async (request, reply) => {
    const opened = await openedForm(subscribing, request, reply);
    if (opened === undefined) return reply;
    countVisit(request, { id: opened.form.publication.id }, { page: "subscribe", language: opened.language });
    return sendPage(reply, 200, subscribePage({ ...opened, typed: {}, faults: [] }));
  });

  app.post("/subscribe/:publication/:language", forms, async (request, reply) => {
    const opened = await openedForm(subscribing, request, reply);
    if (opened === undefined) return reply;
    const { form, language } = opened;
    if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(language));
    const read = readWish(request.body, form, language);
    if (read.state === "faulty") return sendPage(reply, 400, subscribePage({ ...opened, ...read }));
    if (read.state === "trapped") return sendPage(reply, 200, subscribeAskedPage(read.typed["address"] ?? "", language));
    const answer = await subscribing.ask(read.wish, { publication: form.publication, language, ip: request.ip });
    return answer === "busy"
      ? sendPage(reply, 429, subscribeBusyPage(language))
      : sendPage(reply, 200, subscribeAskedPage(read.wish.address, language));
  });
}

function addConfirmation(app: FastifyInstance, subscribing: Subscribing, publicUrl: string): void {
  // Scanners open every link of a mail, some in a full browser: a GET shows a button and changes nothing (invariant 12).
  app.get("/confirm/:token", pages, async (request, reply) => {
    const optIn = await subscribing.find(tokenParamsSchema.parse(request.params).token);
    return showOptIn(request, reply, optIn);
  });

  app.post("/confirm/:token", forms, async (request, reply) => {
    if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(languageOfRequest(request)));
    const optIn = await subscribing.confirm(tokenParamsSchema.parse(request.params).token);
    return showOptIn(request, reply, optIn);
  });
}

async function showOptIn(request: FastifyRequest, reply: FastifyReply, optIn: ShownOptIn | undefined): Promise<FastifyReply> {
  if (optIn === undefined) return sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
  return sendPage(reply, 200, confirmPage(optIn, optIn.language ?? languageOfRequest(request)));
}

/** The form behind the address; undefined after it was said that there is none. */
async function openedForm(
  subscribing: Subscribing,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly form: OpenForm; readonly language: Language } | undefined> {
  const { publication, language } = formParamsSchema.parse(request.params);
  const form = isLanguage(language) && slugPattern.test(publication) ? await subscribing.form(publication) : undefined;
  if (form !== undefined && isLanguage(language)) return { form, language };
  await sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
  return undefined;
}
