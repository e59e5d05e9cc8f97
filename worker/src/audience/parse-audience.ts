import { bidiControls, contactAddressCharactersMax, isLanguage, isTag, recipientKindSchema, tagCharactersMax } from "@newsletter/schemas";
import type { AudienceLine, AudienceRow } from "../ports/audience-files.ts";
import { isAddress } from "./contact-faults.ts";
import { importLinesMax, languagesOfSubscriptionMax, tagsOfSubscriptionMax } from "./file-limits.ts";
import type { TableRow } from "./read-table.ts";
import { TableError } from "./table-error.ts";

/** In the order in which they are written; a file may have them in any, and leave out those that are not needed. */
export const audienceColumns = ["address", "recipientKind", "partnerId", "languages", "state", "tags"] as const;
type Column = (typeof audienceColumns)[number];
const neededColumns: readonly Column[] = ["address", "languages"];

/** As documents of the lake are named; empty where there is none. */
const partnerIdForm = /^[\w.-]{0,128}$/u;

const isOneOf = (name: string): name is Column => audienceColumns.some((column) => column === name);

/** Each line as what it asks for, or with what is wrong with it; the first one names the columns. */
export async function* parseAudience(rows: AsyncIterable<TableRow>): AsyncGenerator<AudienceLine> {
  let columns: readonly Column[] | undefined;
  let count = 0;
  for await (const { line, cells } of rows) {
    if (columns === undefined) {
      columns = columnsOf(cells);
      continue;
    }
    count += 1;
    if (count > importLinesMax) throw new TableError(`The file has more than ${String(importLinesMax)} lines: import it in parts.`);
    const row = rowOf(cells, columns);
    yield typeof row === "string" ? { line, fault: row } : { line, row };
  }
  if (columns === undefined) columnsOf([]);
  if (count === 0) throw new TableError("The file has no rows.");
}

function columnsOf(cells: readonly string[]): readonly Column[] {
  const names = cells.map((cell) => cell.replace(/^\uFEFF/u, "").trim());
  const unknown = names.find((name) => !isOneOf(name));
  const missing = neededColumns.find((name) => !names.includes(name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const known = `Columns are ${audienceColumns.join(", ")}.`;
  if (missing !== undefined) throw new TableError(`Line 1: the first line must name the columns, and “${missing}” is missing. ${known}`);
  // Nothing is dropped in silence: whoever brings a name or a telephone number learns that it is not kept.
  if (unknown !== undefined)
    throw new TableError(`Line 1: there is no column “${unknown.slice(0, 100)}”; take it out of the file. ${known}`);
  if (twice !== undefined) throw new TableError(`Line 1: the column “${twice}” stands there twice.`);
  return names.filter(isOneOf);
}

function rowOf(cells: readonly string[], columns: readonly Column[]): AudienceRow | string {
  if (cells.length !== columns.length) return `${String(cells.length)} columns instead of ${String(columns.length)}`;
  if (cells.some((cell) => bidiControls.test(cell) || /\p{Cc}/u.test(cell)))
    return "a cell holds signs that nobody sees (controls, or those for the direction of text)";
  const given = new Map(columns.map((column, index) => [column, cells[index] ?? ""]));
  const address = given.get("address") ?? "";
  if (!isAddress(address) || address.length > contactAddressCharactersMax) return `${quoted(address)} is not an e-mail address`;
  const recipientKind = recipientKindSchema.safeParse(given.get("recipientKind") ?? "person");
  if (!recipientKind.success) return `${quoted(given.get("recipientKind") ?? "")} is no recipient kind (person, desk, list, members)`;
  const partnerId = given.get("partnerId") ?? "";
  if (recipientKind.data !== "person" && partnerId === "") return `a ${recipientKind.data} needs a partnerId`;
  if (!partnerIdForm.test(partnerId)) return `${quoted(partnerId)} is no id of a partner`;
  const languages = severalIn(given.get("languages") ?? "");
  const unknown = languages.length === 0 ? "" : languages.find((language) => !isLanguage(language));
  if (unknown !== undefined) return `${quoted(unknown)} is no language of the publication`;
  if (languages.length > languagesOfSubscriptionMax) return `more than ${String(languagesOfSubscriptionMax)} languages`;
  const state = given.get("state") ?? "active";
  if (state !== "requested" && state !== "active") return `${quoted(state)} is no state to import (requested, active)`;
  const tags = given.has("tags") ? severalIn(given.get("tags") ?? "") : undefined;
  const tagFault = tags === undefined ? undefined : faultOfTags(tags);
  if (tagFault !== undefined) return tagFault;
  return {
    address,
    recipientKind: given.has("recipientKind") ? recipientKind.data : undefined,
    partnerId: partnerId === "" ? undefined : partnerId,
    languages: languages.filter(isLanguage),
    state,
    tags: tags?.toSorted((a, b) => (a < b ? -1 : 1)),
  };
}

function faultOfTags(tags: readonly string[]): string | undefined {
  if (tags.length > tagsOfSubscriptionMax) return `more than ${String(tagsOfSubscriptionMax)} tags`;
  const wrong = tags.find((tag) => !isTag(tag));
  return wrong === undefined
    ? undefined
    : `${quoted(wrong)} is no tag: letters, digits, blanks, hyphens, at most ${String(tagCharactersMax)} characters`;
}

/** Several values in one cell, each once: semicolons as we write them; commas, since a file may be separated by semicolons. */
function severalIn(cell: string): readonly string[] {
  const values = cell.split(/[;,|]/u).map((value) => value.normalize("NFC").trim());
  return [...new Set(values.filter((value) => value !== ""))];
}

/** A value as it was given, as far as a line of a report has room for it. */
function quoted(value: string): string {
  return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
}
