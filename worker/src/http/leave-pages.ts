import formbody from "@fastify/formbody";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { leaveDonePage, leavePage, leftAllPage } from "../pages/leave-page.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { decidePage, undoPage } from "../pages/undo-pages.ts";
import type { Leaving, SubscriptionForLeaving } from "../ports/leaving.ts";
import { leaveBodyBytesMax } from "./limits.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebSettings } from "./web-modules.ts";

const paramsSchema = z.object({ token: z.string() });
/** The button that ends every subscription of the address; the other one has no name. */
const wholeSchema = z.object({ scope: z.literal("all") });
const decisionSchema = z.object({ decision: z.enum(["keep", "confirm"]) });

type Page = (subscription: SubscriptionForLeaving, language: ReturnType<typeof languageOfRequest>, request: FastifyRequest) => string;

/**
 * `/u/<token>` for mail clients (RFC 8058) and `/leave/<token>` for people; `/undo/<token>` for who left, `/decide/<token>` for a partner's
 * contact. Addresses of their own, because each token has one purpose. Scanners open every link of a mail, some in a full browser: a GET
 * shows a form and changes nothing (invariant 12).
 */
export async function addLeavePages(
  app: FastifyInstance,
  { leaving }: { readonly leaving: Leaving },
  { publicUrl }: Pick<WebSettings, "publicUrl">,
): Promise<void> {
  await takeAnyBody(app);
  const options = { bodyLimit: leaveBodyBytesMax };

  const onGet = (address: string, purpose: Parameters<Leaving["find"]>[1], page: Page): void => {
    app.get(address, async (request, reply) => answer(request, reply, await leaving.find(tokenOf(request), purpose), page));
  };
  onGet("/u/:token", "oneClick", leavePage);
  onGet("/leave/:token", "leave", leavePage);
  onGet("/undo/:token", "undo", undoPage);
  onGet("/decide/:token", "decide", decidePage);

  // Always 200 and never a redirect: a mail client does not follow one (RFC 8058 section 3.1). No rate limit and no look at the origin either.
  app.post("/u/:token", options, async (request, reply) =>
    answer(request, reply, await leaving.leave(tokenOf(request), "oneClick"), leaveDonePage),
  );

  /** What people send from our own page; that page again, as it is now. */
  const onForm = (address: string, act: (request: FastifyRequest) => Promise<SubscriptionForLeaving | undefined>, page: Page): void => {
    app.post(address, options, async (request, reply) => {
      if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(languageOfRequest(request)));
      return answer(request, reply, await act(request), page);
    });
  };
  onForm(
    "/leave/:token",
    (request) => (isForAll(request) ? leaving.leaveAll(tokenOf(request)) : leaving.leave(tokenOf(request), "leave")),
    (subscription, language, request) =>
      (isForAll(request) && subscription.offersAll ? leftAllPage : leaveDonePage)(subscription, language),
  );
  onForm("/undo/:token", (request) => leaving.undo(tokenOf(request)), undoPage);
  onForm(
    "/decide/:token",
    (request) => {
      const said = decisionSchema.safeParse(request.body);
      // A form without its button's name has decided nothing.
      return said.success ? leaving.decide(tokenOf(request), said.data.decision) : leaving.find(tokenOf(request), "decide");
    },
    decidePage,
  );
}

function isForAll({ body }: FastifyRequest): boolean {
  return wholeSchema.safeParse(body).success;
}

function tokenOf(request: FastifyRequest): string {
  return paramsSchema.parse(request.params).token;
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  subscription: SubscriptionForLeaving | undefined,
  page: Page,
): Promise<FastifyReply> {
  const language = languageOfRequest(request);
  if (subscription === undefined) return sendPage(reply, 404, notFoundPage(language));
  return sendPage(reply, 200, page(subscription, language, request));
}

/**
 * Mail clients post `List-Unsubscribe=One-Click` as a form in either encoding. All that counts is in the address, so a multipart body,
 * and one of a kind nobody announced, is taken and dropped.
 */
async function takeAnyBody(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: leaveBodyBytesMax });
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: leaveBodyBytesMax }, (_request, _body, done) => {
    done(null, {});
  });
}
