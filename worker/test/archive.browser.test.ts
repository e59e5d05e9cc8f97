import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { partnerSubscriptions } from "./support/installation.ts";
import { axeFaults } from "./support/reader-axe.ts";
import { openReaderBrowser } from "./support/reader-browser.ts";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";

let served: ServedInstallation;
let browser: Browser;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  browser = await openReaderBrowser();
  await served.installation.subscribe(partnerSubscriptions);
  await served.installation.rehearseSample();
});
afterAll(async () => {
  await browser.close();
  await served[Symbol.asyncDispose]();
});

async function readerPage(locale: string): Promise<Page> {
  const context = await browser.newContext({ locale });
  return context.newPage();
}

test.each([
  { locale: "en-GB", find: "Find", field: "Words", typed: "corruption Montenegro", item: "Montenegro", passOn: "Pass this on" },
  {
    locale: "ar",
    find: "ابحث",
    field: "كلمات",
    typed: "للمخدرات والوزراء",
    item: "لوساكا",
    passOn: "مرِّروا هذا العدد إلى غيركم",
  },
])("a reader finds an item by a search and opens its issue there: $locale", async ({ locale, find, field, typed, item, passOn }) => {
  const page = await readerPage(locale);
  await page.goto(`${served.web}/civil-society-newsletter/archive`);
  expect(await axeFaults(page)).toEqual([]);

  await page.getByLabel(field, { exact: true }).fill(typed);
  await page.getByRole("button", { name: find, exact: true }).click();
  const link = page.locator(".found h2 a").filter({ hasText: item }).first();
  expect(await axeFaults(page)).toEqual([]);

  const title = await link.textContent();
  await link.click();
  const anchor = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
  expect(await anchor.textContent()).toContain(title);
  const address = new URL(page.url()).pathname;
  expect(address).toBe(`/civil-society-newsletter/2024-01/${locale.slice(0, 2)}`);

  expect(await page.getByText(passOn, { exact: true }).count()).toBe(1);
  expect(await page.locator('a[href^="mailto:"]').last().getAttribute("href")).toContain(encodeURIComponent(address));
  await page.context().close();
});
