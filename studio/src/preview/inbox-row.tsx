import { directionOf, type Language, type PreviewResponse } from "@newsletter/schemas";
import { DocumentIcon } from "@sanity/icons/Document";
import { Card, Flex, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";

interface InboxRowProps {
  readonly from: string;
  readonly subject: string;
  readonly preheader: string;
  readonly language: Language;
  readonly attachments: Rendered["attachments"];
}

type Rendered = Extract<PreviewResponse, { readonly state: "rendered" }>;

/** The edition as a line of an inbox: all that most readers see before they decide to open it. */
export function InboxRow({ from, subject, preheader, language, attachments }: InboxRowProps): ReactNode {
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
        {attachments.map(({ name, bytes }) => (
          <Flex key={name} align="center" gap={1} data-testid="inbox-attachment">
            <Text size={1} muted>
              <DocumentIcon aria-label="Attached file" />
            </Text>
            <Text size={1} muted textOverflow="ellipsis">
              <bdi>{name}</bdi> · {Math.max(1, Math.round(bytes / 1000))} kB
            </Text>
          </Flex>
        ))}
      </Stack>
    </Card>
  );
}
