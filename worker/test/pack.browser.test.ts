import { readFile } from "node:fs/promises";
import type { Browser, Download, Page } from "playwright-core";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openReaderBrowser } from "./support/reader-browser.ts";
import { openSendingHouse, type SendingHouse } from "./support/sending-house.ts";
import { zipEntries } from "./support/zip-entries.ts";

let house: SendingHouse;
let browser: Browser;
beforeAll(async () => {
  house = await openSendingHouse();
  browser = await openReaderBrowser();
  await house.approved();
  await house.send();
  await house.atRest();
});
afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

/** The link that the mail to this address carries, at the address where this test serves it. */
async function packLinkOf(address: string): Promise<string> {
  const body = house.sink.bodies.find(({ to }) => to.includes(address));
  const { text = "" } = await PostalMime.parse(body?.content ?? "");
  const [link = "no link"] = /https?:\/\/\S+\/pack\/[a-z2-7]{40}/u.exec(text) ?? [];
  return here(link);
}

const here = (address: string): string => {
  const { pathname } = new URL(address);
  return `${house.served.web}${pathname}`;
};

async function readerPage(locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, acceptDownloads: true });
  return context.newPage();
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all<Download | void>([page.waitForEvent("download"), click()]);
  if (download === undefined) throw new Error("nothing was downloaded");
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("a partner's office goes from the mail to its pack and forwards it", async () => {
  const page = await readerPage("en-GB");
  await page.goto(await packLinkOf("office@vngoc.example.org"));
  await expect(page.getByRole("heading", { level: 1 }).textContent()).resolves.toContain("Your pack");

  const mail = await downloaded(page, async () => page.locator("#in-en ~ ul").getByRole("link", { name: "New message (.eml)" }).click());
  expect(mail.name).toBe("A record for civil society in Atlanta.eml");
  const forward = await PostalMime.parse(mail.bytes);
  expect(forward.headers.map(({ key }) => key)).not.toContain("to");
  expect(forward.html).not.toMatch(/\/(?:u|leave|pack|preferences)\//u);
  const archive = forward.headers.find(({ key }) => key === "list-archive")?.value.slice(1, -1) ?? "";
  expect(forward.text).toContain(archive);

  const zip = await downloaded(page, async () => page.getByRole("link", { name: "Download everything (ZIP)" }).click());
  expect(zipEntries(zip.bytes).get(`en/${mail.name}`)?.equals(mail.bytes)).toBe(true);

  await page.goto(here(archive));
  await expect(page.getByRole("heading", { level: 1 }).textContent()).resolves.toBe("A record for civil society in Atlanta");
});
