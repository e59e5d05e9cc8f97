import type { CalendarEntry } from "@newsletter/schemas";
import { entryStatusFacts, partOfWords } from "../blocks/calendar.tsx";
import { projectLine } from "../blocks/project.ts";
import { registerUrl, registrationWords } from "../blocks/registration.ts";
import { termsOf, termWords } from "../blocks/terms.tsx";
import type { Edition } from "../edition.ts";
import { lines, titleLine } from "./lines.ts";
import { underlined } from "./plain.ts";

export function courseText(edition: Edition, entry: CalendarEntry): readonly string[] {
  const register = registerUrl(edition, entry);
  return [
    lines(underlined(titleLine(edition, entry.title), "-"), entryStatusFacts(edition, entry)),
    lines(partOfWords(edition, entry), registrationWords(edition, entry), projectLine(edition, entry.project)),
    lines(...termsOf(edition, entry).map((term) => termWords(edition, term))),
    lines(entry.url ?? "", register === undefined ? "" : `${edition.words.label(edition.words.register)} ${register}`),
  ];
}
