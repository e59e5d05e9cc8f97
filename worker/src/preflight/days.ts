import { daysOf, type When } from "@newsletter/schemas";

/** In words that are the same in every language a sentence may be read in. */
export function whenWords(when: When): string {
  if (when.precision === "time") return `${when.startsAt}${when.endsAt === undefined ? "" : ` to ${when.endsAt}`}`;
  const [first, last] = when.precision === "monthSpan" ? [when.firstMonth, when.lastMonth] : [daysOf(when).first, daysOf(when).last];
  return first === last ? first : `${first} to ${last}`;
}
