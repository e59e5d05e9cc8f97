import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { notFoundPage, reviewClosedPage } from "../pages/notice-pages.ts";
import type { ReviewFormName, ReviewForms } from "../pages/review-forms.ts";
import { reviewPage, type ReviewNote } from "../pages/review-page.ts";
import type { Review } from "../ports/reviews.ts";
import { readSaid, saidClearance, saidComment, saidLook } from "../review/said.ts";
import { ownPictures, prepareFormPages } from "./form-pages.ts";
import { reviewBodyBytesMax, reviewFormsPerMinuteMax, reviewPagesPerMinuteMax } from "./limits.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const paramsSchema = z.object({ token: z.string(), edition: z.string().optional() });
const notes = ["commented", "looked", "cleared", "changed", "notAllowed", "full"] as const satisfies readonly ReviewNote[];
const querySchema = z.object({ edition: z.string().max(200).optional().catch(undefined), note: z.enum(notes).optional().catch(undefined) });
const typedSchema = z.record(z.string(), z.string()).catch({});

/** `/review/<token>`: for a colleague without an account. A GET shows and changes nothing, since scanners open every link of a mail (invariant 12). */
export async function addReviewPages(
  app: FastifyInstance,
  { reviewing }: Pick<WebModules, "reviewing">,
  settings: WebSettings,
): Promise<void> {
  await prepareFormPages(app, { bodyBytesMax: reviewBodyBytesMax, alsoLoad: ["frame-src 'self'"] });
  addPages(app, reviewing, settings);
  addForms(app, reviewing, settings);
}

type Reviewing = WebModules["reviewing"];

function addPages(app: FastifyInstance, reviewing: Reviewing, settings: WebSettings): void {
  const options = { config: { rateLimit: { max: reviewPagesPerMinuteMax, timeWindow: "1 minute" } } };

  app.get("/:token", options, async (request, reply) => {
    const review = await opened(reviewing, request, reply);
    return review === undefined ? reply : show(reviewing, request, reply, review);
  });

  app.get("/:token/edition/:edition", options, async (request, reply) => {
    const review = await opened(reviewing, request, reply);
    if (review === undefined) return reply;
    const html = await reviewing.content.edition(review, paramsSchema.parse(request.params).edition ?? "");
    if (html === undefined) return sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
    reply.header("content-security-policy", editionPolicy(settings));
    // A link of the edition opens beside the review, never inside its frame.
    const framed = html.replace(/<head[^>]*>/iu, (head) => `${head}<base target="_blank">`);
    return sendPage(reply, 200, framed);
  });
}

function addForms(app: FastifyInstance, reviewing: Reviewing, { publicUrl }: WebSettings): void {
  const { reviews, content, clearItem, ids } = reviewing;
  const options = { bodyLimit: reviewBodyBytesMax, config: { rateLimit: { max: reviewFormsPerMinuteMax, timeWindow: "1 minute" } } };

  /** What a form says is done, and the page is asked for anew: reloading it sends nothing a second time. */
  const onForm = <T>(name: ReviewFormName, schema: z.ZodType<T>, act: (review: Review, said: T) => Promise<ReviewNote>): void => {
    app.post(`/:token/${name}`, options, async (request, reply) => {
      const review = await opened(reviewing, request, reply);
      if (review === undefined) return reply;
      if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(languageOfRequest(request)));
      const read = readSaid(schema, request.body);
      if ("fault" in read) {
        return show(reviewing, request, reply, review, { form: name, fault: read.fault, typed: typedSchema.parse(request.body) });
      }
      const note = await act(review, read.said);
      return reply.redirect(`/review/${paramsSchema.parse(request.params).token}?note=${note}`, 303);
    });
  };

  onForm("comment", saidComment, async (review, { formId, about, name, text }) => {
    const documentId = (await isWithin(content, review, about)) ? about : review.documentId;
    const isKept = await reviews.addComment({ id: ids.uuidv7(), reviewId: review.id, formId, documentId, author: name, text });
    return isKept ? "commented" : "full";
  });
  onForm("look", saidLook, async (review, said) => ((await reviews.addLook(review.id, said)) ? "looked" : "full"));
  onForm("clear", saidClearance, clearItem);
}

/** The review behind the address; undefined after it was said that there is none, or none any more. */
async function opened({ openReview }: Reviewing, request: FastifyRequest, reply: FastifyReply): Promise<Review | undefined> {
  const found = await openReview(paramsSchema.parse(request.params).token);
  if (found.state === "open") return found.review;
  const language = languageOfRequest(request);
  if (found.state === "unknown") await sendPage(reply, 404, notFoundPage(language));
  else await sendPage(reply, 410, reviewClosedPage(found.state, language));
  return undefined;
}

async function show(
  { content, reviews, ids }: Reviewing,
  request: FastifyRequest,
  reply: FastifyReply,
  review: Review,
  fault?: ReviewForms["fault"],
): Promise<FastifyReply> {
  const { token } = paramsSchema.parse(request.params);
  const { edition, note } = querySchema.parse(request.query);
  const reviewed = await content.look(review);
  if (reviewed.state === "gone") return sendPage(reply, 404, notFoundPage(languageOfRequest(request)));
  const comments = await reviews.commentsOfReview(review.id);
  const forms = { formId: ids.uuidv7(), ...(fault === undefined ? {} : { fault }) };
  return sendPage(
    reply,
    fault === undefined ? 200 : 400,
    reviewPage({ language: languageOfRequest(request), token, review, reviewed, comments, edition, note, forms }),
  );
}

/** A comment is about what the link shows; a form that names anything else is about the whole. */
async function isWithin(content: Reviewing["content"], review: Review, about: string): Promise<boolean> {
  if (about === review.documentId) return true;
  const reviewed = await content.look(review);
  return reviewed.state === "complete" && reviewed.items.some(({ id }) => id === about);
}

/** The edition in its frame: no script, no form, its pictures from us. */
function editionPolicy({ publicUrl }: WebSettings): string {
  return ["default-src 'none'", ownPictures(publicUrl), "style-src 'unsafe-inline'", "base-uri 'none'", "frame-ancestors 'self'"].join(";");
}
