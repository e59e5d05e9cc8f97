import { Button, Card, Flex, Text } from "@sanity/ui";
import { useEffect, useEffectEvent, type ReactNode } from "react";
import { problemAgainMax, problemAgainMs } from "./limits.ts";

interface ProblemProps {
  readonly sentence: string;
  readonly onRetry: () => void;
}

/** Something did not work: one sentence, and a way to try again at once; by itself it is tried again every few seconds. */
export function Problem({ sentence, onRetry }: ProblemProps): ReactNode {
  const again = useEffectEvent(onRetry);
  useEffect(() => {
    let left = problemAgainMax;
    const timer = setInterval(() => {
      again();
      left -= 1;
      if (left === 0) clearInterval(timer);
    }, problemAgainMs);
    return () => clearInterval(timer);
  }, []);
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
