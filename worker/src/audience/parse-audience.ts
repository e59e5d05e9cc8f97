import { isLanguage, recipientKindSchema, type Language, type RecipientKind } from "@newsletter/schemas";
import { isAddress } from "./contact-faults.ts";

export interface AudienceRow {
  readonly address: string;
  readonly recipientKind: RecipientKind;
  readonly partnerId: string | undefined;
  readonly languages: readonly Language[];
  readonly state: "requested" | "active";
}

export type ParsedAudience =
  | { readonly state: "parsed"; readonly rows: readonly AudienceRow[] }
  /** Every fault, with its line; nothing of such a file is imported. */
  | { readonly state: "faulty"; readonly faults: readonly string[] };

const columns = ["address", "recipientKind", "partnerId", "languages", "state"];

/** `address,recipientKind,partnerId,languages,state`; languages separated by semicolons, no quoting: none of these values has a comma. */
export function parseAudience(csv: string): ParsedAudience {
  const lines = csv.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const [header = "", ...rest] = lines;
  if (header.trim() !== columns.join(",")) return { state: "faulty", faults: [`Line 1: the first line must be "${columns.join(",")}".`] };
  const parsed = rest.flatMap((line, index) => (line.trim() === "" ? [] : [rowOf(line, index + 2)]));
  const faults = parsed.flatMap((row) => (typeof row === "string" ? [row] : []));
  const rows = parsed.flatMap((row) => (typeof row === "string" ? [] : [row]));
  if (faults.length === 0 && rows.length === 0) return { state: "faulty", faults: ["The file has no rows."] };
  return faults.length === 0 ? { state: "parsed", rows } : { state: "faulty", faults };
}

function rowOf(line: string, number: number): AudienceRow | string {
  const cells = line.split(",").map((cell) => cell.trim());
  const [address = "", kind = "", partnerId = "", languageList = "", state = ""] = cells;
  const fault = (what: string): string => `Line ${String(number)}: ${what}.`;
  if (cells.length !== columns.length) return fault(`${String(cells.length)} columns instead of ${String(columns.length)}`);
  if (!isAddress(address)) return fault(`"${address}" is not an e-mail address`);
  const recipientKind = recipientKindSchema.safeParse(kind);
  if (!recipientKind.success) return fault(`"${kind}" is no recipient kind (person, desk, list, members)`);
  if (recipientKind.data !== "person" && partnerId === "") return fault(`a ${recipientKind.data} needs a partnerId`);
  const languages = languageList.split(";").map((language) => language.trim());
  const unknown = languages.find((language) => !isLanguage(language));
  if (unknown !== undefined) return fault(`"${unknown}" is no language of the publication`);
  if (state !== "requested" && state !== "active") return fault(`"${state}" is no state to import (requested, active)`);
  return {
    address,
    recipientKind: recipientKind.data,
    partnerId: partnerId === "" ? undefined : partnerId,
    languages: languages.filter(isLanguage),
    state,
  };
}
