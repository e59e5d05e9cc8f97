import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSuppressionStore } from "../src/store/lift-suppression.ts";
import { createTagStore } from "../src/store/tag-store.ts";
import type { TagResult, TagWish } from "../src/ports/tagging.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { createInstallation, type Installation } from "./support/installation.ts";

// What an operator does by hand to subscriptions: tags, and lifting what a mail system said.

const publicationId = "publication-civil-society-newsletter";

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation("PostgreSQL");
});
afterAll(async () => {
  await installation[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await sql`truncate consents, leavings, feedback_events, subscriptions, suppressions, audit cascade`.execute(installation.modules.db);
});

async function command(...args: readonly string[]): Promise<CommandEnd> {
  const { databaseUrl, dataDir } = installation;
  return newsletter(args, { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
}

async function tagsOf(address: string): Promise<readonly string[]> {
  const { db } = installation.modules;
  return (await db.selectFrom("subscriptions").select("tags").where("address", "=", address).executeTakeFirstOrThrow()).tags;
}

const change = async (wish: Partial<TagWish>): Promise<TagResult> =>
  createTagStore(installation.modules.db).change({
    publicationId,
    addresses: undefined,
    partnerId: undefined,
    file: undefined,
    tag: undefined,
    set: [],
    taken: [],
    tagsMax: 3,
    actor: "test",
    isDryRun: false,
    ...wish,
  });

describe("tags", () => {
  beforeEach(async () => {
    await installation.subscribe([
      { address: "a@example.org", tags: ["course"] },
      { address: "b@example.org", recipientKind: "members", partnerId: "partner-vngoc" },
      { address: "c@example.org", tags: ["a", "b", "c"] },
    ]);
  });

  test("one that would be too many leaves the subscription as it is, and others are changed", async () => {
    expect(await change({ set: ["new"] })).toEqual({ changedCount: 2, unchangedCount: 0, fullCount: 1 });
    expect([await tagsOf("a@example.org"), await tagsOf("b@example.org"), await tagsOf("c@example.org")]).toEqual([
      ["course", "new"],
      ["new"],
      ["a", "b", "c"],
    ]);
    expect(await change({ set: ["new"], taken: ["a"] })).toEqual({ changedCount: 1, unchangedCount: 2, fullCount: 0 });
    expect(await tagsOf("c@example.org")).toEqual(["b", "c", "new"]);
  });

  test("a dry run changes nothing, and the same wish twice is one", async () => {
    expect((await change({ set: ["x"], isDryRun: true })).changedCount).toBe(2);
    expect(await tagsOf("b@example.org")).toEqual([]);
    await change({ set: ["x"], addresses: ["B@example.org"] });
    expect(await change({ set: ["x"], addresses: ["b@example.org"] })).toEqual({ changedCount: 0, unchangedCount: 1, fullCount: 0 });
    const { db } = installation.modules;
    const noted = await db.selectFrom("consents").select(["act", "method", "actor", "detail"]).execute();
    expect(noted).toEqual([{ act: "changed", method: "commandLine", actor: "test", detail: { changed: ["tags"], set: ["x"], taken: [] } }]);
  });

  test("of whom: by partner, by a tag, and both together", async () => {
    expect((await change({ set: ["x"], partnerId: "partner-vngoc", tag: "course" })).changedCount).toBe(0);
    expect((await change({ taken: ["course"], tag: "course" })).changedCount).toBe(1);
    expect(await tagsOf("a@example.org")).toEqual([]);
  });

  test("the command wants tags, and to be told of whom", async () => {
    const refused = await Promise.all([
      command("audience", "tag", "a@example.org"),
      command("audience", "tag", "--set", "x", "--publication", publicationId),
      command("audience", "tag", "a@example.org", "--all", "--set", "x"),
      command("audience", "tag", "a@example.org", "--set", "x;y"),
      command("audience", "tag", "a@example.org", "--set", "x", "--take", "x"),
    ]);
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    const done = await command("audience", "tag", "a@example.org", "--set", "x", "Vienna 2024", "--publication", publicationId, "--json");
    expect(JSON.parse(done.out)).toEqual({ publicationId, isDryRun: false, changedCount: 1, unchangedCount: 0, fullCount: 0 });
    expect(await tagsOf("a@example.org")).toEqual(["Vienna 2024", "course", "x"]);
  });
});

describe("lifting a suppression", () => {
  const address = "reader@example.org";
  const reasonOf = async (): Promise<string | undefined> =>
    (await installation.modules.db.selectFrom("suppressions").select("reason").where("address", "=", address).executeTakeFirst())?.reason;
  const suppress = async (reason: string): Promise<void> =>
    void (await sql`insert into suppressions (publication_id, address, reason) values (${publicationId}, ${address}, ${reason})`.execute(
      installation.modules.db,
    ));
  beforeEach(async () => {
    await installation.subscribe([{ address: "Reader@example.org" }]);
  });

  test.each(["unsubscribed", "byPartner", "whatever else"])("is refused of one that no mail system set: %s", async (reason) => {
    await suppress(reason);
    const wish = { address, publicationId: undefined, reason: "they asked for it", actor: "test" };
    expect(await createSuppressionStore(installation.modules.db).lift(wish)).toEqual({ lifted: [], kept: [{ publicationId, reason }] });
    expect(await reasonOf()).toBe(reason);
  });

  test("leaves the wish of its owner, who left after the bounce", async () => {
    const { db, ids } = installation.modules;
    await suppress("bounced");
    const { id } = await db.selectFrom("subscriptions").select("id").executeTakeFirstOrThrow();
    const leavingId = ids.uuidv7();
    await sql`insert into feedback_events (id, subscription_id, kind, source) values (${leavingId}, ${id}, 'unsubscribe', 'oneClick')`.execute(
      db,
    );
    await sql`insert into leavings (id, subscription_id, was_state, left_at) values (${leavingId}, ${id}, 'active', now())`.execute(db);
    await sql`update subscriptions set state = 'left'`.execute(db);
    const wish = { address, publicationId, reason: "their server is back", actor: "test" };
    expect(await createSuppressionStore(db).lift(wish)).toEqual({ lifted: [{ publicationId, was: "bounced", hadLeft: true }], kept: [] });
    expect(await reasonOf()).toBe("unsubscribed");
  });

  test("by the command: with a reason that the audit keeps, and no address", async () => {
    await suppress("bounced");
    const refused = await Promise.all([
      command("subscriber", "lift", address),
      command("subscriber", "lift", address, "--reason", " "),
      command("subscriber", "lift", address, "--reason", `${address} wrote to us`),
    ]);
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(await reasonOf()).toBe("bounced");
    const done = await command("subscriber", "lift", "Reader@Example.org", "--reason", "their server is back", "--json");
    expect(JSON.parse(done.out)).toEqual({ lifted: [{ publicationId, was: "bounced", hadLeft: false }], kept: [] });
    expect(await reasonOf()).toBeUndefined();
    const [row] = await installation.modules.db.selectFrom("audit").selectAll().where("action", "=", "suppression.lifted").execute();
    expect(row).toMatchObject({
      actor: expect.stringContaining("command line"),
      subject: publicationId,
      detail: { was: "bounced", reason: "their server is back" },
    });
    expect(JSON.stringify(row)).not.toContain("@");
    const again = await command("subscriber", "lift", address, "--reason", "once more");
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("is not suppressed")]);
  });
});
