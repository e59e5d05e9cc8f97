import { readFile } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { lakeApi } from "./support/lake.ts";
import { picture } from "./support/picture.ts";
import type { Product } from "./support/product.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, signedIn, type Seat } from "./support/studio.ts";

// The calendar of January 2024, and everything about a project of it: seen, moved and taken along.

const waiting = { timeout: 30_000 } as const;
const seat: Seat = { ...waiting, viewport: { width: 1400, height: 1000 }, timezoneId: "Europe/Vienna", acceptDownloads: true };

let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  product = await sharedProduct();
  browser = await openBrowser();
  page = await signedIn(browser, await product.signInLink("editor"), seat);
});
afterAll(async () => browser.close());

const bar = (id: string): Locator => page.getByTestId(`bar-${id}`);
const entry = (id: string): Locator => page.getByTestId(`entry-${id}`);
/** Where the bar of an entry begins: the day whose cell lies behind its left edge. */
function firstDayOf(id: string): Promise<string | undefined> {
  return page.evaluate((entryId) => {
    const at = document.querySelector(`[data-testid="bar-${entryId}"]`)?.getBoundingClientRect();
    if (at === undefined) return undefined;
    const behind = document.elementsFromPoint(at.left + 2, at.top + 2).map((element) => element.getAttribute("data-testid") ?? "");
    return behind.find((name) => name.startsWith("day-"))?.slice("day-".length);
  }, id);
}

/** Of what the tool shows; the Studio's own bar above it is Sanity's. */
const faults = (tool: string): Promise<readonly string[]> => axeFaults(page, `[data-testid="${tool}"]`);

test("January 2024 shows a range over the month's end, deadlines, and for each entry the issue it goes into", async () => {
  await goTo(page, "/calendar/month/2024-01");
  await page.getByTestId("week-2024-01-29").getByTestId("bar-calendar-ad-hoc-committee").waitFor();
  expect(await entry("calendar-ad-hoc-committee").getAttribute("aria-label")).toBe(
    "Concluding session of the Ad Hoc Committee; 29 January 2024 to 9 February 2024; New York, USA; Session; In issue no. 5",
  );
  expect(await page.getByTestId("deadline-call-constructive-dialogues-2024").getAttribute("aria-label")).toBe(
    "TA&IC, TIP, SOM: Apply for the 2024 Constructive Dialogues; closes 4 February 2024, midnight",
  );
  expect(await faults("calendar")).toEqual([]);
  await picture(page, "calendar-tool");

  await page.getByRole("button", { name: "Next month" }).click();
  await expect.poll(() => bar("calendar-ad-hoc-committee").count(), waiting).toBe(2);
  expect(await page.getByTestId("month-spans").textContent()).toBe("February and March 2024 SE4U self-paced course on the Convention");
  expect(await faults("calendar")).toEqual([]);
  expect(page.url()).toContain("/calendar/month/2024-02");
});

test("an entry is dragged to another day as a draft, and goes back", async () => {
  await goTo(page, "/calendar/month/2024-01");
  await bar("calendar-webinar-high-level-segment").waitFor();
  expect(await firstDayOf("calendar-webinar-high-level-segment")).toBe("2024-01-26");

  await bar("calendar-webinar-high-level-segment").dragTo(page.getByTestId("day-2024-01-24"));
  await expect.poll(() => page.getByTestId("moved").textContent(), waiting).toContain("moved to 24 January 2024.");
  await expect.poll(() => firstDayOf("calendar-webinar-high-level-segment"), waiting).toBe("2024-01-24");
  expect(await entry("calendar-webinar-high-level-segment").getAttribute("data-state")).toBe("edited");

  await page.getByTestId("moved").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => firstDayOf("calendar-webinar-high-level-segment"), waiting).toBe("2024-01-26");
  expect(await entry("calendar-webinar-high-level-segment").getAttribute("data-state")).toBe("published");
});

test("an entry is moved by the keyboard alone, a range keeping its length", async () => {
  await goTo(page, "/calendar/month/2024-01");
  await entry("calendar-ad-hoc-committee").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("entry-details").waitFor();
  expect(await page.getByTestId("entry-issues").textContent()).toBe("Goes into issue no. 5");
  await page.getByTestId("move-to").fill("2024-01-10");
  await page.getByTestId("move-to").press("Enter");
  await expect.poll(() => page.getByTestId("moved").textContent(), waiting).toContain("moved to 10 January 2024 to 21 January 2024.");
  await expect.poll(() => bar("calendar-ad-hoc-committee").count(), waiting).toBe(2);
  await page.getByTestId("moved").getByRole("button", { name: "Undo" }).press("Enter");
  await expect.poll(() => page.getByTestId("moved").textContent(), waiting).toContain("is back where it was.");
});

test("an entry that somebody else has edited in the meantime is not moved over their words", async () => {
  await goTo(page, "/calendar/month/2024-01");
  await bar("calendar-reception-experts").waitFor();
  // What this editor sees stays as it was: the lake's answer to the change is held back.
  const held = Promise.withResolvers<undefined>();
  await page.route(/tag=[a-z.-]*calendar-entries/u, async (route) => {
    await held.promise;
    await route.continue();
  });
  const lake = await lakeApi(product);
  await lake.mutate({ patch: { id: "calendar-reception-experts", set: { url: "https://example.org/reception" } } });
  await bar("calendar-reception-experts").dragTo(page.getByTestId("day-2024-01-16"));
  await expect.poll(() => page.getByTestId("moved").textContent(), waiting).toContain("somebody has edited this entry in the meantime");
  held.resolve(undefined);
  await page.unrouteAll({ behavior: "wait" });
});

