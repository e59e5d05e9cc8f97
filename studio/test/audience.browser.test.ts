import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, signedIn } from "./support/studio.ts";

// Who gets an issue and who answers for a partner, by an editor's hands. What is planned of it is worker/test/segments.integration.test.ts.

const waiting = { timeout: 60_000 } as const;
const issue = "sample-issue-2024-01";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const product = await sharedProduct();
  browser = await openBrowser();
  page = await signedIn(browser, await product.signInLink("editor"), { ...waiting, viewport: { width: 1500, height: 1200 } });
});
afterAll(async () => browser.close());

test("an editor adds a contact by keyboard; what is wrong is said at its field, and nothing typed is lost", async () => {
  await goTo(page, "/audience");
  const partner = page.getByTestId("partner-partner-vngoc");
  await partner.getByText("1 active subscription: 1 desk").waitFor();
  await partner.getByTestId("contact-add").press("Enter");
  await page.keyboard.type("أمينة الخطيب");
  await page.keyboard.press("Tab");
  await page.keyboard.type("amina");
  await page.keyboard.press("Enter");
  await partner.getByText("This is not a mail address.", { exact: false }).waitFor();
  expect(await partner.getByTestId("contact-name").inputValue()).toBe("أمينة الخطيب");
  expect(await partner.getByTestId("contact-add").isVisible()).toBe(false);
  expect(await axeFaults(page, '[data-testid="audience"]')).toEqual([]);
  await partner.getByTestId("contact-address").fill("amina@vngoc.example.org");
  await page.keyboard.press("Enter");
  await partner.getByTestId("contact").getByText("أمينة الخطيب").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-testid")), waiting).toBe("contact-add");
});

test("the form that brings a partner in says what is wrong at its field, beside what is missing of that partner", async () => {
  // Nothing is kept: the product is shared, and others count its subscriptions.
  const partner = page.getByTestId("partner-partner-uncac-coalition");
  await partner.getByTestId("onboarding-checklist").locator("summary").click();
  await partner.getByText("Ask a contact to say on the partner's page who reads", { exact: false }).waitFor();
  await partner.getByTestId("onboarding-open").click();
  await partner.getByTestId("onboarding-name").fill("Boris");
  await partner.getByTestId("onboarding-contact").fill("boris");
  await page.keyboard.press("Enter");
  await partner.getByText("This is not a mail address.", { exact: false }).waitFor();
  expect(await partner.getByTestId("onboarding-name").inputValue()).toBe("Boris");
  expect(await axeFaults(page, '[data-testid="partner-partner-uncac-coalition"]')).toEqual([]);
  await page.keyboard.press("Escape");
  await partner.getByTestId("onboarding-form").waitFor({ state: "detached" });
});

test("sees what every line of a file would come to before anything is imported, also of what Excel wrote in other letters", async () => {
  await goTo(page, "/audience");
  const form = page.getByTestId("audience-import");
  const choose = async (buffer: Buffer): Promise<void> =>
    form.getByTestId("import-file").setInputFiles({ name: "members.csv", mimeType: "text/csv", buffer });
  await choose(Buffer.from("address;languages\r\nrené@example.org;fr\r\n", "latin1"));
  await form.getByText("Line 2 is not UTF-8", { exact: false }).waitFor();
  await form.getByTestId("import-agreement").fill("VNGOC, letter of 2 February 2024");
  await choose(Buffer.from("address;languages;partnerId\r\nmember@example.org;fr;partner-vngoc\r\nreader@example.org;en;\r\n"));
  await form.getByText("Nothing is stored yet: 2 new.").waitFor();
  await form.getByText("Line 3: new (awaits a confirmation)").waitFor();
  expect(await form.getByTestId("import-now").isEnabled()).toBe(true);
  expect(await axeFaults(page, '[data-testid="audience-import"]')).toEqual([]);
  await choose(Buffer.from("address,languages\n=1+1,en\n"));
  await form.getByText('Line 2: "=1+1" is not an e-mail address.').waitFor();
  expect(await form.getByTestId("import-now").count()).toBe(0);
});

test("makes a segment beside the issue, leaves a partner out, sees who gets it, and asks for that", async () => {
  await goTo(page, `/structure/${issue}`);
  await page.getByTestId("document-pane").first().waitFor();
  await page.getByRole("button", { name: /^Send/u }).first().click();
  await page.getByTestId("send-prepare").click();
  await page.getByTestId("segment-new").click();
  await page.getByTestId("segment-name").fill("Desks and lists");
  for (const kind of ["desk", "list"]) {
    // oxlint-disable-next-line no-await-in-loop -- one box after the other
    await page.getByTestId("segment-kinds").getByTestId(`check-${kind}`).check();
  }
  await page.getByTestId("segment-count").getByText("2 active subscriptions now: 1 desk, 1 list").waitFor();
  await page.getByTestId("entry-keep").click();
  await page.getByTestId("send-partners").getByTestId("check-partner-uncac-coalition").uncheck();
  // What was shown was for everybody: it cannot be asked for any more.
  await page.getByTestId("send-look-again").waitFor();
  expect(await page.getByTestId("send-ask").count()).toBe(0);
  await page.getByTestId("send-look-again").click();

  const audience = page.getByTestId("send-audience");
  await audience.getByText("2 candidates = 1 planned + 1 excluded").waitFor();
  await audience.getByText("Excluded: 1 their partner is left out").waitFor();
  expect(await axeFaults(page, '[data-testid="send-panel"]')).toEqual([]);
  await page.getByTestId("send-ask").click();
  await page.getByTestId("send-asked").waitFor();
  expect(await audience.getByTestId("send-definition").textContent()).toMatch(
    /^Segment “.*Desks and lists.*” \(desks or lists\), without .*UNCAC/u,
  );
  await page.getByRole("button", { name: /^Withdraw/u }).click();
  await page.getByTestId("send-asked").waitFor({ state: "detached" });
});
