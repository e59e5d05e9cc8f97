import type { EndedLeaving, WaitingLeaving } from "@newsletter/schemas";
import { leavingsResponseSchema } from "@newsletter/schemas/studio";
import { Card, Heading, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { leavingsAgainMs } from "../limits.ts";
import { Problem } from "../problem.tsx";
import { useRepeatedAnswer } from "../review/use-worker-answer.ts";
import { ownTimeZone } from "../sending/own-time-zone.ts";
import { momentInWords } from "../sending/schedule.ts";
import type { NameOfPartner } from "./definition-words.ts";
import { askedInWords, outcomeInWords, whoIsLeaving } from "./leaving-words.ts";
import { nameAmong, type NamedPartner } from "./use-audience.ts";

interface LeavingListProps {
  readonly publicationId: string;
  readonly partners: readonly NamedPartner[];
}

/** Desks and lists that wait for their contacts, and what became of the latest wishes to stop. */
export function LeavingList({ publicationId, partners }: LeavingListProps): ReactNode {
  const path = `/api/v1/audience/leavings?publicationId=${encodeURIComponent(publicationId)}`;
  const { answer, problem, ask } = useRepeatedAnswer(path, leavingsResponseSchema, leavingsAgainMs);
  const nameOf = nameAmong(partners);
  return (
    <Stack as="section" gap={3} aria-label="Leaving" data-testid="leavings">
      <Heading as="h2" size={1}>
        Leaving
      </Heading>
      <Text size={1} muted>
        A person leaves at once. A desk or a list waits for a contact of its partner; nothing is sent to it meanwhile.
      </Text>
      {problem !== undefined && <Problem sentence={problem} onRetry={ask} />}
      {answer?.waiting.map((leaving) => (
        <Waiting key={leaving.id} leaving={leaving} nameOf={nameOf} />
      ))}
      {answer?.waiting.length === 0 && (
        <Text size={1} muted>
          No desk and no list waits for a decision.
        </Text>
      )}
      {answer !== undefined && answer.ended.length > 0 && <Ended ended={answer.ended} nameOf={nameOf} />}
    </Stack>
  );
}

function Waiting({ leaving, nameOf }: { readonly leaving: WaitingLeaving; readonly nameOf: NameOfPartner }): ReactNode {
  return (
    <Card padding={4} radius={2} border tone={leaving.toldCount === 0 ? "critical" : "caution"} data-testid="leaving">
      <Stack gap={3}>
        <Text size={1} weight="medium" style={breaking}>
          {whoIsLeaving(leaving, nameOf)}
        </Text>
        <Text size={1}>Asked to stop: {momentInWords(leaving.askedAt, ownTimeZone)}.</Text>
        <Text size={1}>Has left, unless a contact keeps it: {momentInWords(leaving.decideUntil, ownTimeZone)}.</Text>
        <Text size={1}>{askedInWords(leaving)}</Text>
      </Stack>
    </Card>
  );
}

function Ended({ ended, nameOf }: { readonly ended: readonly EndedLeaving[]; readonly nameOf: NameOfPartner }): ReactNode {
  return (
    <Card padding={4} radius={2} border>
      <details data-testid="leavings-ended">
        <summary style={pressable}>
          <Text as="span" size={1} weight="semibold" style={besideMark}>
            The latest wishes to stop
          </Text>
        </summary>
        <List aria-label="The latest wishes to stop">
          {ended.map((leaving) => (
            <Stack as="li" key={leaving.id} gap={2}>
              <Text size={1} style={breaking}>
                {whoIsLeaving(leaving, nameOf)}: {outcomeInWords(leaving)}
              </Text>
              <Text size={1} muted>
                {momentInWords(leaving.at, ownTimeZone)}
              </Text>
            </Stack>
          ))}
        </List>
      </details>
    </Card>
  );
}

const List = styled.ul`
  list-style: none;
  margin: 16px 0 0;
  padding: 0;
  display: grid;
  gap: 16px;
`;
const breaking = { overflowWrap: "anywhere" } as const;
const pressable = { cursor: "pointer" } as const;
/** The text would else take a line of its own, below the mark that says whether it is open. */
const besideMark = { display: "inline-block", verticalAlign: "middle" } as const;