test("the calendar is narrowed down to a region, and its address says so", async () => {
  await goTo(page, "/calendar/month/2024-01");
  await bar("calendar-consultation-americas").waitFor();
  await page.getByRole("combobox", { name: "Region" }).selectOption({ label: "Africa" });
  await bar("calendar-consultation-americas").waitFor({ state: "detached" });
  await bar("calendar-consultation-africa").waitFor();
  await page.reload();
  await bar("calendar-consultation-africa").waitFor();
  expect(await bar("calendar-consultation-americas").count()).toBe(0);
  await page.getByRole("button", { name: "Show everything" }).click();
  await bar("calendar-consultation-americas").waitFor();
});

test("a conflict is named in a list and on its entry", async () => {
  await goTo(page, "/calendar/month/2026-04");
  await expect.poll(() => page.getByTestId("conflicts").textContent(), waiting).toContain("1 conflict");
  await page.getByTestId("conflicts").getByRole("button").click();
  await expect
    .poll(() => page.getByTestId("entry-details").textContent(), waiting)
    .toContain("but lies outside of its dates (25 April 2026 to 30 April 2026)");
});

test("a new entry begins with the day it was asked for, which arrows lead to", async () => {
  await goTo(page, "/calendar/month/2024-01");
  await page.getByRole("button", { name: /New entry on Monday,? 1 January 2024/u }).press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const focused = page.getByRole("button", { name: /New entry on Tuesday,? 9 January 2024/u });
  await expect.poll(() => focused.evaluate((element) => element === document.activeElement), waiting).toBe(true);
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.getByTestId("field-day").getByRole("textbox").first().inputValue(), waiting)
    .toMatch(/2024-01-09|Jan(uary)? 0?9|9 Jan/u);
});

test("somebody who may only look is told so, and moves nothing", async () => {
  const viewer = await signedIn(browser, await product.signInLink("approver"), seat);
  await viewer.setViewportSize({ width: 400, height: 800 });
  await goTo(viewer, "/calendar/month/2024-01");
  await viewer.getByTestId("look-only").waitFor();
  // So narrow, the month is a list.
  await viewer.getByTestId("agenda").getByTestId("entry-calendar-consultation-africa").click();
  await viewer.getByTestId("entry-details").waitFor();
  expect(await viewer.getByTestId("move-to").count()).toBe(0);
  expect(await viewer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  await viewer.context().close();
});

test("everything about a project is a list and the same as a file, from the project's own form", async () => {
  await goTo(page, "/structure/project;project-se4u");
  await page.getByTestId("everything-about").click();
  await page.getByTestId("about-count").waitFor();
  await page.getByRole("textbox", { name: "From" }).fill("2021-01-01");
  await page.getByRole("textbox", { name: "To" }).fill("2025-12-31");
  await expect.poll(() => page.getByTestId("about-count").textContent(), waiting).toBe("6 items from 1 January 2021 to 31 December 2025");
  expect(decodeURIComponent(page.url())).toContain("/about/project/project-se4u/2021-01-01/2025-12-31");
  expect(await faults("about")).toEqual([]);
  await picture(page, "everything-about");

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("download-csv").click()]);
  expect(download.suggestedFilename()).toBe("everything-about-se4u-2021-01-01-to-2025-12-31.csv");
  const studio = product.addresses.studio.replace(/\/$/u, "");
  expect((await readFile(await download.path(), "utf8")).replaceAll(studio, "")).toMatchInlineSnapshot(`
    "﻿Kind,Title,From,To,Date is,Place,Role,Issues,State,Link,In the Studio
    Course,SE4U self-paced course on the Convention and its review,2025-10-15,2025-12-01,its own date,,,,Published,https://example.org/courses/se4u-2025,/intent/edit/id=calendar-se4u-course-2025;type=calendarEntry/
    Workshop,Workshop on the pilot initiative in Kenya,2024-05-16,2024-05-17,its own date,"Nairobi, Kenya",,,Published,,/intent/edit/id=calendar-nairobi-workshop;type=calendarEntry/
    News item,The SE4U course opens in February,2024-01-31,2024-01-31,its own date,,,,Published,https://example.org/news/se4u-course-opens,/intent/edit/id=news-se4u-course-opens;type=newsItem/
    News item,After the pilot: what Kenya does next,2024-01-23,2024-01-23,its own date,Kenya,,,Published,https://example.org/news/kenya-follow-up,/intent/edit/id=news-kenya-follow-up;type=newsItem/
    Video,A film about the SE4U project,2024-01-01,2024-01-31,the issue it is in,,,issue no. 5,Published,https://example.org/videos/se4u,/intent/edit/id=video-se4u;type=video/
    Workshop,SE4U workshop,2021-10-27,2021-10-29,its own date,,,,Published,https://example.org/workshops/se4u-2021,/intent/edit/id=calendar-se4u-workshop-2021;type=calendarEntry/
    "
  `);
});

test("a subject is found by its name and asked for by the keyboard; where nothing is, the words say so", async () => {
  await goTo(page, "/about");
  await page.getByTestId("choose-subject").fill("montene");
  const montenegro = page.getByTestId("subject-ME");
  await montenegro.waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => montenegro.evaluate((element) => element === document.activeElement), waiting).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Everything about Montenegro" }).waitFor();
  await goTo(page, "/about/place/ME/1999-01-01/1999-12-31");
  await expect.poll(() => page.getByTestId("about").textContent(), waiting).toMatch(/No item from .*widen the period/u);
  await goTo(page, "/about/project/no-such-project/2021-01-01/2025-12-31");
  await page.getByText("does not exist, or no longer").waitFor();
});
