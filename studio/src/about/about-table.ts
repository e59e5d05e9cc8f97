import type { Days } from "@newsletter/schemas";
import { contentStateWords } from "../content-state.ts";
import { issueInWords } from "../compose/issues-showing.ts";
import type { AboutRow } from "./about-rows.ts";
import type { AboutSubject } from "./about-subject.ts";
import { csvOf } from "./csv.ts";
import type { ItemDates } from "./item-dates.ts";

const basisWords: Readonly<Record<ItemDates["basis"], string>> = {
  own: "its own date",
  deadline: "its deadlines",
  issue: "the issue it is in",
  written: "written on",
};

/** The rows as a table for spreadsheets: dates as they sort, everything else in words. `addressOf` leads to the item in the Studio. */
export function aboutCsv(rows: readonly AboutRow[], addressOf: (row: AboutRow) => string): string {
  const header = ["Kind", "Title", "From", "To", "Date is", "Place", "Role", "Issues", "State", "Link", "In the Studio"];
  return csvOf([
    header,
    ...rows.map((row) => [
      row.kind,
      row.title,
      row.date.first,
      row.date.last,
      basisWords[row.date.basis],
      row.place,
      row.role,
      row.issues.map(issueInWords).join("; "),
      contentStateWords[row.state],
      row.link,
      addressOf(row),
    ]),
  ]);
}

/** `everything-about-se4u-2022-11-24-to-2024-11-24.csv` */
export function csvFileName({ name }: AboutSubject, { first, last }: Days): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/gu, "")
    .slice(0, nameCharactersMax);
  return `everything-about-${words === "" ? "it" : words}-${first}-to-${last}.csv`;
}

/** Longer names are cut off: file systems and mail programs have their bounds. */
const nameCharactersMax = 60;
