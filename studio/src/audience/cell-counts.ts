import { countOf, languageNames, languages, recipientKinds, type AudienceCell } from "@newsletter/schemas";
import { isolated } from "../isolated.ts";
import { numberInWords } from "../sending/audience-words.ts";
import { recipientKindTitles } from "./definition-words.ts";

/** "12 desks, 3 lists", in the order in which kinds stand everywhere; only what there is. */
export function kindsInWords(cells: readonly AudienceCell[]): string {
  const counted = recipientKinds.map((kind) => ({ kind, count: countOf(cells.filter(({ recipientKind }) => recipientKind === kind)) }));
  return counted
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${numberInWords(count)} ${(count === 1 ? oneOf[kind] : recipientKindTitles[kind]).toLowerCase()}`)
    .join(", ");
}

/** "English 12, العربية 3": first languages. */
export function languagesInWords(cells: readonly AudienceCell[]): string {
  const counted = [...languages, null].map((wanted) => ({
    name: wanted === null ? "another" : languageNames[wanted],
    count: countOf(cells.filter(({ language }) => language === wanted)),
  }));
  return counted
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${isolated(name)} ${numberInWords(count)}`)
    .join(", ");
}

const oneOf = { person: "person", desk: "desk", list: "list", members: "member of a partner" } as const;
