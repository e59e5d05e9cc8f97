import { directionOf, type AcceptedTranslation, type Language, type TextValue, type TranslationCheckResponse } from "@newsletter/schemas";
import { Button, Card, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { useClient } from "sanity";
import { IntentLink } from "sanity/router";
import { useShowLanguages } from "../form/use-show-languages.ts";
import { changeDraft, type DraftChange } from "../languages/draft-change.ts";
import { today } from "../today.ts";
import { takenIn } from "./taken-in.ts";

interface CheckedTranslationProps {
  readonly checked: TranslationCheckResponse;
  readonly language: Language;
  readonly translator: string;
  readonly onWritten: (words: string) => void;
}

/** What could be taken in and what not, before anything is written. */
export function CheckedTranslation({ checked, language, translator, onWritten }: CheckedTranslationProps): ReactNode {
  const { accepted, refused, skippedCount, source } = checked;
  const client = useClient({ apiVersion: "2025-02-19" });
  const showLanguages = useShowLanguages();
  const [isWriting, setIsWriting] = useState(false);
  const by = translator.trim();

  const write = async (): Promise<void> => {
    setIsWriting(true);
    let writtenCount = 0;
    for (const [id, own] of Map.groupBy(accepted, ({ documentId }) => documentId)) {
      let change: DraftChange = { texts: [], records: [] };
      try {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one document after the other: a lake in trouble is not asked for all at once
        await changeDraft(client, id, (document) => {
          change = takenIn(document, { accepted: own, language, source, by, today: today() });
          return change;
        });
        writtenCount += change.texts.length;
      } catch {
        // Nothing of this document was written; the count says so.
      }
    }
    showLanguages([language]);
    onWritten(outcome(writtenCount, accepted.length - writtenCount));
  };

  return (
    <Stack gap={4}>
      <Text size={1} data-testid="translation-counts">
        {texts(accepted.length)} can be taken in, {refused.length} refused, {skippedCount} not translated or as before.
      </Text>
      {refused.length > 0 && (
        <Card tone="caution" padding={3} radius={2} border data-testid="translation-refused">
          <Stack gap={3}>
            <Text as="h3" size={1} weight="semibold">
              Refused
            </Text>
            {refused.map(({ documentId, path, sentence }) => (
              <Text key={sentence} size={1}>
                <bdi>{sentence}</bdi>{" "}
                {documentId !== undefined && (
                  <IntentLink
                    intent="edit"
                    params={{ id: documentId, ...(path === undefined ? {} : { path }) }}
                    onClick={() => showLanguages([language])}
                  >
                    Go there
                  </IntentLink>
                )}
              </Text>
            ))}
          </Stack>
        </Card>
      )}
      {accepted.length > 0 && (
        <Card padding={3} radius={2} border data-testid="translation-accepted">
          <Stack gap={4}>
            <Text as="h3" size={1} weight="semibold">
              Can be taken in
            </Text>
            {accepted.map((text) => (
              <Accepted key={`${text.documentId} ${text.path}`} text={text} language={language} />
            ))}
          </Stack>
        </Card>
      )}
      {accepted.length > 0 && (
        <Button
          tone="primary"
          fontSize={1}
          text={`Write ${texts(accepted.length)}`}
          disabled={by === "" || isWriting}
          onClick={() => void write()}
          data-testid="write-translation"
        />
      )}
      {accepted.length > 0 && by === "" && (
        <Text size={1} muted>
          Say above who translated; then it can be written.
        </Text>
      )}
    </Stack>
  );
}

function Accepted({ text, language }: { readonly text: AcceptedTranslation; readonly language: Language }): ReactNode {
  return (
    <Stack gap={2}>
      <Text size={1} muted>
        <bdi>{text.documentName}</bdi>: {text.path}
      </Text>
      <Text size={1}>
        <span lang={language} dir={directionOf(language)} style={block}>
          {wordsOf(text.value)}
        </span>
      </Text>
      {text.warnings.map((warning) => (
        <Text key={warning} size={1}>
          ⚠ It {warning}
        </Text>
      ))}
    </Stack>
  );
}

const block = { display: "block", whiteSpace: "pre-line" } as const;

function wordsOf(value: TextValue): string {
  return typeof value === "string" ? value : value.map(({ children }) => children.map(({ text }) => text).join("")).join("\n");
}

const texts = (count: number): string => (count === 1 ? "1 text" : `${String(count)} texts`);

function outcome(writtenCount: number, failedCount: number): string {
  const written = `${texts(writtenCount)} written into drafts, to be published.`;
  return failedCount === 0
    ? written
    : `${written} ${texts(failedCount)} could not be written, because they changed in the meantime or the lake did not answer; choose the file again.`;
}
