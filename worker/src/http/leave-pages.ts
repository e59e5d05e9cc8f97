import formbody from "@fastify/formbody";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { leaveDonePage, leavePage } from "../pages/leave-page.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import type { Leaving } from "../ports/audience.ts";
import { leaveBodyBytesMax } from "./limits.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";

const paramsSchema = z.object({ token: z.string() });

/** `/u/<token>` for mail clients (RFC 8058) and `/leave/<token>` for people. Two addresses, because their tokens have two purposes. */
export async function addLeavePages(app: FastifyInstance, { leaving }: { readonly leaving: Leaving }): Promise<void> {
  await takeAnyBody(app);
  for (const [address, purpose] of [
    ["/u/:token", "oneClick"],
    ["/leave/:token", "leave"],
  ] as const) {
    // Scanners open every link of a mail, some in a full browser: a GET shows a form and changes nothing (invariant 12).
    app.get(address, async (request, reply) => {
      const language = languageOfRequest(request);
      const subscription = await leaving.find(paramsSchema.parse(request.params).token, purpose);
      if (subscription === undefined) return sendPage(reply, 404, notFoundPage(language));
      return sendPage(reply, 200, leavePage(subscription, language));
    });

    // Always 200 and never a redirect: a mail client does not follow one (RFC 8058 section 3.1). No rate limit either.
    app.post(address, { bodyLimit: leaveBodyBytesMax }, async (request, reply) => {
      const language = languageOfRequest(request);
      const subscription = await leaving.leave(paramsSchema.parse(request.params).token, purpose);
      if (subscription === undefined) return sendPage(reply, 404, notFoundPage(language));
      return sendPage(reply, 200, leaveDonePage(subscription, language));
    });
  }
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
