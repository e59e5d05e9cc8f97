import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { mailAddress } from "../audience/mail-address.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { partnerAskedPage, partnerBusyPage, partnerOpenPage, partnerOverviewPage, partnerSignInPage } from "../pages/partner-pages.ts";
import { ownPictures, prepareFormPages } from "./form-pages.ts";
import { formBodyBytesMax } from "./limits.ts";
import { addOnboardingPages } from "./onboarding-pages.ts";
import {
  createPartnerGate,
  dropSecret,
  keepSecret,
  partnerFormsBound,
  partnerPagesBound,
  secretOf,
  type PartnerGate,
} from "./partner-session.ts";
import { addMemberImportPages } from "./member-import-pages.ts";
import { addMemberPages } from "./member-pages.ts";
import { addMemberStopPages } from "./member-stop-pages.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const paramsSchema = z.object({ token: z.string() });
const typedSchema = z.object({ address: z.string().max(1_000) }).catch({ address: "" });
const chosenSchema = z.object({ contact: z.uuid() });

type Modules = Pick<WebModules, "partnerSignIn" | "onboarding" | "partnerMembers" | "members">;
type Settings = Pick<WebSettings, "publicUrl" | "onUnexpected">;

/** `/partner`: the pages of partners' contacts, behind a link that each can ask for. A GET changes nothing (invariant 12). */
export async function addPartnerPages(app: FastifyInstance, modules: Modules, settings: Settings): Promise<void> {
  // The preview of a masthead lives under the same rules.
  await prepareFormPages(app, { bodyBytesMax: formBodyBytesMax, alsoLoad: [ownPictures(settings.publicUrl)] });
  const gate = createPartnerGate(modules.partnerSignIn, settings.publicUrl);
  addAsking(app, modules, settings);
  addLink(app, modules, settings);
  addOverview(app, modules, { ...settings, gate });
  addOnboardingPages(app, { onboarding: modules.onboarding, gate });
  addMemberPages(app, { ...modules, gate });
  addMemberStopPages(app, { ...modules, gate });
  await addMemberImportPages(app, { ...modules, gate });
}

function addAsking(app: FastifyInstance, { partnerSignIn }: Modules, { publicUrl, onUnexpected }: Settings): void {
  const underWay = new Set<Promise<void>>();
  app.addHook("onClose", async () => {
    await Promise.all(underWay);
  });

  app.get("/", partnerPagesBound, async (request, reply) =>
    sendPage(reply, 200, partnerSignInPage({ language: languageOfRequest(request), reason: "asks" })),
  );

  app.post("/", partnerFormsBound, async (request, reply) => {
    const language = languageOfRequest(request);
    if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(language));
    const typed = typedSchema.parse(request.body).address;
    const address = mailAddress(typed);
    if (address === undefined) return sendPage(reply, 400, partnerSignInPage({ language, reason: "asks", typed }));
    const asked = await partnerSignIn.ask(address, { language, ip: request.ip });
    if (asked.state === "busy") return sendPage(reply, 429, partnerBusyPage(language));
    // Nobody waits for it: how long it takes says whether the address is known.
    const planned = asked.planned.catch((error: unknown) => onUnexpected(error, "/partner")).finally(() => underWay.delete(planned));
    underWay.add(planned);
    return sendPage(reply, 200, partnerAskedPage(address, language));
  });
}

function addLink(app: FastifyInstance, { partnerSignIn }: Modules, { publicUrl }: Settings): void {
  // Scanners open every link of a mail, some in a full browser: a GET shows for whom it is and a button.
  app.get("/:token", partnerPagesBound, async (request, reply) => {
    const language = languageOfRequest(request);
    const open = await partnerSignIn.find(paramsSchema.parse(request.params).token);
    return open === undefined
      ? sendPage(reply, 410, partnerSignInPage({ language, reason: "closed" }))
      : sendPage(reply, 200, partnerOpenPage(open, language));
  });

  app.post("/:token", partnerFormsBound, async (request, reply) => {
    const language = languageOfRequest(request);
    if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(language));
    const used = await partnerSignIn.use(paramsSchema.parse(request.params).token);
    if (used === undefined) return sendPage(reply, 410, partnerSignInPage({ language, reason: "closed" }));
    return keepSecret(reply, used.secret, publicUrl).redirect(`/partner/${used.landing}`, 303);
  });
}

function addOverview(
  app: FastifyInstance,
  { partnerSignIn }: Modules,
  { publicUrl, gate }: Settings & { readonly gate: PartnerGate },
): void {
  app.get("/overview", partnerPagesBound, async (request, reply) => {
    const session = await gate.signedIn(request, reply);
    return session === undefined ? reply : sendPage(reply, 200, partnerOverviewPage(session, languageOfRequest(request)));
  });

  app.post("/choose", partnerFormsBound, async (request, reply) => {
    const session = await gate.signedInForm(request, reply);
    if (session === undefined) return reply;
    const chosen = chosenSchema.safeParse(request.body);
    const isHers = chosen.success && (await partnerSignIn.choose(secretOf(request) ?? "", chosen.data.contact));
    return isHers ? reply.redirect("/partner/overview", 303) : sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
  });

  app.post("/sign-out", partnerFormsBound, async (request, reply) => {
    if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(languageOfRequest(request)));
    const secret = secretOf(request);
    if (secret !== undefined) await partnerSignIn.signOut(secret);
    return dropSecret(reply, publicUrl).redirect("/partner", 303);
  });
}
