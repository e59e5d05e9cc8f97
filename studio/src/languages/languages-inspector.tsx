import { languageNames, type Language } from "@newsletter/schemas";
import { TranslateIcon } from "@sanity/icons/Translate";
import { Box, Card, Flex, Spinner, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { defineDocumentInspector, getPublishedId, type DocumentInspector, type DocumentInspectorProps } from "sanity";
import { IntentLink } from "sanity/router";
import { DocumentInspectorHeader, useDocumentPane } from "sanity/structure";
import { styled } from "styled-components";
import { openDocument } from "../preview/open-document.ts";
import { usePreflight } from "../preview/use-preflight.ts";
import { Problem } from "../problem.tsx";
import { languageTable, type Completeness, type LanguageColumn, type LanguageRow } from "./language-table.ts";

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
        {problem !== undefined && <Problem sentence={problem} onRetry={retry} />}
        {answer === undefined && problem === undefined && <Spinner muted />}
        {answer !== undefined && <Table {...languageTable(answer)} />}
      </Box>
    </Flex>
  );
}

function Table({ columns, rows }: ReturnType<typeof languageTable>): ReactNode {
  if (rows.length === 0) {
    return (
      <Text size={1} muted>
        Nothing is written yet, or a document cannot be read; the pre-flight says which.
      </Text>
    );
  }
  return (
    <Stack gap={3}>
      <Text size={1} muted>
        A mark leads to the field. Where a text is missing, readers get the language that was chosen to step in, and see that it is another
        one.
      </Text>
      <Grid>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <Head key={column.language} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.documentId} row={row} />
          ))}
        </tbody>
      </Grid>
    </Stack>
  );
}

function Head({ column: { language, fallback, doneCount, textCount } }: { readonly column: LanguageColumn }): ReactNode {
  const isDone = doneCount === textCount;
  return (
    <th scope="col" title={languageNames[language]} data-testid={`language-${language}`}>
      <Stack gap={2}>
        <Text size={1} weight="semibold">
          {language.toUpperCase()}
        </Text>
        <Text size={0} muted>
          {String(doneCount)}/{String(textCount)}
        </Text>
        <Text size={0} muted={fallback !== null || isDone}>
          {isDone ? "complete" : fallback === null ? "no fallback" : `else ${fallback.toUpperCase()}`}
        </Text>
      </Stack>
    </th>
  );
}

const marks: Readonly<Record<Completeness, { readonly sign: string; readonly words: string }>> = {
  done: { sign: "●", words: "done" },
  partly: { sign: "◐", words: "partly done" },
  missing: { sign: "○", words: "missing" },
};

function Row({ row }: { readonly row: LanguageRow }): ReactNode {
  return (
    <tr>
      <th scope="row">
        <Text size={1}>
          <bdi>{row.documentName}</bdi>
        </Text>
      </th>
      {row.cells.map(({ language, completeness, path }) => (
        <td key={language}>
          <Mark documentId={row.documentId} path={path} language={language} completeness={completeness} />
        </td>
      ))}
    </tr>
  );
}

interface MarkProps {
  readonly documentId: string;
  readonly path: string;
  readonly language: Language;
  readonly completeness: Completeness;
}

function Mark({ documentId, path, language, completeness }: MarkProps): ReactNode {
  const { sign, words } = marks[completeness];
  return (
    <Card tone={completeness === "missing" ? "caution" : "default"} radius={2} padding={2}>
      <Text size={1} align="center">
        <IntentLink intent="edit" params={{ id: documentId, path }} aria-label={`${languageNames[language]}: ${words}`} title={words}>
          {sign}
        </IntentLink>
      </Text>
    </Card>
  );
}

const filling = { height: "100%", minHeight: 0 } as const;

const Grid = styled.table`
  inline-size: 100%;
  border-collapse: collapse;
  th,
  td {
    padding: 4px;
    text-align: center;
    vertical-align: middle;
  }
  th[scope="row"] {
    text-align: start;
    font-weight: 400;
  }
  tbody tr {
    border-block-start: 1px solid var(--card-border-color);
  }
  a {
    text-decoration: none;
    color: inherit;
  }
`;
