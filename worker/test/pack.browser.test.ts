import { readFile } from "node:fs/promises";
import type { Browser, Download, Page } from "playwright-core";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./support/reader-axe.ts";
import { openReaderBrowser } from "./support/reader-browser.ts";
import { sampleWith } from "./support/sample-with.ts";
import { openSendingHouse, type SendingHouse } from "./support/sending-house.ts";
import { zipEntries } from "./support/zip-entries.ts";

let house: SendingHouse;
let browser: Browser;
beforeAll(async () => {
  house = await openSendingHouse({ source: sampleWith({ publication: { hasReachQuestion: true } }) });
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
  return officeLinkOf("pack", address);
}

async function officeLinkOf(path: "pack" | "reach", address: string): Promise<string> {
  const body = house.sink.bodies.find(({ to }) => to.includes(address));
  const { text = "" } = await PostalMime.parse(body?.content ?? "");
  const [link = "http://no.link"] = new RegExp(`https?://\\S+/${path}/[a-z2-7]{40}`, "u").exec(text) ?? [];
  return here(link);
}

const here = (address: string): string => `${house.served.web}${new URL(address).pathname}`;

async function openPage(locale: string, viewport = { width: 1_000, height: 800 }): Promise<Page> {
  return (await browser.newContext({ locale, viewport })).newPage();
}

async function downloaded(page: Page, link: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all<Download | void>([page.waitForEvent("download"), page.locator(link).click()]);
  if (download === undefined) throw new Error("nothing was downloaded");
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Headers and both parts, decoded: where a token of anybody would be seen. */
const wordsOf = ({ headers, text, html }: Email): string => JSON.stringify([headers, text, html]);
const tokens = /\/(?:u|leave|pack|preferences|confirm|reach)\/|(?<![a-z0-9])[a-z2-7]{40}(?![a-z0-9])|list-unsubscribe/iu;

test("a partner's office goes from the mail to its pack and forwards it", async () => {
  const page = await openPage("en-GB");
  await page.goto(await packLinkOf("office@vngoc.example.org"));
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Your pack");
  expect(await axeFaults(page)).toEqual([]);

  // As it is, at once: a message that names nobody, and all of it as one file.
  const mail = await downloaded(page, "a[href$='/issue/en/eml']");
  expect(mail.name).toBe("A record for civil society in Atlanta.eml");
  const forward = await PostalMime.parse(mail.bytes);
  expect(forward.headers.map(({ key }) => key)).toEqual(expect.arrayContaining(["x-unsent", "subject", "list-archive"]));
  expect(forward.to ?? []).toEqual([]);
  expect(wordsOf(forward)).not.toMatch(tokens);
  // Byte for byte what an address that redistributes was sent: without a link of its own.
  const list = await PostalMime.parse(house.sink.bodies.find(({ to }) => to.includes("members@coalition"))?.content ?? "");
  expect([forward.html, forward.text]).toEqual([list.html, list.text]);
  const whole = zipEntries((await downloaded(page, "a[href$='/pack.zip']")).bytes);
  expect(whole.get(`en/${mail.name}`)?.equals(mail.bytes)).toBe(true);

  // Its own choice of it: the letter left out, an item moved up, French first, a word to the members.
  await page.getByRole("link", { name: "Pick your items" }).click();
  expect(await axeFaults(page)).toEqual([]);
  await page.locator("#line-0 input[type=checkbox]").first().uncheck();
  const second = page.locator("#line-2 li").nth(1);
  const moved = (await second.locator("label").textContent()) ?? "";
  await second.getByRole("button", { name: "up" }).click();
  expect(await page.locator("#line-2 li").first().locator("label").textContent()).toBe(moved);
  await page.locator("#line-fr").getByRole("button", { name: "up" }).click();
  await page.getByLabel("Foreword in English").fill("Dear members,\nplease read <the call> below.");
  await page.getByRole("button", { name: "Preview: English" }).click();
  const preview = page.frameLocator("#preview iframe");
  expect(await preview.locator("body").textContent()).toContain("please read <the call> below.");
  expect(await preview.locator("body").textContent()).toContain("Selected by");
  await page.getByRole("button", { name: "Keep this selection" }).click();
  expect(await page.getByRole("status").textContent()).toContain("Your selection is kept");
  expect(await page.locator("section h2[id^=in-]").allTextContents()).toEqual(["Français", "English", "Español"]);

  // The same as files.
  const chosen = await downloaded(page, "a[href$='/selection/en/eml']");
  const selection = await PostalMime.parse(chosen.bytes);
  expect(wordsOf(selection)).not.toMatch(tokens);
  expect(selection.text).toContain("please read <the call> below.");
  expect(selection.text).not.toContain("Dear readers");
  const entries = zipEntries((await downloaded(page, "a[href$='/pack.zip']")).bytes);
  expect(entries.get(`en/${chosen.name}`)?.equals(chosen.bytes)).toBe(true);
  expect(entries.get(`en/${mail.name}`)?.equals(mail.bytes)).toBe(true);

  // What a member of it is led to is the issue on the web.
  await page.goto(here(forward.headers.find(({ key }) => key === "list-archive")?.value.slice(1, -1) ?? ""));
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("A record for civil society in Atlanta");
});

test("an office that reads Arabic finds its pack and its form in Arabic, on a phone", async () => {
  const page = await openPage("ar-EG", { width: 360, height: 740 });
  await page.goto(await packLinkOf("secretary@alliance.example.org"));
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  const isWider = (): Promise<boolean> => page.evaluate("document.documentElement.scrollWidth > innerWidth");
  expect(await isWider()).toBe(false);
  await page.getByRole("link", { name: "اختاروا موادكم" }).click();
  expect(await axeFaults(page)).toEqual([]);
  expect(await isWider()).toBe(false);
  await page.getByRole("button", { name: "معاينة: العربية" }).click();
  expect(await page.frameLocator("#preview iframe").locator("html").getAttribute("dir")).toBe("rtl");
});

test("an office says from its mail how many it forwarded the issue to, and corrects that on the page of its pack", async () => {
  const page = await openPage("ar", { width: 360, height: 740 });
  await page.goto(await officeLinkOf("reach", "secretary@alliance.example.org"));
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  expect(await axeFaults(page)).toEqual([]);
  await page.locator("#people").fill("-3");
  await page.getByRole("button").click();
  expect(await page.getByRole("alert").count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await page.locator("#people").fill("٣٥٠");
  await page.locator("input[value=ngo]").check();
  await page.getByRole("button").click();
  expect(await page.getByRole("status").textContent()).toContain("شكرًا");
  expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);

  await page.goto(await packLinkOf("secretary@alliance.example.org"));
  expect(await axeFaults(page)).toEqual([]);
  expect([await page.locator("#people").inputValue(), await page.locator("input[value=ngo]").isChecked()]).toEqual(["350", true]);
  await page.locator("#people").fill("400");
  await page.locator("form button").click();
  await page.waitForURL(/reach=kept/u);
  expect(await page.locator("#people").inputValue()).toBe("400");
});
