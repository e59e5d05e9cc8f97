import type { Finding, FindingSeverity } from "@newsletter/schemas";
import { Badge, Flex, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { IntentLink } from "sanity/router";
import { useShowLanguages } from "../form/use-show-languages.ts";

const severities: Readonly<Record<FindingSeverity, { readonly word: string; readonly tone: "critical" | "caution" | "default" }>> = {
  error: { word: "Error", tone: "critical" },
  warning: { word: "Warning", tone: "caution" },
  note: { word: "Note", tone: "default" },
};

/** More than that is folded away, and notes always: the edition is what the editor came for. */
const shownAtOnce = 3;

/** What the worker found, gravest first, each with the way to the field it is about. */
export function FindingsList({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const of = (severity: FindingSeverity): readonly Finding[] => findings.filter((finding) => finding.severity === severity);
  const grave = [...of("error"), ...of("warning")];
  const shown = isOpen ? [...grave, ...of("note")] : grave.slice(0, shownAtOnce);
  if (findings.length === 0) return null;
  return (
    <Stack gap={3} data-testid="findings">
      {shown.map((finding) => (
        <FindingLine key={[finding.rule, finding.documentId, finding.path, finding.message].join(" ")} finding={finding} />
      ))}
      {findings.length > Math.min(grave.length, shownAtOnce) && (
        <Text size={1}>
          <button type="button" onClick={() => setIsOpen(!isOpen)} style={plain} aria-expanded={isOpen} data-testid="findings-toggle">
            {isOpen ? "Show less" : countsInWords(grave.length, of("note").length)}
          </button>
        </Text>
      )}
    </Stack>
  );
}

function countsInWords(graveCount: number, noteCount: number): string {
  const notes = noteCount === 0 ? [] : [noteCount === 1 ? "1 note" : `${String(noteCount)} notes`];
  const graves = graveCount > shownAtOnce ? [`all ${String(graveCount)} errors and warnings`] : [];
  return `Show ${[...graves, ...notes].join(" and ")}`;
}

function FindingLine({ finding }: { readonly finding: Finding }): ReactNode {
  const showLanguages = useShowLanguages();
  const { word, tone } = severities[finding.severity];
  return (
    <Flex gap={2} align="flex-start" data-testid={`finding-${finding.rule}`}>
      <Badge tone={tone} fontSize={0}>
        {word}
      </Badge>
      <Text size={1} style={filling}>
        {finding.message}
      </Text>
      {finding.documentId !== undefined && (
        <Text size={1}>
          <IntentLink
            intent="edit"
            params={{ id: finding.documentId, ...(finding.path === undefined ? {} : { path: finding.path }) }}
            onClick={() => showLanguages(finding.languages ?? [])}
          >
            Go there
          </IntentLink>
        </Text>
      )}
    </Flex>
  );
}

const filling = { flex: 1 } as const;
const plain = { all: "unset", cursor: "pointer", textDecoration: "underline" } as const;
