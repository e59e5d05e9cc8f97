import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetOldUses } from "../src/store/form-uses.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { linksIn } from "./support/mails.ts";
import { askFor, plannedMails, sendForm, subscribePath } from "./support/reader-forms.ts";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";

let served: ServedInstallation;
let beforeAnyIssue: string;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  await served.installation.subscribe(partnerSubscriptions);
  beforeAnyIssue = await (await fetch(`${served.web}/subscribe`)).text();
  await served.installation.rehearseSample();
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

const list = "members@coalition.example.org";
const desk = "office@vngoc.example.org";

async function subscriptionsOf(address: string) {
  const { db } = served.installation.modules;
  return db
    .selectFrom("subscriptions")
    .select(["id", "number", "state", "recipient_kind", "partner_id", "languages", "address"])
    .where("address", "=", address)
    .orderBy("created_at")
    .execute();
}

/** Whoever holds this subscription leaves, as the button of a mail client does it. */
async function leftBy(row: { readonly number: Buffer } | undefined): Promise<void> {
  const token = served.token(row?.number.toString("hex") ?? "", "oneClick");
  expect((await fetch(`${served.web}/u/${token}`, { method: "POST" })).status).toBe(200);
}

async function consentActs(address: string): Promise<readonly (string | null)[]> {
  const { db } = served.installation.modules;
  const rows = await db.selectFrom("consents").select(["act", "wording"]).where("address", "=", address).orderBy("id").execute();
  return rows.map(({ act, wording }) => (wording === null ? act : `${act} ${wording}`));
}

/** The path of the link in the latest mail to this address. */
async function linkTo(address: string, path: string): Promise<string> {
  const mails = await plannedMails(served, address);
  const [link] = linksIn(mails.at(-1) ?? {}, path);
  if (link === undefined) throw new Error(`no mail to ${address} leads to ${path}`);
  return link;
}

const confirmed = async (address: string): Promise<string> => {
  await askFor(served, { address });
  const link = await linkTo(address, "/confirm/");
  await sendForm(served, link);
  return link;
};

