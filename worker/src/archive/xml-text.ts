/** Text within an element or a quoted attribute of XML 1.0, and of HTML: without the control characters that no reference can name (section 2.2). */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
