import { chromium, type Browser } from "playwright-core";

/** A headless Chromium that resolves `*.localhost` to this machine, as people's browsers do. */
export async function launchChromium({
  executablePath,
  libraryPath,
}: {
  readonly executablePath: string;
  /** Folder of shared libraries this machine lacks; empty where it has them. */
  readonly libraryPath: string;
}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--headless=shell", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    env: { ...process.env, ...(libraryPath === "" ? {} : { LD_LIBRARY_PATH: libraryPath }) },
  });
}