describe("what the form refuses", () => {
  test.each([
    ["nothing", ""],
    ["a second header field", "a@example.org\r\nBcc: b@example.org"],
    ["two addresses", "a@example.org,b@example.org"],
    ["a name with markup", '"<b>" <a@example.org>'],
    ["a machine of ours", "root@localhost"],
    ["an address of the network", "a@[127.0.0.1]"],
    ["a number as its domain", "a@127.1"],
    ["too much", `${"a".repeat(65)}@example.org`],
  ])("as an address: %s", async (_what, address) => {
    const answer = await askFor(served, { address });
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain("This is not an e-mail address");
    expect(page).not.toContain("<b>");
    expect(await plannedMails(served, address)).toEqual([]);
  });

  test.each([
    ["no language of the publication", { language1: "xx" }, "Choose at least one language"],
    ["a partner nobody knows", { partner: "partner-of-nobody" }, "not on the list any more"],
    ["words that were not shown", { wording: "subscribe.en.0" }, "The words above the button have changed"],
  ])("%s, and keeps what was typed", async (_what, fields, said) => {
    const answer = await askFor(served, { address: "kept@example.org", ...fields });
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain(said);
    expect(page).toContain('value="kept@example.org"');
    expect(await subscriptionsOf("kept@example.org")).toEqual([]);
  });

  test("a form of another site, and one for what does not exist", async () => {
    const foreign = await askFor(served, { address: "foreign@example.org" }, { headers: { "sec-fetch-site": "cross-site" } });
    expect(foreign.status).toBe(403);
    expect(await subscriptionsOf("foreign@example.org")).toEqual([]);
    const paths = [
      "/subscribe/civil-society-newsletter/xx",
      "/subscribe/another/en",
      "/subscribe/%00/en",
      `/subscribe/${"a".repeat(150)}/en`,
    ];
    const answers = await Promise.all(paths.map(async (path) => (await fetch(`${served.web}${path}`)).status));
    expect(answers).toEqual([404, 404, 404, 404]);
  });

  test("a machine that fills in the field nobody sees: it is thanked, and nothing is kept", async () => {
    const answer = await askFor(served, { address: "machine@example.org", website: "https://example.org/" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Look into your mailbox");
    expect(await subscriptionsOf("machine@example.org")).toEqual([]);
  });
});

describe("an address that is known", () => {
  test("is answered with the page of one that is not, whatever its state", async () => {
    await served.installation.subscribe([
      { address: "active@example.org" },
      { address: "left@example.org" },
      { address: "bounced@example.org", state: "requested" },
    ]);
    const [left] = await subscriptionsOf("left@example.org");
    await leftBy(left);
    await served.installation.run(
      "insert into newsletter.suppressions select publication_id, address, 'hardBounce' from newsletter.subscriptions where address = 'bounced@example.org'",
    );
    const addresses = ["new@example.org", "active@example.org", "left@example.org", "bounced@example.org", list, desk];
    const pages = await Promise.all(
      addresses.map(async (address) => {
        const answer = await askFor(served, { address });
        return `${answer.status} ${(await answer.text()).replaceAll(address, "ADDRESS")}`;
      }),
    );
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toMatch(/^200 .*ADDRESS/su);
    const subjects = await Promise.all(
      addresses.map(async (address) => (await plannedMails(served, address)).map(({ subject }) => subject)),
    );
    const [toConfirm, already] = ["Please confirm: “Civil Society Newsletter”", "You receive “Civil Society Newsletter” already"];
    expect(subjects.map((ofOne) => ofOne.at(-1))).toEqual([
      toConfirm,
      already,
      toConfirm,
      // Never to be written to; and a list, any member of which could press the button for all.
      undefined,
      undefined,
      already,
    ]);
  });

  test("is not changed by a wish that nobody confirms", async () => {
    const before = { state: "active", languages: ["en"] };
    await askFor(served, { address: "active@example.org", language1: "ru", partner: "partner-vngoc" });
    expect(await subscriptionsOf("active@example.org")).toMatchObject([before]);
    expect(await linkTo("active@example.org", "/preferences/")).toMatch(/^\/preferences\/[a-z2-7]{40}$/u);
    await askFor(served, { address: "left@example.org", language1: "ru" });
    expect(await subscriptionsOf("left@example.org")).toMatchObject([{ state: "left", languages: ["en"] }]);
  });

  test("comes back after leaving, once it is confirmed", async () => {
    const { db } = served.installation.modules;
    await sendForm(served, await linkTo("left@example.org", "/confirm/"));
    expect(await subscriptionsOf("left@example.org")).toMatchObject([{ state: "active", languages: ["ru"] }]);
    expect(await db.selectFrom("suppressions").selectAll().where("address", "=", "left@example.org").execute()).toEqual([]);
  });
});

describe("an address as it is kept", () => {
  test.each([
    ["Plus.Sign+news@Example.ORG", "Plus.Sign+news@example.org"],
    ["name@bücher.example", "name@xn--bcher-kva.example"],
    ["  blanks@example.org\t", "blanks@example.org"],
  ])("%s", async (typed, kept) => {
    expect((await askFor(served, { address: typed })).status).toBe(200);
    expect(await subscriptionsOf(kept)).toMatchObject([{ state: "requested", recipient_kind: "person", partner_id: null }]);
    expect((await plannedMails(served, kept))[0]?.to).toMatchObject([{ address: kept }]);
  });

  test("belongs to the partner it came through, which it leaves for itself alone", async () => {
    await askFor(served, { address: "member@example.org", partner: "partner-vngoc", language1: "ar", language2: "", language3: "fr" });
    expect(await subscriptionsOf("member@example.org")).toMatchObject([
      { state: "requested", recipient_kind: "members", partner_id: "partner-vngoc", languages: ["ar", "fr"] },
    ]);
  });
});

describe("bombing", () => {
  test("an address gets four mails in a day, under whatever of its names, and the page does not say so", async () => {
    const answers: string[] = [];
    for (const address of ["v@example.org", "V@example.org", "v+1@example.org", "v+2@example.org", "v+3@example.org", "v@example.org"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answer = await askFor(served, { address });
      // oxlint-disable-next-line no-await-in-loop -- as above
      answers.push(`${answer.status} ${(await answer.text()).replaceAll(address, "ADDRESS")}`);
    }
    expect(new Set(answers).size).toBe(1);
    const { db } = served.installation.modules;
    const mails = await db.selectFrom("outbox").select("id").where("address", "ilike", "v%@example.org").execute();
    expect(mails).toHaveLength(4);
  });

  test.each([
    ["IPv4", (index: number) => `192.0.2.${index}`, "198.51.100.1"],
    ["IPv6", (index: number) => `2001:db8:0:1:${index}::1`, "2001:db8:0:2::1"],
  ])("a network (%s) is told to wait after thirty, and the one beside it is not", async (name, ipOf, other) => {
    const ask = async (index: number, ip: string): Promise<number> =>
      (await askFor(served, { address: `${name.toLowerCase()}-${index}@example.org` }, { ip })).status;
    const statuses = await Promise.all(Array.from({ length: 33 }, async (_, index) => ask(index, ipOf(index + 1))));
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    expect(await ask(99, other)).toBe(200);
    const rows = await served.installation.modules.db
      .selectFrom("subscriptions")
      .select("id")
      .where("address", "like", `${name.toLowerCase()}-%`)
      .execute();
    expect(rows).toHaveLength(31);
  });

  test("what is counted names neither address nor network, and is gone after a day", async () => {
    const { db } = served.installation.modules;
    const uses = await db.selectFrom("form_uses").selectAll().execute();
    expect(uses.every(({ subject }) => subject.length === 32)).toBe(true);
    await served.installation.run("update newsletter.form_uses set slot_at = slot_at - interval '25 hours'");
    await forgetOldUses(db);
    expect(await db.selectFrom("form_uses").selectAll().execute()).toEqual([]);
  });

  test("all together are told to wait, once there were six hundred in an hour", async () => {
    await askFor(served, { address: "first@example.org" });
    await served.installation.run("update newsletter.form_uses set use_count = 600");
    const answer = await askFor(served, { address: "too-many@example.org" });
    expect(answer.status).toBe(429);
    expect(await answer.text()).toContain("Too many at once");
    expect(await subscriptionsOf("too-many@example.org")).toEqual([]);
    await served.installation.run("delete from newsletter.form_uses");
  });
});

describe("the link that confirms", () => {
  test("is answered with 404 when it is not ours, damaged, or for another purpose", async () => {
    await askFor(served, { address: "tokens@example.org" });
    const path = await linkTo("tokens@example.org", "/confirm/");
    const [subscription] = await subscriptionsOf("tokens@example.org");
    const number = subscription?.number.toString("hex") ?? "";
    const others = [
      path.replace(/.$/u, (last) => (last === "a" ? "b" : "a")),
      "/confirm/x",
      `/confirm/${served.token(number, "leave")}`,
      `/confirm/${served.token(number, "confirm")}`,
    ];
    const answers = await Promise.all(others.map(async (other) => sendForm(served, other)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await subscriptionsOf("tokens@example.org")).toMatchObject([{ state: "requested" }]);
  });

  test.each(["GET", "HEAD", "OPTIONS"])("changes nothing by %s, and names no address in full", async (method) => {
    const path = await linkTo("tokens@example.org", "/confirm/");
    const page = await (await fetch(`${served.web}${path}`, { method })).text();
    expect(page).not.toContain("tokens@example.org");
    expect(page).not.toContain("<script");
    expect(await subscriptionsOf("tokens@example.org")).toMatchObject([{ state: "requested" }]);
  });

  test("changes nothing from another site, and nothing once seven days have passed", async () => {
    await askFor(served, { address: "late@example.org" });
    const path = await linkTo("late@example.org", "/confirm/");
    expect((await sendForm(served, path, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    const [row] = await subscriptionsOf("late@example.org");
    const { db } = served.installation.modules;
    const { expires_at, asked_at } = await db
      .selectFrom("opt_ins")
      .selectAll()
      .where("subscription_id", "=", row?.id ?? "")
      .executeTakeFirstOrThrow();
    expect(expires_at.getTime() - asked_at.getTime()).toBe(7 * 86_400_000);
    await served.installation.run(`update newsletter.opt_ins set expires_at = now() where subscription_id = '${row?.id ?? ""}'`);
    const answer = await sendForm(served, path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("This link has expired");
    expect(await subscriptionsOf("late@example.org")).toMatchObject([{ state: "requested" }]);
  });

  test("subscribes, twice with one record of what was agreed to which words", async () => {
    const path = await confirmed("yes@example.org");
    const again = await sendForm(served, path);
    expect(await again.text()).toContain("You are subscribed");
    expect(await subscriptionsOf("yes@example.org")).toMatchObject([{ state: "active", languages: ["en"] }]);
    expect(await consentActs("yes@example.org")).toEqual(["asked subscribe.en.1", "given subscribe.en.1"]);
  });

  test("brings nobody back who has left since", async () => {
    const path = await confirmed("gone@example.org");
    const [row] = await subscriptionsOf("gone@example.org");
    await leftBy(row);
    expect(await (await sendForm(served, path)).text()).toContain("This link has expired");
    expect(await subscriptionsOf("gone@example.org")).toMatchObject([{ state: "left" }]);
  });

  test("and its mail speak the language of the form, and the mail belongs to no list", async () => {
    await askFor(served, { address: "arabic@example.org", language1: "ar" }, { language: "ar" });
    const [mail] = await plannedMails(served, "arabic@example.org");
    expect(mail?.html).toContain('lang="ar" dir="rtl"');
    expect(mail?.headers.map(({ key }) => key).filter((key) => key.startsWith("list-"))).toEqual([]);
    expect(mail?.from?.address).toMatch(/^notices@/u);
    const page = await (await fetch(`${served.web}${await linkTo("arabic@example.org", "/confirm/")}`)).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
  });
});

test("before an issue was kept there is no publication that a page could name", () => {
  expect(beforeAnyIssue).toContain("no newsletter to subscribe to yet");
});

test("the only publication's form is where /subscribe leads, in the browser's language", async () => {
  const answer = await fetch(`${served.web}/subscribe`, { redirect: "manual", headers: { "accept-language": "fr" } });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, subscribePath("fr")]);
});

test("nothing went wrong that nobody expected", () => {
  expect(served.unexpected).toEqual([]);
});
