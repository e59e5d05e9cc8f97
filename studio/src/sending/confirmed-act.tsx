import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { useState, type ComponentType, type ReactNode } from "react";

interface ConfirmedActProps {
  readonly text: string;
  /** What the second click says yes to. */
  readonly confirmText: string;
  readonly consequence: string;
  readonly tone: "primary" | "critical" | "positive";
  readonly icon?: ComponentType;
  readonly disabled: boolean;
  readonly onConfirmed: () => void;
  readonly "data-testid": string;
}

/** An act that cannot be taken back: the first click says what it does, the second does it. */
export function ConfirmedAct({
  text,
  confirmText,
  consequence,
  tone,
  icon,
  disabled,
  onConfirmed,
  ...testId
}: ConfirmedActProps): ReactNode {
  const [isAsked, setIsAsked] = useState(false);
  const click = (count: number): void => {
    // A double click is one wish, and no answer to a question that nobody can have read.
    if (count > 1) return;
    if (isAsked) onConfirmed();
    setIsAsked(!isAsked);
  };
  const Icon = icon;
  const act = (
    <Button
      padding={3}
      tone={tone}
      // White on the theme's red has too little contrast.
      mode={tone === "critical" ? "ghost" : "default"}
      disabled={disabled}
      onClick={({ detail }) => click(detail)}
      style={wrapping}
      {...testId}
    >
      <Flex gap={2} align="center">
        {Icon !== undefined && (
          <Text size={1}>
            <Icon />
          </Text>
        )}
        <Text size={1} weight="medium">
          {isAsked ? confirmText : text}
        </Text>
      </Flex>
    </Button>
  );
  return (
    <Card
      {...(isAsked ? { tone, padding: 3, radius: 2, border: true } : {})}
      onKeyDown={({ key }) => {
        if (key === "Escape") setIsAsked(false);
      }}
    >
      <Stack gap={3}>
        <div role="status">{isAsked && <Text size={1}>{consequence}</Text>}</div>
        <Flex gap={2} wrap="wrap">
          {act}
          {isAsked && <Button fontSize={1} padding={3} mode="ghost" text="Not now" onClick={() => setIsAsked(false)} />}
        </Flex>
      </Stack>
    </Card>
  );
}

/** By itself a button is one line, and would hide the end of what is said yes to. */
const wrapping = { whiteSpace: "normal", textAlign: "start" } as const;
