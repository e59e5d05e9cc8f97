import type { FastifyInstance } from "fastify";
import * as z from "zod";
import {
  reviewRequestSchema,
  type CommentsResponse,
  type ReviewComment,
  type ReviewsResponse,
  type ReviewState,
} from "@newsletter/schemas";
import type { Review } from "../ports/reviews.ts";
import { dayOf, reviewState, reviewUrl } from "../review/open-review.ts";
import { ApiError } from "./api-error.ts";
import { mustEdit, readRequest, signedIn, type SignedInUser } from "./desk-request.ts";
import { commentedDocumentsMax, reviewQuestionsPerMinuteMax } from "./limits.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const documentId = z.string().min(1).max(200);
const documentSchema = z.object({ documentId });
const documentsSchema = z
  .object({ documentId: z.union([documentId, z.array(documentId).max(commentedDocumentsMax)]) })
  .transform(({ documentId: ids }) => (typeof ids === "string" ? [ids] : ids));
const idSchema = z.object({ id: z.uuid() });
const dayMs = 86_400_000;

/** Links for colleagues and what they said, for the Studio; shapes in `@newsletter/schemas`. */
export function addReviewApi(app: FastifyInstance, modules: WebModules, { publicUrl }: WebSettings): void {
  const { reviews, findReviewed, tokenKey, ids, clock } = modules.reviewing;
  const config = { rateLimit: { max: reviewQuestionsPerMinuteMax, timeWindow: "1 minute" } };

  const stateOf = (review: Review, { mayEdit }: SignedInUser): ReviewState => {
    const { id, forName, askedByName, askedAt, lastDay, looks } = review;
    const state = reviewState(review, clock.now());
    const url = mayEdit && state === "open" ? reviewUrl(publicUrl, tokenKey, review) : null;
    return { id, forName, askedByName, askedAt, lastDay, looks, state, url };
  };

  app.post("/reviews", { config }, async (request): Promise<ReviewState> => {
    const user = mustEdit(await signedIn(request, modules));
    const { documentId: wanted, forName, days } = readRequest(reviewRequestSchema, request.body);
    const reviewed = await findReviewed(wanted);
    if (reviewed === undefined) throw new ApiError("notFound", "There is no such item or issue to be reviewed.");
    const review = await reviews.ask({
      id: ids.uuidv7(),
      number: ids.randomHex(8),
      publicationId: reviewed.publicationId,
      documentId: wanted,
      documentType: reviewed.type,
      askedBy: user,
      forName,
      lastDay: dayOf(new Date(clock.now().getTime() + days * dayMs)),
    });
    return stateOf(review, user);
  });

  app.get("/reviews", { config }, async (request): Promise<ReviewsResponse> => {
    const user = await signedIn(request, modules);
    const found = await reviews.ofDocument(readRequest(documentSchema, request.query).documentId);
    return { reviews: found.map((review) => stateOf(review, user)) };
  });

  app.post("/reviews/:id/revoke", { config }, async (request): Promise<ReviewState> => {
    const user = mustEdit(await signedIn(request, modules));
    const review = await reviews.revoke(readRequest(idSchema, request.params).id, user);
    if (review === undefined) throw new ApiError("notFound", "There is no such link.");
    return stateOf(review, user);
  });

  app.get("/comments", { config }, async (request): Promise<CommentsResponse> => {
    await signedIn(request, modules);
    return { comments: await reviews.commentsOn(readRequest(documentsSchema, request.query)) };
  });

  app.post("/comments/:id/resolve", { config }, async (request): Promise<ReviewComment> => {
    const user = mustEdit(await signedIn(request, modules));
    const comment = await reviews.resolve(readRequest(idSchema, request.params).id, user);
    if (comment === undefined) throw new ApiError("notFound", "There is no such comment.");
    return comment;
  });
}
