import type { Browser } from "playwright-core";
import { inject } from "vitest";
import { launchChromium } from "../../../scripts/test/launch-chromium.ts";

export function openBrowser(): Promise<Browser> {
  return launchChromium(inject("chromium"));
}
