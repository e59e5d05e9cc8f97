import { languageNames } from "@newsletter/schemas";
import { Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { LanguageMark, marks } from "./language-mark.tsx";
import type { languageTable, LanguageColumn, LanguageRow } from "./language-table.ts";

/** The documents of an issue by the publication's languages. */
export function LanguageGrid({ columns, rows }: ReturnType<typeof languageTable>): ReactNode {
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
      <Text size={1} muted data-testid="languages-legend">
        {Object.values(marks)
          .map(({ sign, words }) => `${sign} ${words}`)
          .join(" · ")}
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

function Head({ column }: { readonly column: LanguageColumn }): ReactNode {
  const { language, fallback, doneCount, staleCount, textCount } = column;
  const isMissing = doneCount + staleCount < textCount;
  return (
    <th scope="col" title={languageNames[language]} data-testid={`language-${language}`}>
      <Stack gap={2}>
        <Text size={1} weight="semibold">
          {language.toUpperCase()}
        </Text>
        <Text size={0} muted>
          {String(doneCount)}/{String(textCount)}
        </Text>
        {staleCount > 0 && (
          <Text size={0} data-testid={`stale-${language}`}>
            {String(staleCount)} stale
          </Text>
        )}
        {(isMissing || staleCount === 0) && (
          <Text size={0} muted={fallback !== null || !isMissing}>
            {!isMissing ? "all done" : fallback === null ? "no fallback" : `else ${fallback.toUpperCase()}`}
          </Text>
        )}
      </Stack>
    </th>
  );
}

function Row({ row }: { readonly row: LanguageRow }): ReactNode {
  return (
    <tr data-testid={`languages-of-${row.documentId}`}>
      <th scope="row">
        <Text size={1}>
          <bdi>{row.documentName}</bdi>
        </Text>
      </th>
      {row.cells.map((cell) => (
        <td key={cell.language} data-language={cell.language} data-completeness={cell.completeness}>
          <LanguageMark row={row} cell={cell} />
        </td>
      ))}
    </tr>
  );
}

const Grid = styled.table`
  inline-size: 100%;
  border-collapse: collapse;
  th,
  td {
    padding: 4px;
    text-align: center;
    vertical-align: middle;
  }
  th[scope="col"] {
    vertical-align: bottom;
    min-inline-size: 44px;
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
