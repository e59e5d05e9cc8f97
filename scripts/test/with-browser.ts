import { chromium, type Browser } from "playwright-core";
import { findChromium } from "./chromium.ts";

/** A headless browser for as long as it is used, however that ends. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const { executablePath, libraryPath } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--headless=shell", "--disable-gpu"],
    env: { ...process.env, ...(libraryPath === "" ? {} : { LD_LIBRARY_PATH: libraryPath }) },
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
