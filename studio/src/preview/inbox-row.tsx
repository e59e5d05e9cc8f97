import { directionOf, type Language } from "@newsletter/schemas";
import { Card, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";

interface InboxRowProps {
  readonly from: string;
  readonly subject: string;
  readonly preheader: string;
  readonly language: Language;
}

/** The edition as a line of an inbox: all that most readers see before they decide to open it. */
export function InboxRow({ from, subject, preheader, language }: InboxRowProps): ReactNode {
  return (
    <Card border radius={2} padding={3} dir={directionOf(language)} lang={language} data-testid="inbox-row">
      <Stack gap={2}>
        <Text size={1} muted textOverflow="ellipsis">
          <bdi>{from}</bdi>
        </Text>
        <Text size={1} weight="semibold" textOverflow="ellipsis" data-testid="inbox-subject">
          {subject}
        </Text>
        <Text size={1} muted textOverflow="ellipsis">
          {preheader}
        </Text>
      </Stack>
    </Card>
  );
}
