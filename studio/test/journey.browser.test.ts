import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { mailsIn } from "./support/mailbox.ts";
import type { Product } from "./support/product.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, inPreview, signedIn } from "./support/studio.ts";

const issueId = "sample-issue-2024-01";
const oldTitle = "South-East Asian civil society takes first steps towards a network";
const newTitle = "Penang: the first steps of a network in South-East Asia";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await sharedProduct();
  browser = await openBrowser();
});
afterAll(async () => browser.close());

test("a title changed in the Studio travels to three partner networks", async () => {
  const before = await mailsIn(product.addresses.mailbox);
  const page = await signedIn(browser, await product.signInLink("editor"), { timeout: 30_000, viewport: { width: 1600, height: 1000 } });

  await page.getByTestId(`issue-card-${issueId}`).click();
  await inPreview(page).getByRole("heading", { level: 1, name: "A record for civil society in Atlanta" }).waitFor();

  await page.getByTestId("content-newsItem").click();
  await page.getByText(oldTitle).first().click();
  // The item has no Arabic text: the Arabic mail will carry the English title.
  await page.getByTestId("input-en").first().getByRole("textbox").fill(newTitle);
  await inPreview(page).getByRole("heading", { level: 3, name: newTitle }).waitFor();

  await page.getByTestId("action-publish").click();
  await page
    .getByTestId("pane-footer-document-status")
    .getByText(/published/iu)
    .waitFor();
  await goTo(page, `/structure/${issueId}`);
  await page.getByRole("button", { name: /^Send/u }).first().click();
  await page.getByTestId("send-rehearse").click();
  await page.getByTestId("send-rehearsed").getByText("3 messages on the way", { exact: false }).waitFor();
  const arrived = async (): ReturnType<typeof mailsIn> =>
    (await mailsIn(product.addresses.mailbox)).filter(({ id }) => before.every((mail) => mail.id !== id));
  await expect.poll(async () => (await arrived()).length, { timeout: 30_000 }).toBe(3);
  await page.close();

  const mails = await arrived();
  expect(mails.flatMap(({ to }) => to.map(({ address }) => address)).toSorted()).toEqual([
    "members@coalition.example.org",
    "office@vngoc.example.org",
    "secretary@alliance.example.org",
  ]);
  expect(new Set(mails.map(({ subject }) => subject)).size, "told apart by their subjects").toBe(3);
  for (const { subject, html, text } of mails) {
    expect(html, subject).toContain(newTitle);
    expect(text.replaceAll(/\s+/gu, " "), subject).toContain(newTitle);
  }
});
