import { directionOf, storedStringSchema, type Language, type PreviewResponse, type TextPlace } from "@newsletter/schemas";
import { firstTranslation } from "@newsletter/schemas/studio";
import { Box, Button, Card, Flex, Spinner, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { useRouter } from "sanity/router";
import { Problem } from "../problem.tsx";
import { EditionControls } from "./edition-controls.tsx";
import { EditionFrame } from "./edition-frame.tsx";
import { InboxRow } from "./inbox-row.tsx";
import { placeOfWords } from "./place-of-words.ts";
import { editionKey, fittingOptions, usePreviewOptions, type PreviewOptions } from "./preview-options.tsx";
import { PreflightList } from "./preflight-list.tsx";
import { SizeMeter } from "./size-meter.tsx";
import { usePartners } from "./use-partners.ts";
import { useRenderedEdition } from "./use-rendered-edition.ts";

interface EditionPreviewProps {
  readonly issueId: string;
  /** The value of the open form. */
  readonly document: PreviewedDocument | undefined;
}

interface PreviewedDocument {
  readonly _id: string;
  readonly _type: string;
  readonly [field: string]: unknown;
}

/** The edition as it would be sent now, with what is being typed in it. */
export function EditionPreview({ issueId, document }: EditionPreviewProps): ReactNode {
  const partners = usePartners();
  const options = fittingOptions(usePreviewOptions().options, partners ?? []);
  const key = partners === undefined ? undefined : editionKey(options);
  const wordsInView = document === undefined || document._type === "issue" ? undefined : titleIn(document["title"], options.language);
  const { answer, answeredEdition, isWaiting, problem, retry } = useRenderedEdition({ issueId, key, document });
  return (
    <Flex direction="column" gap={3} padding={3} style={filling}>
      <EditionControls options={options} partners={partners ?? []} />
      {problem !== undefined && <Problem sentence={problem} onRetry={retry} />}
      {answer === undefined ? (
        problem === undefined && <Waiting />
      ) : (
        <Answer answer={answer} options={options} isWaiting={isWaiting} wordsInView={wordsInView} answeredEdition={answeredEdition} />
      )}
      <PreflightList issueId={issueId} document={document} />
    </Flex>
  );
}

/** As the edition shows it: in its language, else in the one that steps in. */
function titleIn(title: unknown, language: Language): string | undefined {
  const stored = storedStringSchema.safeParse(title);
  const own = stored.success ? stored.data.find((member) => member.language === language)?.value : undefined;
  return own ?? firstTranslation(title);
}

interface AnswerProps {
  readonly answer: PreviewResponse;
  readonly answeredEdition: string;
  readonly options: PreviewOptions;
  readonly isWaiting: boolean;
  readonly wordsInView: string | undefined;
}

function Answer({ answer, answeredEdition, options, isWaiting, wordsInView }: AnswerProps): ReactNode {
  const { navigateIntent } = useRouter();
  const goToWords = (places: readonly TextPlace[], words: string): void => {
    const place = placeOfWords(places, words);
    if (place !== undefined) navigateIntent("edit", { id: place.documentId, path: place.path });
  };
  if (answer.state === "incomplete") {
    return (
      <Text size={1} muted style={filling} data-testid="edition-incomplete">
        Something is missing before this edition can be shown; the list below says what.
      </Text>
    );
  }
  return (
    <>
      {options.kind !== "web" && <InboxRow {...answer} language={options.language} />}
      <Flex align="center" gap={2} justify="space-between">
        <Parts hasText={answer.text !== ""} />
        {isWaiting && <Spinner muted size={1} />}
        {options.kind !== "web" && <SizeMeter bytes={answer.htmlBytes} bytesMax={answer.htmlBytesMax} />}
      </Flex>
      {options.part === "text" && answer.text !== "" ? (
        <PlainText text={answer.text} options={options} />
      ) : (
        <EditionFrame
          key={answeredEdition}
          html={answer.html}
          width={options.width}
          scheme={options.scheme}
          pictures={options.pictures}
          wordsInView={wordsInView}
          onWords={(words) => goToWords(answer.places, words)}
        />
      )}
    </>
  );
}

function Parts({ hasText }: { readonly hasText: boolean }): ReactNode {
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

function PlainText({ text, options }: { readonly text: string; readonly options: PreviewOptions }): ReactNode {
  return (
    <Card border radius={2} padding={3} overflow="auto" style={filling}>
      <pre dir={directionOf(options.language)} lang={options.language} style={wrapped} data-testid="edition-text">
        {text}
      </pre>
    </Card>
  );
}

function Waiting(): ReactNode {
  return (
    <Flex align="center" gap={3} padding={3}>
      <Spinner muted />
      <Text size={1} muted>
        The edition is being rendered …
      </Text>
    </Flex>
  );
}

const filling = { flex: 1, minHeight: 0 } as const;
const wrapped = { margin: 0, whiteSpace: "pre-wrap", fontSize: 13, lineHeight: 1.5 } as const;
