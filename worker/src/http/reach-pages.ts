import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { notFoundPage } from "../pages/notice-pages.ts";
import { reachExpiredPage, reachPage, type ReachNote } from "../pages/reach-page.ts";
import type { AnswerKept } from "../ports/reach.ts";
import type { PartnersQuestion, Reaching } from "../reach/open-question.ts";
import { readReachForm } from "../reach/read-answer.ts";
import { prepareFormPages } from "./form-pages.ts";
import { formBodyBytesMax, formPagesPerMinuteMax, formsPerMinuteMax } from "./limits.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const paramsSchema = z.object({ token: z.string() });
const notes = ["kept", "replaced", "full"] as const satisfies readonly (ReachNote & AnswerKept)[];
export const reachNoteSchema = z.enum(notes).optional().catch(undefined);
const querySchema = z.object({ note: reachNoteSchema });

/** `/reach/<token>`: one question to a partner's office. A GET shows it and changes nothing, since scanners open every link of a mail (invariant 12). */
export async function addReachPages(
  app: FastifyInstance,
  { reaching }: Pick<WebModules, "reaching">,
  { publicUrl }: Pick<WebSettings, "publicUrl">,
): Promise<void> {
  await prepareFormPages(app, { bodyBytesMax: formBodyBytesMax });
  const pages = { config: { rateLimit: { max: formPagesPerMinuteMax, timeWindow: "1 minute" } } };
  const forms = { bodyLimit: formBodyBytesMax, config: { rateLimit: { max: formsPerMinuteMax, timeWindow: "1 minute" } } };

  app.get("/:token", pages, async (request, reply) => {
    const question = await opened(reaching, request, reply);
    if (question === undefined) return reply;
    const answers = await reaching.answers(question);
    const { note } = querySchema.parse(request.query);
    return sendPage(reply, 200, reachPage({ language: languageOfRequest(request), question, answers, action: actionOf(request), note }));
  });

  app.post("/:token", forms, async (request, reply) => {
    const question = await opened(reaching, request, reply);
    if (question === undefined) return reply;
    return takeAnswer(request, reply, {
      reaching,
      question,
      publicUrl,
      action: actionOf(request),
      answered: (kept) => `${actionOf(request)}?note=${kept}`,
    });
  });
}

interface AnswerTo {
  readonly reaching: Reaching;
  readonly question: PartnersQuestion;
  readonly publicUrl: string;
  /** Where the form is sent to. */
  readonly action: string;
  /** Where an answer that was taken leads. */
  readonly answered: (kept: AnswerKept) => string;
}

/** Of both pages that ask. */
export async function takeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { reaching, question, publicUrl, action, answered }: AnswerTo,
): Promise<FastifyReply> {
  const language = languageOfRequest(request);
  if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(language));
  const { peopleCount, kinds, seenId, typed } = readReachForm(request.body);
  if (peopleCount === undefined) {
    const answers = await reaching.answers(question);
    return sendPage(reply, 400, reachPage({ language, question, answers, action, refused: { typed, kinds } }));
  }
  return reply.redirect(answered(await reaching.answer(question, { peopleCount, kinds }, seenId)), 303);
}

const actionOf = (request: FastifyRequest): string => `/reach/${paramsSchema.parse(request.params).token}`;

/** The question behind the address; undefined after it was said that there is none, or none any more. */
async function opened({ byToken }: Reaching, request: FastifyRequest, reply: FastifyReply): Promise<PartnersQuestion | undefined> {
  const found = await byToken(paramsSchema.parse(request.params).token);
  if (found.state === "open") return found.question;
  const language = languageOfRequest(request);
  if (found.state === "unknown") await sendPage(reply, 404, notFoundPage(language));
  else await sendPage(reply, 410, reachExpiredPage(found.question, language));
  return undefined;
}
