import type { TextTable } from "@newsletter/schemas";
import type { CSSProperties, ReactElement } from "react";
import { TextBox } from "../ui/text-box.tsx";
import { colour, sides, textStyle } from "../ui/tokens.ts";
import { below, type Setting } from "./setting.ts";
import { tableCells, type TableCells } from "./table-cells.ts";

/**
 * The only table that is one: it has no role, its headings say which column they stand over. Cells are small, since four columns have to
 * stand side by side on a phone; only a word that no column there could hold is broken.
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
  const lettersMax = unbrokenLettersMax(setting, cells);
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
                ...cellStyle(setting, column, words, lettersMax),
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
                style={{ ...cellStyle(setting, column, words, lettersMax), borderBottom: `1px solid ${colour.rule}` }}
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

function cellStyle(setting: Setting, column: number, words: string, lettersMax: number): CSSProperties {
  const { language, direction } = setting.edition;
  return {
    ...textStyle("meta", language),
    color: colour.ink,
    padding: sides(direction, [6, 0, 6, column === 0 ? 0 : gapPx]),
    ...(longestWord(words) > lettersMax ? { wordBreak: "break-word", hyphens: "auto" } : {}),
  };
}

const gapPx = 10;
/** A sheet on a phone of 360 px; a mean letter of the small size, bold. */
const phoneWidthPx = 328;
const letterWidthPx = 7.2;

/**
 * Letters in a row above which a word is broken: none where all columns have room for their longest one, else those beyond an equal share.
 */
function unbrokenLettersMax({ widthPx }: Setting, { head, rows }: TableCells): number {
  const letters = Math.min(widthPx, phoneWidthPx) / letterWidthPx - (head.length * gapPx) / letterWidthPx;
  const longest = head.map((_, column) => Math.max(...[head, ...rows].map((row) => longestWord(row[column] ?? ""))));
  const wanted = longest.reduce((sum, length) => sum + length, 0);
  return wanted <= letters ? Infinity : Math.floor(letters / head.length);
}

function longestWord(words: string): number {
  return Math.max(...words.split(/\s+/u).map(({ length }) => length));
}
