import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { erasedMark } from "../src/audience/keyed-hash.ts";
import { importAudience } from "../src/audience/import-audience.ts";
import type { ImportedLine, ImportResult } from "../src/ports/audience-files.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { createInstallation, type Installation } from "./support/installation.ts";

// Subscriptions by files: what a dry run says is what an import does, nobody who left comes back, and what goes out comes in as it was.

const publicationId = "publication-of-files";
const header = "address,recipientKind,partnerId,languages,state,tags";

let installation: Installation;
let folder: string;

beforeAll(async () => {
  installation = await createInstallation("PostgreSQL");
  folder = await mkdtemp(join(tmpdir(), "newsletter-files-"));
});
afterAll(async () => {
  await installation[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await sql`truncate consents, feedback_events, subscriptions, suppressions, segments, audit cascade`.execute(installation.modules.db);
});

interface Given {
  readonly agreement?: string;
  readonly isDryRun?: boolean;
  readonly skipFaulty?: boolean;
}

interface Imported extends ImportResult {
  readonly lines: readonly ImportedLine[];
}

async function imported(lines: readonly string[], { agreement, isDryRun = false, skipFaulty = false }: Given = {}): Promise<Imported> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from([header, ...lines].join("\n"));
  }
  const told: ImportedLine[] = [];
  const request = { publicationId, actor: "test", file: "partners.csv", agreement, isDryRun, skipFaulty, bytes: bytes() };
  const result = await importAudience(request, installation.modules.audienceFiles, (line) => void told.push(line));
  return { ...result, lines: told };
}

interface Stored {
  readonly address: string;
  readonly state: string;
  readonly languages: readonly string[];
  readonly tags: readonly string[];
}

async function stored(): Promise<readonly Stored[]> {
  const { db } = installation.modules;
  return db
    .selectFrom("subscriptions")
    .select(["address", "state", "languages", "tags"])
    .orderBy("address")
    .orderBy("partner_id")
    .execute();
}

async function consents(): Promise<readonly string[]> {
  const { db } = installation.modules;
  const rows = await db.selectFrom("consents").select(["act", "method", "address"]).orderBy("id").execute();
  return rows.map(({ act, method, address }) => `${act} ${method} ${String(address)}`);
}

async function command(...args: readonly string[]): Promise<CommandEnd> {
  return newsletter(["audience", ...args], { DATABASE_URL: installation.databaseUrl, DATA_DIR: installation.dataDir });
}

const member = (name: string, rest = "en,active,"): string => `${name}@example.org,members,partner-a,${rest}`;

