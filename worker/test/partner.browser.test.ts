import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linksIn, mailsTo } from "./support/mails.ts";
import { keptContact } from "./support/partner-browsing.ts";
import { openReaderBrowser } from "./support/reader-browser.ts";
import { openSendingHouse, type SendingHouse } from "./support/sending-house.ts";
import { waitFor } from "./support/wait-for.ts";

let house: SendingHouse;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsletter-test-files-"));
  house = await openSendingHouse();
  browser = await openReaderBrowser();
  await house.served.installation.rehearseSample();
  await house.send();
  await keptContact(house.served, "partner-vngoc", contact, "Linh Tran");
});
afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const contact = "linh@vngoc.example.org";
const member = "amina@example.org";

async function stateOf(address: string): Promise<string | undefined> {
  const { db } = house.served.installation.modules;
  return (await db.selectFrom("subscriptions").select("state").where("address", "=", address).executeTakeFirst())?.state;
}

async function opened(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${house.served.web}${path}`, { waitUntil: "networkidle" });
  return page;
}

/** The path of the link in the latest mail to this address, once there are so many. */
async function linkTo(address: string, path: string, countMin = 1): Promise<string> {
  const [link = ""] = linksIn((await mailsTo(house.sink, address, countMin)).at(-1) ?? {}, path);
  expect(link).not.toBe("");
  return link;
}

async function chosen(page: Page, text: string): Promise<void> {
  const file = join(folder, "members.csv");
  await writeFile(file, text);
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Look at it first" }).click();
  await page.getByRole("heading", { name: "This is what the file comes to" }).waitFor();
}

test("a contact signs in by a link, brings members by a file it had to mend, one of them confirms, and one is removed", async () => {
  const context = await browser.newContext();
  const asking = await opened(context, "/partner");
  await asking.getByLabel("Your e-mail address").fill(contact);
  await asking.getByRole("button", { name: "Send me a link" }).click();
  await asking.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
  const link = await linkTo(contact, "/partner/");

  // A scanner opens it with scripts on, in a browser of its own, and comes back.
  const scanner = await browser.newContext();
  await (await opened(scanner, link)).reload({ waitUntil: "networkidle" });
  await scanner.close();

  const page = await opened(context, link);
  await page.getByText("l…@vngoc.example.org").waitFor();
  await page.getByRole("button", { name: "Sign in" }).dblclick();
  // Whichever of the two answers the browser shows, it leads on.
  await page
    .getByRole("link", { name: /^Overview$|Go on to your pages/u })
    .first()
    .click();
  await page.getByText("Good day, Linh Tran.").waitFor();
  await page.getByRole("link", { name: "Members" }).click();
  await page.getByText("There is nobody here.").waitFor();

  await page.getByRole("link", { name: "Add many by a file" }).click();
  await chosen(page, `address,languages\r\n${member},fr;en\r\nnobody-at-all,en\r\nbruno@example.org,xx\r\n`);
  await page.getByRole("row", { name: "Line 3 holds no e-mail address" }).waitFor();
  await page.getByRole("row", { name: "Line 4 names a language the publication does not have" }).waitFor();
  expect(await stateOf(member)).toBeUndefined();

  await page.getByRole("link", { name: "Choose a mended file" }).click();
  await chosen(page, `address,languages\r\n${member},fr;en\r\nbruno@example.org,en\r\n`);
  await page.getByText("Asked by mail before they receive anything: 2").waitFor();
  await page.getByRole("button", { name: "Add these people" }).click();
  await page.getByRole("heading", { name: "The file has been added" }).waitFor();
  await page.getByRole("link", { name: "To the list" }).click();
  await page.getByRole("row", { name: /amina@example\.org Asked, no answer yet/u }).waitFor();

  const reader = await browser.newContext({ locale: "fr" });
  const confirming = await opened(reader, await linkTo(member, "/confirm/"));
  await confirming.getByRole("button").click();
  await waitFor(
    async () => stateOf(member),
    (state) => state === "active",
  );
  await reader.close();
  await page.reload();
  await page.getByRole("row", { name: /amina@example\.org Receives it/u }).waitFor();

  await page.getByRole("link", { name: "Remove bruno@example.org" }).click();
  await page.getByRole("heading", { name: "Remove this person?" }).waitFor();
  expect(await stateOf("bruno@example.org")).toBe("requested");
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByText("Removed.", { exact: true }).waitFor();
  await page.getByRole("row", { name: /bruno@example\.org Removed by you/u }).waitFor();
  expect(await stateOf("bruno@example.org")).toBe("left");

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in for partners" }).waitFor();
  await page.goto(`${house.served.web}/partner/members`);
  await page.getByRole("heading", { name: "Please sign in" }).waitFor();
  await page.goto(`${house.served.web}${link}`);
  await page.getByRole("heading", { name: "This link does not open any more" }).waitFor();
  await context.close();
});

test("the pages of every language fit a phone, and run in their direction", async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 720 } });
  const page = await opened(context, "/partner");
  const before = (await mailsTo(house.sink, contact, 0)).length;
  await page.getByLabel("Your e-mail address").fill(contact);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.goto(`${house.served.web}${await linkTo(contact, "/partner/", before + 1)}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  for (const language of ["en", "fr", "es", "ar", "ru", "zh"]) {
    // oxlint-disable-next-line no-await-in-loop -- one language after the other
    await page.setExtraHTTPHeaders({ "accept-language": language });
    for (const path of ["overview", "members", "members/import"]) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await page.goto(`${house.served.web}/partner/${path}`);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const seen = await page.evaluate<unknown>(
        "[document.documentElement.lang, document.documentElement.dir, document.documentElement.scrollWidth - document.documentElement.clientWidth]",
      );
      expect(seen).toEqual([language, language === "ar" ? "rtl" : "ltr", 0]);
    }
  }
  await context.close();
});
