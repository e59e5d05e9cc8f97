import { defineArrayMember, defineField, defineType } from "sanity";
import { tableColumnsMax, tableRowsMax, tableSchema, type TextTable } from "../../portable-text.ts";
import { tableFault } from "../../text-faults.ts";

/** The cells of a small table. The Studio shows them as a table (`table-input.tsx`). */
export const tableRow = defineType({
  name: "tableRow",
  title: "Row",
  type: "object",
  fields: [defineField({ name: "cells", title: "Cells", type: "array", of: [defineArrayMember({ type: "string" })] })],
});

export const table = defineType({
  name: "table",
  title: "Table",
  type: "object",
  fields: [
    defineField({
      name: "rows",
      title: "Rows",
      description: `At most ${String(tableColumnsMax)} columns and ${String(tableRowsMax)} rows: it has to be read on a phone. The first row holds the headings of the columns.`,
      type: "array",
      of: [defineArrayMember({ type: "tableRow" })],
    }),
  ],
  validation: (rule) => [
    rule.custom(
      (value) =>
        faultOf(value) !== "tooLarge" ||
        `A table has at most ${String(tableColumnsMax)} columns and ${String(tableRowsMax)} rows. Split it, or offer it as a file.`,
    ),
    rule
      .custom((value) => {
        const fault = faultOf(value);
        if (fault === "empty") return "The table has no words yet; it is not shown.";
        if (fault === "ragged") return "The rows are not equally long; the cells that are missing are shown empty.";
        return (
          (rowsOf(value)[0]?.cells ?? []).every((cell) => cell.trim() !== "") ||
          "Each column needs a heading: it is read aloud before its cells."
        );
      })
      .warning(),
  ],
  preview: {
    select: { rows: "rows" },
    prepare: ({ rows }) => {
      const found = rowsOf({ rows: Array.isArray(rows) ? rows : Object.values(rows ?? {}) });
      return {
        title: (found[0]?.cells ?? []).filter((cell) => cell.trim() !== "").join(" · ") || "Table",
        subtitle: `Table, ${String(found.length)} ${found.length === 1 ? "row" : "rows"}`,
      };
    },
  },
});

function faultOf(value: unknown): ReturnType<typeof tableFault> {
  return tableFault({ rows: [...rowsOf(value)] });
}

function rowsOf(value: unknown): NonNullable<TextTable["rows"]> {
  const parsed = tableSchema.pick({ rows: true }).safeParse(value ?? {});
  return parsed.success ? (parsed.data.rows ?? []) : [];
}
