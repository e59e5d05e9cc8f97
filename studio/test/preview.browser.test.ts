import { fileURLToPath } from "node:url";
import { sampleFolder } from "@newsletter/schemas/sample";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { picture } from "./support/picture.ts";
import type { Product } from "./support/product.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, inPreview, signedIn, type Seat } from "./support/studio.ts";

// The edition beside the form, as its readers will have it; and a partner's own masthead, from its faults to the partner copy.

const seat: Seat = { timeout: 30_000, viewport: { width: 1600, height: 1200 } };

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await sharedProduct();
  browser = await openBrowser();
});
afterAll(async () => browser.close());

async function open(page: Page, path: string): Promise<FrameLocator> {
  await goTo(page, path);
  const edition = inPreview(page);
  await edition.getByRole("heading", { level: 1 }).waitFor();
  return edition;
}

async function administratorLink(): Promise<string> {
  await product.lake("user", "add", "keeper", "--name", "Keeper", "--email", "keeper@example.org", "--role", "administrator");
  return product.signInLink("keeper");
}

test("an editor sees each edition as its reader will, and meets no markup", async () => {
  const page = await signedIn(browser, await product.signInLink("editor"), seat);
  const edition = await open(page, "/structure/sample-issue-2024-01");
  const frame = page.getByTestId("edition-frame");

  await page.getByRole("button", { name: "Phone width" }).click();
  await expect.poll(() => frame.evaluate(({ clientWidth }) => clientWidth)).toBe(360);
  await picture(page, "preview-phone");

  await page.getByRole("button", { name: "Dark" }).click();
  await expect.poll(() => edition.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor)).toBe("rgb(14, 18, 22)");
  await picture(page, "preview-dark");

  await page.getByRole("button", { name: "Light" }).click();
  await page.getByRole("button", { name: "Desktop width" }).click();
  await page.getByTestId("preview-language").selectOption("ar");
  await edition.locator("html[dir=rtl]").waitFor();
  await picture(page, "preview-arabic");

  const guide = page.waitForEvent("popup");
  await page.getByTestId("help-preflight").click();
  await (await guide).getByRole("heading", { name: "What is wrong before anyone else sees it" }).waitFor();

  await open(page, "/structure/partner;partner-alliance");
  await page.getByRole("tab", { name: "Masthead of the partner copy" }).click();
  await page.getByTestId("field-masthead.colour").waitFor();
  expect(await page.getByTestId("field-masthead.mjml").count()).toBe(0);
  await page.close();
});

test("a file that an editor adds to an issue is a link, and goes with the mail once the publication lets it", async () => {
  const page = await signedIn(browser, await product.signInLink("editor"), seat);
  const edition = await open(page, "/structure/sample-issue-2024-01");
  await page.getByTestId("field-attachments").getByTestId("add-single-object-button").click();
  const dialog = page.getByRole("dialog").last();
  await dialog.getByTestId("input-en").getByRole("textbox").fill("Concept note");
  await dialog.getByTestId("add-single-object-button").click();
  await page
    .getByTestId("file-button-input")
    .last()
    .setInputFiles(fileURLToPath(new URL("files/pilot-initiatives-concept-note.pdf", sampleFolder)));
  await edition.getByText("Files with this issue").waitFor();
  expect(await page.getByTestId("inbox-attachment").count()).toBe(0);
  await picture(page, "attachment-form");

  await goTo(page, "/structure/publication;publication-civil-society-newsletter");
  await page.getByRole("tab", { name: "Sender and footer" }).click();
  await page.getByTestId("field-attachmentsMax").getByText("One file").click();
  await open(page, "/structure/sample-issue-2024-01");
  await edition.getByText("Attached to this message").waitFor();
  await page.getByTestId("inbox-attachment").getByText("Concept note.pdf").waitFor();
  await picture(page, "attachment-preview");
  await page.close();
});

test("an administrator is told which line of a masthead is wrong, and sees it in the partner copy once it is right", async () => {
  const page = await signedIn(browser, await administratorLink(), seat);
  const edition = await open(page, "/structure/partner;partner-alliance");
  await page.getByRole("tab", { name: "Masthead of the partner copy" }).click();
  const source = page.getByTestId("field-masthead.mjml").getByRole("textbox");
  const sound = await source.inputValue();
  const lineOfPicture = sound.slice(0, sound.indexOf("<mj-image")).split("\n").length;
  await source.fill(sound.replace('src="{{logo}}"', 'src="https://elsewhere.example.org/open.gif"'));
  const fault = page.getByTestId("mjml-fault");
  await fault.filter({ hasText: `Line ${String(lineOfPicture)}: <mj-image>: pictures come from this form` }).waitFor();
  await picture(page, "masthead-fault");
  expect(await edition.locator('img[src*="elsewhere"]').count()).toBe(0);

  await source.fill(sound.replace("{{line}}", "Shared by us in {{month}}"));
  await fault.waitFor({ state: "detached" });
  await edition.getByText("Shared by us in January 2024").waitFor();
  await page.close();
});
