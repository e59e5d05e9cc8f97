import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { openBrowser } from "./support/browser.ts";
import { picture } from "./support/picture.ts";
import type { Product } from "./support/product.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { inPreview, signedIn } from "./support/studio.ts";

// "An editor, Tuesday": from "New issue" to a preview without findings, counted. An interaction is a click, a drop, a key chord, or one run of
// typing in a field.

const interactionsMax = 40;
const title = "Six regions, one convention";
const longSubject = "Civil Society Newsletter, February 2024: what six regions expect of one convention";
const subject = "Civil Society Newsletter, February 2024";
const preheader = "Eight stories, two calls and the calendar to May";
const teaserWords = "A second round of visits follows in April. Whoever took part in the first may take part again.";
const letter = "This issue follows the talks on one convention through six regions, and says what they mean for you.";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await sharedProduct();
  browser = await openBrowser();
});
afterAll(async () => browser.close());

/** Does what an editor does with mouse and keyboard, and counts it. */
interface Hand {
  readonly click: (target: Locator) => Promise<void>;
  readonly type: (target: Locator, words: string) => Promise<void>;
  /** Where the cursor stands, over what is selected. */
  readonly typeOn: (page: Page, words: string) => Promise<void>;
  readonly drop: (dragged: Locator, on: Locator) => Promise<void>;
  readonly chord: (page: Page, keys: string) => Promise<void>;
  readonly choose: (list: Locator, value: string) => Promise<void>;
  readonly interactions: () => number;
}

function countingHand(): Hand {
  let count = 0;
  const counted = async (act: Promise<unknown>): Promise<void> => {
    count += 1;
    await act;
  };
  return {
    click: async (target) => counted(target.click()),
    type: async (target, words) => counted(target.pressSequentially(words)),
    typeOn: async (page, words) => counted(page.keyboard.type(words)),
    drop: async (dragged, on) => counted(dragged.dragTo(on)),
    chord: async (page, keys) => counted(page.keyboard.press(keys)),
    choose: async (list, value) => counted(list.selectOption(value)),
    interactions: () => count,
  };
}

test("an editor makes the next issue in at most 40 interactions, and its snapshot is the expected one", async () => {
  const hand = countingHand();
  const page = await signedIn(browser, await product.signInLink("editor"), { timeout: 30_000, viewport: { width: 1600, height: 1000 } });

  await hand.click(page.getByTestId("new-issue"));
  await hand.type(textbox(page.getByTestId("field-title")), title);
  await hand.click(page.getByTestId("write-letter"));
  const letterEditor = page.getByTestId("nested-object-dialog").getByTestId("pt-editor");
  await putCursorIn(letterEditor, hand);
  await hand.typeOn(page, letter);
  await hand.chord(page, "Escape");

  await pick(page, hand, "news", newsIds);
  const leadSection = page.locator('[data-testid^="section-"]', { has: page.getByTestId("choose-lead") });
  await hand.drop(page.getByTestId(`item-${leadId}`).getByTestId("drag-handle"), page.getByTestId("choose-lead"));
  await leadSection.getByTestId(`item-${leadId}`).waitFor();
  await picture(page, "compose");
  await pick(page, hand, "calls", callIds);
  await hand.click(await scrolledTo(page, page.getByTestId("remove-section-news")));
  await hand.click(await scrolledTo(page, page.getByTestId("remove-section-videos")));

  await hand.click(await scrolledTo(page, page.getByTestId("group-tab-envelope")));
  await hand.type(textbox(page.getByTestId("field-subject")), longSubject);
  await hand.type(textbox(page.getByTestId("field-preheader")), preheader);
  await hand.choose(page.getByTestId("preview-language"), "ar");
  await hand.click(page.getByRole("button", { name: "Phone width" }));
  await inPreview(page).getByRole("heading", { level: 1, name: title }).waitFor();

  await page.getByTestId("finding-subjectTooLong").waitFor();
  await picture(page, "preflight");
  await hand.click(goThere(page, "subjectTooLong"));
  const subjectField = textbox(page.getByTestId("field-subject"));
  await hand.click(subjectField);
  await hand.chord(page, "ControlOrMeta+a");
  await hand.typeOn(page, subject);
  await page.getByTestId("finding-subjectTooLong").waitFor({ state: "detached" });

  const issueId = issueIdIn(page.url());

  await hand.click(goThere(page, "placeholderText"));
  const teaser = page.getByTestId("field-teaser").getByTestId("input-en").getByTestId("pt-editor");
  await putCursorIn(teaser, hand);
  await hand.chord(page, "ControlOrMeta+a");
  await hand.typeOn(page, teaserWords);
  await inPreview(page).getByText(teaserWords).waitFor();
  await hand.click(page.getByTestId(`issue-card-${issueId}`));

  await page.getByTestId("preflight-clean").waitFor();
  console.log(`An editor, Tuesday: ${String(hand.interactions())} interactions`);
  expect(hand.interactions()).toBeLessThanOrEqual(interactionsMax);
  const expected: unknown = JSON.parse(await readFile(new URL("expected/tuesday-snapshot.json", import.meta.url), "utf8"));
  // She left the form of the item while its last words were still being saved: they are, all the same.
  await expect.poll(async () => comparable(await snapshotOf(issueId)), { timeout: 30_000, interval: 1_000 }).toEqual(expected);
});

