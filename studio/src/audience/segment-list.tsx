import { countOf, type Segment } from "@newsletter/schemas";
import { audienceActResponseSchema } from "@newsletter/schemas/studio";
import { Card, Flex, Heading, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { counted } from "../sending/audience-words.ts";
import { NotDone } from "../sending/part.tsx";
import type { AudienceListProps } from "./audience-screen.tsx";
import { conditionsInWords } from "./definition-words.ts";
import { EntryActs } from "./entry-acts.tsx";
import { AddEntry } from "./entry-form.tsx";
import { SegmentForm } from "./segment-form.tsx";
import { cellsIn, nameAmong, type NamedPartner } from "./use-audience.ts";

interface SegmentListProps extends AudienceListProps {
  readonly partners: readonly NamedPartner[];
}

/** Parts of the audience that an issue can be sent to, each with how many are in it now. */
export function SegmentList({ audience, partners, onChanged }: SegmentListProps): ReactNode {
  const { segments, publicationId, mayEdit } = audience;
  const [edited, setEdited] = useState<{ readonly segment: Segment | undefined }>();
  const { act, isUnderWay, problem } = useWorkerAct(audienceActResponseSchema);
  const remove = async (id: string): Promise<void> => {
    const answer = await act("/api/v1/audience/segments/remove", { publicationId, id });
    if (answer?.state === "done") onChanged(answer.audience);
  };
  return (
    <Stack as="section" gap={3} aria-label="Segments">
      <Introduction isEmpty={segments.length === 0} />
      {segments.map((segment) => (
        <Card key={segment.id} padding={4} radius={2} border data-testid="segment">
          <Flex gap={3} wrap="wrap" align="flex-start">
            <Stack gap={3} flex={1} style={narrowest}>
              <Heading as="h3" size={1}>
                <bdi>{segment.name}</bdi>
              </Heading>
              <Text size={1}>{counted(countOf(cellsIn(audience.cells, segment.conditions, partners)), "active subscription")}</Text>
              <Text size={1} muted>
                {conditionsInWords(segment.conditions, nameAmong(partners))}
              </Text>
            </Stack>
            {mayEdit && (
              <EntryActs
                name={segment.name}
                consequence="The segment is removed. What was approved with it stays as it was approved."
                disabled={isUnderWay || edited !== undefined}
                onChange={() => setEdited({ segment })}
                onRemove={() => void remove(segment.id)}
              />
            )}
          </Flex>
        </Card>
      ))}
      <NotDone problem={problem} />
      {edited !== undefined && (
        <SegmentForm
          key={edited.segment?.id ?? ""}
          segment={edited.segment}
          audience={audience}
          partners={partners}
          onKept={(newer) => {
            onChanged(newer);
            setEdited(undefined);
          }}
          onLeave={() => setEdited(undefined)}
        />
      )}
      {mayEdit && (
        <Flex>
          <AddEntry
            text="New segment"
            isHidden={edited !== undefined}
            onOpen={() => setEdited({ segment: undefined })}
            data-testid="segment-new"
          />
        </Flex>
      )}
    </Stack>
  );
}

function Introduction({ isEmpty }: { readonly isEmpty: boolean }): ReactNode {
  return (
    <>
      <Heading as="h2" size={1}>
        Segments
      </Heading>
      <Text size={1} muted>
        A segment is a part of all subscriptions. Beside an issue, under Send, it can be chosen in place of everybody.
        {isEmpty && " There is none yet: every issue goes to everybody."}
      </Text>
    </>
  );
}

const narrowest = { minInlineSize: 200 } as const;
