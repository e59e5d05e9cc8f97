import type { TextTable } from "@newsletter/schemas";
import type { CSSProperties, ReactElement } from "react";
import { TextBox } from "../ui/text-box.tsx";
import { colour, sides, textStyle } from "../ui/tokens.ts";
import { below, type Setting } from "./setting.ts";
import { tableCells } from "./table-cells.ts";

/**
 * The only table that is one: it has no role, its headings say which column they stand over. Cells are small, since four columns have to
 * stand side by side on a phone; a word that is wider than its column is broken.
 */
export function DataTable({
  table,
  setting,
  isLast,
}: {
  readonly table: TextTable;
  readonly setting: Setting;
  readonly isLast: boolean;
}): ReactElement | null {
  const cells = tableCells(table);
  if (cells === undefined) return null;
  return (
    <table
      dir={setting.edition.direction}
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      style={{ width: "100%", borderCollapse: "collapse", margin: below(isLast, 16) }}
    >
      <thead>
        <tr>
          {cells.head.map((words, column) => (
            <th
              key={String(column)}
              scope="col"
              className="d-ink d-edge"
              style={{
                ...cellStyle(setting, column),
                verticalAlign: "bottom",
                fontWeight: 600,
                borderBottom: `2px solid ${colour.accent}`,
              }}
            >
              <TextBox edition={setting.edition}>{words}</TextBox>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.rows.map((row, index) => (
          <tr key={String(index)}>
            {row.map((words, column) => (
              <td
                key={String(column)}
                valign="top"
                className="d-ink d-rule"
                style={{ ...cellStyle(setting, column), borderBottom: `1px solid ${colour.rule}` }}
              >
                <TextBox edition={setting.edition}>{words}</TextBox>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellStyle({ edition: { language, direction } }: Setting, column: number): CSSProperties {
  return {
    ...textStyle("meta", language),
    color: colour.ink,
    padding: sides(direction, [6, 0, 6, column === 0 ? 0 : 10]),
    wordBreak: "break-word",
  };
}