describe("an import", () => {
  test("of a file with a fault stores nothing, and says which line; the others come in when that is asked for", async () => {
    const file = [member("one"), "two,person,,en,active,", member("three")];
    const refused = await imported(file, { agreement: "letter" });
    expect(refused).toMatchObject({ state: "refused", counts: { new: 2, faulty: 1 } });
    expect(refused.lines[1]).toEqual({ line: 3, outcome: "faulty", reason: '"two" is not an e-mail address' });
    expect([await stored(), await consents()]).toEqual([[], []]);
    expect(await imported(file, { agreement: "letter", skipFaulty: true })).toMatchObject({
      state: "imported",
      counts: { new: 2, faulty: 1 },
    });
    expect(await stored()).toHaveLength(2);
  });

  test("brings in as requested whom no partner's agreement brings, whatever the file says", async () => {
    const file = [member("one"), "direct@example.org,person,,en,active,", member("asked", "en,requested,")];
    expect(await imported(file)).toMatchObject({ counts: { new: 3 }, requestedCount: 3 });
    expect((await stored()).map(({ state }) => state)).toEqual(["requested", "requested", "requested"]);
    const second = await imported(file, { agreement: "VNGOC, letter of 2 February 2024" });
    expect(second.lines.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["changed", "state"],
      ["unchanged", null],
      ["unchanged", null],
    ]);
    expect((await stored()).map(({ address, state }) => `${address} ${state}`)).toEqual([
      "asked@example.org requested",
      "direct@example.org requested",
      "one@example.org active",
    ]);
    expect(await consents()).toEqual([
      "asked import one@example.org",
      "asked import direct@example.org",
      "asked import asked@example.org",
      "given agreement one@example.org",
    ]);
  });

  test("brings nobody back who left, is leaving, is suppressed or was erased, and leaves what a reader chose", async () => {
    const { db, hashKey } = installation.modules;
    const names = ["left", "leaving", "bounced", "chosen"];
    await imported(
      names.map((name) => member(name)),
      { agreement: "letter" },
    );
    await sql`update subscriptions set state = 'left' where address like 'left@%'`.execute(db);
    await sql`update subscriptions set state = 'leaving' where address like 'leaving@%'`.execute(db);
    await sql`insert into suppressions (publication_id, address, reason) values (${publicationId}, 'bounced@example.org', 'hardBounce')`.execute(
      db,
    );
    await sql`insert into suppressions (publication_id, address, reason)
              values (${publicationId}, ${erasedMark(hashKey, "Gone@Example.org")}, 'erased')`.execute(db);
    await sql`insert into consents (subscription_id, act, method, address, languages, actor)
              select id, 'changed', 'page', address, '{ar}', 'reader' from subscriptions where address like 'chosen@%'`.execute(db);
    const before = [await stored(), await consents()];
    const again = await imported(
      [...names, "GONE"].map((name) => member(name, "fr,active,")),
      { agreement: "letter" },
    );
    expect(again.lines.map(({ outcome, reason }) => `${outcome} ${String(reason)}`)).toEqual([
      "refused left",
      "refused leaving",
      "refused suppressed",
      "refused ownChoice",
      "refused erased",
    ]);
    expect([await stored(), await consents()]).toEqual(before);
  });

  test("merges the same mailbox of one partner, in the file and with what is there; two partners are two subscriptions", async () => {
    const first = await imported(
      [member("one"), "One@EXAMPLE.org,members,partner-a,fr,active,", "one@example.org,person,partner-b,en,active,"],
      { agreement: "letter" },
    );
    expect(first.lines.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["new", null],
      ["merged", "line 2"],
      ["new", null],
    ]);
    const second = await imported(["ONE@example.org,members,partner-a,en,active,", member("one", "en,active,Congress 2024")], {
      agreement: "letter",
    });
    expect(second.lines.map(({ outcome }) => outcome)).toEqual(["merged", "merged"]);
    const third = await imported([member("one", "ar;en,active,Congress 2024")], { agreement: "letter" });
    expect(third.lines).toEqual([{ line: 2, outcome: "changed", reason: "languages, tags" }]);
    expect((await stored())[0]).toMatchObject({ languages: ["ar", "en"], tags: ["Congress 2024"] });
    expect((await consents()).at(-1)).toBe("changed import one@example.org");
  });

  test("does what its dry run said, which stored nothing", async () => {
    await imported([member("one"), member("two"), member("three")], { agreement: "letter" });
    const { db } = installation.modules;
    await sql`update subscriptions set state = 'left' where address like 'two@%'`.execute(db);
    const before = [await stored(), await consents()];
    const file = [member("one", "fr,active,a"), member("two"), member("three"), member("four"), member("FOUR"), "x"];
    const dry = await imported(file, { isDryRun: true, skipFaulty: true, agreement: "letter" });
    expect([await stored(), await consents()]).toEqual(before);
    const real = await imported(file, { skipFaulty: true, agreement: "letter" });
    expect({ ...real, state: "dryRun" }).toEqual(dry);
    expect(real.counts).toEqual({ new: 1, changed: 1, unchanged: 1, merged: 1, refused: 1, faulty: 1 });
  });

  test("that meets another one at the same time adds nobody twice", async () => {
    const file = Array.from({ length: 500 }, (_, index) => member(`reader-${String(index)}`));
    const both = await Promise.all([imported(file, { agreement: "letter" }), imported(file.toReversed(), { agreement: "letter" })]);
    expect(both.map(({ counts }) => counts.new).toSorted((a, b) => a - b)).toEqual([0, 500]);
    expect(both.map(({ counts }) => counts.unchanged).toSorted((a, b) => a - b)).toEqual([0, 500]);
    expect(await stored()).toHaveLength(500);
    expect(await consents()).toHaveLength(500);
  });

  test("of no table says so in one sentence", async () => {
    await expect(imported(['"'])).rejects.toMatchObject({ name: "TableError" });
    expect(await stored()).toEqual([]);
  });
});

