import { onboardResponseSchema, onboardingResponseSchema } from "@newsletter/schemas/studio";
import type { ChecklistPoint, PartnerChecklist, PointState } from "@newsletter/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { partnerSubscriptions } from "./support/installation.ts";
import { cookieOf, pageOf as answerOf, postTo } from "./support/partner-browsing.ts";
import { plannedMails } from "./support/reader-forms.ts";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";

// From the form of the Studio to the contact's last step, over HTTP. Nobody sends the mails here: their links are read from the outbox.

const publicationId = "publication-civil-society-newsletter";
const partnerId = "partner-vngoc";

let served: ServedInstallation;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  await served.installation.subscribe(partnerSubscriptions);
  await served.installation.rehearseSample();
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

const amina = {
  publicationId,
  partnerId,
  contactName: "Amina Khatib",
  contactAddress: "amina@vngoc.example.org",
  recipientKind: "list",
  address: "all@vngoc.example.org",
  languages: ["ar", "en"],
};

async function ask(path: string, body?: object, who = "editor"): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${served.web}/api/v1/audience/onboarding${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${who}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function checklist(partner = partnerId): Promise<PartnerChecklist> {
  const { partners } = onboardingResponseSchema.parse((await ask(`?publicationId=${publicationId}`)).body);
  const found = partners.find((each) => each.partnerId === partner);
  if (found === undefined) throw new Error(`${partner} is not listed`);
  return found;
}

const stateOf = async (point: ChecklistPoint): Promise<PointState | undefined> =>
  (await checklist()).points.find((each) => each.point === point)?.state;

const db = () => served.installation.modules.db;
const subscription = (address: string) => db().selectFrom("subscriptions").selectAll().where("address", "=", address).executeTakeFirst();

/** Signs in by the latest link that was mailed to the address. */
async function signedInAs(address: string): Promise<string> {
  const { text = "" } = (await plannedMails(served, address)).at(-1) ?? {};
  const [path = "/partner/none"] = /\/partner\/[a-z2-7]{40}/u.exec(text) ?? [];
  const signedIn = cookieOf(await postTo(served, path, ""));
  if (signedIn === "") throw new Error("the link did not open");
  return signedIn;
}

const pageOf = async (path: string, from: string): Promise<string> => (await answerOf(served, path, from)).text();
const step = (cookie: string, name: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  postTo(served, `/partner/onboarding/${name}`, cookie, { fields });

test("what cannot be done is said at its field, and nothing of it is kept or sent", async () => {
  await served.installation.subscribe([
    { address: "member@vngoc.example.org", recipientKind: "members", partnerId },
    { address: "ended@vngoc.example.org", recipientKind: "desk", partnerId },
  ]);
  await served.installation.run(`
    update newsletter.subscriptions set state = 'left' where address = 'ended@vngoc.example.org';
    insert into newsletter.suppressions (publication_id, address, reason) values ('${publicationId}', 'bounced@vngoc.example.org', 'hardBounce');
    -- Whoever left another partner's list has said nothing of this one.
    insert into newsletter.suppressions (publication_id, address, reason, scope, partner_id)
    values ('${publicationId}', '${amina.address}', 'unsubscribed', 'list', 'partner-alliance')`);
  const refused = async (changes: object): Promise<unknown> => (await ask("", { ...amina, ...changes })).body;
  expect(await refused({ contactName: " ", contactAddress: "amina", address: "all", languages: [] })).toMatchObject({
    state: "refused",
    faults: [{ field: "contactName" }, { field: "contactAddress" }, { field: "address" }, { field: "languages" }],
  });
  for (const address of ["member@vngoc.example.org", "ended@vngoc.example.org", "bounced@vngoc.example.org", "office@vngoc.example.org"])
    // oxlint-disable-next-line no-await-in-loop -- each alone
    expect(await refused({ address })).toMatchObject({ state: "refused", faults: [{ field: "address" }] });
  expect((await ask("", { ...amina, partnerId: "partner-nobody" })).status).toBe(404);
  expect((await ask("", { ...amina, publicationId: "publication-nobody" })).status).toBe(404);
  expect((await ask("", { ...amina, recipientKind: "members" })).status).toBe(400);
  expect((await ask("", amina, "nobody")).status).toBe(401);
  expect((await checklist()).contacts).toEqual([]);
  expect(await plannedMails(served, amina.contactAddress)).toEqual([]);
});

test("the same twice, at the same moment, is one contact, one subscription and one mail", async () => {
  const answers = await Promise.all([ask("", amina), ask("", amina)]);
  expect(
    answers
      .map(({ body }) => onboardResponseSchema.parse(body))
      .map((each) => (each.state === "done" ? each.mail : ""))
      .toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(["planned", "sentBefore"]);
  expect((await ask("", amina)).body).toMatchObject({ state: "done", mail: "sentBefore" });
  const { contacts } = await checklist();
  expect(contacts).toMatchObject([{ name: "Amina Khatib", confirmedAt: null }]);
  expect(await subscription(amina.address)).toMatchObject({ state: "requested", recipient_kind: "list" });
  expect(await plannedMails(served, amina.contactAddress)).toHaveLength(1);
  expect(await plannedMails(served, amina.address)).toEqual([]);
  // Asked for again within minutes it is the same click.
  const [contact] = contacts;
  expect((await ask("/invite", { publicationId, contactId: contact?.id })).body).toMatchObject({ state: "done", mail: "sentBefore" });
  await served.installation.run("update newsletter.contacts set invited_at = invited_at - interval '1 hour'");
  expect((await ask("/invite", { publicationId, contactId: contact?.id })).body).toMatchObject({ state: "done", mail: "planned" });
  expect(await plannedMails(served, amina.contactAddress)).toHaveLength(2);
});

test("what is mistaken and not confirmed yet is corrected by the same form", async () => {
  expect((await ask("", { ...amina, languages: ["en", "ar"] })).body).toMatchObject({ state: "done" });
  expect((await subscription(amina.address))?.languages).toEqual(["en", "ar"]);
});

test("a link opens once, leads to the steps, and not after it has expired", async () => {
  const [first = "", second = ""] = (await plannedMails(served, amina.contactAddress)).map(
    ({ text = "" }) => /\/partner\/[a-z2-7]{40}/u.exec(text)?.[0],
  );
  const opened = await postTo(served, first, "");
  expect([opened.status, opened.headers.get("location")]).toEqual([303, "/partner/onboarding"]);
  expect((await postTo(served, first, "")).status).toBe(410);
  await served.installation.run("update newsletter.partner_sign_ins set expires_at = now() - interval '1 minute' where used_at is null");
  expect((await postTo(served, second, "")).status).toBe(410);
  await served.installation.run("update newsletter.contacts set invited_at = invited_at - interval '1 hour'");
  const { contacts } = await checklist();
  await ask("/invite", { publicationId, contactId: contacts[0]?.id });
});

let cookie: string;

test("nothing is taken from a contact who has not confirmed, from another site, or from nobody", async () => {
  cookie = await signedInAs(amina.contactAddress);
  const { id = "" } = (await subscription(amina.address)) ?? {};
  const choice = { subscription: id, kind: "list", language1: "en", address: amina.address };
  const early = await step(cookie, "subscriptions", choice);
  expect([early.status, (await early.text()).includes("confirm first that you are a contact person")]).toEqual([400, true]);
  expect((await subscription(amina.address))?.state).toBe("requested");
  expect((await step("partner=0", "subscriptions", choice)).status).toBe(403);
  const foreign = await fetch(`${served.web}/partner/onboarding/contacts`, {
    method: "POST",
    headers: { cookie, "sec-fetch-site": "cross-site" },
    body: new URLSearchParams({ act: "confirm", name: "Eve" }),
  });
  expect(foreign.status).toBe(403);
  expect(await stateOf("contactConfirmed")).toBe("missing");
  expect((await step(cookie, "contacts", { act: "confirm", name: "" })).status).toBe(400);
  expect((await step(cookie, "contacts", { act: "confirm", name: "Amina <b>Khatib</b>" })).status).toBe(303);
  expect(await stateOf("contactConfirmed")).toBe("done");
  expect(await pageOf("/partner/onboarding/contacts", cookie)).toContain("Amina &#60;b&#62;Khatib");
});

test("another partner's contact reaches nothing of this one", async () => {
  await ask("", { ...amina, partnerId: "partner-alliance", contactName: "Eve", contactAddress: "eve@alliance.example.org", address: "" });
  const eve = await signedInAs("eve@alliance.example.org");
  await step(eve, "contacts", { act: "confirm", name: "Eve" });
  const { id = "" } = (await subscription(amina.address)) ?? {};
  expect((await step(eve, "subscriptions", { subscription: id, kind: "desk", language1: "fr" })).status).toBe(400);
  expect((await step(eve, "forward", { act: "send", subscription: id })).status).toBe(400);
  expect((await step(eve, "forward", { act: "arrived", subscription: id })).status).toBe(400);
  const { contacts } = await checklist();
  await step(eve, "contacts", { act: "remove", contact: contacts[0]?.id ?? "" });
  await step(eve, "contacts", { act: "save", contact: contacts[0]?.id ?? "", name: "Eve", address: "eve2@alliance.example.org" });
  expect((await checklist()).contacts).toEqual(contacts);
  expect(await subscription(amina.address)).toMatchObject({ state: "requested", languages: ["en", "ar"] });
  expect(await pageOf("/partner/onboarding/subscriptions", eve)).not.toContain(amina.address);
});

test("a list becomes active by its contact's word, once, and what is kept says who and when", async () => {
  const { id = "" } = (await subscription(amina.address)) ?? {};
  const choice = { subscription: id, kind: "list", language1: "ar", language2: "en", address: amina.address };
  expect((await step(cookie, "subscriptions", { ...choice, language1: "", language2: "" })).status).toBe(400);
  expect((await step(cookie, "subscriptions", { ...choice, address: "office@vngoc.example.org" })).status).toBe(400);
  expect((await step(cookie, "subscriptions", { ...choice, address: "bounced@vngoc.example.org" })).status).toBe(400);
  const clicks = await Promise.all([step(cookie, "subscriptions", choice), step(cookie, "subscriptions", choice)]);
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  expect(await subscription(amina.address)).toMatchObject({ state: "active", recipient_kind: "list", languages: ["ar", "en"] });
  const { contacts } = await checklist();
  const consents = await db()
    .selectFrom("consents")
    .select(["act", "method", "actor"])
    .where("subscription_id", "=", id)
    .orderBy("id")
    .execute();
  expect(consents.at(-1)).toEqual({ act: "given", method: "contact", actor: contacts[0]?.id });
  expect(consents.filter(({ method }) => method === "contact")).toHaveLength(1);
  // Once it is active its address is not changed any more.
  await step(cookie, "subscriptions", { ...choice, address: "other@vngoc.example.org" });
  expect(await subscription("other@vngoc.example.org")).toBeUndefined();
});

test("a list that is one person's is theirs to confirm; one that was active stays so", async () => {
  const { id = "" } = (await subscription(amina.address)) ?? {};
  const asPerson = { subscription: id, kind: "person", language1: "ar", language2: "en" };
  expect((await step(cookie, "subscriptions", asPerson)).status).toBe(303);
  expect(await subscription(amina.address)).toMatchObject({ state: "active", recipient_kind: "person" });
  expect(await stateOf("kindsConfirmed")).toBe("missing");
  await step(cookie, "subscriptions", { ...asPerson, kind: "list" });
  await ask("", { ...amina, recipientKind: "person", address: "boris@vngoc.example.org" });
  const boris = (await subscription("boris@vngoc.example.org"))?.id ?? "";
  const asked = await step(cookie, "subscriptions", {
    subscription: boris,
    kind: "person",
    language1: "en",
    address: "boris@vngoc.example.org",
  });
  expect(asked.headers.get("location")).toContain("note=asked");
  expect((await subscription("boris@vngoc.example.org"))?.state).toBe("requested");
  const [mail] = await plannedMails(served, "boris@vngoc.example.org");
  const [confirm = ""] = /\/confirm\/[a-z2-7]{40}/u.exec(mail?.text ?? "") ?? [];
  await postTo(served, confirm, "");
  expect((await subscription("boris@vngoc.example.org"))?.state).toBe("active");
  // From here on the choices are the reader's.
  expect((await step(cookie, "subscriptions", { subscription: boris, kind: "desk", language1: "fr" })).status).toBe(400);
});

test("two contacts who remove each other at the same moment leave one", async () => {
  expect((await step(cookie, "contacts", { act: "remove", contact: (await checklist()).contacts[0]?.id ?? "" })).status).toBe(400);
  const add = { act: "add", name: "Boris", address: "boris@vngoc.example.org" };
  await Promise.all([step(cookie, "contacts", add), step(cookie, "contacts", add)]);
  expect(await stateOf("secondContact")).toBe("missing");
  const boris = await signedInAs("boris@vngoc.example.org");
  expect((await step(boris, "contacts", { act: "add", name: "Eve", address: "eve@example.org" })).status).toBe(400);
  await step(boris, "contacts", { act: "confirm", name: "Boris" });
  expect(await stateOf("secondContact")).toBe("done");
  const idOf = async (address: string): Promise<string> => (await checklist()).contacts.find((each) => each.address === address)?.id ?? "";
  // A new address is a new person: its session is over, and it confirms anew.
  await step(cookie, "contacts", {
    act: "save",
    contact: await idOf("boris@vngoc.example.org"),
    name: "Boris",
    address: "b@vngoc.example.org",
  });
  expect(await stateOf("secondContact")).toBe("missing");
  expect((await step(boris, "contacts", { act: "confirm", name: "Boris" })).status).toBe(403);
  const again = await signedInAs("b@vngoc.example.org");
  await step(again, "contacts", { act: "confirm", name: "Boris" });
  const [b, a] = [await idOf("b@vngoc.example.org"), await idOf(amina.contactAddress)];
  await Promise.all([step(cookie, "contacts", { act: "remove", contact: b }), step(again, "contacts", { act: "remove", contact: a })]);
  expect((await checklist()).contacts.filter(({ confirmedAt }) => confirmedAt !== null)).toHaveLength(1);
});

test("a masthead is approved as it was shown; remarks are text, counted, and told to the publisher once", async () => {
  const [contact] = (await checklist()).contacts;
  await served.installation.run("update newsletter.contacts set invited_at = invited_at - interval '1 hour'");
  await ask("/invite", { publicationId, contactId: contact?.id });
  cookie = await signedInAs(contact?.address ?? "");
  const page = await pageOf("/partner/onboarding/masthead", cookie);
  const [, digest = ""] = /name="digest" value="(\w{64})"/u.exec(page) ?? [];
  expect(page).toContain("srcdoc=");
  expect(page).not.toMatch(/\{\{|[a-z2-7]{40}/u);
  expect((await step(cookie, "masthead", { act: "approve", digest: "0".repeat(64) })).status).toBe(400);
  expect((await step(cookie, "masthead", { act: "remark", digest, words: "x".repeat(2_001) })).status).toBe(400);
  expect((await step(cookie, "masthead", { act: "remark", digest, words: " \u0007 " })).status).toBe(400);
  const words = "<script>alert(1)</script> & “smaller”";
  await Promise.all([
    step(cookie, "masthead", { act: "remark", digest, words }),
    step(cookie, "masthead", { act: "remark", digest, words }),
  ]);
  const shown = await pageOf("/partner/onboarding/masthead", cookie);
  expect(shown).toContain("&#60;script&#62;alert(1)");
  expect(shown).not.toContain("<script>");
  expect((await checklist()).remarks).toMatchObject([{ about: "masthead", words }]);
  const remarks = await db().selectFrom("outbox").select("address").where("purpose", "=", "partnerRemark").execute();
  expect(remarks).toHaveLength(1);
  await step(cookie, "masthead", { act: "approve", digest });
  expect(await stateOf("mastheadApproved")).toBe("done");
  expect((await checklist()).remarks).toEqual([]);
});

test("a test goes to the address alone, once for two clicks and a few times a day, and its body names nobody", async () => {
  const { id = "" } = (await subscription(amina.address)) ?? {};
  expect((await step(cookie, "forward", { act: "arrived", subscription: id })).status).toBe(400);
  const clicks = await Promise.all([1, 2].map(async () => step(cookie, "forward", { act: "send", subscription: id })));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  const mails = await plannedMails(served, amina.address);
  expect(mails).toHaveLength(1);
  const [{ subject, html = "" } = {}] = mails;
  expect(subject).toMatch(/^تجربة: /u);
  expect(html).not.toMatch(/\/(?:u|leave|pack|preferences|partner)\/[a-z2-7]{40}/u);
  expect((await step(cookie, "forward", { act: "trouble", subscription: id, words: "No picture" })).status).toBe(303);
  expect(await stateOf("testForward")).toBe("missing");
  await step(cookie, "forward", { act: "arrived", subscription: id });
  const { points } = await checklist();
  // The desk of the same partner has not been tested.
  expect(points.find(({ point }) => point === "testForward")?.about).toEqual(["office@vngoc.example.org"]);
  await served.installation.run(
    "update newsletter.outbox set created_at = created_at - interval '2 minutes' where purpose = 'testForward'",
  );
  const statuses: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    statuses.push((await step(cookie, "forward", { act: "send", subscription: id })).status);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await served.installation.run(
      "update newsletter.outbox set created_at = created_at - interval '2 minutes' where purpose = 'testForward'",
    );
  }
  expect(statuses).toEqual([303, 303, 303, 303, 400]);
  expect(served.unexpected).toEqual([]);
});
