import type { ReviewState } from "@newsletter/schemas";
import { reviewStateSchema } from "@newsletter/schemas/studio";
import { Badge, Button, Card, Flex, Spinner, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { CopyableLink } from "./copyable-link.tsx";
import { dayInWords } from "./day-in-words.ts";
import { useWorkerAct } from "./use-worker-act.ts";

interface ReviewLinksProps {
  /** Undefined until the worker has answered. */
  readonly reviews: readonly ReviewState[] | undefined;
  readonly onRevoked: () => void;
}

/** The links there are, who has looked, and the way to take one back. */
export function ReviewLinks({ reviews, onRevoked }: ReviewLinksProps): ReactNode {
  if (reviews === undefined) return <Spinner muted />;
  if (reviews.length === 0) return null;
  return (
    <Stack gap={3} data-testid="review-links">
      <Text as="h2" size={1} weight="semibold">
        Links
      </Text>
      {reviews.map((review) => (
        <ReviewLink key={review.id} review={review} onRevoked={onRevoked} />
      ))}
    </Stack>
  );
}

const states = {
  open: { word: "Open", tone: "positive" },
  expired: { word: "Expired", tone: "default" },
  revoked: { word: "Withdrawn", tone: "default" },
} as const;

function ReviewLink({ review, onRevoked }: { readonly review: ReviewState; readonly onRevoked: () => void }): ReactNode {
  const [isShown, setIsShown] = useState(false);
  const { act, isUnderWay, problem } = useWorkerAct(reviewStateSchema);
  const { word, tone } = states[review.state];
  const revoke = async (): Promise<void> => {
    await act(`/api/v1/reviews/${review.id}/revoke`, {});
    onRevoked();
  };
  return (
    <Card border radius={2} padding={3} data-testid="review-link">
      <Stack gap={3}>
        <Flex gap={2} align="center" wrap="wrap">
          <Text size={1} weight="medium">
            <bdi>{review.forName}</bdi>
          </Text>
          <Badge tone={tone} fontSize={0}>
            {word}
          </Badge>
          <Text size={1} muted>
            {review.state === "open" ? `until ${dayInWords(review.lastDay)}` : `asked on ${dayInWords(review.askedAt)}`}
          </Text>
        </Flex>
        {review.looks.map(({ name, office, at }) => (
          <Text key={`${name} ${office}`} size={1} data-testid="review-look">
            Read by <bdi>{name}</bdi>, <bdi>{office}</bdi>, {dayInWords(at)}
          </Text>
        ))}
        {review.looks.length === 0 && (
          <Text size={1} muted>
            Nobody has said to have read it.
          </Text>
        )}
        {problem !== undefined && (
          <Text size={1} role="alert">
            {problem}
          </Text>
        )}
        {review.url !== null && (
          <Flex gap={2}>
            <Button
              mode="ghost"
              fontSize={1}
              padding={2}
              text={isShown ? "Hide the link" : "Show the link"}
              aria-expanded={isShown}
              aria-label={`${isShown ? "Hide" : "Show"} the link for ${review.forName}`}
              onClick={() => setIsShown(!isShown)}
            />
            <Button
              mode="ghost"
              tone="critical"
              fontSize={1}
              padding={2}
              text="Withdraw"
              aria-label={`Withdraw the link for ${review.forName}`}
              disabled={isUnderWay}
              onClick={() => void revoke()}
              data-testid="revoke-review"
            />
          </Flex>
        )}
        {isShown && review.url !== null && <CopyableLink url={review.url} />}
      </Stack>
    </Card>
  );
}
