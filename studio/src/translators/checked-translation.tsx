import {
  directionOf,
  textParagraphs,
  type AcceptedTranslation,
  type Language,
  type TextValue,
  type TranslationCheckResponse,
} from "@newsletter/schemas";
import { Button, Card, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { useClient } from "sanity";
import { IntentLink } from "sanity/router";
import { lakeApiVersion } from "../lake-client.ts";
import { useShowLanguages } from "../form/use-show-languages.ts";
import { today } from "../today.ts";
import { writeTranslation } from "./write-translation.ts";

interface CheckedTranslationProps {
  readonly checked: TranslationCheckResponse;
  readonly language: Language;
  readonly translator: string;
  readonly onWritten: (words: string) => void;
}

/** What could be taken in and what not, before anything is written. */
export function CheckedTranslation({ checked, ...writing }: CheckedTranslationProps): ReactNode {
  const { accepted, refused, skippedCount } = checked;
  return (
    <Stack gap={4}>
      <Text size={1} data-testid="translation-counts">
        {texts(accepted.length)} can be taken in, {refused.length} refused, {skippedCount} not translated or as before.
      </Text>
      {refused.length > 0 && <Refused refused={refused} language={writing.language} />}
      {accepted.length > 0 && <Accepted accepted={accepted} language={writing.language} />}
      {accepted.length > 0 && <Write checked={checked} {...writing} />}
    </Stack>
  );
}

function Refused({ refused, language }: Pick<TranslationCheckResponse, "refused"> & { readonly language: Language }): ReactNode {
  const showLanguages = useShowLanguages();
  return (
    <Card tone="caution" padding={3} radius={2} border data-testid="translation-refused">
      <Stack gap={3}>
        <Text as="h2" size={1} weight="semibold">
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
  );
}

function Accepted({ accepted, language }: Pick<TranslationCheckResponse, "accepted"> & { readonly language: Language }): ReactNode {
  return (
    <Card padding={3} radius={2} border data-testid="translation-accepted">
      <Stack gap={4}>
        <Text as="h2" size={1} weight="semibold">
          Can be taken in
        </Text>
        {accepted.map((text) => (
          <AcceptedText key={`${text.documentId} ${text.path}`} text={text} language={language} />
        ))}
      </Stack>
    </Card>
  );
}

function AcceptedText({ text, language }: { readonly text: AcceptedTranslation; readonly language: Language }): ReactNode {
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

function Write({ checked: { accepted, source }, language, translator, onWritten }: CheckedTranslationProps): ReactNode {
  const client = useClient({ apiVersion: lakeApiVersion });
  const showLanguages = useShowLanguages();
  const [isWriting, setIsWriting] = useState(false);
  const by = translator.trim();
  const write = async (): Promise<void> => {
    setIsWriting(true);
    const count = await writeTranslation(client, { accepted, language, source, by, today: today() });
    showLanguages([language]);
    onWritten(outcome(count, accepted.length - count));
  };
  return (
    <>
      <Button
        tone="primary"
        fontSize={1}
        text={`Write ${texts(accepted.length)}`}
        disabled={by === "" || isWriting}
        onClick={() => void write()}
        data-testid="write-translation"
      />
      {by === "" && (
        <Text size={1} muted>
          Say above who translated; then it can be written.
        </Text>
      )}
    </>
  );
}

const block = { display: "block", whiteSpace: "pre-line" } as const;

function wordsOf(value: TextValue): string {
  return typeof value === "string" ? value : textParagraphs(value).join("\n");
}

const texts = (count: number): string => (count === 1 ? "1 text" : `${String(count)} texts`);

function outcome(writtenCount: number, failedCount: number): string {
  const written = `${texts(writtenCount)} written into drafts, to be published.`;
  if (failedCount === 0) return written;
  return `${written} ${texts(failedCount)} could not be written: changed meanwhile, or the lake did not answer. Choose the file again.`;
}
