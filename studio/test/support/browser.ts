import { chromium, type Browser } from "playwright-core";
import { inject } from "vitest";

/** A headless Chromium that resolves `*.localhost` to this machine, as people's browsers do. */
export function openBrowser(): Promise<Browser> {
  const { executablePath, libraryPath } = inject("chromium");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--headless=shell", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    env: { ...process.env, ...(libraryPath === "" ? {} : { LD_LIBRARY_PATH: libraryPath }) },
  });
}
