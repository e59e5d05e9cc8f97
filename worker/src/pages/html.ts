/** Text as HTML shows it; also safe within a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** A Latin address or name inside a sentence of any direction: kept together and in its own order. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A sentence of the catalogue as HTML, with names in whatever script in their places: each kept from turning the sentence around. */
export function withNames<Names extends readonly string[]>(sentence: (...names: Names) => string, ...names: Names): string {
  const places = names.map((_, index) => `\u{F0000}${index}\u{F0001}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as many places as names
  return escaped(sentence(...(places as unknown as Names))).replaceAll(
    /\u{F0000}(\d)\u{F0001}/gu,
    (_, index) => `<bdi>${escaped(names[Number(index)] ?? "")}</bdi>`,
  );
}
