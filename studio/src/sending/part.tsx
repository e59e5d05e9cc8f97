import { Card, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import type { Tone } from "./campaign-words.ts";

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly "data-testid"?: string;
}

/** A part of the panel under its heading. */
export function Part({ title, children, ...testId }: PartProps): ReactNode {
  return (
    <Stack gap={3} {...testId}>
      <Text as="h2" size={1} weight="semibold">
        {title}
      </Text>
      {children}
    </Stack>
  );
}

interface SaidProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly role?: "alert" | "status";
  readonly "data-testid"?: string;
}

/** A sentence that must not be overlooked. */
export function Said({ tone, children, ...rest }: SaidProps): ReactNode {
  return (
    <Card tone={tone} padding={3} radius={2} border {...rest}>
      <Text size={1}>{children}</Text>
    </Card>
  );
}

/** Why something that was tried did not happen. */
export function NotDone({ problem }: { readonly problem: string | undefined }): ReactNode {
  if (problem === undefined) return null;
  return (
    <Said tone="critical" role="alert" data-testid="send-problem">
      {problem}
    </Said>
  );
}
