import type { ExportedRow } from "../ports/audience-files.ts";
import { csvCell } from "../translation/csv-cell.ts";
import { audienceColumns } from "./parse-audience.ts";

/** With a byte order mark, without which Excel takes the letters for others. */
export const exportHead = `\uFEFF${audienceColumns.join(",")}\r\n`;

/** A subscription as a line that `parseAudience` reads again. */
export function exportLine({ address, recipientKind, partnerId = "", languages, state, tags }: ExportedRow): string {
  return `${[address, recipientKind, partnerId, languages.join(";"), state, tags.join(";")].map(csvCell).join(",")}\r\n`;
}
