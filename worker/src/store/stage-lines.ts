import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { AudienceLine } from "../ports/audience-files.ts";
import type { Ids } from "../ports/surroundings.ts";

const chunkCharacters = 64_000;

export interface StageWith {
  readonly ids: Ids;
  /** What an erased address is remembered by. */
  readonly erasedMark: (mailbox: string) => string;
}

/** Every line of a file, faulty ones too, in the table `staged` of this connection: by COPY, so that no more than a part is in memory. */
export async function stageLines(client: Client, lines: AsyncIterable<AudienceLine>, use: StageWith): Promise<void> {
  await client.query(`
    create temp table staged (
      line int not null, fault text, address text, mailbox text, erased_mark text, recipient_kind text, partner_id text, languages text[],
      wanted text, tags text[], id uuid, number bytea)`);
  const rows = client.query(copyFrom("copy staged from stdin"));
  await pipeline(Readable.from(copyText(lines, use)), rows);
  await client.query("analyze staged");
}

async function* copyText(lines: AsyncIterable<AudienceLine>, use: StageWith): AsyncGenerator<string> {
  let text = "";
  for await (const line of lines) {
    text += `${valuesOf(line, use).map(copyValue).join("\t")}\n`;
    if (text.length < chunkCharacters) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

type Value = string | undefined;

function valuesOf(line: AudienceLine, { ids, erasedMark }: StageWith): readonly Value[] {
  if ("fault" in line) return [String(line.line), line.fault.toWellFormed(), ...Array.from({ length: 10 }, () => undefined)];
  const { address, recipientKind, partnerId, languages, state, tags } = line.row;
  // Of ASCII alone, as every address that was let in.
  const mailbox = address.toLowerCase();
  return [
    String(line.line),
    undefined,
    address,
    mailbox,
    erasedMark(mailbox),
    recipientKind,
    partnerId,
    arrayOf(languages),
    state,
    tags === undefined ? undefined : arrayOf(tags),
    ids.uuidv7(),
    `\\x${ids.randomHex(8)}`,
  ];
}

/** An array as PostgreSQL reads it; languages and tags hold neither quotation marks nor backslashes. */
function arrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value}"`).join(",")}}`;
}

function copyValue(value: Value): string {
  return value === undefined ? "\\N" : value.replaceAll(/[\\\t\n\r]/gu, (sign) => escapes[sign] ?? sign);
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
