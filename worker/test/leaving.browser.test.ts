import type { Browser, Page } from "playwright-core";
import type { Email } from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linksIn, mailsTo } from "./support/mails.ts";
import { openReaderBrowser } from "./support/reader-browser.ts";
import { openSendingHouse, type SendingHouse } from "./support/sending-house.ts";

let house: SendingHouse;
let browser: Browser;
beforeAll(async () => {
  house = await openSendingHouse();
  browser = await openReaderBrowser();
  const { contacts } = house.served.installation.modules;
  await contacts.keep(
    {
      id: "0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a11",
      partnerId: "partner-vngoc",
      name: "Cora Contact",
      address: contact,
      stakeholderKind: null,
    },
    "test",
  );
  await house.approved();
  await house.send();
  await house.atRest();
});
afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

const person = "secretary@alliance.example.org";
const desk = "office@vngoc.example.org";
const contact = "cora@home.example.org";

/** Everything that opening a link must leave as it is. */
async function everything(): Promise<unknown> {
  const { db } = house.served.installation.modules;
  const tables = ["subscriptions", "suppressions", "feedback_events", "leavings", "consents", "outbox", "audit"] as const;
  const rows = await Promise.all(tables.map(async (table) => db.selectFrom(table).selectAll().execute()));
  // What the sender does meanwhile with mails that were planned before is not theirs.
  return JSON.stringify(rows.map((each, index) => (tables[index] === "outbox" ? each.length : each)));
}

async function stateOf(address: string): Promise<string | undefined> {
  const { db } = house.served.installation.modules;
  return (await db.selectFrom("subscriptions").select("state").where("address", "=", address).executeTakeFirst())?.state;
}

async function opened(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${house.served.web}${path}`, { waitUntil: "networkidle" });
  return page;
}

async function firstMail(address: string, which = 0): Promise<Email> {
  const mail = (await mailsTo(house.sink, address, which + 1))[which];
  if (mail === undefined) throw new Error(`${address} was written to`);
  return mail;
}

/** As a scanner does: scripts on, every link to us of header and body, and a while on each page. Gives what it opened. */
async function scan(mail: Email): Promise<readonly string[]> {
  const header = mail.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const own = [...`${header} ${mail.html ?? ""}`.matchAll(/["<]http:\/\/127\.0\.0\.1:3400(?<path>\/[^">]+)[">]/gu)];
  // A calendar file is no page; links into the world lead nowhere in a test.
  const paths = [...new Set(own.map(({ groups }) => groups?.["path"] ?? ""))].filter((path) => !/\.(?:ics|pdf|png|jpg)$/u.test(path));
  const page = await browser.newPage();
  for (const path of paths) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one browser, one page after the other
    await page.goto(`${house.served.web}${path}`, { waitUntil: "networkidle" });
  }
  await page.close();
  return paths;
}

test("a subscriber leaves and comes back", async () => {
  const mail = await firstMail(person);
  const before = await everything();
  const paths = await scan(mail);
  expect(paths.filter((path) => /^\/(?:u|leave)\//u.test(path))).toHaveLength(2);
  expect(await everything()).toEqual(before);

  const [leave = ""] = linksIn(mail, "/leave/");
  const leaving = await opened(leave);
  expect(await leaving.locator("main").innerText()).toContain("s…\u2060@alliance.example.org");
  expect(await leaving.content()).not.toContain(person);
  await leaving.getByRole("button", { name: "Stop delivery" }).click();
  await leaving.getByRole("heading", { name: "Delivery has stopped" }).waitFor();
  expect(await stateOf(person)).toBe("left");

  const notice = await firstMail(person, 1);
  // It reads Arabic, so the notice is in Arabic.
  expect(notice.html).toContain('dir="rtl"');
  const left = await everything();
  await scan(notice);
  expect(await everything()).toEqual(left);

  const [undo = ""] = linksIn(notice, "/undo/");
  const back = await opened(undo);
  await back.getByRole("button", { name: "Bring it back" }).click();
  await back.getByRole("heading", { name: "Delivery goes on" }).waitFor();
  expect(await stateOf(person)).toBe("active");
  await back.reload();
  expect(await stateOf(person)).toBe("active");

  const { campaignId } = await house.served.installation.rehearseSample();
  const { db } = house.served.installation.modules;
  const rows = db.selectFrom("recipients").select("excluded_reason").where("campaign_id", "=", campaignId).where("address", "=", person);
  expect(await rows.execute()).toEqual([{ excluded_reason: null }]);
  expect(await mailsTo(house.sink, person, 3)).toHaveLength(3);
});

test("an office stops by accident, and its contact keeps it", async () => {
  const [leave = ""] = linksIn(await firstMail(desk), "/leave/");
  const leaving = await opened(leave);
  expect(await leaving.locator("main").innerText()).toContain("Vienna NGO Committee on Drugs");
  await leaving.getByRole("button", { name: "Stop delivery" }).click();
  await leaving.getByRole("heading", { name: "Your wish has been recorded" }).waitFor();
  expect(await stateOf(desk)).toBe("leaving");

  const notice = await firstMail(contact);
  const before = await everything();
  await scan(notice);
  expect(await everything()).toEqual(before);
  const [decide = ""] = linksIn(notice, "/decide/");
  const asked = await opened(decide);
  await asked.getByRole("heading", { name: "Should delivery go on?" }).waitFor();
  await asked.getByRole("button", { name: "Keep it" }).click();
  await asked.getByRole("heading", { name: "Delivery goes on" }).waitFor();
  expect(await stateOf(desk)).toBe("active");
  // Nobody asked the mailbox itself.
  expect(house.sink.bodies.filter(({ to, content }) => to === desk && !content.includes("List-Unsubscribe-Post:"))).toEqual([]);
});
