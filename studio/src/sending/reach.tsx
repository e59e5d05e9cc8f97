import type { PartnersReach, ReachResponse } from "@newsletter/schemas";
import { reachResponseSchema } from "@newsletter/schemas/studio";
import { Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { reachAgainMs } from "../limits.ts";
import { Problem } from "../problem.tsx";
import { useRepeatedAnswer } from "../review/use-worker-answer.ts";
import { FiguresTable } from "./figures-table.ts";
import { Part } from "./part.tsx";
import { answerInWords, cellsInWords, pageInWords, questionInWords, totalInWords } from "./reach-words.ts";

/** How far an issue went, as far as anybody may know: what partners say, and visits to our own pages. Nothing where both are off. */
export function Reach({ issueId }: { readonly issueId: string }): ReactNode {
  const path = `/api/v1/reach?issueId=${encodeURIComponent(issueId)}`;
  const { answer, problem, ask } = useRepeatedAnswer(path, reachResponseSchema, reachAgainMs);
  if (problem !== undefined) return <Problem sentence={problem} onRetry={ask} />;
  if (answer === undefined || (answer.question === null && answer.visits === null)) return null;
  return (
    <Part title="Reach" data-testid="send-reach">
      {answer.question !== null && (
        <Stack gap={3}>
          <Text size={1}>{questionInWords(answer.question)}</Text>
          <Answers partners={answer.question.partners} />
        </Stack>
      )}
      {answer.visits !== null && <Visits visits={answer.visits} shownCountMin={answer.shownCountMin} />}
    </Part>
  );
}

function Answers({ partners }: { readonly partners: readonly PartnersReach[] }): ReactNode {
  if (partners.length === 0) return null;
  return (
    <FiguresTable>
      <thead>
        <tr>
          <th scope="col">Partner</th>
          <th scope="col">Forwarded to</th>
        </tr>
      </thead>
      <tbody>
        {partners.map((partner) => (
          <tr key={partner.partnerId}>
            <th scope="row">
              <bdi>{partner.name}</bdi>
            </th>
            <td>{answerInWords(partner)}</td>
          </tr>
        ))}
      </tbody>
    </FiguresTable>
  );
}

interface VisitsProps {
  readonly visits: NonNullable<ReachResponse["visits"]>;
  readonly shownCountMin: number;
}

function Visits({ visits, shownCountMin }: VisitsProps): ReactNode {
  return (
    <Stack gap={3}>
      <FiguresTable>
        <thead>
          <tr>
            <th scope="col">Page</th>
            <th scope="col">Opened</th>
          </tr>
        </thead>
        <tbody>
          {visits.map((group) => (
            <tr key={`${group.page} ${group.month ?? ""}`}>
              <th scope="row">
                {pageInWords(group)}
                <Cells>{cellsInWords(group.cells, shownCountMin)}</Cells>
              </th>
              <td>{totalInWords(group.total)}</td>
            </tr>
          ))}
        </tbody>
      </FiguresTable>
      <Text size={1} muted>
        This says how often pages of ours were opened, not by how many people: also by colleagues, and by programs that do not say what they
        are. Whoever reads the mail or a forward of it opens none of them. Figures below {shownCountMin} are not shown, and a total that one
        of them is part of says “at least”. The last minute may be missing.
      </Text>
    </Stack>
  );
}

const Cells = styled.span`
  display: block;
  color: var(--card-muted-fg-color);
`;
