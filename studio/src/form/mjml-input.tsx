import { Card, Flex, Stack, Text, TextArea } from "@sanity/ui";
import type { ReactNode } from "react";
import type { StringInputProps } from "sanity";
import { HelpLink } from "../help/help-link.tsx";

/** MJML as code: from left to right, in letters of one width, with what is wrong right below and not behind an icon. */
export function MjmlInput({ elementProps, validation }: StringInputProps): ReactNode {
  return (
    <Stack gap={2}>
      <Flex justify="flex-end">
        <HelpLink topic="partners" about="mastheads in MJML" />
      </Flex>
      <TextArea {...elementProps} rows={16} dir="ltr" spellCheck={false} style={codeStyle} />
      {validation.map(({ level, message }) => (
        <Card key={message} tone={level === "error" ? "critical" : "caution"} padding={3} radius={2} data-testid="mjml-fault">
          <Text size={1} style={{ whiteSpace: "pre-line" }}>
            {message}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}

const codeStyle = { fontFamily: "monospace", whiteSpace: "pre" } as const;
