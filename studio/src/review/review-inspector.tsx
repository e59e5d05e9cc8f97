import { CommentIcon } from "@sanity/icons/Comment";
import { commentsResponseSchema, memberOf, reviewsResponseSchema } from "@newsletter/schemas/studio";
import { Box, Flex, Stack } from "@sanity/ui";
import type { ReactNode } from "react";
import { defineDocumentInspector, getPublishedId, type DocumentInspector, type DocumentInspectorProps } from "sanity";
import { DocumentInspectorHeader, useDocumentPane } from "sanity/structure";
import { HelpLink } from "../help/help-link.tsx";
import { commentCountAgainMs, commentedItemsMax, reviewAgainMs } from "../limits.ts";
import { Problem } from "../problem.tsx";
import { AskForReview } from "./ask-for-review.tsx";
import { ClearanceState } from "./clearance-state.tsx";
import { CommentGroups } from "./comment-groups.tsx";
import { ReviewLinks } from "./review-links.tsx";
import { SendProofs } from "./send-proofs.tsx";
import { useRepeatedAnswer } from "./use-worker-answer.ts";

const reviewedTypes: ReadonlySet<string> = new Set([
  "issue",
  "newsItem",
  "callForApplications",
  "video",
  "calendarEntry",
  "knowledgeResource",
]);

/** What colleagues without an account are asked, and what they answer, beside the form it is about. */
export const reviewInspector: DocumentInspector = defineDocumentInspector({
  name: "review",
  component: ReviewInspector,
  useMenuItem: ({ documentId, documentType }) => {
    const isReviewed = reviewedTypes.has(documentType);
    const path = isReviewed ? commentsPath([getPublishedId(documentId)]) : undefined;
    const { answer } = useRepeatedAnswer(path, commentsResponseSchema, commentCountAgainMs);
    const openCount = answer?.comments.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0;
    return {
      title: openCount === 0 ? "Review" : `Review: ${openCount === 1 ? "1 open comment" : `${String(openCount)} open comments`}`,
      icon: CommentIcon,
      hidden: !isReviewed,
      showAsAction: true,
      ...(openCount === 0 ? {} : { tone: "caution" as const }),
    };
  },
});

function ReviewInspector({ documentId, documentType, onClose }: DocumentInspectorProps): ReactNode {
  const { displayed } = useDocumentPane();
  const id = getPublishedId(documentId);
  const reviews = useRepeatedAnswer(`/api/v1/reviews?documentId=${encodeURIComponent(id)}`, reviewsResponseSchema, reviewAgainMs);
  const comments = useRepeatedAnswer(commentsPath([id, ...itemIdsIn(displayed)]), commentsResponseSchema, reviewAgainMs);
  const problem = reviews.problem ?? comments.problem;
  return (
    <Flex direction="column" style={filling} data-testid="review">
      <DocumentInspectorHeader closeButtonLabel="Close the review" onClose={onClose} title="Review" />
      <Box padding={3} overflow="auto" flex={1}>
        <Flex justify="flex-end">
          <HelpLink topic="review" about="clearance and comments" />
        </Flex>
        <Stack gap={5}>
          {problem !== undefined && (
            <Problem
              sentence={problem}
              onRetry={() => {
                reviews.ask();
                comments.ask();
              }}
            />
          )}
          {documentType !== "issue" && <ClearanceState />}
          <AskForReview documentId={id} isIssue={documentType === "issue"} onAsked={reviews.ask} />
          <ReviewLinks reviews={reviews.answer?.reviews} onRevoked={reviews.ask} />
          <CommentGroups documentId={id} comments={comments.answer?.comments} onResolved={comments.ask} />
          {documentType === "issue" && <SendProofs issueId={id} />}
        </Stack>
      </Box>
    </Flex>
  );
}

function commentsPath(documentIds: readonly string[]): string {
  const query = documentIds.slice(0, commentedItemsMax + 1).map((id) => `documentId=${encodeURIComponent(id)}`);
  return `/api/v1/comments?${query.join("&")}`;
}

/** The items that the sections of an open issue name; an item has no sections. */
function itemIdsIn(displayed: unknown): readonly string[] {
  const items = listOf(memberOf(displayed, "sections")).flatMap((section) => listOf(memberOf(section, "items")));
  const ids = items.map((reference) => memberOf(reference, "_ref")).filter((id) => typeof id === "string");
  return [...new Set(ids)];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const filling = { height: "100%", minHeight: 0 } as const;
