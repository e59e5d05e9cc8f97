import { audienceActResponseSchema, audienceImportResponseSchema, audienceResponseSchema } from "@newsletter/schemas/studio";
import type { AudienceResponse } from "@newsletter/schemas";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import { startScriptedLake, type ScriptedLake } from "./support/scripted-lake.ts";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";
import { partnerSubscriptions } from "./support/installation.ts";

// Who answers for a partner: kept over HTTP by editors, read by whoever is signed in, and in no other place.

const publicationId = "publication-civil-society-newsletter";
const amina = {
  publicationId,
  id: "019ac000-0000-7000-8000-000000000011",
  partnerId: "partner-vngoc",
  name: "أمينة الخطيب",
  address: "amina@vngoc.example.org",
};
const samir = { ...amina, id: "019ac000-0000-7000-8000-000000000012", name: "Samir", address: "samir@vngoc.example.org" };

let served: ServedInstallation;
let lake: ScriptedLake;

beforeAll(async () => {
  lake = await startScriptedLake((_path, { headers: { authorization = "" } }) => {
    const role = authorization.replace("Bearer ", "");
    return { status: 200, body: { id: `user-${role}`, name: role, role } };
  });
  const lakeSettings = { apiHost: lake.origin, projectId: "newsletter", dataset: "production", token: undefined };
  served = await serveInstallation({ withStudio: false, lakeSettings });
  await served.installation.subscribe(partnerSubscriptions);
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await lake[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const { db } = served.installation.modules;
  await sql`delete from contacts`.execute(db);
  await sql`delete from audit where action like 'contact.%'`.execute(db);
});

async function ask(who: string, path: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${served.web}/api/v1/audience${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${who}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function audience(who = "editor"): Promise<AudienceResponse> {
  return audienceResponseSchema.parse((await ask(who, `?publicationId=${publicationId}`)).body);
}

async function audited(): Promise<readonly { readonly action: string; readonly text: string }[]> {
  const { db } = served.installation.modules;
  const rows = await db.selectFrom("audit").selectAll().where("action", "like", "contact.%").orderBy("id").execute();
  return rows.map((row) => ({ action: row.action, text: JSON.stringify(row) }));
}

test("a contact is read by whoever is signed in, and changed by editors alone", async () => {
  expect((await ask("editor", "/contacts", amina)).status).toBe(200);
  expect(await audience("viewer")).toMatchObject({ mayEdit: false, contacts: [{ name: amina.name, partnerId: "partner-vngoc" }] });
  expect(await ask("viewer", "/contacts", samir)).toMatchObject({ status: 403, body: { error: { code: "notAllowed" } } });
  expect((await ask("viewer", "/contacts/remove", { publicationId, id: amina.id })).status).toBe(403);
  expect((await audience()).contacts).toHaveLength(1);
});

test("what cannot be a contact is refused at its field, and nothing is kept", async () => {
  await ask("editor", "/contacts", amina);
  const faultsOf = async (changes: object): Promise<unknown> => (await ask("editor", "/contacts", { ...samir, ...changes })).body;
  expect(await faultsOf({ name: "  ", address: "samir" })).toMatchObject({
    state: "refused",
    faults: [{ field: "name" }, { field: "address" }],
  });
  expect(await faultsOf({ address: "AMINA@vngoc.example.org" })).toMatchObject({
    state: "refused",
    faults: [{ field: "address", message: "This partner has a contact with this address already." }],
  });
  expect(await faultsOf({ name: "x".repeat(500) })).toMatchObject({ state: "refused", faults: [{ field: "name" }] });
  expect((await ask("editor", "/contacts", { ...samir, partnerId: "partner-nobody" })).status).toBe(404);
  expect((await ask("editor", "/contacts", { ...samir, partnerId: "news-atlanta-forum" })).status).toBe(404);
  expect((await ask("editor", "/contacts", { ...samir, id: amina.id, partnerId: "partner-alliance" })).status).toBe(404);
  expect((await ask("editor", "/contacts", { ...samir, name: undefined })).status).toBe(400);
  expect((await ask("editor", "/contacts", { ...samir, stakeholderKind: "robot" })).status).toBe(400);
  expect((await audience()).contacts.map(({ id }) => id)).toEqual([amina.id]);
});

test("the same address may answer for two partners", async () => {
  await ask("editor", "/contacts", amina);
  const other = { ...samir, partnerId: "partner-alliance", address: amina.address };
  expect((await ask("editor", "/contacts", other)).body).toMatchObject({ state: "done" });
});

test("adding, changing and removing twice, or at the same time, is once; the audit says who, and no address", async () => {
  const answers = await Promise.all([ask("editor", "/contacts", amina), ask("editor", "/contacts", amina)]);
  expect(answers.map(({ body }) => audienceActResponseSchema.parse(body).state)).toEqual(["done", "done"]);
  const changed = { ...amina, name: " Amina  Khatib ", address: "a.khatib@vngoc.example.org ", stakeholderKind: "academia" };
  await ask("editor", "/contacts", changed);
  await ask("editor", "/contacts", changed);
  expect((await audience()).contacts).toEqual([
    { id: amina.id, partnerId: "partner-vngoc", name: "Amina Khatib", address: "a.khatib@vngoc.example.org", stakeholderKind: "academia" },
  ]);
  await ask("editor", "/contacts/remove", { publicationId, id: amina.id });
  await ask("editor", "/contacts/remove", { publicationId, id: amina.id });
  expect((await audience()).contacts).toEqual([]);
  const rows = await audited();
  expect(rows.map(({ action }) => action)).toEqual(["contact.added", "contact.changed", "contact.removed"]);
  expect(rows.every(({ text }) => text.includes("user-editor") && !text.includes("@"))).toBe(true);
});

test("what a contact is goes to no lake", async () => {
  await ask("editor", "/contacts", amina);
  expect(lake.asked.every(({ path, query }) => path.endsWith("/users/me") && !String(query).includes("amina"))).toBe(true);
});

const content = (text: string): string => Buffer.from(text).toString("base64");

test("a file of subscriptions is looked at before it is imported, by editors alone; what is no table is said in one sentence", async () => {
  const { db } = served.installation.modules;
  const file = content("address,recipientKind,partnerId,languages\nmember@example.org,members,partner-vngoc,en\ndirect@example.org,,,fr\n");
  const request = { publicationId, file: "members.csv", content: file, agreement: "letter", isDryRun: true, skipFaulty: false };
  expect((await ask("viewer", "/import", request)).status).toBe(403);
  expect((await ask("editor", "/import", { ...request, content: "%" })).status).toBe(400);
  expect((await ask("editor", "/import", { ...request, publicationId: "publication-of-nobody" })).status).toBe(404);
  expect((await ask("editor", "/import", { ...request, content: content("name\nx\n") })).body).toMatchObject({
    state: "unreadable",
    sentence: expect.stringContaining("“address” is missing"),
  });
  const faulty = await ask("editor", "/import", { ...request, isDryRun: false });
  expect(audienceImportResponseSchema.parse(faulty.body)).toMatchObject({
    report: { state: "refused", counts: { new: 1, faulty: 1 }, lines: ['Line 3: "" is no recipient kind (person, desk, list, members).'] },
  });
  const good = {
    ...request,
    content: content("address,languages,partnerId\nmember@example.org,en,partner-vngoc\ndirect@example.org,fr,\n"),
  };
  const dry = { counts: { new: 2, faulty: 0 }, requestedCount: 1, lines: ["Line 3: new (awaits a confirmation)"] };
  expect((await ask("editor", "/import", good)).body).toMatchObject({ report: { state: "dryRun", ...dry } });
  expect(await db.selectFrom("subscriptions").select("id").where("address", "=", "member@example.org").execute()).toEqual([]);
  expect((await ask("editor", "/import", { ...good, isDryRun: false })).body).toMatchObject({
    report: { state: "imported", ...dry },
    audience: { publicationId },
  });
  const consents = await db
    .selectFrom("consents")
    .select(["actor", "act"])
    .where("address", "in", ["member@example.org", "direct@example.org"])
    .orderBy("act")
    .execute();
  expect(consents).toEqual([
    { actor: "user-editor", act: "asked" },
    { actor: "user-editor", act: "given" },
  ]);
});
