import { AddIcon } from "@sanity/icons/Add";
import { Box, Button, Card, Flex, Spinner, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { useIntentLink } from "sanity/router";
import { styled } from "styled-components";
import { HelpLink } from "../help/help-link.tsx";
import { Problem } from "../problem.tsx";
import { ContentLinks } from "./content-links.tsx";
import { IssueCard } from "./issue-card.tsx";
import { useIssueStates } from "./use-issue-states.ts";
import { useIssues } from "./use-issues.ts";

interface IssueBoardProps {
  readonly childItemId?: string;
}

/** Where a day in the Studio begins: every issue with its state and the next step, and below it the lists of content. */
export function IssueBoard({ childItemId }: IssueBoardProps): ReactNode {
  return (
    <Columns data-testid="issue-board">
      <Issues openId={childItemId} />
      <ContentLinks openId={childItemId} />
    </Columns>
  );
}

function Issues({ openId }: { readonly openId: string | undefined }): ReactNode {
  const { issues, hasFailed, retry } = useIssues();
  const { states, problem, refresh } = useIssueStates(issues?.map(({ id }) => id) ?? []);
  return (
    <Stack gap={3}>
      {hasFailed && <Problem sentence="The content lake does not answer. Nothing is lost." onRetry={retry} />}
      {issues === undefined && !hasFailed && <Waiting />}
      {issues?.length === 0 && <NoIssue />}
      {issues?.map((issue) => (
        <IssueCard key={issue.id} issue={issue} state={states.get(issue.id)} isOpen={issue.id === openId} />
      ))}
      {problem !== undefined && <Problem sentence={problem} onRetry={refresh} />}
      {issues !== undefined && <NewIssue />}
    </Stack>
  );
}

function Waiting(): ReactNode {
  return (
    <Flex align="center" gap={3} padding={3}>
      <Spinner muted />
      <Text size={1} muted>
        Looking for issues …
      </Text>
    </Flex>
  );
}

function NoIssue(): ReactNode {
  return (
    <Card padding={4} radius={3} tone="transparent" border>
      <Text size={1} muted>
        There is no issue yet. Begin the first one; its sections take the news items, calls and dates you write below.
      </Text>
    </Card>
  );
}

function NewIssue(): ReactNode {
  const { href, onClick } = useIntentLink({ intent: "create", params: { type: "issue" } });
  return (
    <Flex gap={2}>
      <Box flex={1}>
        <Button
          as="a"
          href={href}
          onClick={onClick}
          icon={AddIcon}
          text="New issue"
          mode="ghost"
          fontSize={1}
          width="fill"
          data-testid="new-issue"
        />
      </Box>
      <HelpLink topic="issues" about="issues" />
    </Flex>
  );
}

/** A measure that can be read; the rest of the window is the open document's. */
const Columns = styled.div`
  display: grid;
  gap: 28px;
  padding: 12px;
  max-inline-size: 760px;
`;
