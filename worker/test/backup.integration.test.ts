import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { putBack, type RestoreSettings } from "../src/restore/put-back.ts";
import { takeBackup, type BackupSettings } from "../src/restore/take-backup.ts";
import { copiedDatabases, migrationsOf } from "../src/store/database-copy.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { createTestDatabase, type TestDatabase } from "./support/database.ts";
import { createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";

/** As an editor wrote it: the lake gives it back to the byte. */
const written = '{"b":1,\n\t"a":"back\\\\slash"}';

let installation: Installation;
let lake: TestDatabase;
let folder: string;

beforeEach(async () => {
  installation = await createInstallation("PostgreSQL");
  lake = await lakeDatabase();
  folder = await mkdtemp(join(tmpdir(), "newsletter-backup-"));
});
afterEach(async () => {
  await installation[Symbol.asyncDispose]();
  await lake[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function lakeDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const { migrations } = copiedDatabases.lake;
  await database.run("create table migrations (name text primary key, applied_at timestamptz not null default now())");
  for (const name of await migrationsOf(copiedDatabases.lake)) {
    // oxlint-disable-next-line no-await-in-loop -- each builds on the one before
    await database.run(await readFile(new URL(name, migrations), "utf8"));
    // oxlint-disable-next-line no-await-in-loop -- as above
    await database.run(`insert into migrations (name) values ('${name}')`);
  }
  await database.run(`
    insert into documents values ('issue-1', 'issue', 'r1', '${written}');
    insert into transactions (id, author, committed_at, results) values ('t1', 'editor', now(), '[]'), ('t2', 'editor', now(), '[]');
    insert into transaction_documents values (2, 0, 'issue-1', '[]', null)`);
  return database;
}

/** As the product before the last migration left it, with a row of the audit. */
async function olderDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const { migrations, schema } = copiedDatabases.newsletter;
  const within = (statements: string): Promise<void> => database.run(`set search_path to ${schema}; ${statements}`);
  await database.run(`create schema ${schema}`);
  await within("create table migrations (name text primary key, applied_at timestamptz not null default now())");
  for (const name of (await migrationsOf(copiedDatabases.newsletter)).slice(0, -1)) {
    // oxlint-disable-next-line no-await-in-loop -- each builds on the one before
    await within(`${await readFile(new URL(name, migrations), "utf8")}; insert into migrations (name) values ('${name}')`);
  }
  await within("insert into audit (actor, action, subject, detail) values ('test', 'older', 'database', '{}')");
  return database;
}

async function command(...words: readonly string[]): Promise<CommandEnd> {
  const { databaseUrl, dataDir } = installation;
  return newsletter(words, { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LAKE_DATABASE_URL: lake.url });
}

type Settings = BackupSettings & RestoreSettings;

function settings(given: Partial<Settings> = {}): Settings {
  const { databaseUrl, dataDir } = installation;
  const usual = {
    databaseUrl,
    dataDir,
    lakeDatabaseUrl: undefined,
    now: new Date(),
    mayReplace: true,
    queueSchema: "bullmq",
    actor: "test",
    onProgress: () => undefined,
  };
  return { ...usual, folder: join(folder, "one"), ...given };
}

describe("a backup", () => {
  test("is put back whole: rows, sequences, media, keys and assets; then nothing is sent", async () => {
    const { modules, dataDir } = installation;
    await installation.subscribe(partnerSubscriptions);
    await mkdir(join(dataDir, "lake", "images"), { recursive: true });
    await writeFile(join(dataDir, "lake", "images", "picture.png"), "pixels");
    const key = await readFile(join(dataDir, "keys", "token-key"), "utf8");
    const taken = await command("backup", join(folder, "one"), "--json");
    expect(taken).toMatchObject({ code: 0, err: expect.stringContaining("newsletter.subscriptions: 3 rows") });
    expect(JSON.parse(taken.out)).toMatchObject({ databases: { newsletter: {}, lake: {} }, fileCount: 3 });
    const saved = await readdir(join(folder, "one"), { recursive: true });
    expect(saved.filter((name) => /journal$|epoch$|settings/u.test(name))).toEqual([]);
    expect((await stat(join(folder, "one", "files", "keys", "token-key"))).mode & 0o077).toBe(0);
    await expect(takeBackup(settings())).rejects.toThrow("exists already");

    await writeFile(join(dataDir, "keys", "token-key"), "another");
    await rm(join(dataDir, "lake"), { recursive: true });
    await installation.run("update newsletter.subscriptions set address = 'changed-' || address");
    await lake.run("delete from documents");
    await modules.campaigns.all();
    const isBusy = "Programs are connected to the database newsletter";
    await expect(putBack(settings({ lakeDatabaseUrl: lake.url }))).rejects.toThrow(isBusy);
    await installation.cutOff();
    await expect(putBack(settings({ lakeDatabaseUrl: lake.url, mayReplace: false }))).rejects.toThrow("is not empty: --replace");
    await expect(putBack(settings())).rejects.toThrow("LAKE_DATABASE_URL does not say");
    const done = await command("restore", join(folder, "one"), "--replace");
    expect(done).toMatchObject({ code: 0, err: expect.stringContaining("Sending is locked now.") });

    expect(await modules.epoch()).toMatchObject({ state: "locked", cause: "restored" });
    const { rows } = await sql<{ address: string }>`select address from subscriptions order by 1`.execute(modules.db);
    expect(rows.map(({ address }) => address)).toEqual([
      "members@coalition.example.org",
      "office@vngoc.example.org",
      "secretary@alliance.example.org",
    ]);
    // The audit goes on behind its last number: the restore has written a row itself.
    const { rows: acts } = await sql<{ action: string }>`select action from audit order by id desc limit 1`.execute(modules.db);
    expect(acts).toEqual([{ action: "database.restored" }]);
    await lake.run(`
      do $$ begin
        assert (select content::text from documents) = '${written}', 'the document is another';
        insert into transactions (id, author, committed_at, results) values ('t3', 'editor', now(), '[]');
        assert (select seq from transactions where id = 't3') = 3, 'the sequence is behind';
      end $$`);
    expect(await readFile(join(dataDir, "keys", "token-key"), "utf8")).toBe(key);
    expect(await readFile(join(dataDir, "lake", "images", "picture.png"), "utf8")).toBe("pixels");
    expect((await readdir(join(dataDir, "keys"))).filter((name) => name.startsWith("token-key.before-restore-"))).toHaveLength(1);
  });

  test("that was changed is refused by the file, and one of a newer product by the migration; nothing is touched", async () => {
    await installation.subscribe(partnerSubscriptions);
    await takeBackup(settings());
    await installation.cutOff();
    await rewritten("subscriptions", (text) => text.replace("office@", "others@"));
    await expect(putBack(settings())).rejects.toThrow("databases/newsletter/subscriptions.copy is not the file that was saved");
    await sealed();
    await changedManifest(({ databases }) => databases.newsletter.migrations.push("0999-later.sql"));
    await expect(putBack(settings())).rejects.toThrow("newer than this product: it does not know the migration 0999-later.sql");
    await changedManifest((manifest) => Object.assign(manifest, { formatVersion: 2 }));
    await expect(putBack(settings())).rejects.toThrow("The backup has format 2");
    await changedManifest((manifest) => {
      Object.assign(manifest, { formatVersion: 1 });
      manifest.files.push({ path: "files/media/../../epoch", bytes: 0, sha256: "0".repeat(64) });
    });
    await expect(putBack(settings())).rejects.toThrow("The manifest of the backup is broken at files");
    expect(await installation.modules.epoch()).toMatchObject({ state: "valid" });
    const { rows } = await sql`select from subscriptions where address like 'office@%'`.execute(installation.modules.db);
    expect(rows).toHaveLength(1);
  });

  test("of an older product is brought forward, and a load that fails half-way leaves what was there", async () => {
    await using older = await olderDatabase();
    await takeBackup(settings({ databaseUrl: older.url }));
    await installation.cutOff();
    await rewritten("audit", (text) => text.replace("\t", "\t\t"));
    await sealed();
    await expect(putBack(settings())).rejects.toThrow("extra data after last expected column");
    expect(await installation.modules.epoch()).toMatchObject({ state: "valid" });
    await installation.cutOff();
    await rewritten("subscriptions", (text) => text.replace("\t\t", "\t"));
    await sealed();
    await putBack(settings());
    expect(await installation.modules.epoch()).toMatchObject({ state: "locked", cause: "restored" });
    const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(installation.modules.db);
    expect(rows.map(({ name }) => name)).toEqual(await migrationsOf(copiedDatabases.newsletter));
  });
});

const manifestSchema = z.looseObject({
  databases: z.looseObject({
    newsletter: z.looseObject({
      migrations: z.array(z.string()),
      tables: z.array(
        z.looseObject({
          name: z.string(),
          columns: z.array(z.string()),
          rowCount: z.number(),
          file: z.object({ path: z.string(), bytes: z.number(), sha256: z.string() }),
        }),
      ),
    }),
  }),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

async function changedManifest(change: (manifest: z.infer<typeof manifestSchema>) => unknown): Promise<void> {
  const file = join(folder, "one", "manifest.json");
  const manifest = manifestSchema.parse(JSON.parse(await readFile(file, "utf8")));
  change(manifest);
  await writeFile(file, JSON.stringify(manifest));
}

async function rewritten(table: string, change: (text: string) => string): Promise<void> {
  const file = join(folder, "one", "databases", "newsletter", `${table}.copy`);
  await writeFile(file, change(await readFile(file, "utf8")));
}

/** Makes the manifest agree with the files again, as whoever wrote it would have. */
async function sealed(): Promise<void> {
  await changedManifest(({ databases }) => {
    for (const { file } of databases.newsletter.tables) {
      const bytes = readFileSync(join(folder, "one", file.path));
      Object.assign(file, { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
    }
  });
}
