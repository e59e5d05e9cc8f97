import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newsletter } from "./support/command.ts";
import { linksIn, mailsTo } from "./support/mails.ts";
import { axeFaults } from "./support/reader-axe.ts";
import { openReaderBrowser } from "./support/reader-browser.ts";
import { sampleWith } from "./support/sample-with.ts";
import { startScriptedLake, type ScriptedLake } from "./support/scripted-lake.ts";
import { openSendingHouse, publicationId, type SendingHouse } from "./support/sending-house.ts";

const partnerId = "partner-vngoc";
const source = sampleWith({ [partnerId]: { countries: ["AT", "KE"] } });

let house: SendingHouse;
let lake: ScriptedLake;
let browser: Browser;
beforeAll(async () => {
  house = await openSendingHouse({ source });
  const documents = await source.documents([partnerId], "published");
  // What the command line asks of a lake: this partner's document.
  lake = await startScriptedLake(() => ({ status: 200, body: { result: documents } }));
  browser = await openReaderBrowser();
  await house.approved();
  await house.send();
  await house.atRest();
});
afterAll(async () => {
  await browser.close();
  await lake[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

async function audience(...args: readonly string[]): Promise<string> {
  const { databaseUrl, dataDir } = house.served.installation;
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SANITY_API_HOST: lake.origin, PUBLIC_URL: "http://127.0.0.1:3400" };
  const { code, out, err } = await newsletter(["audience", ...args, "--publication", publicationId], settings);
  if (code !== 0) throw new Error(err);
  return out;
}

/** Opens the latest link that was mailed to the address, and presses its button. */
async function signedInAs(address: string, locale = "en-GB"): Promise<Page> {
  const mail = (await mailsTo(house.sink, address)).at(-1);
  const [link = "/partner/none"] = linksIn(mail ?? {}, "/partner/");
  const page = await (await browser.newContext({ locale, viewport: { width: 1_000, height: 800 } })).newPage();
  await page.goto(`${house.served.web}${link}`);
  await page.locator("main form button").click();
  await page.waitForURL("**/partner/onboarding");
  return page;
}

async function onStep(page: Page, name: string): Promise<void> {
  await page.goto(`${house.served.web}/partner/onboarding`);
  await page.getByRole("link", { name }).click();
  expect(await axeFaults(page)).toEqual([]);
}

async function confirmed(page: Page): Promise<void> {
  await onStep(page, "Contact persons");
  await page.getByRole("button", { name: "I am a contact person of this organisation" }).click();
  await page.getByRole("status").getByText("Kept").waitFor();
}

test("a partner is brought in by one command and the steps of its contacts", async () => {
  const wish = ["onboard", partnerId, "--contact", "Amina Khatib <amina@vngoc.example.org>", "--kind", "desk"];
  const said = await audience(...wish, "--address", "forum@vngoc.example.org", "--languages", "fr,en");
  expect(said).toContain("A mail with a link is on its way");
  expect(await audience("checklist", partnerId)).toContain("- A contact has confirmed: Bring the partner in");

  const page = await signedInAs("amina@vngoc.example.org");
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.getByRole("listitem").filter({ hasText: "Confirm that you are a contact person." }).count()).toBe(1);
  await confirmed(page);
  await page.locator("#name-new").fill("Boris Petrov");
  await page.locator("#address-new").fill("boris@vngoc.example.org");
  await page.getByRole("button", { name: "Add a contact person" }).click();
  await page.getByText("has not confirmed yet").waitFor();
  await confirmed(await signedInAs("boris@vngoc.example.org"));

  await onStep(page, "What you receive");
  for (const address of ["forum@vngoc.example.org", "office@vngoc.example.org"]) {
    const section = page.getByRole("region", { name: address });
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await section.getByRole("button", { name: "This is right" }).click();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await section.getByText("Confirmed by Amina Khatib").waitFor();
  }
  await onStep(page, "Your masthead");
  expect(await page.frameLocator("iframe").locator("body").textContent()).toContain("Passed on to our members");
  await page.getByRole("button", { name: "The masthead is right" }).click();
  await page.getByText("Confirmed by Amina Khatib").waitFor();

  await onStep(page, "Passing on: a test");
  for (const address of ["forum@vngoc.example.org", "office@vngoc.example.org"]) {
    const section = page.getByRole("region", { name: address });
    // oxlint-disable-next-line no-await-in-loop -- as above
    await section.getByRole("button", { name: `Send the test to ${address}` }).click();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await section.getByRole("button", { name: "It arrived and could be passed on" }).click();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await section.getByText("Confirmed by Amina Khatib").waitFor();
  }
  const [mail] = await mailsTo(house.sink, "forum@vngoc.example.org");
  expect(mail?.subject).toMatch(/^Essai : /u);
  expect(mail?.text).toMatch(/^Un essai pour /u);
  expect(mail?.html).toContain("Supprimez ce cadre avant de transférer");

  await page.goto(`${house.served.web}/partner/onboarding`);
  await page.getByText("Everything is in place.").waitFor();
  expect(await audience("checklist", partnerId)).toContain("nothing is missing");
});
