const lineOctetsMax = 76;
/** A word of so many octets fits behind a field's name: a line with an encoded-word has at most 76 characters (RFC 2047, 2). */
const encodedOctetsMax = 39;
/** Beside a parameter's name and number on its line. */
const parameterOctetsMax = 60;

/** One header field, folded; CR, LF and NUL never pass. Values other than ASCII become encoded-words (RFC 2047). */
export function headerField(name: string, value: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the octets that would begin another field
  const clean = value.replaceAll(/[\u0000-\u001F\u007F-\u009F]+/gu, " ").trim();
  return folded(`${name}: ${clean}`);
}

/** A field whose words people read: encoded when they are not ASCII. */
export function textField(name: string, value: string): string {
  return headerField(name, isAscii(value) ? value : encodedWords(value));
}

/** `"Name" <address>`, the name encoded when it is not ASCII. */
export function mailbox(name: string, address: string): string {
  const shown = isAscii(name) ? `"${name.replaceAll(/["\\]/gu, "")}"` : encodedWords(name);
  return `${shown} <${address}>`;
}

/**
 * A parameter on a line of its own, with its semicolon before it. What is not ASCII is encoded, in pieces that fit a line and split no character
 * (RFC 2231, 3 and 4).
 */
export function parameter(name: string, value: string): string {
  if (isAscii(value)) return `;\r\n ${name}="${value.replaceAll(/["\\]/gu, "")}"`;
  const pieces: string[] = [];
  let piece = "utf-8''";
  for (const character of value) {
    const encoded = percentEncoded(character);
    if (piece.length + encoded.length > parameterOctetsMax) {
      pieces.push(piece);
      piece = "";
    }
    piece += encoded;
  }
  pieces.push(piece);
  if (pieces.length === 1) return `;\r\n ${name}*=${piece}`;
  return pieces.map((part, index) => `;\r\n ${name}*${index}*=${part}`).join("");
}

/** Only letters, digits and what no syntax uses stay as they are (attr-char of RFC 5987, 3.2.1, without the apostrophe and the percent sign). */
function percentEncoded(character: string): string {
  if (/^[A-Za-z0-9!#$&+.^_`|~-]$/u.test(character)) return character;
  return Array.from(Buffer.from(character), (octet) => `%${octet.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

function isAscii(text: string): boolean {
  return /^[\u0020-\u007E]*$/u.test(text);
}

/** Words of at most 75 characters that never split a character (RFC 2047, 2 and 5). */
function encodedWords(text: string): string {
  const words: string[] = [];
  let piece = "";
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > encodedOctetsMax) {
      words.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...words, piece].map((word) => `=?utf-8?B?${Buffer.from(word).toString("base64")}?=`).join(" ");
}

/** Folds at blanks only; a URL stays whole, since a folded List-Unsubscribe broke signatures at some relays. */
function folded(field: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of field.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > lineOctetsMax && !line.endsWith(":")) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\r\n ");
}
