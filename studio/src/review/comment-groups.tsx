import type { ReviewComment } from "@newsletter/schemas";
import { reviewCommentSchema } from "@newsletter/schemas/studio";
import { Badge, Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { IntentLink } from "sanity/router";
import { useItemCards } from "../compose/use-item-cards.ts";
import { dayInWords } from "./day-in-words.ts";
import { groupedComments } from "./grouped-comments.ts";
import { useWorkerAct } from "./use-worker-act.ts";

interface CommentGroupsProps {
  /** The document that is open; what was said of others stands under their names. */
  readonly documentId: string;
  readonly comments: readonly ReviewComment[] | undefined;
  readonly onResolved: () => void;
}

/** What colleagues said, by what it is about; what is done is folded away. */
export function CommentGroups({ documentId, comments, onResolved }: CommentGroupsProps): ReactNode {
  const [isAllShown, setIsAllShown] = useState(false);
  const { cards } = useItemCards((comments ?? []).map((comment) => comment.documentId).filter((id) => id !== documentId));
  if (comments === undefined) return null;
  const groups = groupedComments(comments, documentId, isAllShown);
  const doneCount = comments.filter(({ resolvedAt }) => resolvedAt !== null).length;
  return (
    <Stack gap={4} data-testid="review-comments">
      <Text as="h2" size={1} weight="semibold">
        Comments
      </Text>
      {groups.length === 0 && (
        <Text size={1} muted>
          {doneCount === 0 ? "Nobody has commented yet." : "No comment is open."}
        </Text>
      )}
      {groups.map((group) => (
        <Stack key={group.documentId} gap={3} data-testid={`comments-on-${group.documentId}`}>
          {group.documentId !== documentId && (
            <Flex gap={2} align="center">
              <Text size={1} weight="medium">
                <IntentLink intent="edit" params={{ id: group.documentId }}>
                  <bdi>{cards.get(group.documentId)?.title ?? "An item"}</bdi>
                </IntentLink>
              </Text>
              <Badge tone="caution" fontSize={0} aria-label={`${String(group.openCount)} open`}>
                {String(group.openCount)}
              </Badge>
            </Flex>
          )}
          {group.comments.map((comment) => (
            <Comment key={comment.id} comment={comment} onResolved={onResolved} />
          ))}
        </Stack>
      ))}
      {doneCount > 0 && (
        <Button
          mode="bleed"
          fontSize={1}
          padding={2}
          text={isAllShown ? "Hide what is done" : `Show what is done (${String(doneCount)})`}
          aria-expanded={isAllShown}
          onClick={() => setIsAllShown(!isAllShown)}
        />
      )}
    </Stack>
  );
}

function Comment({ comment, onResolved }: { readonly comment: ReviewComment; readonly onResolved: () => void }): ReactNode {
  const { act, isUnderWay, problem } = useWorkerAct(reviewCommentSchema);
  const resolve = async (): Promise<void> => {
    await act(`/api/v1/comments/${comment.id}/resolve`, {});
    onResolved();
  };
  return (
    <Card border radius={2} padding={3} tone={comment.resolvedAt === null ? "default" : "transparent"} data-testid="review-comment">
      <Stack gap={3}>
        <Text size={1} muted>
          <bdi>{comment.author}</bdi>, {dayInWords(comment.at)}
        </Text>
        <Text size={1} style={wrapped} dir="auto">
          {comment.text}
        </Text>
        {comment.resolvedAt !== null && (
          <Text size={1} muted>
            Done: <bdi>{comment.resolvedByName}</bdi>, {dayInWords(comment.resolvedAt)}
          </Text>
        )}
        {problem !== undefined && (
          <Text size={1} role="alert">
            {problem}
          </Text>
        )}
        {comment.resolvedAt === null && (
          <Flex>
            <Button
              mode="ghost"
              fontSize={1}
              padding={2}
              text="Done"
              aria-label={`Done with the comment by ${comment.author}`}
              disabled={isUnderWay}
              onClick={() => void resolve()}
              data-testid="resolve-comment"
            />
          </Flex>
        )}
      </Stack>
    </Card>
  );
}

const wrapped = { whiteSpace: "pre-wrap", overflowWrap: "anywhere" } as const;
