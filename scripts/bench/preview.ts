/// <reference lib="dom" />
// From the key press to the painted preview, in a real browser over the whole product:  npm run bench:preview
// Thirty letters typed into a news item's title, one every so often, as people type. The last line is JSON.
import type { Page } from "playwright-core";
import { withBrowser } from "../test/with-browser.ts";
import { machine, withProduct } from "./product.ts";

const itemUrl = "/structure/newsItem;news-penang-training";
const editsCount = 30;
const pauseMs = 250;
/** The issue's own bound; above it the run fails. */
const p95MsMax = 300;
const waitMs = 60_000;
const letters = "abcdefghijklmnopqrstuvwxyz";

const measured = await withProduct(async ({ studio, editor }) => measure(studio, editor));
const [p50Ms, p95Ms, maxMs] = [0.5, 0.95, 1].map((part) => quantile(measured, part));
const isWithinBound = (p95Ms ?? Infinity) <= p95MsMax;
console.log(JSON.stringify({ bench: "preview", edits: measured.length, p50Ms, p95Ms, maxMs, p95MsMax, isWithinBound, machine }));
process.exitCode = isWithinBound ? 0 : 1;

async function measure(studio: string, signIn: string): Promise<readonly number[]> {
  return withBrowser(async (browser) => {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    page.setDefaultTimeout(waitMs);
    await page.goto(signIn);
    await page.getByTestId("issue-board").waitFor();
    await page.goto(new URL(itemUrl, studio).href);
    const title = page.getByTestId("input-en").first().getByRole("textbox");
    await title.fill("A title");
    await page.frameLocator('[data-testid="edition-frame"]').getByRole("heading", { name: "A title" }).waitFor();
    await title.press("End");
    const times: number[] = [];
    for (let edit = 0; edit < editsCount; edit += 1) {
      times.push(await timeOfEdit(page, letters.charAt(edit % letters.length)));
      await page.waitForTimeout(pauseMs);
    }
    return times;
  });
}

/** Milliseconds in the page's own clock, from the key's event to the frame after the one in which the edition has the new title. */
async function timeOfEdit(page: Page, letter: string): Promise<number> {
  // In two steps: the page has to be listening before the key is pressed.
  const painted = await page.evaluateHandle(
    ({ added, longestMs }) => {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      const input = document.activeElement;
      if (!(input instanceof HTMLInputElement)) throw new Error("the title has lost the focus");
      const listen = (): void => {
        const begun = performance.now();
        const wanted = input.value + added;
        const look = (): void => {
          const passedMs = performance.now() - begun;
          const frame = document.querySelector<HTMLIFrameElement>('[data-testid="edition-frame"]');
          const isShown = frame?.contentDocument?.body.textContent.includes(wanted) === true;
          if (isShown) requestAnimationFrame(() => resolve(performance.now() - begun));
          else if (passedMs > longestMs) reject(new Error(`after ${String(longestMs)} ms the preview does not show “${wanted}”`));
          else requestAnimationFrame(look);
        };
        look();
      };
      input.addEventListener("keydown", listen, { once: true });
      return { promise };
    },
    { added: letter, longestMs: 5_000 },
  );
  await page.keyboard.press(letter);
  return painted.evaluate(({ promise }) => promise);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0);
}
