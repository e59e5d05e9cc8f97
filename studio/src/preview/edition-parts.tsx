import { directionOf, type Language } from "@newsletter/schemas";
import { Box, Button, Card, Flex } from "@sanity/ui";
import type { ReactNode } from "react";
import { usePreviewOptions, type PreviewOptions } from "./preview-options.tsx";

/** The two parts of a mail; a page has one. */
export function EditionParts({ hasText }: { readonly hasText: boolean }): ReactNode {
  const { options, change } = usePreviewOptions();
  const part = (name: PreviewOptions["part"], title: string): ReactNode => (
    <Button
      mode="bleed"
      padding={2}
      fontSize={1}
      text={title}
      selected={hasText && options.part === name}
      aria-pressed={hasText && options.part === name}
      onClick={() => change({ part: name })}
      data-testid={`preview-${name}`}
    />
  );
  if (!hasText) return <Box />;
  return (
    <Flex gap={1}>
      {part("html", "HTML")}
      {part("text", "Text")}
    </Flex>
  );
}

export function PlainText({ text, language }: { readonly text: string; readonly language: Language }): ReactNode {
  return (
    <Card border radius={2} padding={3} overflow="auto" style={filling}>
      <pre dir={directionOf(language)} lang={language} style={wrapped} data-testid="edition-text">
        {text}
      </pre>
    </Card>
  );
}

const filling = { flex: 1, minHeight: 0 } as const;
const wrapped = { margin: 0, whiteSpace: "pre-wrap", fontSize: 13, lineHeight: 1.5 } as const;
