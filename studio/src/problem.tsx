import { Button, Card, Flex, Text } from "@sanity/ui";
import type { ReactNode } from "react";

interface ProblemProps {
  readonly sentence: string;
  readonly onRetry: () => void;
}

/** Something did not work: one sentence, and a way to try again. */
export function Problem({ sentence, onRetry }: ProblemProps): ReactNode {
  return (
    <Card tone="caution" padding={3} radius={2} border role="status" data-testid="problem">
      <Flex gap={3} align="center">
        <Text size={1} style={{ flex: 1 }}>
          {sentence}
        </Text>
        <Button fontSize={1} padding={2} mode="ghost" text="Try again" onClick={onRetry} />
      </Flex>
    </Card>
  );
}
