import { first, isMessage, readFields, type Fields } from "../feedback/read-entity.ts";
import { depthMax, fieldLineCharactersMax, fieldLinesMax, partsMax, textCharactersMax } from "./limits.ts";

/** A part that holds no other. */
export interface MailPart {
  readonly type: string;
  /** As its fields name it; empty where they do not. */
  readonly fileName: string;
  /** Of a text that is to be read as part of the mail; undefined of a file. */
  readonly text: string | undefined;
  readonly bytes: Uint8Array;
  /** How many mails it stands within: 0 for the mail itself, 1 for one that was attached to it. */
  readonly mailDepth: number;
}

export interface AskedMail {
  /** Of the mail, then of each within it. */
  readonly fields: readonly Fields[];
  readonly parts: readonly MailPart[];
  /** False where it has more parts, or parts deeper within each other, than are looked at. */
  readonly isWhole: boolean;
}

interface Reading {
  readonly fields: Fields[];
  readonly parts: MailPart[];
  isWhole: boolean;
  partsLeft: number;
}

/** Reads what can be read of it, with bounds on everything: nothing that anybody writes is an error. A byte is a character until its charset is known. */
export function readMail(bytes: Uint8Array): AskedMail {
  const reading: Reading = { fields: [], parts: [], isWhole: true, partsLeft: partsMax };
  readInto(reading, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"), {
    depth: 0,
    mailDepth: 0,
    isMail: true,
  });
  return reading;
}

interface Place {
  readonly depth: number;
  readonly mailDepth: number;
  readonly isMail: boolean;
}

function readInto(reading: Reading, entity: string, { depth, mailDepth, isMail }: Place): void {
  reading.partsLeft -= 1;
  const { fields, body } = splitEntity(entity, isMail);
  if (isMail) reading.fields.push(fields);
  const contentType = first(fields, "content-type");
  const type = /^\s*(?<type>[\w.+-]+\/[\w.+-]+)/u.exec(contentType)?.groups?.["type"]?.toLowerCase() ?? "text/plain";
  const inner = type.startsWith("multipart/") ? partsOf(body, parameterOf(contentType, "boundary")) : undefined;
  if (inner === undefined && !isMessage(type)) {
    reading.parts.push(leafOf(fields, type, body, mailDepth));
    return;
  }
  const found = inner ?? [decodedBody(fields, body).toString("latin1")];
  if (depth >= depthMax) reading.isWhole = false;
  for (const part of depth >= depthMax ? [] : found) {
    if (reading.partsLeft <= 0) {
      reading.isWhole = false;
      return;
    }
    const isInnerMail = inner === undefined;
    readInto(reading, part, { depth: depth + 1, mailDepth: mailDepth + (isInnerMail ? 1 : 0), isMail: isInnerMail });
  }
}

/** A mail may stand behind empty lines, an mbox's line, or nothing at all: words that somebody copied have no fields, and are all body. */
function splitEntity(entity: string, isMail: boolean): { readonly fields: Fields; readonly body: string } {
  const start = isMail ? (/^\s*(?:>?From [^\r\n]*\r?\n)?/u.exec(entity)?.[0].length ?? 0) : 0;
  const content = entity.slice(start);
  const isEmptyBlock = /^\r?\n|^\r/u.exec(content)?.[0];
  if (isEmptyBlock !== undefined) return { fields: new Map(), body: content.slice(isEmptyBlock.length) };
  const end = /\r\n\r\n|\n\n|\r\r/u.exec(content);
  const head = end === null ? content : content.slice(0, end.index);
  const lines = head.split(/\r\n|\n|\r/u, fieldLinesMax).map((line) => line.slice(0, fieldLineCharactersMax));
  const { fields } = readFields(lines);
  if (isMail && !usualFields.some((name) => fields.has(name))) return { fields: fieldsOfCopied(content), body: content };
  return { fields, body: end === null ? "" : content.slice(end.index + end[0].length) };
}

const usualFields = ["from", "subject", "date", "message-id", "mime-version", "content-type", "received", "return-path", "x-unsent"];

