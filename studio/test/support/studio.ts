import type { FrameLocator, Page } from "playwright-core";
import { expect } from "vitest";

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