describe("the command", () => {
  test("refuses what is faulty with exit code 1 and the lines, bounded; --report has them all", async () => {
    const file = join(folder, "faulty.csv");
    await writeFile(file, `${header}\n${Array.from({ length: 30 }, () => "=1+1,person,,en,active,").join("\n")}\n`);
    const report = join(folder, "report.csv");
    const { code, err } = await command("import", file, "--publication", publicationId, "--report", report);
    expect(code).toBe(1);
    expect(err).toContain('Line 2: "=1+1" is not an e-mail address.');
    expect(err).toContain("and 10 more");
    const lines = (await readFile(report, "utf8")).split("\r\n");
    expect([lines.length, lines[1]]).toEqual([32, '2,faulty,"""=1+1"" is not an e-mail address"']);
  });

  test("imports, exports and imports again: nothing changes; each leaves its row in the audit, without an address", async () => {
    const file = join(folder, "audience.csv");
    const lines = [
      member("+first", "ar;en,active,Congress 2024;first-time"),
      member("second"),
      "list@example.org,list,partner-b,en,active,",
      "direct@example.org,person,,zh,requested,",
    ];
    await writeFile(file, `${header}\n${lines.join("\n")}\n`);
    const { out } = await command("import", file, "--publication", publicationId, "--agreement", "letter", "--json");
    expect(JSON.parse(out)).toMatchObject({
      state: "imported",
      counts: { new: 4 },
      requestedCount: 1,
      lines: [{ line: 2, outcome: "new" }, {}, {}, {}],
    });
    const exported = await command("export", "--publication", publicationId);
    expect(exported.code).toBe(0);
    expect(exported.out).toContain('\r\n\'+first@example.org,members,partner-a,"ar;en",active,"Congress 2024;first-time"\r\n');
    const copy = join(folder, "copy.csv");
    await writeFile(copy, exported.out);
    const again = await command("import", copy, "--publication", publicationId, "--dry-run", "--json");
    expect(JSON.parse(again.out)).toMatchObject({ state: "dryRun", counts: { unchanged: 4, new: 0, changed: 0, merged: 0 } });
    await command("import", copy, "--publication", "publication-elsewhere", "--agreement", "letter");
    expect((await command("export", "--publication", "publication-elsewhere")).out).toBe(exported.out);
    const audited = await installation.modules.db.selectFrom("audit").select(["action", "detail"]).orderBy("id").execute();
    expect(audited.map(({ action }) => action)).toEqual([
      "audience.imported",
      "audience.exported",
      "audience.imported",
      "audience.exported",
    ]);
    expect(JSON.stringify(audited)).not.toContain("@");
  });

  test("shows the history of consent of an address, and nothing of one it does not know", async () => {
    const file = join(folder, "history.csv");
    await writeFile(file, `${header}\n${member("one", "ar;en,active,")}\n`);
    await command("import", file, "--publication", publicationId);
    await command("import", file, "--publication", publicationId, "--agreement", "VNGOC, letter of 2 February 2024");
    const { out } = await command("history", "ONE@example.org", "--json");
    expect(JSON.parse(out)).toMatchObject({
      subscriptions: [
        {
          publicationId,
          partnerId: "partner-a",
          state: "active",
          consents: [
            { act: "asked", method: "import", languages: ["ar", "en"], detail: { file: "history.csv", line: 2 } },
            {
              act: "given",
              method: "agreement",
              address: "one@example.org",
              actor: expect.stringContaining("command line"),
              detail: { agreement: "VNGOC, letter of 2 February 2024", fileDigest: expect.stringMatching(/^[0-9a-f]{64}$/u) },
            },
          ],
        },
      ],
    });
    expect((await command("history", "nobody@example.org")).code).toBe(1);
  });
});
