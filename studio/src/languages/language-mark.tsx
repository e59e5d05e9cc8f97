import { languageNames } from "@newsletter/schemas";
import { CheckmarkIcon } from "@sanity/icons/Checkmark";
import { Button, Card, Stack, Text } from "@sanity/ui";
import { useToast } from "@sanity/ui/toast";
import { useRef, useState, type ReactNode } from "react";
import { useClient } from "sanity";
import { IntentLink } from "sanity/router";
import { lakeApiVersion } from "../lake-client.ts";
import { useShowLanguages } from "../form/use-show-languages.ts";
import { today } from "../today.ts";
import { confirmedRecords } from "./confirmed-records.ts";
import { changeDraft } from "./draft-change.ts";
import type { Completeness, LanguageCell, LanguageRow } from "./language-table.ts";

export const marks: Readonly<Record<Completeness, { readonly sign: string; readonly words: string }>> = {
  done: { sign: "●", words: "done" },
  stale: { sign: "↻", words: "stale: the source has changed since" },
  partly: { sign: "◐", words: "partly done" },
  missing: { sign: "○", words: "missing" },
};

/** A sign alone is too small a target for a finger (WCAG 2.2, 2.5.8: 24 pixels). */
const touchable = { display: "inline-block", minInlineSize: 24, lineHeight: "24px" } as const;

interface LanguageMarkProps {
  readonly row: LanguageRow;
  readonly cell: LanguageCell;
}

/** How much of a document is in a language; leads to the field, with the language shown there. */
export function LanguageMark({ row, cell }: LanguageMarkProps): ReactNode {
  const { language, completeness, path, stalePaths } = cell;
  const { sign, words } = marks[completeness];
  const showLanguages = useShowLanguages();
  const place = useRef<HTMLDivElement>(null);
  return (
    <Card tone={completeness === "missing" || completeness === "stale" ? "caution" : "default"} radius={2} padding={2} ref={place}>
      <Stack gap={2}>
        <Text size={1} align="center">
          <IntentLink
            intent="edit"
            params={{ id: row.documentId, path }}
            onClick={() => showLanguages([language])}
            aria-label={`${languageNames[language]}: ${words}`}
            title={words}
            style={touchable}
          >
            {sign}
          </IntentLink>
        </Text>
        {/* The button is gone once it has worked; whoever came by keyboard goes on from the mark. */}
        {stalePaths.length > 0 && <StillRight row={row} cell={cell} onDone={() => place.current?.querySelector("a")?.focus()} />}
      </Stack>
    </Card>
  );
}

function StillRight({ row, cell, onDone }: LanguageMarkProps & { readonly onDone: () => void }): ReactNode {
  const client = useClient({ apiVersion: lakeApiVersion });
  const toast = useToast();
  const [isWriting, setIsWriting] = useState(false);
  const { language, stalePaths } = cell;
  const confirm = async (): Promise<void> => {
    setIsWriting(true);
    try {
      const confirmed = { paths: stalePaths, language, today: today() };
      await changeDraft(client, row.documentId, (document) => ({ texts: [], records: confirmedRecords(document, confirmed) }));
      onDone();
    } catch {
      toast.push({ status: "warning", title: "Not noted: the document has just changed, or the lake does not answer. Try again." });
    } finally {
      setIsWriting(false);
    }
  };
  return (
    <Button
      mode="ghost"
      padding={1}
      fontSize={0}
      icon={CheckmarkIcon}
      disabled={isWriting}
      onClick={() => void confirm()}
      title="The translation is still right"
      aria-label={`${languageNames[language]}, ${row.documentName}: the translation is still right (${stalePaths.join(", ")})`}
      data-testid={`still-right-${row.documentId}-${language}`}
    />
  );
}
