import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExportedRow } from "../ports/audience-files.ts";
import { parseAudience } from "./parse-audience.ts";
import { readTable } from "./read-table.ts";
import { exportHead, exportLine } from "./write-audience.ts";

const row: ExportedRow = {
  address: "reader@example.org",
  recipientKind: "members",
  partnerId: "partner-a",
  languages: ["ar", "en"],
  state: "active",
  tags: ["Congress 2024", "first-time"],
};

async function readAgain(rows: readonly ExportedRow[]): Promise<readonly unknown[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${exportHead}${rows.map(exportLine).join("")}`);
  }
  const read: unknown[] = [];
  for await (const line of parseAudience(readTable(bytes()))) read.push("row" in line ? line.row : line.fault);
  return read;
}

test.each(["=cmd@example.org", "+1@example.org", "-1@example.org", "'=1@example.org", "''+a@example.org"])(
  "%s, which a spreadsheet would take for a formula, is contained, and comes back as it was",
  async (address) => {
    expect(exportLine({ ...row, address })).toMatch(/^'/u);
    expect(await readAgain([{ ...row, address }])).toEqual([{ ...row, address }]);
  },
);

const local = fc.stringMatching(/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,20}$/u);
const tag = fc.stringMatching(/^[\p{L}\p{N}]([\p{L}\p{N} _-]{0,10}[\p{L}\p{N}])?$/u).map((value) => value.normalize("NFC"));

test("whatever is exported is read as it was", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ local, tags: fc.uniqueArray(tag, { maxLength: 5 }) }), { minLength: 1, maxLength: 20 }),
      async (all) => {
        const rows = all.map(({ local: name, tags }) => ({
          ...row,
          address: `${name}@example.org`,
          tags: tags.toSorted((a, b) => (a < b ? -1 : 1)),
        }));
        expect(await readAgain(rows)).toEqual(rows);
      },
    ),
  );
});
