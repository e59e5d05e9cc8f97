import type { AudienceResponse } from "@newsletter/schemas";
import { Container, Flex, Heading, Select, Spinner, Stack, Text } from "@sanity/ui";
import { useId, type ReactNode } from "react";
import { useRouter } from "sanity/router";
import { styled } from "styled-components";
import { HelpLink } from "../help/help-link.tsx";
import { Problem } from "../problem.tsx";
import { ImportForm } from "./import-form.tsx";
import { LeavingList } from "./leaving-list.tsx";
import { PartnerList } from "./partner-list.tsx";
import { SegmentList } from "./segment-list.tsx";
import { useAudience, useNamedPartners } from "./use-audience.ts";
import { useOnboarding } from "./use-onboarding.ts";
import { usePublications } from "./use-publications.ts";

/** Who subscribes to a publication and who answers for its partners. Of single subscribers nothing is shown. */
export function AudienceScreen(): ReactNode {
  const { state, navigate } = useRouter();
  const { publications, hasFailed, retry } = usePublications();
  const wanted = publications?.find(({ id }) => id === state["publicationId"]) ?? publications?.[0];
  return (
    <Page data-testid="audience">
      <Container width={2}>
        <Stack gap={5} padding={4}>
          <Flex gap={2} align="center">
            <Heading as="h1" size={2}>
              Audience
            </Heading>
            <HelpLink topic="sending" about="who gets an issue" />
          </Flex>
          {hasFailed && <Problem sentence="The content lake does not answer. Nothing is lost." onRetry={retry} />}
          {publications === undefined && !hasFailed && <Spinner muted />}
          {publications?.length === 0 && (
            <Text size={1} muted>
              There is no publication yet. Write it under Issues, Content, Publication.
            </Text>
          )}
          {publications !== undefined && publications.length > 1 && wanted !== undefined && (
            <PublicationChoice publications={publications} chosenId={wanted.id} onChoose={(publicationId) => navigate({ publicationId })} />
          )}
          {wanted !== undefined && <OfPublication key={wanted.id} publicationId={wanted.id} />}
        </Stack>
      </Container>
    </Page>
  );
}

interface PublicationChoiceProps {
  readonly publications: readonly { readonly id: string; readonly name: string }[];
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
}

function PublicationChoice({ publications, chosenId, onChoose }: PublicationChoiceProps): ReactNode {
  const id = useId();
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1}>
        Publication
      </Text>
      <Select id={id} fontSize={1} value={chosenId} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {publications.map((publication) => (
          <option key={publication.id} value={publication.id}>
            {publication.name}
          </option>
        ))}
      </Select>
    </Stack>
  );
}

/** What the lists of the screen share. */
export interface AudienceListProps {
  readonly audience: AudienceResponse;
  readonly onChanged: (audience: AudienceResponse) => void;
}

function OfPublication({ publicationId }: { readonly publicationId: string }): ReactNode {
  const { answer: audience, problem, ask, take } = useAudience(publicationId);
  const partners = useNamedPartners(audience);
  const onboarding = useOnboarding(publicationId);
  return (
    <>
      {problem !== undefined && <Problem sentence={problem} onRetry={ask} />}
      {audience === undefined && problem === undefined && <Spinner muted />}
      {audience !== undefined && (
        <>
          {!audience.mayEdit && (
            <Text size={1} muted>
              Your role lets you read. Ask an editor to change something here.
            </Text>
          )}
          <PartnerList
            audience={audience}
            partners={partners}
            onboarding={onboarding.answer}
            onOnboarded={(newer) => {
              onboarding.take(newer);
              ask();
            }}
            onChanged={(newer) => {
              take(newer);
              onboarding.ask();
            }}
          />
          <LeavingList publicationId={publicationId} partners={partners} />
          <SegmentList audience={audience} partners={partners} onChanged={take} />
          {audience.mayEdit && <ImportForm audience={audience} onChanged={take} />}
        </>
      )}
    </>
  );
}

const Page = styled.main`
  block-size: 100%;
  overflow: auto;
`;
