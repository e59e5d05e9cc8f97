import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** Takes a picture for `docs/pictures` at a moment a test passes anyway; only when PICTURES is set, since every run would change it a little. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env["PICTURES"] === undefined) return;
  await page.screenshot({ path: fileURLToPath(new URL(`../../../docs/pictures/${name}.png`, import.meta.url)) });
}