/** The form draws only the sections that are in view: turns the wheel down, then up, until the target is there. */
async function scrolledTo(page: Page, target: Locator): Promise<Locator> {
  await page
    .getByTestId("document-panel-scroller")
    .last()
    .hover({ position: { x: 5, y: 300 } });
  for (const [turns, step] of [
    [30, 300],
    [60, -300],
  ] as const) {
    for (let turn = 0; turn < turns; turn += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one turn of the wheel after the other
      if (await target.isVisible()) return target;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await page.mouse.wheel(0, step);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }
  return target;
}

/** A form that is still opening may take the cursor away again; then she clicks once more, and that counts. */
async function putCursorIn(editor: Locator, hand: Hand): Promise<void> {
  const hasCursor = (): Promise<boolean> => editor.getByRole("textbox").evaluate((element) => element === document.activeElement);
  await expect
    .poll(
      async () => {
        if (!(await hasCursor())) await hand.click(editor);
        return hasCursor();
      },
      { timeout: 15_000, interval: 1_000 },
    )
    .toBe(true);
}

function goThere(page: Page, rule: string): Locator {
  return page.getByTestId(`finding-${rule}`).first().getByRole("link", { name: "Go there" });
}

const leadId = "news-ad-hoc-committee-opens";
const faultyId = "news-kenya-follow-up";
const newsIds = [
  "news-consultation-africa",
  "news-consultation-americas",
  "news-reception-experts",
  leadId,
  "news-webinar-high-level-segment",
  faultyId,
  "news-montenegro-strategy-begins",
  "news-se4u-course-opens",
];
const callIds = ["call-se4u-course-2024", "call-pilot-initiatives-2024"];

async function pick(page: Page, hand: Hand, kind: string, ids: readonly string[]): Promise<void> {
  await hand.click(await scrolledTo(page, page.getByTestId(`choose-${kind}`).first()));
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop -- one click after the other
    await hand.click(page.getByTestId(`pick-${id}`));
  }
  await hand.click(page.getByTestId("add-picked"));
}

function textbox(field: Locator): Locator {
  return field.getByTestId("input-en").getByRole("textbox");
}

function issueIdIn(url: string): string {
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/u.exec(decodeURIComponent(url))?.[0];
  if (id === undefined) throw new Error(`no id in ${url}`);
  return id;
}

/** As the worker takes it of what is in the Studio now. */
async function snapshotOf(issueId: string): Promise<Record<string, unknown>> {
  const out = await mkdtemp(join(tmpdir(), "newsletter-tuesday-"));
  try {
    await product.newsletter("render", "--issue", issueId, "--drafts", "--language", "en", "--edition", "web", "--out", out);
    return z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(join(out, "snapshot.json"), "utf8")));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Without what is different in each run: ids and keys that the Studio draws, revisions, ports; and what a picture weighs once encoded. */
function comparable(snapshot: Record<string, unknown>): unknown {
  const { pinned: _, baseUrl, ...rest } = snapshot;
  return JSON.parse(
    JSON.stringify(rest)
      .replaceAll(String(baseUrl), "https://newsletter.example.org")
      .replaceAll(/"(_key|key|id)":"[0-9a-f]{8}[0-9a-f-]{4,}"/gu, '"$1":"drawn"')
      .replaceAll(/"sha256":"[0-9a-f]{64}"/gu, '"sha256":"of the encoded picture"'),
  );
}
