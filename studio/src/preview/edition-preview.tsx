import { storedStringSchema, type Language, type PreviewResponse, type TextPlace } from "@newsletter/schemas";
import { firstTranslation } from "@newsletter/schemas/studio";
import { Flex, Spinner, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { useRouter } from "sanity/router";
import { Problem } from "../problem.tsx";
import { EditionControls } from "./edition-controls.tsx";
import { EditionFrame } from "./edition-frame.tsx";
import { EditionParts, PlainText } from "./edition-parts.tsx";
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
        <EditionParts hasText={answer.text !== ""} />
        {isWaiting && <Spinner muted size={1} />}
        {options.kind !== "web" && <SizeMeter bytes={answer.htmlBytes} bytesMax={answer.htmlBytesMax} />}
      </Flex>
      {options.part === "text" && answer.text !== "" ? (
        <PlainText text={answer.text} language={options.language} />
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
