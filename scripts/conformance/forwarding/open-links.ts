import type { Browser, Page } from "playwright-core";

const pageWithinMs = 15_000;
/** As many as the machines this runs on have cores. */
const pageCount = 2;

export interface Opened {
  readonly link: string;
  /** Undefined for what is no page: a file to keep. */
  readonly status: number | undefined;
}

/** Opens each in Chromium with its scripts on, as a scanner of links does, and waits until it has loaded. Nothing of others is asked for. */
export async function openLinks(browser: Browser, publicUrl: string, links: readonly string[]): Promise<readonly Opened[]> {
  const context = await browser.newContext({ javaScriptEnabled: true });
  try {
    await context.route(
      (url) => url.origin !== publicUrl,
      async (route) => route.abort(),
    );
    const waiting = [...links];
    const opened: Opened[] = [];
    const lane = async (): Promise<void> => {
      const page = await context.newPage();
      for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) opened.push({ link, status: await open(page, link) });
    };
    await Promise.all(Array.from({ length: pageCount }, lane));
    return opened;
  } finally {
    await context.close();
  }
}

async function open(page: Page, link: string): Promise<number | undefined> {
  try {
    return (await page.goto(link, { waitUntil: "load", timeout: pageWithinMs }))?.status();
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes("Download is starting")) return undefined;
    throw cause;
  }
}