/** The source of a page is one, whoever copied it. */
function fieldsOfCopied(content: string): Fields {
  return /<(?:html|body|table|div|a)[\s>]/iu.test(content) ? new Map([["content-type", ["text/html"]]]) : new Map();
}

/** Between the delimiters; of a multipart that was cut off, the last part ends where the mail does. Undefined where there is no delimiter at all. */
function partsOf(body: string, boundary: string | undefined): readonly string[] | undefined {
  if (boundary === undefined || boundary === "") return undefined;
  const delimiter = `--${boundary}`;
  const parts: string[] = [];
  let partStart: number | undefined;
  let at = body.startsWith(delimiter) ? 0 : nextDelimiter(body, delimiter, 0);
  while (at !== -1) {
    if (partStart !== undefined) parts.push(body.slice(partStart, endBefore(body, at)));
    const after = at + delimiter.length;
    partStart = undefined;
    if (body.startsWith("--", after)) break;
    const lineEnd = /\r\n|\n|\r/gu;
    lineEnd.lastIndex = after;
    const end = lineEnd.exec(body);
    if (end === null) break;
    partStart = end.index + end[0].length;
    // One more than is ever looked at says that there are more.
    if (parts.length > partsMax) break;
    at = body.startsWith(delimiter, partStart) ? partStart : nextDelimiter(body, delimiter, partStart);
  }
  if (partStart !== undefined) parts.push(body.slice(partStart));
  return parts.length === 0 ? undefined : parts;
}

function nextDelimiter(body: string, delimiter: string, from: number): number {
  let at = body.indexOf(delimiter, from);
  while (at > 0 && body[at - 1] !== "\n" && body[at - 1] !== "\r") at = body.indexOf(delimiter, at + 1);
  return at;
}

/** The line end before a delimiter belongs to it (RFC 2046, 5.1.1). */
function endBefore(body: string, at: number): number {
  if (at >= 2 && body[at - 2] === "\r" && body[at - 1] === "\n") return at - 2;
  return Math.max(at - 1, 0);
}

function leafOf(fields: Fields, type: string, body: string, mailDepth: number): MailPart {
  const contentType = first(fields, "content-type");
  const disposition = first(fields, "content-disposition");
  const fileName = parameterOf(disposition, "filename") ?? parameterOf(contentType, "name") ?? "";
  const bytes = decodedBody(fields, body);
  // A multipart without its boundary is read for what it says, as programs show it.
  const isRead = /^(?:text|multipart)\//u.test(type) && type !== "text/calendar" && !/^\s*attachment/iu.test(disposition);
  const text = isRead ? decodedText(bytes, parameterOf(contentType, "charset")).slice(0, textCharactersMax) : undefined;
  return { type, fileName, text, bytes, mailDepth };
}

function decodedBody(fields: Fields, body: string): Buffer {
  const encoding = first(fields, "content-transfer-encoding").trim().toLowerCase();
  // Buffer passes over line ends and whatever else is no base64.
  if (encoding.startsWith("base64")) return Buffer.from(body, "base64");
  if (!encoding.startsWith("quoted-printable")) return Buffer.from(body, "latin1");
  const joined = body.replaceAll(/=[ \t]{0,80}(?:\r\n|\n|\r)/gu, "");
  return Buffer.from(
    joined.replaceAll(/=(?<hex>[0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    "latin1",
  );
}

/** In the charset it says, which a list server may have changed; in UTF-8, where it says none that we know and it is that. */
function decodedText(bytes: Uint8Array, charset: string | undefined): string {
  for (const name of [charset ?? "utf-8", "utf-8"]) {
    try {
      return new TextDecoder(name === "us-ascii" ? "utf-8" : name, { fatal: true }).decode(bytes);
    } catch {
      // A charset nobody knows, or bytes that are not in it: the next one.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

function parameterOf(value: string, name: string): string | undefined {
  const { quoted, plain } =
    new RegExp(`;\\s{0,80}${name}\\s{0,80}=\\s{0,80}(?:"(?<quoted>[^"]*)"|(?<plain>[^\\s;"]+))`, "iu").exec(value)?.groups ?? {};
  return quoted ?? plain;
}
