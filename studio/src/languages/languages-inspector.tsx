import { TranslateIcon } from "@sanity/icons/Translate";
import { Box, Flex, Spinner, Stack } from "@sanity/ui";
import type { ReactNode } from "react";
import { defineDocumentInspector, getPublishedId, type DocumentInspector, type DocumentInspectorProps } from "sanity";
import { DocumentInspectorHeader, useDocumentPane } from "sanity/structure";
import { HelpLink } from "../help/help-link.tsx";
import { openDocument } from "../preview/open-document.ts";
import { usePreflight } from "../preview/use-preflight.ts";
import { Problem } from "../problem.tsx";
import { TranslatorsPanel } from "../translators/translators-panel.tsx";
import { LanguageGrid } from "./language-grid.tsx";
import { languageTable } from "./language-table.ts";

/** What of an issue is in which language: the table a coordinator of translations works through. */
export const languagesInspector: DocumentInspector = defineDocumentInspector({
  name: "languages",
  component: LanguagesInspector,
  useMenuItem: ({ documentType }) => ({
    title: "Languages",
    icon: TranslateIcon,
    hidden: documentType !== "issue",
    showAsAction: true,
  }),
});

function LanguagesInspector({ documentId, onClose }: DocumentInspectorProps): ReactNode {
  const { displayed } = useDocumentPane();
  const { answer, problem, retry } = usePreflight(getPublishedId(documentId), openDocument(displayed));
  return (
    <Flex direction="column" style={filling} data-testid="languages">
      <DocumentInspectorHeader closeButtonLabel="Close the languages" onClose={onClose} title="Languages" />
      <Box padding={3} overflow="auto" flex={1}>
        <Flex justify="flex-end">
          <HelpLink topic="languages" about="six languages" />
        </Flex>
        {problem !== undefined && <Problem sentence={problem} onRetry={retry} />}
        {answer === undefined && problem === undefined && <Spinner muted />}
        {answer !== undefined && (
          <Stack gap={4}>
            <TranslatorsPanel issueId={getPublishedId(documentId)} languages={answer.languages} />
            <LanguageGrid {...languageTable(answer)} />
          </Stack>
        )}
      </Box>
    </Flex>
  );
}

const filling = { height: "100%", minHeight: 0 } as const;
