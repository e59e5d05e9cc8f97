import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { importAudience } from "../src/audience/import-audience.ts";
import { erasedMark } from "../src/audience/keyed-hash.ts";
import { composeInviting } from "../src/compose-inviting.ts";
import type { InviteResult } from "../src/ports/inviting.ts";
import { newsletter } from "./support/command.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { linksIn } from "./support/mails.ts";
import { askFor, plannedMails, sendForm } from "./support/reader-forms.ts";
import { publicUrl, serveInstallation, type ServedInstallation } from "./support/served-web.ts";

// People whom a file brought without an agreement: asked once for ever, and by nothing but their own button subscribed.

const publicationId = "publication-civil-society-newsletter";
const header = "address,recipientKind,partnerId,languages,tags";

let served: ServedInstallation;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  await served.installation.subscribe(partnerSubscriptions);
  // From here on the publication has a name.
  await served.installation.rehearseSample();
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await sql`truncate consents, opt_ins, leavings, recipients, outbox, feedback_events, subscriptions, suppressions, invitations, form_uses, audit cascade`.execute(
    served.installation.modules.db,
  );
});

async function imported(lines: readonly string[], file = "conference.csv", publication = publicationId): Promise<void> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from([header, ...lines].join("\n"));
  }
  const request = { publicationId: publication, actor: "test", file, agreement: undefined, isDryRun: false, skipFaulty: false };
  await importAudience({ ...request, bytes: bytes() }, served.installation.modules.audienceFiles, () => undefined);
}

interface Wanted {
  readonly file?: string;
  readonly partnerId?: string;
  readonly tag?: string;
  readonly isDryRun?: boolean;
}

async function invited({ isDryRun = false, ...filter }: Wanted = {}): Promise<InviteResult> {
  const inviting = composeInviting(served.installation.modules, publicUrl);
  const wish = { publicationId, file: undefined, partnerId: undefined, tag: undefined, actor: "test", isDryRun, ...filter };
  const result = await inviting(wish);
  if (result === undefined) throw new Error("the publication is not known");
  return result;
}

const none = { shared: 0, suppressed: 0, erased: 0, askedBefore: 0, subscribed: 0, unnamedPartner: 0 };

async function stateOf(address: string): Promise<string | undefined> {
  const { db } = served.installation.modules;
  return (await db.selectFrom("subscriptions").select("state").where("address", "=", address).executeTakeFirst())?.state;
}

test("nobody is asked who is a desk or a list, suppressed, erased, subscribed, or was asked by the form", async () => {
  const { db, hashKey } = served.installation.modules;
  await imported([
    "desk@example.org,desk,partner-vngoc,en,",
    "list@example.org,list,partner-vngoc,en,",
    // The same mailbox as a person: whoever reads the desk would answer for the others.
    "desk@example.org,person,,en,",
    "bounced@example.org,person,,en,",
    "gone@example.org,person,,en,",
    "reader@example.org,person,,en,",
    "nameless@example.org,members,partner-nobody-knows,en,",
  ]);
  await served.installation.subscribe([{ address: "Reader@example.org", partnerId: "partner-vngoc", recipientKind: "members" }]);
  await askFor(served, { address: "asked@example.org" });
  const suppress = { publication_id: publicationId, created_at: new Date() };
  await db
    .insertInto("suppressions")
    .values([
      { ...suppress, address: "bounced@example.org", reason: "bounced" },
      { ...suppress, publication_id: "publication-of-others", address: erasedMark(hashKey, "gone@example.org"), reason: "erased" },
    ])
    .execute();
  await sql`truncate outbox`.execute(db);
  const expected = {
    askedCount: 0,
    hasMore: false,
    notAsked: { shared: 3, suppressed: 1, erased: 1, askedBefore: 1, subscribed: 1, unnamedPartner: 1 },
  };
  expect(await invited({ isDryRun: true })).toEqual(expected);
  expect(await invited()).toEqual(expected);
  expect(await db.selectFrom("outbox").selectAll().execute()).toEqual([]);
});

test("each is asked once, however many ask at the same time, and never again", async () => {
  const lines = Array.from({ length: 130 }, (_, index) => `reader-${String(index)}@example.org,person,,en,`);
  await imported([...lines, "reader-0@example.org,members,partner-vngoc,en,"]);
  expect((await invited({ isDryRun: true })).askedCount).toBe(130);
  const acts = await Promise.all([invited(), invited(), invited()]);
  expect(acts.reduce((sum, { askedCount }) => sum + askedCount, 0)).toBe(130);
  const { db } = served.installation.modules;
  const mails = await db.selectFrom("outbox").select("address").where("gives_way", "=", true).execute();
  expect(new Set(mails.map(({ address }) => address)).size).toBe(130);
  expect(mails).toHaveLength(130);
  expect(await invited()).toEqual({ askedCount: 0, hasMore: false, notAsked: { ...none, askedBefore: 131 } });
  const audited = await db.selectFrom("audit").select("detail").where("action", "=", "audience.invited").execute();
  expect(audited.reduce((sum, { detail }) => sum + Number(detail["count"]), 0)).toBe(130);
});

