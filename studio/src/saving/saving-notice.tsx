import { Button, Card, Flex, Text } from "@sanity/ui";
import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import type { Obstacle } from "./lake-requests.ts";
import { lakeRequests } from "./lake-session.ts";

const sentences: Readonly<Record<Obstacle, string>> = {
  signedOut: "You have been signed out. What you write stays in this window; it is saved as soon as you have signed in again.",
  lakeAway: "The content lake does not answer. What you write stays in this window; it is saved as soon as the lake is back.",
};

/** Above everything, while what is typed cannot be saved: why, and what to do. */
export function SavingNotice(): ReactNode {
  const obstacle = useSyncExternalStore(lakeRequests.subscribe, lakeRequests.obstacle);
  useQuestionBeforeClosing(obstacle !== undefined);
  if (obstacle === undefined) return null;
  return (
    <Card tone="caution" padding={3} borderBottom role="alert" data-testid={`notice-${obstacle}`}>
      <Flex gap={3} align="center" wrap="wrap">
        <Text size={1} weight="medium" style={{ flex: 1, minInlineSize: 240 }}>
          {sentences[obstacle]} Leave the window open.
        </Text>
        {obstacle === "signedOut" && (
          <Button
            as="a"
            href="/"
            target="_blank"
            rel="noopener"
            fontSize={1}
            padding={2}
            tone="primary"
            text="Sign in again in a new tab"
          />
        )}
      </Flex>
    </Card>
  );
}

/** Closing the window now would lose what it holds; the browser asks first. */
function useQuestionBeforeClosing(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isNeeded]);
}
