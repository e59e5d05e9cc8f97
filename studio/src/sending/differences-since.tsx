import type { ApprovalState, AudienceCounts, DifferencesResponse, DifferingText } from "@newsletter/schemas";
import { differencesResponseSchema } from "@newsletter/schemas/studio";
import { Spinner, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { Problem } from "../problem.tsx";
import { comparedInWords, differenceInWords, editionsTitle } from "./difference-words.ts";
import { counted } from "./audience-words.ts";
import { DifferingLines } from "./differing-lines.tsx";
import { Part } from "./part.tsx";
import { useStoredAnswer } from "./use-stored-answer.ts";

/** What an approver has not read yet: how this differs from what was decided about last. */
export function DifferencesSince({ approval }: { readonly approval: ApprovalState }): ReactNode {
  const path = `/api/v1/sending/differences?approvalId=${encodeURIComponent(approval.id)}`;
  const { answer, problem, retry } = useStoredAnswer(path, differencesResponseSchema);
  return (
    <Part title="What differs" data-testid="send-differences">
      {problem !== undefined && <Problem sentence={problem} onRetry={retry} />}
      {answer === undefined && problem === undefined && <Spinner muted />}
      {answer !== undefined && <Found found={answer} partners={approval.audience.partners} />}
    </Part>
  );
}

interface FoundProps {
  readonly found: DifferencesResponse;
  readonly partners: AudienceCounts["partners"];
}

function Found({ found: { comparedWith, differences, texts, moreTextCount }, partners }: FoundProps): ReactNode {
  if (comparedWith === null) return <Text size={1}>Nobody has approved or refused this issue before: all of it is new.</Text>;
  return (
    <>
      <Text size={1} muted>
        {comparedInWords(comparedWith)}
        {comparedWith.reason !== null && (
          <>
            {" "}
            <q dir="auto">{comparedWith.reason}</q>
          </>
        )}
      </Text>
      {differences.length === 0 ? (
        <Text size={1}>Nothing differs: words, pictures and files, audience, time and sender are the same.</Text>
      ) : (
        <Kinds>
          {differences.map((difference) => (
            <li key={difference.kind}>{differenceInWords(difference, partners)}</li>
          ))}
        </Kinds>
      )}
      {texts.map((text, index) => (
        <DifferingWords
          key={text.editions.length + editionsTitle(text.editions, partners)}
          text={text}
          partners={partners}
          isOpen={index === 0}
        />
      ))}
      {moreTextCount > 0 && (
        <Text size={1} muted>
          And {counted(moreTextCount, "more text", "more texts")} with other differences: read those editions below.
        </Text>
      )}
    </>
  );
}

interface DifferingWordsProps {
  readonly text: DifferingText;
  readonly partners: AudienceCounts["partners"];
  readonly isOpen: boolean;
}

function DifferingWords({ text: { editions, lines, moreLineCount }, partners, isOpen }: DifferingWordsProps): ReactNode {
  return (
    <details open={isOpen} data-testid={`send-differing-${editions[0]?.language ?? ""}`}>
      <summary style={pressable}>
        <Text as="span" size={1} weight="medium" style={besideMark}>
          {editionsTitle(editions, partners)}
        </Text>
      </summary>
      <Stack gap={3} paddingTop={3}>
        <DifferingLines lines={lines} language={editions[0]?.language} />
        {moreLineCount > 0 && (
          <Text size={1} muted>
            And {counted(moreLineCount, "more line", "more lines")} that differ.
          </Text>
        )}
      </Stack>
    </details>
  );
}

const Kinds = styled.ul`
  margin: 0;
  padding-inline-start: 20px;
  font-size: 13px;
  line-height: 20px;
  overflow-wrap: anywhere;
`;
const pressable = { cursor: "pointer" } as const;
/** The text would else take a line of its own, below the mark that says whether it is open. */
const besideMark = { display: "inline-block", verticalAlign: "middle", maxInlineSize: "calc(100% - 20px)" } as const;
