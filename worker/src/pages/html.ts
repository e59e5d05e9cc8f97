/** Text as HTML shows it; also safe within a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** A Latin address or name inside a sentence of any direction: kept together and in its own order. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A name in whatever script, as HTML: kept from turning the sentence around. */
export function bdi(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}

/** `8 January 2024`, of a day or of an instant in UTC; for pages in English. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}
