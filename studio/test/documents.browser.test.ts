import { documentTypes, type DocumentType } from "@newsletter/schemas";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { aroundItems } from "./documents/around-items.ts";
import { calendarEntry } from "./documents/calendar-entry.ts";
import { issue } from "./documents/issue.ts";
import { items } from "./documents/items.ts";
import type { Broken, DocumentPlan, Fields, Made } from "./documents/plan.ts";
import { rulesOfSchema } from "./documents/rules-of-schema.ts";
import { openBrowser } from "./support/browser.ts";
import { lakeApi, type LakeApi } from "./support/lake.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, inPreview, publish, signedIn } from "./support/studio.ts";

// Every type of document as an editor makes it: begun from its list, typed into, broken in every way its rules know of, mended, published, and seen
// in the preview of an issue that holds them all. Each is made on the ones before it.

const waiting = { timeout: 60_000 } as const;
const plans: readonly DocumentPlan[] = [...aroundItems, ...items, calendarEntry, issue];

let browser: Browser;
let page: Page;
let lake: LakeApi;
let files: Pick<Made, "image" | "file">;
const ids = new Map<DocumentType, string>();
const rulesSeen = new Set<string>();

beforeAll(async () => {
  const product = await sharedProduct();
  browser = await openBrowser();
  lake = await lakeApi(product);
  files = z
    .object({ image: z.string(), file: z.string() })
    .parse(await lake.query('{"image": *[_type == "sanity.imageAsset"][0]._id, "file": *[_type == "sanity.fileAsset"][0]._id}'));
  page = await signedIn(browser, await product.signInLink("editor"), { ...waiting, viewport: { width: 1600, height: 1200 } });
});
afterAll(async () => browser.close());

test("no type of document is without a plan", () => {
  expect(plans.map(({ type }) => type).toSorted()).toEqual([...documentTypes].toSorted());
});

test.for(plans.map((plan) => [plan.type, plan] as const))(
  "%s: begun in the Studio, told each of its faults, mended and published",
  async ([type, plan]) => {
    await begin(type);
    await typeByHand(plan.typed);
    const own = await savedId(plan.typed);
    ids.set(type, own);
    const made: Made = { ...files, own, id: idOf, otherEntries: await entriesAround(own, type) };
    const typed = await draft(own);
    const complete = { ...typed, ...plan.good(made) };

    await openFindings(type, own);
    for (const broken of plan.broken(made)) {
      // oxlint-disable-next-line no-await-in-loop -- one form, broken in one way after the other
      await replace(complete, broken.set);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await expect.poll(() => unsaid(broken), waiting).toEqual([]);
      for (const rule of Object.keys(broken.says)) rulesSeen.add(rule);
    }
    await replace(complete, {});
    await findings().getByText("No validation errors").waitFor();
    await publish(page, waiting.timeout);
  },
);

test("every rule of the content model was broken once", () => {
  expect([...rulesSeen].toSorted()).toEqual(rulesOfSchema().toSorted());
});

test("all of them are rendered in the preview of the issue", async () => {
  await goTo(page, `/structure/${idOf("issue")}`);
  const choice = page.getByTestId("preview-kind");
  await choice.selectOption("partner");
  await page.getByTestId("preview-partner").selectOption(idOf("partner"));
  const edition = inPreview(page).locator("body");
  await edition.getByText("Harbour Watch network").first().waitFor();
  // Headings of sections are shown in capitals.
  const shown = (await edition.innerText()).toLowerCase();
  const expected: Readonly<Record<DocumentType, string>> = {
    issue: "All hands on deck",
    publication: "We look after the harbour and those who work in it.",
    partner: "Eyes on the water",
    signatory: "The harbour master",
    newsItem: "The harbour is open again",
    organisation: "Harbour Watch",
    project: "HARB01",
    callForApplications: "Apply for a berth",
    video: "A film about tides",
    calendarEntry: "Knots for beginners",
    knowledgeResource: "Tide tables explained",
    supporter: "With kind support from",
  };
  for (const [type, words] of Object.entries(expected)) expect.soft(shown, type).toContain(words.toLowerCase());
  expect(shown).toMatch(/attached to this message\s+plan of the harbour · pdf/u);
  await page.getByTestId("inbox-attachment").getByText("Plan of the harbour.pdf").waitFor();
  await choice.selectOption("lowBandwidth");
  await edition.getByText("Files with this issue").waitFor();
  expect(await page.getByTestId("inbox-attachment").count()).toBe(0);
});

