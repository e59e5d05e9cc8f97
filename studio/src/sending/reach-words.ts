import { languageNames, type PartnersReach, type ReachQuestion, type VisitCell, type VisitGroup } from "@newsletter/schemas";
import { stakeholderKindInWords } from "../audience/stakeholder-kind-choice.tsx";
import { isolated } from "../isolated.ts";
import { counted, numberInWords } from "./audience-words.ts";

/** "3 partners asked, 2 answered: 1,560 people by their own estimate" */
export function questionInWords({ askedCount, answeredCount, peopleCount }: ReachQuestion): string {
  const asked = `${counted(askedCount, "partner")} asked, ${numberInWords(answeredCount)} answered`;
  return answeredCount === 0 ? asked : `${asked}: ${counted(peopleCount, "person", "people")} by their own estimate`;
}

/** "1,500: NGOs, Young people (corrected)", "no answer" */
export function answerInWords({ peopleCount, kinds, answerCount }: PartnersReach): string {
  if (peopleCount === null) return "no answer";
  const whom = kinds.map((kind) => stakeholderKindInWords(kind) ?? kind).join(", ");
  return `${numberInWords(peopleCount)}${whom === "" ? "" : `: ${whom}`}${answerCount > 1 ? " (corrected)" : ""}`;
}

const pageNames: Readonly<Record<VisitGroup["page"], string>> = {
  edition: "The issue on the web",
  pack: "Pages of packs",
  download: "Files taken from packs",
  archive: "Archive",
  subscribe: "Form that subscribes",
};

/** "Archive, January 2024" */
export function pageInWords({ page, month }: Pick<VisitGroup, "page" | "month">): string {
  if (month === null) return pageNames[page];
  const name = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01`));
  return `${pageNames[page]}, ${name}`;
}

/** "1,200", "at least 40", "too few to say" */
export function totalInWords({ count, isExact }: VisitGroup["total"]): string {
  if (count === 0 && !isExact) return "too few to say";
  return isExact ? numberInWords(count) : `at least ${numberInWords(count)}`;
}

/** "English 120; العربية 44; each of the other 4: fewer than 10" */
export function cellsInWords(cells: readonly VisitCell[], shownCountMin: number): string {
  const hiddenCount = cells.filter(({ count }) => count === null).length;
  const others =
    hiddenCount === cells.length ? "each" : hiddenCount === 1 ? "the other one" : `each of the other ${numberInWords(hiddenCount)}`;
  return [
    ...cells.flatMap((cell) => (cell.count === null ? [] : [`${nameOf(cell)} ${numberInWords(cell.count)}`])),
    ...(hiddenCount === 0 ? [] : [`${others}: fewer than ${numberInWords(shownCountMin)}`]),
  ].join("; ");
}

/** Names each in its own direction. */
function nameOf({ partnerName, language, format }: VisitCell): string {
  const names = [partnerName, language === null ? null : languageNames[language]].flatMap((name) =>
    name === null ? [] : [isolated(name)],
  );
  return [...names, ...(format === null ? [] : [format])].join(", ");
}
