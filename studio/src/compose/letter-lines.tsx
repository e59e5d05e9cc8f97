import { directionOf, storedTextSchema, textParagraphs, type Language } from "@newsletter/schemas";
import { EditIcon } from "@sanity/icons/Edit";
import { Button, Flex, Text } from "@sanity/ui";
import type { ReactNode } from "react";

const charactersShown = 160;

/** The beginning of a letter, or the invitation to write it. */
export function LetterLines({ letter, onOpen }: { readonly letter: unknown; readonly onOpen: () => void }): ReactNode {
  const first = beginningOf(letter);
  return (
    <Flex gap={3} align="center">
      <Text size={1} muted style={{ flex: 1 }} lang={first?.language} dir={first === undefined ? undefined : directionOf(first.language)}>
        {first?.text ?? "Nothing is written yet."}
      </Text>
      <Button
        mode="ghost"
        padding={2}
        fontSize={1}
        icon={EditIcon}
        text={first === undefined ? "Write the letter" : "Edit"}
        onClick={onOpen}
        data-testid="write-letter"
      />
    </Flex>
  );
}

function beginningOf(letter: unknown): { readonly language: Language; readonly text: string } | undefined {
  const stored = storedTextSchema.safeParse(letter);
  if (!stored.success) return undefined;
  for (const { language, value } of stored.data) {
    const text = textParagraphs(value ?? [])
      .join(" ")
      .trim();
    if (text !== "") return { language, text: text.length > charactersShown ? `${text.slice(0, charactersShown)} …` : text };
  }
  return undefined;
}
