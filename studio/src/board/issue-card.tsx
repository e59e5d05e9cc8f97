import type { IssueState } from "@newsletter/schemas";
import { EnvelopeIcon } from "@sanity/icons/Envelope";
import { Badge, Card, Flex, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { usePaneRouter } from "sanity/structure";
import { styled } from "styled-components";
import { pictureUrl } from "../picture-url.ts";
import { nextStep, stateInWords, type BoardIssue } from "./board-issue.ts";
import { LanguageMarks } from "./language-marks.tsx";

interface IssueCardProps {
  readonly issue: BoardIssue;
  readonly state: IssueState | undefined;
  readonly isOpen: boolean;
}

/** One issue on the board; the whole card opens it. */
export function IssueCard({ issue, state, isOpen }: IssueCardProps): ReactNode {
  const { ChildLink } = usePaneRouter();
  const step = nextStep(issue, state);
  return (
    <LinkArea data-testid={`issue-card-${issue.id}`}>
      <ChildLink childId={issue.id}>
        <Card padding={3} radius={3} border tone={isOpen ? "primary" : "default"}>
          <Flex gap={3}>
            <Picture url={pictureUrl(issue.picture, 192, 128)} />
            <Stack gap={3} flex={1}>
              <Text size={1} muted>
                {issue.numberAndMonth}
              </Text>
              <Text weight="semibold">{issue.title}</Text>
              <LanguageMarks languages={issue.languages} />
              <Flex gap={2} align="center" wrap="wrap">
                <Badge tone={step.tone} fontSize={1} data-testid="next-step">
                  {step.words}
                </Badge>
                <Text size={1} muted data-testid="issue-state">
                  {stateInWords(state)}
                </Text>
              </Flex>
            </Stack>
          </Flex>
        </Card>
      </ChildLink>
    </LinkArea>
  );
}

function Picture({ url }: { readonly url: string | undefined }): ReactNode {
  if (url !== undefined) return <Cover src={url} alt="" loading="lazy" width={96} height={64} />;
  return (
    <Card tone="transparent" radius={2}>
      <NoCover>
        <Text muted size={3}>
          <EnvelopeIcon />
        </Text>
      </NoCover>
    </Card>
  );
}

const NoCover = styled.div`
  inline-size: 96px;
  block-size: 64px;
  display: grid;
  place-items: center;
`;

const Cover = styled.img`
  inline-size: 96px;
  block-size: 64px;
  object-fit: cover;
  border-radius: 3px;
  flex: none;
`;

const LinkArea = styled.div`
  & > a {
    display: block;
    color: inherit;
    text-decoration: none;
    border-radius: 6px;
  }
  & > a:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 1px;
  }
`;
