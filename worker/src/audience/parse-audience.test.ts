import { describe, expect, test } from "vitest";
import type { AudienceLine } from "../ports/audience-files.ts";
import { parseAudience } from "./parse-audience.ts";
import { readTable } from "./read-table.ts";

const header = "address,recipientKind,partnerId,languages,state";
const good = "office@example.org,desk,partner-a,en,active";

async function linesOf(file: string | Uint8Array, chunkBytes = 64): Promise<readonly AudienceLine[]> {
  const bytes = Buffer.from(file);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
  const lines: AudienceLine[] = [];
  for await (const line of parseAudience(readTable(chunks()))) lines.push(line);
  return lines;
}

async function faultsOf(file: string): Promise<readonly string[]> {
  return (await linesOf(file)).flatMap((line) => ("fault" in line ? [`Line ${String(line.line)}: ${line.fault}.`] : []));
}

describe("an audience file is refused whole", () => {
  test.each([
    ["", "“address” is missing"],
    ["address,state\na@example.org,active", "“languages” is missing"],
    [`${header},telephone\n${good},1`, "there is no column “telephone”; take it out"],
    [`${header},state\n${good},active`, "the column “state” stands there twice"],
    [`${header}\n`, "The file has no rows."],
    [`${header}\n${good}\n"a@example.org,person,,en,active\n`, "Line 3: a quotation mark is opened and never closed."],
    [`${header}\n"${"x".repeat(12_000)}`, "a row is longer than 10000 characters"],
    [Buffer.from(`${header}\n${good}\nren\xE9@example.org,person,,fr,active\n`, "latin1"), "Line 3 is not UTF-8; the file may be Latin-1"],
    [Buffer.from(`${header}\n${good}\n`, "utf16le"), "holds zero bytes. If it is UTF-16 without a byte order mark"],
    [Buffer.concat([Buffer.from(`\uFEFF${header}\n${good}`, "utf16le"), Buffer.from([0x41])]), "not UTF-16"],
  ])("%j: %s", async (file, sentence) => {
    await expect(linesOf(file)).rejects.toMatchObject({ name: "TableError", message: expect.stringContaining(sentence) });
  });
});

describe("a line is faulty", () => {
  test.each([
    ["no address,person,,en,active", '"no address" is not an e-mail address'],
    ["members,list,partner-a,en,active", '"members" is not an e-mail address'],
    [`${"a".repeat(250)}@example.org,person,,en,active`, '…" is not an e-mail address'],
    ["a@example.org,robot,,en,active", '"robot" is no recipient kind'],
    ["a@example.org,list,,en,active", "a list needs a partnerId"],
    ["a@example.org,list,of a partner,en,active", '"of a partner" is no id of a partner'],
    ["a@example.org,person,,en;tlh,active", '"tlh" is no language of the publication'],
    ["a@example.org,person,,,active", '"" is no language of the publication'],
    ["a@example.org,person,,en,left", '"left" is no state to import'],
    ["a@example.org,person,en,active", "4 columns instead of 5"],
    ["a@example.org\u202E,person,,en,active", "signs that nobody sees"],
    ["a@example.org\u0007,person,,en,active", "signs that nobody sees"],
    ['=HYPERLINK("https://example.org"),person,,en,active', "is not an e-mail address"],
    ["@SUM(1+1),person,,en,active", "is not an e-mail address"],
  ])("%j: %s", async (line, fault) => {
    expect(await faultsOf(`${header}\n${line}\n`)).toEqual([expect.stringContaining(fault)]);
  });

  test("with its number, blank lines counted, and the others are read", async () => {
    const lines = await linesOf(`${header}\nx,person,,en,active\n\n${good}\ny,person,,en,active\n`);
    expect(lines.map((line) => [line.line, "fault" in line])).toEqual([
      [2, true],
      [4, false],
      [5, true],
    ]);
  });

  test.each([
    ["a;b!", '"b!" is no tag'],
    ["x".repeat(41), "is no tag"],
    [Array.from({ length: 21 }, (_, index) => `t${String(index)}`).join(";"), "more than 20 tags"],
  ])("for its tags %j: %s", async (tags, fault) => {
    expect(await faultsOf(`address,languages,tags\na@example.org,en,${tags}\n`)).toEqual([expect.stringContaining(fault)]);
  });
});

const office = { address: "office@example.org", recipientKind: "desk", partnerId: "partner-a", languages: ["en"], state: "active" };
const reader = {
  address: "reader@example.org",
  recipientKind: "person",
  partnerId: undefined,
  languages: ["ar", "en"],
  state: "requested",
};

describe("a file as programs write it is read alike", () => {
  test.each([
    ["with a byte order mark and CRLF", `\uFEFF${header}\r\n${good}\r\nreader@example.org,person,,ar;en,requested\r\n`],
    [
      "with every cell quoted",
      `"${header.replaceAll(",", '","')}"\n"office@example.org","desk","partner-a","en","active"\n"reader@example.org","person","","ar;en","requested"`,
    ],
    [
      "by Excel, with semicolons",
      `${header.replaceAll(",", ";")}\r\n${good.replaceAll(",", ";")}\r\nreader@example.org;person;;"ar;en";requested\r\n`,
    ],
    [
      "with tabs, in UTF-16",
      Buffer.from(
        `\uFEFF${header.replaceAll(",", "\t")}\r\n${good.replaceAll(",", "\t")}\r\nreader@example.org\tperson\t\tar; en\trequested`,
        "utf16le",
      ),
    ],
    [
      "in UTF-16 the other way round",
      Buffer.from(`\uFEFF${header}\n${good}\nreader@example.org,person,,ar;en,requested`, "utf16le").swap16(),
    ],
  ])("%s", async (_how, file) => {
    for (const chunkBytes of [1, 5, 100_000]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, to see which it was
      expect(await linesOf(file, chunkBytes)).toEqual([
        { line: 2, row: { ...office, tags: undefined } },
        { line: 3, row: { ...reader, tags: undefined } },
      ]);
    }
  });
});

test("columns may stand in any order; what a file does not say is not asked for", async () => {
  expect(
    await linesOf("tags,languages,address\nCongress 2024; first-time;Congress 2024,fr,Reader@example.org\n,en,other@example.org\n"),
  ).toEqual([
    {
      line: 2,
      row: {
        address: "Reader@example.org",
        recipientKind: undefined,
        partnerId: undefined,
        languages: ["fr"],
        state: "active",
        tags: ["Congress 2024", "first-time"],
      },
    },
    { line: 3, row: expect.objectContaining({ address: "other@example.org", tags: [] }) },
  ]);
});
