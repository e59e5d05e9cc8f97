/** Text as HTML shows it; also safe within a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** A Latin address or name inside a sentence of any direction: kept together and in its own order. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
