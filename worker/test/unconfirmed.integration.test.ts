import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { composeInviting } from "../src/compose-inviting.ts";
import { limits } from "../src/limits.ts";
import { forgetUnconfirmed } from "../src/store/forget-unconfirmed.ts";
import { whereStands } from "./support/address-search.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { linksIn } from "./support/mails.ts";
import { askFor, plannedMails, sendForm } from "./support/reader-forms.ts";
import { publicUrl, serveInstallation, type ServedInstallation } from "./support/served-web.ts";

// Wishes to subscribe that nobody confirmed: some weeks after their link expired nothing is left of who they were about.

let served: ServedInstallation;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  await served.installation.subscribe(partnerSubscriptions);
  await served.installation.rehearseSample();
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

async function confirmLink(address: string): Promise<string> {
  await askFor(served, { address });
  const mails = await plannedMails(served, address);
  const [link] = linksIn(mails.at(-1) ?? {}, "/confirm/");
  if (link === undefined) throw new Error(`no mail asks ${address}`);
  return link;
}

/** Everything of these addresses happened so much earlier. */
async function daysLater(days: number): Promise<void> {
  await sql`update opt_ins set expires_at = expires_at - ${days} * interval '1 day'`.execute(served.installation.modules.db);
  await sql`update outbox set created_at = created_at - ${days} * interval '1 day'`.execute(served.installation.modules.db);
}

const expiredFor = limits.unconfirmedKeptDays + 7 + 1;
const forgotten = async (): Promise<number> => served.installation.modules.forgetUnconfirmed();
const stands = async (address: string) => whereStands(served.installation.modules.db, address);

test("is kept while its link opens, and for some weeks after", async () => {
  await confirmLink("patient@example.org");
  expect(await forgotten()).toBe(0);
  await daysLater(limits.unconfirmedKeptDays);
  expect(await forgotten()).toBe(0);
  expect(await stands("patient@example.org")).toContain("newsletter.subscriptions.address");
  await daysLater(8);
  expect(await forgotten()).toBe(1);
});

test("nothing is left of the address, not even a mark that would keep it from asking again", async () => {
  const link = await confirmLink("nobody@example.org");
  await sql`update outbox set state = 'accepted', settled_at = now(), message = null, evidence = '250 ok nobody@example.org'
             where address = 'nobody@example.org'`.execute(served.installation.modules.db);
  await daysLater(expiredFor);
  expect(await forgotten()).toBe(1);
  expect(await stands("nobody@example.org")).toEqual([]);
  const { db } = served.installation.modules;
  expect(await db.selectFrom("suppressions").select("address").where("reason", "=", "erased").execute()).toEqual([]);
  // Its link says that it has expired; and the form begins anew.
  expect(await (await fetch(`${served.web}${link}`)).text()).toContain("This link has expired");
  const again = await confirmLink("nobody@example.org");
  await sendForm(served, again);
  const active = await db.selectFrom("subscriptions").select("state").where("address", "=", "nobody@example.org").execute();
  expect(active).toEqual([{ state: "active" }]);
});

test("stays with whoever was subscribed before, left, asked again, or is a shared mailbox", async () => {
  const { db } = served.installation.modules;
  await sendForm(served, await confirmLink("active@example.org"));
  await confirmLink("twice@example.org");
  await confirmLink("shared@example.org");
  await daysLater(expiredFor);
  const again = await confirmLink("twice@example.org");
  await sql`update subscriptions set recipient_kind = 'desk', partner_id = 'partner-vngoc' where address = 'shared@example.org'`.execute(
    db,
  );
  expect(await forgotten()).toBe(0);
  await sendForm(served, again);
  const states = await db
    .selectFrom("subscriptions")
    .select("state")
    .where("address", "in", ["active@example.org", "twice@example.org"])
    .execute();
  expect(states).toEqual([{ state: "active" }, { state: "active" }]);
});

test("of who was invited, the mark stays: she is not asked a second time by a later file", async () => {
  const { modules } = served.installation;
  const publicationId = "publication-civil-society-newsletter";
  const wish = { publicationId, file: undefined, partnerId: undefined, tag: "course", actor: "test", isDryRun: false };
  const inviting = composeInviting(modules, publicUrl);
  await served.installation.subscribe([{ address: "invited@example.org", state: "requested", tags: ["course"] }]);
  expect((await inviting(wish))?.askedCount).toBe(1);
  await daysLater(expiredFor);
  expect(await forgotten()).toBe(1);
  expect(await stands("invited@example.org")).toEqual([]);
  await served.installation.subscribe([{ address: "Invited@example.org", state: "requested", tags: ["course"] }]);
  expect(await inviting(wish)).toMatchObject({ askedCount: 0, notAsked: { askedBefore: 1 } });
});

test("an address that goes on in another publication keeps the mails that are about that", async () => {
  const { modules } = served.installation;
  await confirmLink("elsewhere@example.org");
  await sql`
    insert into subscriptions (id, number, publication_id, address, recipient_kind, languages, state)
    values (${modules.ids.uuidv7()}, decode('00000000000000ff', 'hex'), 'publication-of-others', 'elsewhere@example.org', 'person', '{en}', 'active')`.execute(
    modules.db,
  );
  await sql`
    insert into outbox (id, purpose, about, publication_id, address, return_path, message, asked_by)
    values (${modules.ids.uuidv7()}, 'leftNotice', 'of the other one', 'publication-of-others', 'elsewhere@example.org', 'a@example.org', 'x', 'reader')`.execute(
    modules.db,
  );
  await daysLater(expiredFor);
  expect(await forgotten()).toBe(1);
  expect(await stands("elsewhere@example.org")).toEqual(["newsletter.outbox.address", "newsletter.subscriptions.address"]);
  const left = await modules.db.selectFrom("outbox").select("purpose").where("address", "=", "elsewhere@example.org").execute();
  expect(left).toEqual([{ purpose: "leftNotice" }]);
});

test("a confirmation at the same moment comes whole or finds its wish gone", async () => {
  const { db } = served.installation.modules;
  const names = Array.from({ length: 12 }, (_, index) => `racing-${String(index)}@example.org`);
  const links = new Map<string, string>();
  // oxlint-disable-next-line no-await-in-loop -- the last mail of each is looked for
  for (const name of names) links.set(name, await confirmLink(name));
  const [, ...answers] = await Promise.all([
    // A bound that has passed for links which still open, so that either may be first.
    forgetUnconfirmed(db, { keptDays: -8, countMax: 100 }),
    ...names.map(async (name) => {
      const answer = await sendForm(served, links.get(name) ?? "");
      return { name, status: answer.status, isConfirmed: (await answer.text()).includes("You are subscribed") };
    }),
  ]);
  await Promise.all(
    answers.map(async ({ name, status, isConfirmed }) => {
      expect(status).toBe(200);
      const rows = await db.selectFrom("subscriptions").select("state").where("address", "=", name).execute();
      expect(rows).toEqual(isConfirmed ? [{ state: "active" }] : []);
      expect((await stands(name)).includes("newsletter.consents.address")).toBe(isConfirmed);
    }),
  );
  expect(served.unexpected).toEqual([]);
});
