/** A spreadsheet takes a cell that begins with one of these for a formula, or lets it run over into the next. */
const formulaStart = /^[=+\-@\t\r]/u;
const needsQuotes = /[",\r\n]/u;
/** Spreadsheets take a file without it for one of the last century, and letters with accents for two. */
const byteOrderMark = "\uFEFF";

/**
 * Rows as comma-separated values (RFC 4180), in UTF-8 with a byte order mark; the header is the first row. What would be a formula gets an
 * apostrophe in front: others write the titles, and a colleague opens the file.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

function cellOf(value: string): string {
  const harmless = formulaStart.test(value) ? `'${value}` : value;
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