/** From the list of its type; an issue from the board. */
async function begin(type: DocumentType): Promise<void> {
  if (type === "issue") {
    await page.getByTestId("new-issue").click();
  } else {
    await page.getByTestId(`content-${type}`).click();
    await page.getByTestId("pane").last().getByTestId("action-intent-button").click();
  }
  await page.getByTestId("document-pane").getByTestId("form-view").waitFor();
}

async function typeByHand({ field, words, isReference }: DocumentPlan["typed"]): Promise<void> {
  if (isReference !== true) {
    await page.getByTestId(`field-${field}`).getByTestId("input-en").getByRole("textbox").fill(words);
    return;
  }
  // A reference that stands alone has no mark of its own in the form; it is the first of the types that begin with one.
  const input = page.getByTestId("form-view").locator('input[role="combobox"]').first();
  const offer = page.getByTestId("autocomplete-popover").getByText(words).first();
  // A form that is still opening may take back what is typed, and close the offer; then an editor types once more.
  const typed = async (): Promise<boolean> => {
    if (await offer.isVisible()) return true;
    await input.fill("");
    await input.pressSequentially(words);
    return false;
  };
  await expect.poll(typed, { ...waiting, interval: 3_000 }).toBe(true);
  await offer.click();
}

/** Of the open document, once the lake has what was typed. */
async function savedId({ field, words, isReference }: DocumentPlan["typed"]): Promise<string> {
  const saved = async (): Promise<string> =>
    JSON.stringify(await lake.query("*[_id == $id][0][$field]", { id: `drafts.${openId()}`, field }));
  await expect.poll(saved, waiting).toContain(isReference === true ? "_ref" : words);
  return openId();
}

function openId(): string {
  return /[0-9a-f]{8}-[0-9a-f-]{27}/u.exec(decodeURIComponent(page.url()))?.[0] ?? "";
}

async function draft(id: string): Promise<Fields> {
  return z.record(z.string(), z.unknown()).parse(await lake.query("*[_id == $id][0]", { id: `drafts.${id}` }));
}

async function replace({ _rev, ...document }: Fields, changes: Fields): Promise<void> {
  const changed = Object.entries({ ...document, ...changes }).filter(([, value]) => value !== null);
  await lake.mutate({ createOrReplace: Object.fromEntries(changed) });
}

async function openFindings(type: DocumentType, id: string): Promise<void> {
  const panes = type === "issue" ? id : `${type};${id}`;
  await goTo(page, `/structure/${panes},inspect=${encodeURIComponent("sanity/structure/validation")}`);
  await findings().getByText("Validation", { exact: true }).waitFor();
}

/** The Studio's own list beside the form. */
function findings(): Locator {
  return page.getByTestId("document-pane").locator('[data-ui="DocumentInspectorPanel"]');
}

/** What the Studio was to say and does not, as often as it was to. */
async function unsaid({ says }: Broken): Promise<readonly string[]> {
  let said = await findings().innerText();
  return Object.values(says)
    .flat()
    .filter((sentence) => {
      const isSaid = said.includes(sentence);
      said = said.replace(sentence, "");
      return !isSaid;
    });
}

/** Other entries that make the open one a part of a part of itself, or of a circle. */
async function entriesAround(own: string, type: DocumentType): Promise<Made["otherEntries"]> {
  const [partOfOwn, inCircle, other] = ["entry-part-of-own", "entry-in-circle", "entry-other-in-circle"] as const;
  if (type === "calendarEntry") {
    await lake.mutate(entryPartOf(partOfOwn, own), entryPartOf(inCircle, other), entryPartOf(other, inCircle));
  }
  return { partOfOwn, inCircle };
}

function entryPartOf(id: string, whole: string): object {
  return { createOrReplace: { _id: id, _type: "calendarEntry", partOf: { _type: "reference", _ref: whole, _weak: true } } };
}

function idOf(type: DocumentType): string {
  const id = ids.get(type);
  if (id === undefined) throw new Error(`${type} is made before what refers to it`);
  return id;
}
