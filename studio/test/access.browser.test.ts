import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, inPreview, signedIn } from "./support/studio.ts";

// Our own parts of the Studio for people who see little or use no mouse. The Studio's rows around them are Sanity's.

const waiting = { timeout: 60_000 } as const;
const issueUrl = "/structure/sample-issue-2024-01";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const product = await sharedProduct();
  browser = await openBrowser();
  page = await signedIn(browser, await product.signInLink("editor"), { ...waiting, viewport: { width: 1600, height: 1200 } });
});
afterAll(async () => browser.close());

test("axe finds no fault in any of them", async () => {
  await goTo(page, issueUrl);
  await page.getByTestId("preflight").waitFor();
  await inPreview(page).getByRole("heading", { level: 1 }).waitFor();
  const faults: Record<string, unknown> = {
    board: await axeFaults(page, byTestId("issue-board")),
    preview: await axeFaults(page, byTestId("edition-preview")),
    row: await axeFaults(page, byTestId("item-news-youth-board")),
    choose: await axeFaults(page, `${byTestId("section-news")} ${byTestId("choose-news")}`),
  };
  await page.getByTestId("item-news-youth-board").getByTestId("item-menu").click();
  await page.getByRole("menuitem", { name: "Move up" }).waitFor();
  faults["menu"] = await axeFaults(page, '[role="menu"]');
  await page.keyboard.press("Escape");
  await page.getByTestId("section-news").getByTestId("choose-news").click();
  await page.getByTestId("pick-news-kenya-follow-up").waitFor();
  faults["picker"] = await axeFaults(page, byTestId("pick-items"));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Languages" }).first().click();
  await page.getByTestId("language-ar").waitFor();
  faults["languages"] = await axeFaults(page, byTestId("languages"));
  await goTo(page, "/structure/newsItem;news-kenya-follow-up");
  await page.getByTestId("used-in").waitFor();
  faults["usedIn"] = await axeFaults(page, byTestId("used-in"));
  expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((part) => [part, []])));
});

test("axe would find one: a control without a name is a fault", async () => {
  await page.getByTestId("used-in").evaluate((element) => element.append(document.createElement("button")));
  expect(await axeFaults(page, byTestId("used-in"))).toEqual([expect.stringMatching(/^button-name: /u)]);
});

test("by the keyboard alone: two items chosen, one moved, and the way from a finding to its field", async () => {
  await goTo(page, issueUrl);
  await page.getByTestId("preflight").waitFor();
  await press(page.getByTestId("section-news").getByTestId("choose-news"), "Enter");
  await page.getByTestId("pick-news-kenya-follow-up").waitFor();
  await press(page.getByTestId("pick-news-kenya-follow-up").getByRole("checkbox"), "Space");
  await press(page.getByTestId("pick-news-montenegro-strategy-begins").getByRole("checkbox"), "Space");
  await press(page.getByTestId("add-picked"), "Enter");
  await page.getByTestId("item-news-montenegro-strategy-begins").waitFor();

  await press(page.getByTestId("item-news-montenegro-strategy-begins").getByTestId("item-menu"), "Enter");
  await focused(page.getByRole("menuitem", { name: "Move up" }));
  await page.keyboard.press("Enter");
  const lastTwo = (): Promise<readonly (string | null)[]> =>
    page
      .getByTestId("section-news")
      .locator('[data-testid^="item-news-"]')
      .evaluateAll((rows) => rows.slice(-2).map((row) => row.getAttribute("data-testid")));
  await expect.poll(lastTwo, waiting).toEqual(["item-news-montenegro-strategy-begins", "item-news-kenya-follow-up"]);

  // The chosen item holds words that stand for others: the pre-flight names them.
  await press(page.getByTestId("finding-placeholderText").first().getByRole("link", { name: "Go there" }), "Enter");
  await page.getByTestId("field-teaser").waitFor();
  expect(decodeURIComponent(page.url())).toContain("news-kenya-follow-up");
});

function byTestId(id: string): string {
  return `[data-testid="${id}"]`;
}

async function focused(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((element) => element === document.activeElement), waiting).toBe(true);
}

/** Walks to the control by Tab from where the focus is put just before it, as somebody who walks the page does, and presses a key on it. */
async function press(target: Locator, key: string): Promise<void> {
  await target.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await focused(target);
  await page.keyboard.press(key);
}