test("an act that ends in the middle has asked whole people, and the next one asks the others", async () => {
  const { modules } = served.installation;
  await imported(Array.from({ length: 250 }, (_, index) => `reader-${String(index)}@example.org,person,,en,`));
  let drawn = 0;
  const dying = composeInviting(
    { ...modules, ids: { ...modules.ids, uuidv7: () => (++drawn > 150 ? fail() : modules.ids.uuidv7()) } },
    publicUrl,
  );
  const wish = { publicationId, file: undefined, partnerId: undefined, tag: undefined, actor: "test", isDryRun: false };
  await expect(dying(wish)).rejects.toThrow("killed");
  const { rows } = await sql<{ mails: string; marks: string; wishes: string }>`
    select (select count(*) from outbox) as mails, (select count(*) from invitations) as marks, (select count(*) from opt_ins) as wishes`.execute(
    modules.db,
  );
  expect(rows).toEqual([{ mails: "100", marks: "100", wishes: "100" }]);
  expect((await invited()).askedCount).toBe(150);
});

function fail(): never {
  throw new Error("killed");
}

test("the mail says where the address came from, in the reader's language, and its button subscribes", async () => {
  await imported(["leila@example.org,members,partner-vngoc,ar;en,", "fatou@example.org,person,,fr,"]);
  await invited();
  const [leila] = await plannedMails(served, "leila@example.org");
  expect(leila?.subject).toContain("هل ترغبون في تلقّي");
  expect(leila?.text).toContain("أعطتنا جهة");
  const [fatou] = await plannedMails(served, "fatou@example.org");
  expect(fatou?.text).toContain("Cette adresse figure dans une liste de");
  expect(fatou?.text).toContain("Nous ne posons cette question qu’une seule fois");

  const [link] = linksIn(fatou ?? {}, "/confirm/");
  expect((await fetch(`${served.web}${link ?? ""}`)).status).toBe(200);
  expect(await stateOf("fatou@example.org")).toBe("requested");
  await sendForm(served, link ?? "");
  expect(await stateOf("fatou@example.org")).toBe("active");
  expect(await stateOf("leila@example.org")).toBe("requested");
  const { db } = served.installation.modules;
  const given = await db
    .selectFrom("consents")
    .select(["act", "wording"])
    .where("address", "=", "fatou@example.org")
    .orderBy("id")
    .execute();
  expect(given.map(({ act, wording }) => [act, wording])).toEqual([
    ["asked", null],
    ["asked", "invite.fr.1"],
    ["given", "invite.fr.1"],
  ]);
});

test("who did not confirm may still ask for it herself, and her mail leaves before those that nobody waits for", async () => {
  const { outbox, ids } = served.installation.modules;
  await imported(["first@example.org,person,,en,", "late@example.org,person,,en,"]);
  await invited();
  await askFor(served, { address: "late@example.org" });
  expect(await plannedMails(served, "late@example.org")).toHaveLength(2);
  const taken = async (): Promise<string | undefined> => (await outbox.take(ids.uuidv7(), 60_000))?.address;
  expect(await taken()).toBe("late@example.org");
  // Asked in one act, and so due at one moment: which of the two is first is nobody's promise.
  expect(new Set([await taken(), await taken()])).toEqual(new Set(["first@example.org", "late@example.org"]));
});

async function count(wanted: Wanted): Promise<number> {
  return (await invited({ ...wanted, isDryRun: true })).askedCount;
}

test("a file, a partner and a tag say whom it is about", async () => {
  await imported(["a@example.org,person,,en,course", "b@example.org,person,,en,"], "a.csv");
  await imported(["c@example.org,members,partner-vngoc,en,course"], "c.csv");
  expect([
    await count({}),
    await count({ file: "a.csv" }),
    await count({ tag: "course" }),
    await count({ partnerId: "partner-vngoc" }),
  ]).toEqual([3, 2, 2, 1]);
  expect(await count({ file: "a.csv", tag: "course" })).toBe(1);
});

test("by the command: a dry run asks nobody, and a publication without an issue has no name to ask with", async () => {
  await imported(["a@example.org,person,,en,"]);
  const { databaseUrl, dataDir } = served.installation;
  const command = async (...args: readonly string[]) =>
    newsletter(["audience", "invite", ...args], { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
  const dry = await command("--publication", publicationId, "--dry-run", "--json");
  expect(JSON.parse(dry.out)).toEqual({ publicationId, isDryRun: true, askedCount: 1, hasMore: false, notAsked: none });
  expect(await plannedMails(served, "a@example.org")).toEqual([]);
  const unknown = await command("--publication", "publication-of-nobody");
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("Nobody was asked")]);
});

test("what is kept of who was asked is no hash that could be tried without the key", async () => {
  await imported(["a@example.org,person,,en,"]);
  await invited();
  const [row] = await served.installation.modules.db.selectFrom("invitations").select("mark").execute();
  expect(row?.mark.toString("hex")).toBe(
    createHmac("sha256", served.installation.modules.hashKey).update("invited\na@example.org").digest("hex"),
  );
});
