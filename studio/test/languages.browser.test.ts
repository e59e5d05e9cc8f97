import { readFile } from "node:fs/promises";
import { staleLanguages, translatedFields } from "@newsletter/schemas";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { axeFaults } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import type { Product } from "./support/product.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { signedIn } from "./support/studio.ts";

// A coordinator of translations: what has become stale, what is still right, and what comes back from a translator.

const waiting = { timeout: 30_000 } as const;
const item = "news-atlanta-forum";
const newTitle = "948 people from 320 NGOs in Atlanta";
const newTitleInArabic = "٩٤٨ شخصًا من ٣٢٠ منظمة في أتلانتا";

let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  product = await sharedProduct();
  browser = await openBrowser();
  page = await signedIn(browser, await product.signInLink("editor"), { ...waiting, viewport: { width: 1600, height: 1200 } });
});
afterAll(async () => browser.close());

/** By the board, which stands beside every document: a page that is loaded anew would cost more than the whole story. */
async function openLanguages(): Promise<Locator> {
  await page.getByTestId("issue-card-sample-issue-2024-01").getByRole("link").click();
  await page.getByRole("button", { name: "Languages" }).first().click();
  const languages = page.getByTestId("languages");
  await languages.getByTestId("language-ar").waitFor();
  return languages;
}

/** By its mark in the table, which shows the language too. */
async function openItem(language: "English" | "العربية"): Promise<void> {
  const languages = await openLanguages();
  await languages
    .getByTestId(`languages-of-${item}`)
    .getByRole("link", { name: new RegExp(`^${language}`, "u") })
    .click();
  await field("title").waitFor();
}

/** How much of a document the table says is in a language. */
function completeness(languages: Locator, id: string, language: string): Promise<string | null> {
  return languages.getByTestId(`languages-of-${id}`).locator(`td[data-language="${language}"]`).getAttribute("data-completeness");
}

const tokenSchema = z.object({ token: z.string() });
const draftSchema = z.looseObject({
  title: z.unknown(),
  translations: z.array(z.looseObject({ path: z.string(), language: z.string() })).optional(),
});

/** The draft of a document as the lake has it, asked in the name of who is signed in. */
async function draft(id: string): Promise<z.infer<typeof draftSchema> | undefined> {
  const stored = await page.evaluate(() => Object.entries(localStorage).find(([name]) => name.startsWith("__studio_auth_token"))?.[1]);
  const { token } = tokenSchema.parse(JSON.parse(stored ?? "{}"));
  const url = `${product.lakeAddress}/v2025-02-19/data/doc/production/drafts.${id}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const { documents } = z.object({ documents: z.array(draftSchema) }).parse(await answer.json());
  return documents[0];
}

async function records(): Promise<NonNullable<z.infer<typeof draftSchema>["translations"]>> {
  return (await draft(item))?.translations ?? [];
}

/** What the item's records say is stale, in French and Arabic. */
async function staleRecords(): Promise<readonly string[]> {
  const document = (await draft(item)) ?? {};
  return translatedFields(document)
    .flatMap((one) => staleLanguages(document, one).map((language) => `${one.path} ${language}`))
    .filter((text) => /(?:fr|ar)$/u.test(text))
    .toSorted();
}

function field(path: string): Locator {
  return page.getByTestId(`field-${path}`);
}

test("an English text that changes makes its translations stale, in a line and in a paragraph, and nothing is said of the others", async () => {
  await openItem("English");
  await field("title").getByTestId("input-en").getByRole("textbox").fill(newTitle);
  await field("teaser").getByTestId("input-en").getByRole("textbox").click();
  await page.keyboard.type("Now with more. ");
  await expect.poll(() => staleRecords(), waiting).toEqual(["teaser ar", "teaser fr", "title ar", "title fr"]);
  expect(await draft("news-youth-board")).toBeUndefined();
});

test("the table says what is stale; one press of a key says that it is still right", async () => {
  const languages = await openLanguages();
  await expect.poll(() => completeness(languages, item, "fr"), waiting).toBe("stale");
  expect(await languages.getByTestId("stale-fr").textContent()).toBe("2 stale");
  const done = page.locator('[data-testid^="issue-card"] [data-language="fr"]');
  await expect.poll(() => done.getAttribute("data-done"), waiting).toBe("false");
  expect(await axeFaults(page, '[data-testid="languages"]')).toEqual([]);

  await languages.getByTestId(`still-right-${item}-fr`).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => completeness(languages, item, "fr"), waiting).toBe("done");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Français: done");
  expect(await completeness(languages, item, "ar")).toBe("stale");
});

test("a mark leads to the field, and shows its language there", async () => {
  expect(await field("title").getByTestId("input-ar").count()).toBe(0);
  await openItem("العربية");
  const arabic = field("title").getByTestId("input-ar");
  await arabic.waitFor();
  expect(await arabic.getAttribute("dir")).toBe("rtl");
});

test("a translation that comes back is shown first, and written in the editor's name with the translator's", async () => {
  const languages = await openLanguages();
  await languages.getByText("For translators").click();
  await languages.getByTestId("translators-language").selectOption("ar");
  const [download] = await Promise.all([page.waitForEvent("download"), languages.getByTestId("download-csv").click()]);
  const table = await readFile(await download.path(), "utf8");
  const [titleRow, otherRow] = [
    `${newTitle},948 مشاركًا من 320 منظمة غير حكومية، ومنتدى أول للمجتمع المدني`,
    "Three days on corruption in Montenegro,",
  ];
  expect(table).toContain(titleRow);
  const back = table.replace(titleRow, `${newTitle},${newTitleInArabic}`).replace(otherRow, `${otherRow}[TBC]`);

  await languages.getByTestId("translation-file").setInputFiles({ name: "ar.csv", mimeType: "text/csv", buffer: Buffer.from(back) });
  await languages.getByTestId("translation-accepted").getByText(newTitleInArabic).waitFor();
  await languages.getByTestId("translation-refused").getByText("still says “[TBC]”").waitFor();
  expect(await languages.getByTestId("write-translation").isDisabled()).toBe(true);
  await languages.getByTestId("translator").fill("Tamim Translator");
  expect(await axeFaults(page, '[data-testid="translators"]')).toEqual([]);
  await languages.getByTestId("write-translation").click();
  await languages.getByTestId("translation-outcome").getByText("1 text written into drafts").waitFor();

  expect((await records()).find(({ path, language }) => path === "title" && language === "ar")).toMatchObject({ by: "Tamim Translator" });
  expect(await staleRecords()).toEqual(["teaser ar"]);
  expect(await draft("news-montenegro-workshop")).toBeUndefined();
  await openItem("العربية");
  const arabic = field("title").getByTestId("input-ar");
  await expect.poll(() => arabic.getByRole("textbox").inputValue(), waiting).toBe(newTitleInArabic);
  expect(await arabic.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
});
