import { directionOf, isLanguage, tableColumnsMax, tableRowsMax, tableSchema, type TextTable } from "@newsletter/schemas";
import { AddIcon } from "@sanity/icons/Add";
import { CloseIcon } from "@sanity/icons/Close";
import { Button, Flex, Stack, Text, TextInput } from "@sanity/ui";
import { useEffect, useState, type ReactNode } from "react";
import { set, useFormValue, type ObjectInputProps, type Path } from "sanity";
import { cellsOf, rowsOf, withCell, withColumn, withoutColumn, withoutRow, withRow, type Cells } from "./table-cells.ts";
import { newKey } from "../new-key.ts";

/** A table of a text as a table: the first row holds the headings. */
export function TableInput({ value, onChange, readOnly, path }: ObjectInputProps): ReactNode {
  const [table, keep] = useTypedTable(storedTable(value));
  const cells = cellsOf(table);
  const [columns, rows] = [cells[0]?.length ?? 0, cells.length];
  const language = useFormValue(languagePath(path));
  const change = (next: Cells): void => {
    const changed = rowsOf(next, table, newKey);
    keep(changed);
    onChange(set(changed, ["rows"]));
  };
  return (
    <Stack gap={3} data-testid="table-input">
      <Text size={1} muted>
        The first row holds the headings of the columns. At most {tableColumnsMax} columns and {tableRowsMax} rows: readers have phones.
      </Text>
      <table dir={isLanguage(language) ? directionOf(language) : undefined} style={{ width: "100%", borderCollapse: "collapse" }}>
        <tbody>
          {cells.map((row, at) => (
            <Row key={String(at)} cells={cells} row={row} at={at} readOnly={readOnly === true} onChange={change} />
          ))}
          <ColumnButtons cells={cells} readOnly={readOnly === true} onChange={change} />
        </tbody>
      </table>
      <Flex gap={2}>
        <Button
          mode="ghost"
          icon={AddIcon}
          text="Add a row"
          disabled={readOnly === true || rows >= tableRowsMax}
          onClick={() => {
            change(withRow(cells));
          }}
        />
        <Button
          mode="ghost"
          icon={AddIcon}
          text="Add a column"
          disabled={readOnly === true || columns >= tableColumnsMax}
          onClick={() => {
            change(withColumn(cells));
          }}
        />
      </Flex>
    </Stack>
  );
}

/**
 * What was typed last, until it comes back as the form's value. The text around a table takes its time for that, and whoever types on
 * meanwhile would type into the table as it was.
 */
function useTypedTable(stored: Pick<TextTable, "rows">): readonly [Pick<TextTable, "rows">, (rows: TypedRows) => void] {
  const [typed, keep] = useState<TypedRows>();
  const hasArrived = typed !== undefined && JSON.stringify(typed) === JSON.stringify(stored.rows);
  useEffect(() => {
    if (hasArrived) keep(undefined);
  }, [hasArrived]);
  return [typed === undefined ? stored : { rows: typed }, keep];
}

type TypedRows = ReturnType<typeof rowsOf>;

interface Editing {
  readonly cells: Cells;
  readonly readOnly: boolean;
  readonly onChange: (cells: Cells) => void;
}

function Row({ cells, row, at, readOnly, onChange }: Editing & { readonly row: readonly string[]; readonly at: number }): ReactNode {
  return (
    <tr>
      {row.map((words, column) => (
        <td key={String(column)} style={{ padding: 2 }}>
          <TextInput
            dir="auto"
            aria-label={at === 0 ? `Heading of column ${column + 1}` : `Row ${at + 1}, column ${column + 1}`}
            value={words}
            readOnly={readOnly}
            weight={at === 0 ? "semibold" : "regular"}
            onChange={(event) => {
              onChange(withCell(cells, { row: at, column }, event.currentTarget.value));
            }}
          />
        </td>
      ))}
      <td>
        <Button
          mode="bleed"
          icon={CloseIcon}
          aria-label={`Remove row ${at + 1}`}
          disabled={readOnly || cells.length < 2}
          onClick={() => {
            onChange(withoutRow(cells, at));
          }}
        />
      </td>
    </tr>
  );
}

function ColumnButtons({ cells, readOnly, onChange }: Editing): ReactNode {
  const columns = cells[0] ?? [];
  return (
    <tr>
      {columns.map((_, column) => (
        <td key={String(column)} style={{ textAlign: "center" }}>
          <Button
            mode="bleed"
            icon={CloseIcon}
            aria-label={`Remove column ${column + 1}`}
            disabled={readOnly || columns.length < 2}
            onClick={() => {
              onChange(withoutColumn(cells, column));
            }}
          />
        </td>
      ))}
      <td />
    </tr>
  );
}

function storedTable(value: unknown): Pick<TextTable, "rows"> {
  const parsed = tableSchema.pick({ rows: true }).safeParse(value ?? {});
  return parsed.success ? parsed.data : {};
}

/** Of the text the table stands in. */
function languagePath(path: Path): Path {
  const at = path.lastIndexOf("value");
  return at === -1 ? ["_type"] : [...path.slice(0, at), "language"];
}
