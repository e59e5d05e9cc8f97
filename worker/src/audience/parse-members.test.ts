import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { AudienceLine } from "../ports/audience-files.ts";
import { memberLinesMax } from "./limits.ts";
import { parseMembers } from "./parse-members.ts";
import { readTable } from "./read-table.ts";
import { memberLine, memberListHead } from "./write-members.ts";

async function linesOf(text: string): Promise<readonly AudienceLine[]> {
  const members = { partnerId: "partner-vngoc", languages: ["en", "fr", "ar"], language: "fr" } as const;
  const chunks = Readable.from([Buffer.from(text)]);
  const lines: AudienceLine[] = [];
  for await (const line of parseMembers(readTable(chunks), members)) lines.push(line);
  return lines;
}

const member = (address: string, languages: readonly string[] = ["fr"]) => ({
  address,
  recipientKind: "members",
  partnerId: "partner-vngoc",
  languages,
  state: "active",
  tags: undefined,
});

test.each([
  ["a column for names", "address,name\na@example.org,Amina\n", "there is no column “name”"],
  [
    "a kind of recipient, which is not the file's to say",
    "address,recipientKind\na@example.org,list\n",
    "there is no column “recipientKind”",
  ],
  ["another partner", "address,partnerId\na@example.org,partner-alliance\n", "there is no column “partnerId”"],
  ["no column for addresses", "languages\nen\n", "the column “address” is missing"],
  ["a column twice", "address,address\na@example.org,b@example.org\n", "stands there twice"],
  ["nothing", "", "no rows"],
])("refuses a file with %s", async (_what, text, sentence) => {
  await expect(linesOf(text)).rejects.toThrow(sentence);
});

test("refuses one line more than its bound", async () => {
  await expect(linesOf("a@example.org\n".repeat(memberLinesMax + 1))).rejects.toThrow(`more than ${String(memberLinesMax)} lines`);
});

test.each([
  ["no address", "nobody,en", "address"],
  ["two addresses", "a@example.org b@example.org,en", "address"],
  ["a machine of ours", "root@localhost,en", "address"],
  ["markup", "<b>a</b>@example.org,en", "address"],
  ["a language the publication does not have", "a@example.org,en;ru", "languages"],
  ["a cell too many", "a@example.org,en,x", "columns"],
  ["signs for the direction of text", "a@example.org,\u202Een", "signs"],
])("names what is wrong with a line: %s", async (_what, line, fault) => {
  expect(await linesOf(`address,languages\n${line}\n`)).toEqual([{ line: 2, fault }]);
});

test("takes addresses as we write to them, and the chosen language where a line names none", async () => {
  const text = "\uFEFFlanguages;address\r\nAR,en;Name@BÜCHER.example\r\n;b@example.org\r\n";
  expect(await linesOf(text)).toEqual([
    { line: 2, row: member("Name@xn--bcher-kva.example", ["ar", "en"]) },
    { line: 3, row: member("b@example.org") },
  ]);
});

test("needs no first line for a list of addresses, with languages or without", async () => {
  expect(await linesOf("a@example.org\nb@example.org\n")).toEqual([
    { line: 1, row: member("a@example.org") },
    { line: 2, row: member("b@example.org") },
  ]);
  expect(await linesOf("a@example.org,en\n")).toEqual([{ line: 1, row: member("a@example.org", ["en"]) }]);
});

test("reads what it wrote, also an address that a spreadsheet would take for a formula", async () => {
  const written = memberLine({ id: "1", address: "=sum@example.org", languages: ["en", "ar"], state: "receiving", since: "2024-02-02" });
  expect(written).toMatch(/^'=sum@/u);
  expect(await linesOf(memberListHead + written)).toEqual([{ line: 2, row: member("=sum@example.org", ["en", "ar"]) }]);
});
