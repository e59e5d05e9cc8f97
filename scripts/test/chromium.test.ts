import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { findChromium } from "./chromium.ts";

test("on a machine without a browser the one from npm is unpacked, and runs", async () => {
  const empty = mkdtempSync(join(tmpdir(), "newsletter-no-programs-"));
  vi.stubEnv("PATH", empty);
  vi.stubEnv("CHROMIUM_PATH", "");
  try {
    expect(await findChromium()).toMatchObject({ origin: "npm @sparticuz/chromium, unpacked into .cache" });
  } finally {
    vi.unstubAllEnvs();
    rmSync(empty, { recursive: true });
  }
});
