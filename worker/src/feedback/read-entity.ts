import { depthMax, headerFieldCharactersMax, headerFieldsMax, partsMax } from "./limits.ts";

/** Values by lower-case name, unfolded, in their order. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** A message or a part of one. Bytes are characters until `text` is asked for. */
export interface Entity {
  readonly fields: Fields;
  /** `text/plain`, lower case, without parameters. */
  readonly type: string;
  /** Of a multipart its parts, of a message in a message that one. */
  readonly parts: readonly Entity[];
  /** Of anything else, decoded. */
  readonly text: string;
}

interface Budget {
  partsLeft: number;
}

/** Reads what can be read of it: nothing that mail systems or anybody else wrote is an error. */
export function readEntity(lines: readonly string[], depth = 0, budget: Budget = { partsLeft: partsMax }): Entity {
  budget.partsLeft -= 1;
  const start = beginOf(lines);
  const { fields, end } = readFields(lines, start);
  const contentType = first(fields, "content-type");
  const type = /^[\w.+-]+\/[\w.+-]+/u.exec(contentType.trim())?.[0].toLowerCase() ?? "text/plain";
  const body = lines.slice(end);
  const inner = (content: readonly string[]): Entity => readEntity(content, depth + 1, budget);
  if (depth < depthMax && budget.partsLeft > 0) {
    if (type.startsWith("multipart/")) {
      const parts = partsOf(body, boundaryIn(contentType), budget);
      if (parts.length > 0) return { fields, type, parts: parts.map(inner), text: "" };
    }
    if (isMessage(type)) return { fields, type, parts: [inner(decoded(fields, body).split("\n"))], text: "" };
  }
  return { fields, type, parts: [], text: decoded(fields, body) };
}

/** A returned message, or the headers of one. */
export function isMessage(type: string): boolean {
  return /^(?:message\/(?:rfc822|global|partial|news|rfc822-headers|global-headers)|text\/(?:rfc822|global)-headers?)$/u.test(type);
}

export function first(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? "";
}

/** Fields up to the first empty line. A line that is neither field nor folding is passed over: relays have put such things there. */
export function readFields(lines: readonly string[], start = 0): { readonly fields: Fields; readonly end: number } {
  const fields = new Map<string, string[]>();
  let [at, count] = [start, 0];
  let open: string[] | undefined;
  for (; at < lines.length && lines[at] !== ""; at += 1) {
    const line = lines[at] ?? "";
    const isFolding = line.startsWith(" ") || line.startsWith("\t");
    const last = open?.length ?? 0;
    if (isFolding) {
      const value = open?.[last - 1] ?? "";
      if (open !== undefined && value.length < headerFieldCharactersMax) open[last - 1] = `${value} ${line.trim()}`;
      continue;
    }
    const { name, value } = /^(?<name>[A-Za-z0-9][\w-]{0,80})[ \t]*:(?<value>.*)$/u.exec(line)?.groups ?? {};
    if (name === undefined || count >= headerFieldsMax) continue;
    count += 1;
    open = fields.get(name.toLowerCase()) ?? [];
    open.push((value ?? "").trim());
    fields.set(name.toLowerCase(), open);
  }
  return { fields, end: at + 1 };
}

/** Behind empty lines and the line that an mbox has before a message. */
function beginOf(lines: readonly string[]): number {
  const at = lines.findIndex((line) => line !== "");
  return at !== -1 && /^>?From /u.test(lines[at] ?? "") ? at + 1 : Math.max(at, 0);
}

function boundaryIn(contentType: string): string | undefined {
  const { quoted, plain } = /;\s*boundary\s*=\s*(?:"(?<quoted>[^"]+)"|(?<plain>[^\s;"]+))/iu.exec(contentType)?.groups ?? {};
  return quoted ?? plain;
}

/** Between the delimiters; of a multipart that was cut off the last part ends where the message does. */
function partsOf(body: readonly string[], boundary: string | undefined, budget: Budget): readonly (readonly string[])[] {
  if (boundary === undefined) return [];
  const parts: (readonly string[])[] = [];
  let start: number | undefined;
  for (let at = 0; at <= body.length && parts.length < budget.partsLeft; at += 1) {
    const line = body[at]?.trimEnd();
    const isEnd = line === `--${boundary}--`;
    if (line !== undefined && !isEnd && line !== `--${boundary}`) continue;
    if (start !== undefined) parts.push(body.slice(start, at));
    if (isEnd) break;
    start = at + 1;
  }
  return parts;
}

function decoded(fields: Fields, body: readonly string[]): string {
  const encoding = first(fields, "content-transfer-encoding").toLowerCase();
  const text = body.join("\n");
  if (encoding.startsWith("base64")) {
    return Buffer.from(text.replaceAll(/[^A-Za-z0-9+/=]/gu, ""), "base64")
      .toString("latin1")
      .replaceAll(/\r\n?/gu, "\n");
  }
  if (!encoding.startsWith("quoted-printable")) return text;
  return text
    .replaceAll(/=[ \t]*\n/gu, "")
    .replaceAll(/=(?<hex>[0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/\r\n?/gu, "\n");
}
