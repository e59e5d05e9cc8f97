import { chromium, type Browser } from "playwright-core";
import { inject } from "vitest";

/** The browser of a reader, or of a partner's office: scripts on, nobody signed in. */
export function openReaderBrowser(): Promise<Browser> {
  const { executablePath, libraryPath } = inject("chromium");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--headless=shell", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    env: { ...process.env, ...(libraryPath === "" ? {} : { LD_LIBRARY_PATH: libraryPath }) },
  });
}
