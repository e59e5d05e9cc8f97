import type { DifferingLine, DifferingText, Language } from "@newsletter/schemas";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { foldInWords, lineLabel } from "./difference-words.ts";

interface DifferingLinesProps {
  readonly lines: DifferingText["lines"];
  readonly language: Language | undefined;
}

/**
 * Old and new words in the line they stand in. What is gone and what is new is said by words, by `del` and `ins` and by a line through or under
 * them: colour is the least of it. Each line runs in its own direction, since editions hold texts of other languages.
 */
export function DifferingLines({ lines, language }: DifferingLinesProps): ReactNode {
  return (
    <Lines>
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- stored bytes: the list never changes, and lines repeat
        <Line key={index} line={line} language={language} />
      ))}
    </Lines>
  );
}

function Line({ line, language }: { readonly line: DifferingLine; readonly language: Language | undefined }): ReactNode {
  if (line.kind === "folded") return <Folded>{foldInWords(line.lineCount)}</Folded>;
  const label = lineLabel(line);
  return (
    <li>
      {label !== undefined && <Label>{label}</Label>}
      <Words dir="auto" lang={language} $isMuted={line.kind === "same"}>
        {line.kind === "changed" ? line.runs.map(runOf) : runOf(line, 0)}
      </Words>
    </li>
  );
}

function runOf({ kind, words }: { readonly kind: "same" | "added" | "removed"; readonly words: string }, index: number): ReactNode {
  if (kind === "added") return <ins key={index}>{words}</ins>;
  if (kind === "removed") return <del key={index}>{words}</del>;
  return <span key={index}>{words}</span>;
}

const Lines = styled.ol`
  list-style: none;
  margin: 0;
  padding: 0 0 0 12px;
  border-inline-start: 2px solid var(--card-border-color);
  display: grid;
  gap: 8px;
  font-size: 13px;
  line-height: 20px;
  ins,
  del {
    padding: 1px 2px;
    border-radius: 2px;
    text-decoration-thickness: 1px;
  }
  ins {
    text-decoration-line: underline;
    color: var(--card-badge-positive-fg-color);
    background: var(--card-badge-positive-bg-color);
  }
  del {
    text-decoration-line: line-through;
    color: var(--card-badge-critical-fg-color);
    background: var(--card-badge-critical-bg-color);
  }
`;
const Label = styled.div`
  font-weight: 500;
`;
const Folded = styled.li`
  color: var(--card-muted-fg-color);
  font-style: italic;
`;
const Words = styled.div<{ readonly $isMuted: boolean }>`
  overflow-wrap: anywhere;
  white-space: pre-wrap;
  ${({ $isMuted }) => ($isMuted ? "color: var(--card-muted-fg-color);" : "")}
`;
