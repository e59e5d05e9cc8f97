/** A cell that begins like a formula would be one; an apostrophe before it makes it text, and is taken away when the table is read. */
const formulaBegins = /^(?='*[=+\-@\t\r\n＝＋－＠])/u;

/** A cell by RFC 4180 that no spreadsheet takes for a formula. */
export function csvCell(words: string): string {
  const text = words.toWellFormed().replace(formulaBegins, "'");
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What was written by `csvCell`, once it is read again. */
export function withoutFormulaMark(text: string): string {
  return text.startsWith("'") && formulaBegins.test(text) ? text.slice(1) : text;
}
