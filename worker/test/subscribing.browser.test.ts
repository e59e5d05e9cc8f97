import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linksIn, mailsTo } from "./support/mails.ts";
import { openReaderBrowser } from "./support/reader-browser.ts";
import { openSendingHouse, type SendingHouse } from "./support/sending-house.ts";

let house: SendingHouse;
let browser: Browser;
beforeAll(async () => {
  house = await openSendingHouse();
  browser = await openReaderBrowser();
});
afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

const list = "members@coalition.example.org";
const member = "amina.member@example.org";

async function stateOf(address: string): Promise<string | undefined> {
  const { db } = house.served.installation.modules;
  return (await db.selectFrom("subscriptions").select("state").where("address", "=", address).executeTakeFirst())?.state;
}

async function opened(path: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(`${house.served.web}${path}`, { waitUntil: "networkidle" });
  return page;
}

test("a member goes from a forward to a confirmed subscription", async () => {
  await house.approved();
  await house.send();
  await house.atRest();
  const [forwarded] = await mailsTo(house.sink, list);
  if (forwarded === undefined) throw new Error("the list was written to");
  const [subscribe = ""] = linksIn(forwarded, "/subscribe/");
  expect(subscribe).toBe("/subscribe/civil-society-newsletter/en");

  const form = await opened(subscribe);
  await form.getByLabel("Your e-mail address").fill(`  ${member} `);
  await form.getByLabel("Choice 1").selectOption("fr");
  await form.getByLabel("Choice 2").selectOption("en");
  await form.getByLabel("I came through").selectOption("partner-uncac-coalition");
  await form.getByRole("button", { name: "Subscribe" }).click();
  await form.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
  expect(await stateOf(member)).toBe("requested");

  const [asking] = await mailsTo(house.sink, member);
  if (asking === undefined) throw new Error("she was asked to confirm");
  expect(asking.subject).toMatch(/^Please confirm: /u);
  const [confirm = ""] = linksIn(asking, "/confirm/");

  // A scanner opens it with scripts on, and stays for a while.
  const page = await opened(confirm);
  await page.reload({ waitUntil: "networkidle" });
  expect(await stateOf(member)).toBe("requested");
  expect(await page.content()).not.toContain(member);
  await page.getByRole("button", { name: "Yes, subscribe me" }).click();
  await page.getByRole("heading", { name: "You are subscribed" }).waitFor();
  expect(await stateOf(member)).toBe("active");

  const { installation } = house.served;
  const rehearsal = await installation.rehearseSample();
  const row = await installation.modules.db
    .selectFrom("recipients as r")
    .innerJoin("rendered_editions as e", "e.digest", "r.edition_digest")
    .select(["r.address", "e.key_text"])
    .where("r.campaign_id", "=", rehearsal.campaignId)
    .where("r.address", "=", member)
    .executeTakeFirst();
  expect(row?.key_text).toBe("fr.members.personal.partner-uncac-coalition");
});

test("the pages of every language fit a phone, and run in their direction", async () => {
  for (const language of ["en", "fr", "es", "ar", "ru", "zh"]) {
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    const page = await opened(`/subscribe/civil-society-newsletter/${language}`, { viewport: { width: 360, height: 720 } });
    // oxlint-disable-next-line no-await-in-loop -- as above
    const seen = await page.evaluate<unknown>(
      "[document.documentElement.dir, document.documentElement.scrollWidth - document.documentElement.clientWidth]",
    );
    expect(seen).toEqual([language === "ar" ? "rtl" : "ltr", 0]);
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect((await page.locator(".trap").boundingBox())?.width).toBe(1);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await page.close();
  }
});
