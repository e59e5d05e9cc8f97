import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { withBrowser } from "../test/with-browser.ts";
import { faultsOfHtml } from "./accessibility.ts";

const page = (body: string, style = ""): string =>
  `<!DOCTYPE html><html lang="en"><head><title>News</title><style>${style}</style></head><body><h1>News</h1>${body}</body></html>`;

async function faultsOf(browser: Browser, html: string, isMail = true): Promise<readonly string[]> {
  return faultsOfHtml(await browser.newPage(), html, isMail);
}

test("axe sees what is wrong in every look, in the dark only, and on a phone only; only a page needs landmarks", async () => {
  await withBrowser(async (browser) => {
    expect(await faultsOf(browser, page('<img src="https://example.org/a.png">'))).toHaveLength(4);

    const dark = await faultsOf(browser, page('<p class="a">Quiet words</p>', "@media (prefers-color-scheme:dark){.a{color:#bbb}}"));
    expect(dark.map((fault) => fault.slice(fault.lastIndexOf("[")))).toEqual(["[dark, 360 px]", "[dark, 640 px]"]);
    expect(dark[0]).toContain("color-contrast");

    const narrow = await faultsOf(browser, page('<p class="a">Quiet words</p>', "@media (max-width:479px){.a{color:#bbb}}"));
    expect(narrow.map((fault) => fault.slice(fault.lastIndexOf("[")))).toEqual(["[light, 360 px]", "[dark, 360 px]"]);

    expect(await faultsOf(browser, page("<p>Words in no landmark</p>"))).toEqual([]);
    expect(await faultsOf(browser, page("<p>Words in no landmark</p>"), false)).not.toEqual([]);
  });
});
