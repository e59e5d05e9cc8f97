import { countOf, type AudienceChoice, type AudienceCounts, type AudienceResponse, type Segment } from "@newsletter/schemas";
import { Button, Flex, Select, Stack, Text } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { CheckGroup } from "../audience/check-group.tsx";
import { conditionsInWords } from "../audience/definition-words.ts";
import { AddEntry } from "../audience/entry-form.tsx";
import { SegmentForm } from "../audience/segment-form.tsx";
import { cellsIn, useAudience, useNamedPartners, type NamedPartner } from "../audience/use-audience.ts";
import { isolated } from "../isolated.ts";
import { Problem } from "../problem.tsx";
import { counted, nameIn, numberInWords } from "./audience-words.ts";
import { Part } from "./part.tsx";

interface ChooseAudienceProps {
  readonly publicationId: string;
  /** Of the issue, as they were counted when somebody looked. */
  readonly partners: AudienceCounts["partners"];
  readonly choice: AudienceChoice;
  readonly onChange: (choice: AudienceChoice) => void;
}

/** Whom this issue is for: everybody or a segment, and which partners are left out. What comes of it is counted when somebody looks again. */
export function ChooseAudience({ publicationId, partners, choice, onChange }: ChooseAudienceProps): ReactNode {
  const { answer: audience, problem, ask, take } = useAudience(publicationId);
  const named = useNamedPartners(audience);
  const [edited, setEdited] = useState<{ readonly segment: Segment | undefined }>();
  const segment = audience?.segments.find(({ id }) => id === choice.segmentId);
  return (
    <Part title="Whom it is for" data-testid="send-choose">
      {problem !== undefined && <Problem sentence={problem} onRetry={ask} />}
      {audience !== undefined && (
        <Stack gap={4}>
          <SegmentChoice named={named} audience={audience} choice={choice} onChange={onChange} />
          {segment !== undefined && (
            <Text size={1} muted>
              {conditionsInWords(segment.conditions, nameIn(partners))}
            </Text>
          )}
          <Flex gap={2} wrap="wrap">
            <AddEntry
              text="New segment …"
              isHidden={edited !== undefined}
              onOpen={() => setEdited({ segment: undefined })}
              data-testid="segment-new"
            />
            {segment !== undefined && edited === undefined && (
              <Button mode="ghost" fontSize={1} padding={3} text="Change segment …" onClick={() => setEdited({ segment })} />
            )}
          </Flex>
          {edited !== undefined && (
            <SegmentForm
              segment={edited.segment}
              audience={audience}
              partners={named}
              onLeave={() => setEdited(undefined)}
              onKept={(newer, segmentId) => {
                take(newer);
                setEdited(undefined);
                onChange({ ...choice, segmentId });
              }}
            />
          )}
          <PartnersChoice named={named} audience={audience} segment={segment} partners={partners} choice={choice} onChange={onChange} />
        </Stack>
      )}
    </Part>
  );
}

interface ChoiceProps {
  /** All there are, with what the lake says of them. */
  readonly named: readonly NamedPartner[];
  readonly audience: AudienceResponse;
  readonly choice: AudienceChoice;
  readonly onChange: (choice: AudienceChoice) => void;
}

function SegmentChoice({ audience: { cells, segments }, named, choice, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  const isGone = choice.segmentId !== null && segments.every((segment) => segment.id !== choice.segmentId);
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1}>
        Send to
      </Text>
      <Select
        id={id}
        fontSize={1}
        value={choice.segmentId ?? ""}
        onChange={({ currentTarget: { value } }) => onChange({ ...choice, segmentId: value === "" ? null : value })}
        data-testid="send-segment"
      >
        <option value="">{`Everybody (${numberInWords(countOf(cells))})`}</option>
        {isGone && <option value={choice.segmentId ?? ""}>A segment that does not exist any more</option>}
        {segments.map((segment) => (
          <option key={segment.id} value={segment.id}>
            {`${isolated(segment.name)} (${numberInWords(countOf(cellsIn(cells, segment.conditions, named)))})`}
          </option>
        ))}
      </Select>
    </Stack>
  );
}

interface PartnersChoiceProps extends ChoiceProps {
  readonly segment: Segment | undefined;
  readonly partners: AudienceCounts["partners"];
}

/** Partners that nobody of the segment belongs to get nothing anyway, and are not listed. */
function PartnersChoice({ audience: { cells }, named, segment, partners, choice, onChange }: PartnersChoiceProps): ReactNode {
  const within = segment === undefined ? cells : cellsIn(cells, segment.conditions, named);
  const countOfPartner = (id: string): number => countOf(within.filter(({ partnerId }) => partnerId === id));
  const ids = partners.flatMap(({ partnerId }) => partnerId ?? []);
  const options = ids
    .filter((id) => countOfPartner(id) > 0 || choice.leftOutPartners.includes(id))
    .map((id) => ({ value: id, words: nameIn(partners)(id), note: numberInWords(countOfPartner(id)) }));
  if (options.length === 0) return null;
  return (
    <>
      <CheckGroup
        legend="Partners that get it"
        hint="Take the mark away to leave a partner out of this issue."
        options={options}
        checked={(id) => !choice.leftOutPartners.includes(id)}
        onCheck={(id, isIn) => {
          const others = choice.leftOutPartners.filter((each) => each !== id);
          onChange({ ...choice, leftOutPartners: isIn ? others : [...others, id] });
        }}
        data-testid="send-partners"
      />
      <div role="status" data-testid="send-left-out">
        {choice.leftOutPartners.length > 0 && <Text size={1}>{counted(choice.leftOutPartners.length, "partner")} left out.</Text>}
      </div>
    </>
  );
}
