import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./support/browser.ts";
import type { Product } from "./support/product.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, publish, signedIn, type Seat } from "./support/studio.ts";

// The unmodified Studio on our own lake: what an editorial office does in it, seen with its eyes. Every test has a document of its own.

const waiting = { timeout: 60_000 } as const;

const seat: Seat = { ...waiting, viewport: { width: 1600, height: 1000 } };

let product: Product;
let browser: Browser;
/** Two people at two machines. */
let editor: Page;
let second: Page;

beforeAll(async () => {
  product = await sharedProduct();
  browser = await openBrowser();
  await product.lake("user", "add", "second", "--name", "Second editor", "--email", "second@example.org", "--role", "editor");
  const links = await Promise.all(["editor", "second"].map((person) => product.signInLink(person)));
  [editor, second] = await Promise.all([signedIn(browser, links[0] ?? "", seat), signedIn(browser, links[1] ?? "", seat)]);
});
afterAll(async () => browser.close());

test("two editors of one calendar entry see each other's title without reloading", async () => {
  const [here, there] = await Promise.all([
    opened(editor, "calendarEntry", "calendar-consultation-africa"),
    opened(second, "calendarEntry", "calendar-consultation-africa"),
  ]);
  await Promise.all([title(here).waitFor(), title(there).waitFor()]);

  await title(here).fill("Consultation in Nairobi, said the first");
  await expect.poll(() => title(there).inputValue(), waiting).toBe("Consultation in Nairobi, said the first");
  await title(there).fill("Consultation in Addis Ababa, said the second");
  await expect.poll(() => title(here).inputValue(), waiting).toBe("Consultation in Addis Ababa, said the second");
});

test("an uploaded picture is shown in its field and in the published news item", async () => {
  const page = await opened(editor, "newsItem", "news-cabin-conference");
  const picture = page.getByTestId("image-input").first();
  await picture.waitFor();
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 160, height: 120 } });
  await picture.getByTestId("file-button-input").setInputFiles({ name: "screen.png", mimeType: "image/png", buffer });
  await expect.poll(() => widthOf(picture), waiting).toBe(160);

  // Without words for those who cannot see it, the form refuses to publish.
  const alt = page.getByTestId("field-picture.alt");
  await alt.getByTestId("add-en").click();
  await alt.getByTestId("input-en").getByRole("textbox").fill("The corner of a screen");
  await publish(page, waiting.timeout);

  await page.reload();
  await page.getByTestId("document-header-Published-chip").click();
  await expect.poll(() => widthOf(picture), waiting).toBe(160);
});

test("an organisation is found by typing a part of its name, and stays set", async () => {
  const page = await opened(editor, "newsItem", "news-ncii-summit");
  const organisations = page.getByTestId("field-organisations");
  await page.getByTestId("group-tab-facts").click();
  await organisations.getByText("Southwest Grid for Learning").waitFor();
  await organisations.getByTestId("add-single-object-button").click();
  await organisations.getByRole("combobox").fill("cyberp");
  await page.getByTestId("autocomplete-popover").getByText("CyberPeace Institute").click();
  await publish(page, waiting.timeout);

  await page.reload();
  await page.getByTestId("group-tab-facts").click();
  await expect.poll(() => organisations.textContent(), waiting).toMatch(/Southwest Grid for Learning.*CyberPeace Institute/su);
});

test("a viewer reads every field and can neither edit nor publish", async () => {
  const viewer = await signedIn(browser, await product.signInLink("approver"), seat);
  const page = await opened(viewer, "calendarEntry", "calendar-consultation-americas");
  await page.getByTestId("permission-check-banner").waitFor();

  expect(await title(page).inputValue()).toBe("Regional cybercrime consultation: Americas");
  expect(await title(page).isEditable()).toBe(false);
  const fields = page.getByTestId("form-view").locator("input, textarea, select");
  const editable = await fields.evaluateAll((inputs) =>
    inputs.filter((input) => !input.matches(":read-only, :disabled")).map(({ id }) => id),
  );
  expect(editable, "fields that would take a change").toEqual([]);
  expect(await page.getByTestId("action-publish").isDisabled()).toBe(true);
  await viewer.context().close();
});

test("the history of a document names everybody who published it", async () => {
  const id = "calendar-dialogue-firearms";
  const here = await opened(editor, "calendarEntry", id);
  await title(here).fill("A consultation, as the first editor has it");
  await publish(here, waiting.timeout);
  const there = await opened(second, "calendarEntry", id);
  await expect.poll(() => title(there).inputValue(), waiting).toBe("A consultation, as the first editor has it");
  await title(there).fill("A consultation, as the second editor has it");
  await publish(there, waiting.timeout);

  await there.getByTestId("document-pane").getByTestId("pane-context-menu-button").click();
  await there.getByTestId("action-history").click();
  const published = there.getByTestId("timeline-item-button").filter({ hasText: "Published" });
  await published.filter({ has: there.getByTitle("Second editor") }).waitFor();
  await published
    .filter({ has: there.getByTitle("Sample editor") })
    .first()
    .waitFor();
});

/** Their screen with the document open beside its list. */
async function opened(person: Page, type: string, id: string): Promise<Page> {
  await goTo(person, `/structure/${type};${id}`);
  return person;
}

function title(page: Page): Locator {
  return page.getByTestId("input-en").first().getByRole("textbox");
}

/** Of the picture as the browser has loaded it; 0 until it has. */
function widthOf(field: Locator): Promise<number> {
  return field
    .locator("img")
    .first()
    .evaluate((img) => (img instanceof HTMLImageElement && img.complete ? img.naturalWidth : 0));
}
