import type { Browser } from "playwright-core";
import { inject } from "vitest";
import { launchChromium } from "../../../scripts/test/launch-chromium.ts";

/** The browser of a reader, or of a partner's office: scripts on, nobody signed in. */
export function openReaderBrowser(): Promise<Browser> {
  return launchChromium(inject("chromium"));
}
