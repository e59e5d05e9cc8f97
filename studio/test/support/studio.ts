import type { Browser, BrowserContextOptions, FrameLocator, Page } from "playwright-core";
import { expect } from "vitest";

export interface Seat extends BrowserContextOptions {
  /** Milliseconds that an act on the page may take. */
  readonly timeout: number;
}

/** Somebody at a machine of their own, signed in by a link, before the board. */
export async function signedIn(browser: Browser, link: string, { timeout, ...options }: Seat): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(timeout);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByTestId("issue-board").waitFor();
  return page;
}

/**
 * To another address as by the browser's own buttons: the Studio stays loaded, and loading it is what costs seconds. Over the board, so that no
 * form of before is taken for the one that is asked for.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  await push(page, "/structure");
  await page.getByTestId("document-pane").first().waitFor({ state: "detached" });
  await push(page, path);
}

async function push(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(undefined, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
}

/** The rendered mail beside the form. */
export function inPreview(page: Page): FrameLocator {
  return page.frameLocator('[data-testid="edition-frame"]');
}

/** Presses Publish; again when the Studio dropped that, as it does when the version it was still checking turns out incomplete. */
export async function publish(page: Page, timeout: number): Promise<void> {
  const button = page.getByTestId("action-publish");
  const status = page.getByTestId("pane-footer-document-status").getByText(/published/iu);
  const press = async (): Promise<boolean> => {
    if (await status.isVisible()) return true;
    if (await button.isEnabled()) await button.click({ timeout: 5_000 });
    return false;
  };
  await expect.poll(press, { timeout, interval: 1_000 }).toBe(true);
}
