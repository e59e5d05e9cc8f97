import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { whereStands } from "./support/address-search.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation("PostgreSQL");
  await installation.subscribe([...partnerSubscriptions, { address: "reader@example.org" }, { address: "Office@Vngoc.example.org" }]);
  await installation.modules.contacts.keep(
    { id: installation.modules.ids.uuidv7(), partnerId: "partner-vngoc", name: "Vera", address: desk, stakeholderKind: null },
    "test",
  );
  await installation.rehearseSample();
});
afterAll(async () => {
  await installation[Symbol.asyncDispose]();
});

const desk = "office@vngoc.example.org";
const publication = "publication-civil-society-newsletter";

async function command(...args: readonly string[]): Promise<CommandEnd> {
  const { databaseUrl, dataDir } = installation;
  return newsletter(args, { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
}

async function auditedActs(): Promise<readonly string[]> {
  const rows = await installation.modules.db
    .selectFrom("audit")
    .select("action")
    .where("actor", "like", "command line%")
    .orderBy("id")
    .execute();
  return rows.map(({ action }) => action);
}

test("an operator answers who asks what is stored about her, and erases it with a second word", async () => {
  expect((await command("subscriber", "show", "nobody@example.org")).out).toBe("Nothing is stored about nobody@example.org.\n");
  const shown = await command("subscriber", "show", desk);
  expect(shown.out.split("\n").filter((line) => line !== "")).toEqual([
    expect.stringContaining(`${publication}: desk of partner-vngoc, active, in en`),
    expect.stringContaining(`${publication}: person, active, in en`),
    "contact of partner-vngoc",
  ]);
  const exported: unknown = JSON.parse((await command("subscriber", "export", desk)).out);
  expect(exported).toMatchObject({
    address: desk,
    contacts: [{ name: "Vera" }],
    subscriptions: [{ campaigns: [{ kind: "rehearsal" }] }, {}],
  });

  const refused = await command("subscriber", "erase", desk);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("Nothing was erased")]);
  expect(await whereStands(installation.modules.db, desk)).not.toEqual([]);

  const erased = await command("subscriber", "erase", desk.toUpperCase(), "--yes", "--json");
  expect(JSON.parse(erased.out)).toEqual({ erasedCount: 2 });
  expect(await whereStands(installation.modules.db, desk)).toEqual([]);
  expect((await command("subscriber", "show", desk)).out).toBe(`${publication}: suppressed (erased)\n`);
  expect(await auditedActs()).toEqual([
    ...["subscription.shown", "subscription.shown", "subscription.exported", "subscription.exported"],
    ...["subscription.erased", "subscription.erased"],
  ]);
});

test("no import brings an erased address back, by whatever letters it is written", async () => {
  await command("subscriber", "erase", "reader@example.org", "--yes");
  const file = join(installation.dataDir, "again.csv");
  await writeFile(
    file,
    "address,recipientKind,partnerId,languages,state\nREADER@example.org,person,,en,active\nother@example.org,person,,en,active\n",
  );
  const imported = await command("audience", "import", file, "--publication", publication, "--json");
  expect(imported.code).toBe(0);
  const { db } = installation.modules;
  const rows = await db.selectFrom("subscriptions").select("address").where("address", "like", "%r@example.org").execute();
  expect(rows).toEqual([{ address: "other@example.org" }]);
  expect(await whereStands(db, "reader@example.org")).toEqual([]);
});
