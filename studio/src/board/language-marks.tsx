import { languageNames } from "@newsletter/schemas";
import { Badge, Flex, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import type { BoardLanguage } from "./board-issue.ts";

interface LanguageMarksProps {
  readonly languages: readonly BoardLanguage[];
}

/** Small marks, one per language: done ones filled, missing ones faint and said so to whoever hovers or listens. */
export function LanguageMarks({ languages }: LanguageMarksProps): ReactNode {
  const doneCount = languages.filter(({ isDone }) => isDone).length;
  return (
    <Flex align="center" gap={2} wrap="wrap">
      <Flex gap={1}>
        {languages.map(({ language, isDone, isStale }) => (
          <span
            key={language}
            title={`${languageNames[language]}: ${isDone ? "done" : isStale ? "stale: a source has changed since" : "not done"}`}
          >
            <Badge fontSize={0} tone={isDone ? "positive" : "default"} data-language={language} data-done={isDone}>
              <span style={isDone ? done : missing}>{language.toUpperCase()}</span>
            </Badge>
          </span>
        ))}
      </Flex>
      <Text size={0} muted style={tabular}>
        {doneCount} of {languages.length} languages
      </Text>
    </Flex>
  );
}

const done = {};
const missing = { textDecoration: "line-through" } as const;
const tabular = { fontVariantNumeric: "tabular-nums" } as const;
