import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { mailsIn } from "./support/mailbox.ts";
import { startProduct, type Product } from "./support/product.ts";

const issueId = "sample-issue-2024-01";
const newTitle = "Penang: a first network of civil society in South-East Asia";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser.close();
  await product[Symbol.asyncDispose]();
}, 60_000);

test("a title changed in the Studio travels to three partner networks", { timeout: 180_000 }, async () => {
  const before = await mailsIn(product.addresses.mailbox);
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.goto(product.addresses.signIn.editor);
  await openSampleIssue(page);
  await openNewsItem(page);
  await changeEnglishTitle(page);
  await seeItInThePreview(page);
  await publish(page);
  await product.newsletter("rehearse", "--issue", issueId, "--json");

  const fresh = (await mailsIn(product.addresses.mailbox)).filter(({ id }) => before.every((mail) => mail.id !== id));
  expect(fresh.map((mail) => mail.to.map(({ address }) => address)).flat().length).toBe(3);
  expect(new Set(fresh.map((mail) => mail.subject)).size, "told apart by their subjects").toBe(3);
  for (const mail of fresh) {
    expect(mail.html, mail.subject).toContain(newTitle);
    expect(mail.text.replaceAll(/\s+/gu, " "), mail.subject).toContain(newTitle);
  }
});
