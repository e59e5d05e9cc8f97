import type { TestProject } from "vitest/node";
import { findChromium } from "./chromium.ts";

export async function setup(project: TestProject): Promise<void> {
  const { executablePath, libraryPath } = await findChromium();
  project.provide("chromium", { executablePath, libraryPath });
}
