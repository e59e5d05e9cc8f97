import { bidiControls, isLanguage, type Language, type MemberImportWords } from "@newsletter/schemas";
import type { AudienceLine, AudienceRow } from "../ports/audience-files.ts";
import { languagesOfSubscriptionMax } from "./file-limits.ts";
import { memberLinesMax } from "./limits.ts";
import { mailAddress } from "./mail-address.ts";
import type { TableRow } from "./read-table.ts";
import { TableError } from "./table-error.ts";

export type MemberFault = keyof MemberImportWords["fault"];

export interface MembersOf {
  readonly partnerId: string;
  /** Of the publication. */
  readonly languages: readonly Language[];
  /** Of the lines that name none. */
  readonly language: Language;
}

/** What we write into a partner's own list and let come back without looking at it. */
const ownColumns = ["state", "since"] as const;
const columnNames = ["address", "languages", ...ownColumns] as const;
type Column = (typeof columnNames)[number];

const isColumn = (name: string): name is Column => columnNames.some((column) => column === name);

/**
 * A partner's file: addresses and, if it says so, languages. Whose people they are and what kind of recipients is the partner's and never the file's.
 * A list of nothing but addresses needs no line that names the columns. Faults are named by a word, for the page to say in its language.
 */
export async function* parseMembers(rows: AsyncIterable<TableRow>, members: MembersOf): AsyncGenerator<AudienceLine> {
  let columns: readonly Column[] | undefined;
  let count = 0;
  for await (const { line, cells } of rows) {
    if (columns === undefined) {
      columns = columnsOf(cells);
      if (columns !== undefined) continue;
      columns = cells.length === 1 ? ["address"] : ["address", "languages"];
    }
    count += 1;
    if (count > memberLinesMax) throw new TableError(`The file has more than ${String(memberLinesMax)} lines: add it in parts.`);
    const row = rowOf(cells, columns, members);
    yield typeof row === "string" ? { line, fault: row } : { line, row };
  }
  if (count === 0) throw new TableError("The file has no rows.");
}

/** Undefined where the first line is one of the list already. */
function columnsOf(cells: readonly string[]): readonly Column[] | undefined {
  const names = cells.map((cell) => cell.replace(/^\uFEFF/u, "").trim());
  if (mailAddress(names[0] ?? "") !== undefined && names.length <= 2) return undefined;
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined) throw new TableError(`Line 1: there is no column “${unknown.slice(0, 100)}”; take it out of the file.`);
  if (!names.includes("address")) throw new TableError("Line 1: the column “address” is missing.");
  if (new Set(names).size < names.length) throw new TableError("Line 1: a column stands there twice.");
  return names.filter(isColumn);
}

function rowOf(cells: readonly string[], columns: readonly Column[], members: MembersOf): AudienceRow | MemberFault {
  if (cells.length !== columns.length) return "columns";
  const given = new Map(columns.map((column, index) => [column, (cells[index] ?? "").replace(/^\uFEFF/u, "")]));
  if ([...given.values()].some((cell) => bidiControls.test(cell) || /\p{Cc}/u.test(cell))) return "signs";
  const address = mailAddress(given.get("address") ?? "");
  if (address === undefined) return "address";
  const named = (given.get("languages") ?? "")
    .split(/[;,|\s]+/u)
    .map((value) => value.toLowerCase())
    .filter((value) => value !== "");
  const languages = [...new Set(named)].filter(isLanguage).filter((language) => members.languages.includes(language));
  if (languages.length < new Set(named).size || languages.length > languagesOfSubscriptionMax) return "languages";
  return {
    address,
    recipientKind: "members",
    partnerId: members.partnerId,
    languages: languages.length === 0 ? [members.language] : languages,
    state: "active",
    tags: undefined,
  };
}
