import { isMailEdition } from "@newsletter/schemas";
import type { Browser, Page } from "playwright-core";
import { axeFaults } from "../../studio/test/support/axe.ts";
import { withBrowser } from "../test/with-browser.ts";
import { claimOf, gathered, type Claim } from "./claim.ts";
import type { ReadEdition } from "./editions.ts";

// axe-core on each edition in Chromium, light and dark, on a phone and on a desktop's width. Nothing is fetched: pictures are off.

/** A mail is shown inside the client's own page: it can have no landmarks. The web edition is a page, and has to. */
const notForMail: ReadonlySet<string> = new Set(["region", "landmark-one-main"]);

const looks = [
  { colorScheme: "light", width: 360 },
  { colorScheme: "dark", width: 360 },
  { colorScheme: "light", width: 640 },
  { colorScheme: "dark", width: 640 },
] as const;
const heightPx = 900;
/** Each page has a process of its own: axe looks on two cores at once. */
const pageCount = 2;
const pageWithinMs = 20_000;
/** Views that are not seen by then are a fault: the whole command is bounded. */
const allWithinMs = 190_000;

export async function accessibilityClaims(editions: readonly ReadEdition[]): Promise<readonly Claim[]> {
  const until = performance.now() + allWithinMs;
  const shares = Array.from({ length: pageCount }, (_, share) => editions.filter((_edition, index) => index % pageCount === share));
  const faults = await withBrowser(async (browser) => Promise.all(shares.map(async (share) => faultsIn(browser, share, until))));
  return [
    claimOf(
      `axe: ${String(editions.length)} editions, light and dark, at 360 and 640 px, without fault (mails: but ${[...notForMail].join(", ")})`,
      gathered(faults.flat()),
      `${String(editions.length * looks.length)} views`,
    ),
  ];
}

interface Found {
  readonly fault: string;
  readonly where: string;
}

async function faultsIn(browser: Browser, editions: readonly ReadEdition[], until: number): Promise<readonly Found[]> {
  const found: Found[] = [];
  const context = await browser.newContext();
  await context.route("**/*", async (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(pageWithinMs);
  for (const { name, html, edition } of editions) {
    if (performance.now() > until) found.push({ fault: `not looked at within ${String(allWithinMs / 1000)} s`, where: name });
    else found.push(...(await faultsOfHtml(page, html, isMailEdition(edition.key.kind))).map((fault) => ({ fault, where: name })));
  }
  return found;
}

export async function faultsOfHtml(page: Page, html: string, isMail: boolean): Promise<readonly string[]> {
  await page.setContent(html, { waitUntil: "domcontentloaded" });
  const faults: string[] = [];
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: heightPx });
    const some = (await axeFaults(page)).filter((fault) => !isMail || !notForMail.has(fault.split(":", 1)[0] ?? ""));
    faults.push(...some.map((fault) => `${fault} [${colorScheme}, ${String(width)} px]`));
  }
  return faults;
}
