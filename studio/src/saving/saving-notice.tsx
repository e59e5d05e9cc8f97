import { Button, Card, Flex, Text } from "@sanity/ui";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Obstacle } from "./lake-requests.ts";
import { lakeRequests } from "./lake-session.ts";

function sentence(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "signedOut":
      return "You have been signed out. What you write stays in this window; it is saved as soon as you have signed in again.";
    case "lakeAway":
      return "The content lake does not answer. What you write stays in this window; it is saved as soon as the lake is back.";
    case "othersWords": {
      const author = obstacle.author ?? "Somebody else";
      return `${author} wrote here and was signed out before it was saved. It waits in this window, and is saved under that name once ${author} signs in on this browser again. What you write is saved under yours.`;
    }
  }
}

/** Above everything, while what is typed cannot be saved: why, and what to do. */
export function SavingNotice(): ReactNode {
  const obstacle = useSyncExternalStore(lakeRequests.subscribe, lakeRequests.obstacle);
  useQuestionBeforeClosing(obstacle !== undefined);
  if (obstacle === undefined) return null;
  return (
    <Card tone="caution" padding={3} borderBottom role="alert" data-testid={`notice-${obstacle.kind}`}>
      <Flex gap={3} align="center" wrap="wrap">
        <Text size={1} weight="medium" style={{ flex: 1, minInlineSize: 240 }}>
          {sentence(obstacle)} Leave the window open.
        </Text>
        {obstacle.kind === "othersWords" && <DiscardOthersWords author={obstacle.author ?? "somebody else"} />}
        {obstacle.kind === "signedOut" && (
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

/** Nobody but who asks for it, and is asked once more, ends the waiting. */
function DiscardOthersWords({ author }: { readonly author: string }): ReactNode {
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked) return <Button fontSize={1} padding={2} mode="ghost" text="Discard what waits" onClick={() => setIsAsked(true)} />;
  return (
    <Flex gap={2} align="center" wrap="wrap">
      <Text size={1}>It cannot be brought back.</Text>
      <Button
        fontSize={1}
        padding={2}
        tone="critical"
        text={`Discard what ${author} wrote`}
        onClick={() => lakeRequests.discardOthersWords()}
      />
      <Button fontSize={1} padding={2} mode="ghost" text="Keep it" onClick={() => setIsAsked(false)} />
    </Flex>
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
