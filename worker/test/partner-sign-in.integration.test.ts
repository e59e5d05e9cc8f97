import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issuePartnerToken } from "../src/audience/partner-token.ts";
import { newsletter } from "./support/command.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { cookieOf, keptContact, linkFor, pageOf, postTo, signedIn } from "./support/partner-browsing.ts";
import { plannedMails, sendForm } from "./support/reader-forms.ts";
import { publicUrl, serveInstallation, type ServedInstallation } from "./support/served-web.ts";
import { waitFor } from "./support/wait-for.ts";

let served: ServedInstallation;
let contactId: string;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  await served.installation.subscribe(partnerSubscriptions);
  await served.installation.rehearseSample();
  contactId = await keptContact(served, "partner-vngoc", "linh@vngoc.example.org", "Linh <b>Tran</b>");
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

const contact = "linh@vngoc.example.org";

const sessions = () => served.installation.modules.db.selectFrom("partner_sessions").selectAll().execute();
const acts = async (actor: string): Promise<readonly string[]> => {
  const rows = await served.installation.modules.db.selectFrom("audit").select("action").where("actor", "=", actor).orderBy("id").execute();
  return rows.map(({ action }) => action);
};
const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();

describe("the form", () => {
  test.each(["", "linh", "linh@vngoc.example.org\r\nBcc: a@example.org", '"<b>" <a@example.org>'])(
    "refuses as an address: %j",
    async (address) => {
      const answer = await sendForm(served, "/partner", { fields: { address } });
      const page = await answer.text();
      expect(answer.status).toBe(400);
      expect(page).toContain("This is not an e-mail address");
      expect(page).not.toContain("<b>");
    },
  );

  test("refuses what another site sends", async () => {
    const before = (await plannedMails(served, contact)).length;
    const answer = await sendForm(served, "/partner", { fields: { address: contact }, headers: { "sec-fetch-site": "cross-site" } });
    expect(answer.status).toBe(403);
    expect(await plannedMails(served, contact)).toHaveLength(before);
  });

  test("says the same to a contact, to a reader and to nobody's address, and writes to the contact alone", async () => {
    const addresses = [contact, "office@vngoc.example.org", "nobody@example.org"];
    const pages = await Promise.all(
      addresses.map(async (address) => {
        const answer = await sendForm(served, "/partner", {
          fields: { address: address.toUpperCase().replace(/@.*/u, (domain) => domain.toLowerCase()) },
        });
        return `${String(answer.status)} ${[...answer.headers.keys()].join(" ")} ${(await answer.text()).toLowerCase().replaceAll(address, "ADDRESS")}`;
      }),
    );
    expect(new Set(pages.map((page) => page.replaceAll(/x-ratelimit\S+/gu, ""))).size).toBe(1);
    await linkFor(served, contact);
    expect(await plannedMails(served, "office@vngoc.example.org")).toEqual([]);
    expect(await plannedMails(served, "nobody@example.org")).toEqual([]);
  });

  test("writes with our own address in the link, whatever host was asked for", async () => {
    const asked = await fetch(`${served.web}/partner`, {
      method: "POST",
      body: new URLSearchParams({ address: contact }),
      headers: { "x-forwarded-host": "evil.example.org", "x-forwarded-for": "10.77.0.1", "sec-fetch-site": "same-origin" },
    });
    expect(asked.status).toBe(200);
    await linkFor(served, contact);
    const mails = await plannedMails(served, contact);
    expect(mails.every(({ html = "" }) => html.includes(`${publicUrl}/partner/`) && !html.includes("evil"))).toBe(true);
    await served.installation.run("delete from newsletter.form_uses");
  });

  test("writes four times a day to one mailbox, and goes on saying the same", async () => {
    await keptContact(served, "partner-alliance", "often@alliance.example.org");
    const answers = [];
    for (let count = 0; count < 6; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      answers.push(await textOf(sendForm(served, "/partner", { fields: { address: "often@alliance.example.org" } })));
    }
    expect(new Set(answers).size).toBe(1);
    const mails = await waitFor(
      async () => plannedMails(served, "often@alliance.example.org"),
      (planned) => planned.length >= 4,
    );
    expect(mails).toHaveLength(4);
    await served.installation.run("delete from newsletter.form_uses");
  });

  test("asks a network that uses it too often to wait", async () => {
    const answers = await Promise.all(
      Array.from({ length: 33 }, async (_, index) =>
        sendForm(served, "/partner", { fields: { address: `a${index}@example.org` }, ip: "192.0.2.9" }),
      ),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
    await served.installation.run("delete from newsletter.form_uses");
  });
});

describe("a link", () => {
  test("that is forged, damaged, of another purpose, or nobody's opens nothing, and offers another", async () => {
    const link = await linkFor(served, contact);
    const { tokenKey, db } = served.installation.modules;
    const { number } = await db.selectFrom("partners").select("number").where("id", "=", "partner-vngoc").executeTakeFirstOrThrow();
    const partnerNumber = number.toString("hex");
    const others = [
      link.replace(/.$/u, (last) => (last === "a" ? "b" : "a")),
      link.slice(0, -3),
      "/partner/x",
      `/partner/${served.token(partnerNumber, "preferences")}`,
      `/partner/${issuePartnerToken(tokenKey, { partnerNumber, number: "0badcafe" })}`,
    ];
    const looks = await Promise.all(others.map(async (other) => pageOf(served, other)));
    const posts = await Promise.all(others.map(async (other) => sendForm(served, other)));
    for (const answer of [...looks, ...posts]) {
      expect(answer.status).toBe(410);
      expect(answer.headers.get("set-cookie")).toBeNull();
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const page = await answer.text();
      expect(page).toContain("This link does not open any more");
      expect(page).toContain('action="/partner"');
    }
    expect(await sessions()).toEqual([]);
  });

  test.each(["GET", "HEAD", "OPTIONS"])("changes nothing by %s, and names no address in full", async (method) => {
    const link = await linkFor(served, contact);
    const page = await textOf(fetch(`${served.web}${link}`, { method }));
    expect(page).not.toContain(contact);
    expect(page).not.toContain("<script");
    expect(await sessions()).toEqual([]);
    await served.installation.run("delete from newsletter.form_uses");
  });

  test("shows for whom it is", async () => {
    const page = await textOf(pageOf(served, await linkFor(served, contact)));
    expect(page).toContain("l…@vngoc.example.org");
    expect(page).toContain("Sign in for \u2068Vienna NGO Committee on Drugs\u2069");
  });

  test("signs nobody in from another site, and nobody once half an hour has passed", async () => {
    const link = await linkFor(served, contact);
    expect((await sendForm(served, link, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    const { db } = served.installation.modules;
    const row = await db.selectFrom("partner_sign_ins").selectAll().orderBy("created_at", "desc").executeTakeFirstOrThrow();
    expect(row.expires_at.getTime() - row.created_at.getTime()).toBe(30 * 60_000);
    await served.installation.run(`update newsletter.partner_sign_ins set expires_at = now() where id = '${row.id}'`);
    expect((await sendForm(served, link)).status).toBe(410);
    expect(await sessions()).toEqual([]);
  });

  test("is used once: of two at the same moment one signs in, and afterwards nobody", async () => {
    const link = await linkFor(served, contact);
    const answers = await Promise.all([1, 2, 3].map(async () => sendForm(served, link)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 410, 410]);
    expect((await sendForm(served, link)).status).toBe(410);
    expect((await pageOf(served, link)).status).toBe(410);
    expect(await sessions()).toHaveLength(1);
    expect(await acts(contactId)).toEqual(["partner.signedIn"]);
    const won = answers.find(({ status }) => status === 303);
    expect(won?.headers.get("location")).toBe("/partner/overview");
    expect(won?.headers.get("set-cookie")).toMatch(/^partner=[0-9a-f]{64}; Path=\/partner; Max-Age=28800; HttpOnly; SameSite=Strict$/u);
    await served.installation.run("delete from newsletter.form_uses");
  });
});

describe("a session", () => {
  test("shows whose it is, in text, and its secret is stored nowhere", async () => {
    const cookie = await signedIn(served, contact);
    const answer = await pageOf(served, "/partner/overview", cookie);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(page).toContain("Linh &#60;b&#62;Tran&#60;/b&#62;");
    expect(page).toContain("Civil Society Newsletter");
    expect(page).not.toContain("<script");
    const secret = cookie.replace("partner=", "");
    expect((await sessions()).every(({ digest }) => digest.toString("hex") !== secret && digest.length === 32)).toBe(true);
  });

  test.each([
    ["none", ""],
    ["another's", `partner=${"0".repeat(64)}`],
    ["a damaged one", "partner=0"],
    ["a hash of a stored one", "digest"],
  ])("is not given for a cookie: %s", async (_what, given) => {
    const [row] = await sessions();
    const cookie = given === "digest" ? `partner=${row?.digest.toString("hex") ?? ""}` : given;
    const answers = [
      await pageOf(served, "/partner/overview", cookie),
      await postTo(served, "/partner/choose", cookie, { fields: { contact: contactId } }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await answer.text()).toContain("Please sign in");
    }
  });

  test("is not used by forms of other sites", async () => {
    const cookie = await signedIn(served, contact);
    const foreign = { headers: { "sec-fetch-site": "cross-site" } };
    expect((await postTo(served, "/partner/sign-out", cookie, foreign)).status).toBe(403);
    expect((await postTo(served, "/partner/choose", cookie, { ...foreign, fields: { contact: contactId } })).status).toBe(403);
    const byOrigin = { headers: { "sec-fetch-site": "", origin: "https://evil.example.org" } };
    expect((await postTo(served, "/partner/sign-out", cookie, byOrigin)).status).toBe(403);
    expect((await pageOf(served, "/partner/overview", cookie)).status).toBe(200);
    await served.installation.run("delete from newsletter.form_uses");
  });

  test("ends by signing out, twice with the same answer, and leaves the others of the same contact", async () => {
    const [one, other] = [await signedIn(served, contact), await signedIn(served, contact)];
    const answers = [await postTo(served, "/partner/sign-out", one), await postTo(served, "/partner/sign-out", one)];
    expect(answers.map((answer) => [answer.status, answer.headers.get("location"), cookieOf(answer)])).toEqual([
      [303, "/partner", "partner="],
      [303, "/partner", "partner="],
    ]);
    expect((await pageOf(served, "/partner/overview", one)).status).toBe(403);
    expect((await pageOf(served, "/partner/overview", other)).status).toBe(200);
    expect((await acts(contactId)).filter((act) => act === "partner.signedOut")).toHaveLength(1);
    await served.installation.run("delete from newsletter.form_uses");
  });

  test("ends after eight hours, with its contact, and with the contact's address; so do links", async () => {
    const { contacts } = served.installation.modules;
    const cookie = await signedIn(served, contact);
    await served.installation.run("update newsletter.partner_sessions set ends_at = now()");
    expect((await pageOf(served, "/partner/overview", cookie)).status).toBe(403);

    const changing = await keptContact(served, "partner-vngoc", "before@vngoc.example.org");
    const early = await signedIn(served, "before@vngoc.example.org");
    const link = await linkFor(served, "before@vngoc.example.org");
    const after = { id: changing, partnerId: "partner-vngoc", name: "Nora New", address: "after@vngoc.example.org", stakeholderKind: null };
    await contacts.keep(after, "test");
    expect((await pageOf(served, "/partner/overview", early)).status).toBe(403);
    expect((await sendForm(served, link)).status).toBe(410);

    const late = await signedIn(served, after.address);
    await contacts.keep({ ...after, name: "Nora Newer" }, "test");
    expect((await pageOf(served, "/partner/overview", late)).status).toBe(200);
    await contacts.remove(changing, "test");
    expect((await pageOf(served, "/partner/overview", late)).status).toBe(403);
    await served.installation.run("delete from newsletter.form_uses");
  });

  test("of somebody who answers for several partners goes on to another of hers, and to nobody else's", async () => {
    const both = "both@offices.example.org";
    const ofVngoc = await keptContact(served, "partner-vngoc", both);
    const ofAlliance = await keptContact(served, "partner-alliance", both.toUpperCase());
    const before = (await plannedMails(served, both)).length;
    const cookie = await signedIn(served, both);
    expect(await plannedMails(served, both)).toHaveLength(before + 1);
    expect(await textOf(pageOf(served, "/partner/overview", cookie))).toContain(ofAlliance);
    expect((await postTo(served, "/partner/choose", cookie, { fields: { contact: contactId } })).status).toBe(404);
    expect((await postTo(served, "/partner/choose", cookie, { fields: { contact: "x" } })).status).toBe(404);
    expect((await postTo(served, "/partner/choose", cookie, { fields: { contact: ofAlliance } })).status).toBe(303);
    expect(await textOf(pageOf(served, "/partner/overview", cookie))).toContain(ofVngoc);
    expect(await acts(ofAlliance)).toEqual(["partner.chosen"]);
  });
});

test("an operator ends every session and link of a partner, and no other's", async () => {
  await keptContact(served, "partner-uncac-coalition", "carla@coalition.example.org");
  const ours = await signedIn(served, contact);
  const link = await linkFor(served, contact);
  const theirs = await signedIn(served, "carla@coalition.example.org");
  const { databaseUrl, dataDir, modules } = served.installation;
  const end = await newsletter(["audience", "sign-out", "partner-vngoc", "--json"], { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
  expect(JSON.parse(end.out)).toMatchObject({ partnerId: "partner-vngoc" });
  expect((await pageOf(served, "/partner/overview", ours)).status).toBe(403);
  expect((await sendForm(served, link)).status).toBe(410);
  expect((await pageOf(served, "/partner/overview", theirs)).status).toBe(200);
  const { actor } = await modules.db
    .selectFrom("audit")
    .select("actor")
    .where("action", "=", "partner.allSignedOut")
    .executeTakeFirstOrThrow();
  expect(actor).toMatch(/^command line: /u);
});
