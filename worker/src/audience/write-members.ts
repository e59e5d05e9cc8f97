import type { Member } from "../ports/partner-members.ts";
import { csvCell } from "../translation/csv-cell.ts";

/** With a byte order mark, without which Excel takes the letters for others. */
export const memberListHead = "\uFEFFaddress,languages,state,since\r\n";

/** A member as a line that `parseMembers` reads again. */
export function memberLine({ address, languages, state, since }: Member): string {
  return `${[address, languages.join(";"), state, since].map(csvCell).join(",")}\r\n`;
}
