import * as z from "zod";
import type { CommentsResponse, ReviewComment, ReviewsResponse, ReviewState } from "../review-api.ts";

// The worker's answers about reviews as the Studio reads them.

export const reviewStateSchema: z.ZodType<ReviewState> = z.object({
  id: z.string(),
  forName: z.string(),
  askedByName: z.string(),
  askedAt: z.string(),
  lastDay: z.string(),
  state: z.enum(["open", "expired", "revoked"]),
  url: z.string().nullable(),
  looks: z.array(z.object({ name: z.string(), office: z.string(), at: z.string() })),
});
export const reviewsResponseSchema: z.ZodType<ReviewsResponse> = z.object({ reviews: z.array(reviewStateSchema) });

export const reviewCommentSchema: z.ZodType<ReviewComment> = z.object({
  id: z.string(),
  documentId: z.string(),
  author: z.string(),
  text: z.string(),
  at: z.string(),
  resolvedAt: z.string().nullable(),
  resolvedByName: z.string().nullable(),
});
export const commentsResponseSchema: z.ZodType<CommentsResponse> = z.object({ comments: z.array(reviewCommentSchema) });
