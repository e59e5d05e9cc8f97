import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { joinWording, type Language } from "@newsletter/schemas";
import * as z from "zod";
import { mailAddress } from "../audience/mail-address.ts";
import { isOnesOwn } from "../audience/preferences.ts";
import { readSettings, readTicked } from "../audience/read-settings.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { erasedPage, erasePage, linkAskedPage, linkPage, preferencesPage, type PreferencesPage } from "../pages/preferences-page.ts";
import { subscribeBusyPage } from "../pages/subscribe-page.ts";
import type { ShownSettings } from "../ports/preferences.ts";
import { prepareFormPages } from "./form-pages.ts";
import { formBodyBytesMax, formPagesPerMinuteMax, formsPerMinuteMax } from "./limits.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const paramsSchema = z.object({ token: z.string() });
const querySchema = z.object({ note: z.enum(["saved", "joined"]).optional().catch(undefined) });
const typedSchema = z.object({ address: z.string().max(1_000) }).catch({ address: "" });
const wordingSchema = z.object({ wording: z.string() });

const pages = { config: { rateLimit: { max: formPagesPerMinuteMax, timeWindow: "1 minute" } } };
const forms = { bodyLimit: formBodyBytesMax, config: { rateLimit: { max: formsPerMinuteMax, timeWindow: "1 minute" } } };

type Preferences = WebModules["preferences"];

/** A page that was opened, and in which language to answer. */
interface Opened {
  readonly token: string;
  readonly language: Language;
  readonly shown: ShownSettings;
}

/** `/preferences/<token>`: a reader's own settings. Only a form changes anything, and only one of our own pages (invariant 12). */
export async function addPreferencePages(
  app: FastifyInstance,
  { preferences }: Pick<WebModules, "preferences">,
  { publicUrl }: Pick<WebSettings, "publicUrl">,
): Promise<void> {
  await prepareFormPages(app, { bodyBytesMax: formBodyBytesMax });
  addLink(app, preferences, publicUrl);

  app.get("/preferences/:token", pages, async (request, reply) => {
    const opened = await openedSettings(preferences, request, reply);
    if (opened === undefined) return reply;
    return sendPage(reply, 200, preferencesPage({ ...opened, note: querySchema.parse(request.query).note }));
  });

  app.get("/preferences/:token/erase", pages, async (request, reply) => {
    const opened = await openedSettings(preferences, request, reply);
    if (opened === undefined) return reply;
    return sendPage(reply, 200, isOnesOwn(opened.shown.settings) ? erasePage(opened) : preferencesPage(opened));
  });

  const onForm = (path: string, act: (opened: Opened, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>): void => {
    app.post(`/preferences/:token${path}`, forms, async (request, reply) => {
      const opened = await openedSettings(preferences, request, reply);
      if (opened === undefined) return reply;
      if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(opened.language));
      // Links in old mails go on being answered, also when they can do nothing any more.
      if (opened.shown.settings.isErased) return sendPage(reply, 200, erasedPage(opened.language));
      return act(opened, request, reply);
    });
  };
  addActs(onForm, preferences);
}

function addActs(
  onForm: (path: string, act: (opened: Opened, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) => void,
  preferences: Preferences,
): void {
  onForm("", async (opened, request, reply) => {
    const { token, shown } = opened;
    const read = readSettings(request.body, shown.publication?.languages ?? [], new Date());
    if (read.state === "faulty") return refused(reply, { ...opened, faults: read.faults });
    const isChanged = await preferences.change(token, read.change);
    return back(reply, opened, isChanged ? "saved" : undefined);
  });

  onForm("/publications", async (opened, request, reply) => {
    const ids = readTicked(request.body);
    const wording = joinWording(opened.language);
    const isAsShown = wordingSchema.safeParse(request.body).data?.wording === wording;
    if (ids.length === 0 || !isAsShown) return refused(reply, { ...opened, faults: ["publications"] });
    const count = await preferences.join(opened.token, ids, wording);
    return back(reply, opened, count > 0 ? "joined" : undefined);
  });

  onForm("/data", async ({ token, language }, _request, reply) => {
    const data = await preferences.data(token);
    if (data === undefined) return sendPage(reply, 404, notFoundPage(language));
    return reply
      .type("application/json; charset=utf-8")
      .header("cache-control", "no-store")
      .header("content-disposition", 'attachment; filename="subscription.json"')
      .send(`${JSON.stringify(data, null, 2)}\n`);
  });

  onForm("/erase", async (opened, _request, reply) => {
    const isErased = await preferences.erase(opened.token);
    return isErased ? sendPage(reply, 200, erasedPage(opened.language)) : refused(reply, opened);
  });
}

function addLink(app: FastifyInstance, preferences: Preferences, publicUrl: string): void {
  app.get("/preferences", pages, async (request, reply) => sendPage(reply, 200, linkPage(languageOfRequest(request))));

  app.post("/preferences", forms, async (request, reply) => {
    const language = languageOfRequest(request);
    if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(language));
    const typed = typedSchema.parse(request.body).address;
    const address = mailAddress(typed);
    if (address === undefined) return sendPage(reply, 400, linkPage(language, typed));
    const answer = await preferences.askForLink(address, { language, ip: request.ip });
    return answer === "busy" ? sendPage(reply, 429, subscribeBusyPage(language)) : sendPage(reply, 200, linkAskedPage(address, language));
  });
}

/** Reloading the page then sends nothing a second time. */
async function back(reply: FastifyReply, { token }: Opened, note: string | undefined): Promise<FastifyReply> {
  return reply.redirect(`/preferences/${token}${note === undefined ? "" : `?note=${note}`}`, 303);
}

async function refused(reply: FastifyReply, page: PreferencesPage): Promise<FastifyReply> {
  return sendPage(reply, 400, preferencesPage(page));
}

/** The settings behind the address; undefined after it was said that there are none. */
async function openedSettings(preferences: Preferences, request: FastifyRequest, reply: FastifyReply): Promise<Opened | undefined> {
  const { token } = paramsSchema.parse(request.params);
  const language = languageOfRequest(request);
  const shown = await preferences.find(token);
  if (shown !== undefined) return { token, language, shown };
  await sendPage(reply, 404, notFoundPage(language));
  return undefined;
}
