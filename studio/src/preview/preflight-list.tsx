import type { Finding, FindingSeverity, PreflightRequest } from "@newsletter/schemas";
import { CheckmarkCircleIcon } from "@sanity/icons/CheckmarkCircle";
import { Card, Flex, Spinner, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { HelpLink } from "../help/help-link.tsx";
import { Problem } from "../problem.tsx";
import { FindingsList } from "./findings-list.tsx";
import { usePreflight } from "./use-preflight.ts";

interface PreflightListProps {
  readonly issueId: string;
  readonly document: PreflightRequest["documents"][number] | undefined;
}

/** All there is to say about the issue, in every language and edition, as it stands in the form: the list that approval will ask for. */
export function PreflightList({ issueId, document }: PreflightListProps): ReactNode {
  const { answer, isWaiting, problem, retry } = usePreflight(issueId, document);
  const findings = answer?.findings ?? [];
  return (
    <Card tone="transparent" padding={3} radius={2} style={bounded} data-testid="preflight" data-waiting={isWaiting}>
      <Stack gap={3}>
        <Flex gap={2} align="center">
          <Text size={1} weight="semibold" as="h2">
            Pre-flight
          </Text>
          {answer !== undefined && <Summary findings={findings} />}
          {isWaiting && <Spinner muted size={1} />}
          <HelpLink topic="preflight" about="the pre-flight" />
        </Flex>
        {problem !== undefined && <Problem sentence={problem} onRetry={retry} />}
        <FindingsList findings={findings} />
      </Stack>
    </Card>
  );
}

/** Notes are worth knowing and stand in nobody's way. */
function Summary({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const count = (severity: FindingSeverity): number => findings.filter((finding) => finding.severity === severity).length;
  const words = [counted(count("error"), "error"), counted(count("warning"), "warning")].flatMap((part) => part ?? []);
  if (words.length > 0) return <Text size={1}>{words.join(", ")}</Text>;
  return (
    <Flex gap={2} align="center" data-testid="preflight-clean">
      <Text size={1} muted>
        <CheckmarkCircleIcon />
      </Text>
      <Text size={1} muted>
        nothing to mend
      </Text>
    </Flex>
  );
}

function counted(count: number, word: string): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? `1 ${word}` : `${String(count)} ${word}s`;
}

const bounded = { maxHeight: "45%", overflow: "auto", flex: "none" } as const;
