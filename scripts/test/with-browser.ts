import type { Browser } from "playwright-core";
import { findChromium } from "./chromium.ts";
import { launchChromium } from "./launch-chromium.ts";

/** A headless browser for as long as it is used, however that ends. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchChromium(await findChromium());
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
