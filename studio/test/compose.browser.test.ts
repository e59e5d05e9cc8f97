import { samplePicturesFolder } from "@newsletter/schemas/sample";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { picture } from "./support/picture.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, inPreview, signedIn } from "./support/studio.ts";

// Composing when something is not as it should be: what is typed stays, and the screen says what is going on. Every test has items of its own.

const waiting = { timeout: 30_000 } as const;
const issueUrl = "/structure/sample-issue-2024-01";
/** Within a paragraph's first line, far from its beginning. */
const amongItsWords = { x: 250, y: 10 } as const;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const product = await sharedProduct();
  browser = await openBrowser();
  page = await signedIn(browser, await product.signInLink("editor"), { ...waiting, viewport: { width: 1600, height: 1200 } });
});
afterAll(async () => browser.close());

function item(id: string): Locator {
  return page.getByTestId(`item-${id}`);
}

async function fromMenu(id: string, words: string): Promise<void> {
  await item(id).getByTestId("item-menu").click();
  await page.getByRole("menuitem", { name: words }).click();
}

/** The ids of a section's items, as the form shows them. */
function idsIn(sectionKey: string): Promise<readonly string[]> {
  return page
    .getByTestId(`section-${sectionKey}`)
    .locator('[data-testid^="item-news-"]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-testid")?.slice("item-".length) ?? ""));
}

async function paste(editor: Locator, html: string, words: string): Promise<void> {
  await editor.getByRole("textbox").evaluate(
    (element, clipboard) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", clipboard.html);
      clipboardData.setData("text/plain", clipboard.words);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { html, words },
  );
}

describe("items of a section", () => {
  test("move within it and to another section by the keyboard alone", async () => {
    await goTo(page, issueUrl);
    await item("news-youth-board").waitFor();
    expect((await idsIn("news")).slice(0, 2)).toEqual(["news-penang-training", "news-youth-board"]);

    await item("news-youth-board").getByTestId("item-menu").focus();
    await page.keyboard.press("Enter");
    // An opening menu puts the focus on its first entry.
    const moveUp = page.getByRole("menuitem", { name: "Move up" });
    await expect.poll(() => moveUp.evaluate((element) => element === document.activeElement), waiting).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(() => idsIn("news"), waiting).toEqual(expect.arrayContaining(["news-youth-board"]));
    await expect.poll(async () => (await idsIn("news"))[0], waiting).toBe("news-youth-board");

    await fromMenu("news-ghana-cybercrime", "Move to “Lead story”");
    await expect.poll(() => idsIn("lead"), waiting).toEqual(["news-atlanta-forum", "news-ghana-cybercrime"]);
  });

  test("get a teaser for this issue only, which begins as the item's own", async () => {
    await goTo(page, issueUrl);
    await item("news-lusaka-session").waitFor();
    await fromMenu("news-lusaka-session", "Shorten the teaser for this issue");
    await expect.poll(() => item("news-lusaka-session").textContent(), waiting).toContain("teaser for this issue");
  });

  test("cannot lose their document to somebody who deletes it: the lake refuses, and says why", async () => {
    await goTo(page, "/structure/newsItem;news-net4u-exchange");
    await page.getByTestId("used-in").waitFor();
    await inPreview(page).getByRole("heading", { level: 1 }).waitFor();
    await page.getByTestId("action-menu-button").last().click();
    await page.getByTestId("action-Delete").click();
    await page.getByTestId("confirm-button").click();
    await page.getByText("other documents that refers to it", { exact: false }).waitFor();
    await page.reload();
    await expect.poll(() => page.getByTestId("used-in").textContent(), waiting).toBe("In issue no. 5");
  });
});

test("the picker finds by words and by region, and says when nothing fits", async () => {
  await goTo(page, issueUrl);
  await page.getByTestId("choose-lead").click();
  const picker = page.getByTestId("pick-items");
  await picker.getByTestId("pick-news-kenya-follow-up").waitFor();
  await picker.getByRole("combobox", { name: "Region" }).selectOption({ label: "Africa" });
  await picker.getByTestId("pick-news-montenegro-strategy-begins").waitFor({ state: "detached" });
  await picker.getByTestId("pick-news-kenya-follow-up").waitFor();
  await picture(page, "picker");
  await picker.getByTestId("pick-search").fill("no such words anywhere");
  await expect.poll(() => picker.textContent(), waiting).toContain("Nothing fits");
});

test("a page pasted from a word processor becomes clean text: emphasis and links stay, its markup goes", async () => {
  await goTo(page, "/structure/newsItem;news-kenya-pilot");
  const editor = page.getByTestId("field-teaser").getByTestId("input-en").getByTestId("pt-editor");
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await paste(
    editor,
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
     <p class="MsoNormal" style="mso-margin-top-alt:auto"><b style="mso-bidi-font-weight:normal">Bold</b> and
     <a href="https://example.org/report">a report</a><o:p></o:p></p><script>alert(1)</script><!--EndFragment--></body></html>`,
    "Bold and a report",
  );
  const preview = inPreview(page);
  await preview.getByRole("link", { name: "a report" }).waitFor();
  await preview.locator("strong, b").getByText("Bold").waitFor();
  const html = await preview.locator("body").innerHTML();
  expect(html).not.toMatch(/mso-bidi|MsoNormal|alert\(1\)|<o:p/u);
});

test("a list in a list and a table, copied from a page, stay what they are", async () => {
  await goTo(page, "/structure/newsItem;news-montenegro-workshop");
  const editor = page.getByTestId("field-teaser").getByTestId("input-en").getByTestId("pt-editor");
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await paste(editor, "<ul><li>Outer<ol><li>Inner</li></ol></li><li>Another</li></ul>", "Outer Inner Another");
  const preview = inPreview(page);
  await preview.locator("ul > li > ol > li").getByText("Inner").waitFor();

  await paste(editor, "<table><tr><td>Country<td>People<tr><td><b>Kenya</b><td>12</table>", "Country People Kenya 12");
  await preview.getByRole("columnheader", { name: "People" }).waitFor();
  await preview.getByRole("cell", { name: "Kenya" }).waitFor();
  expect(await preview.locator("th").allTextContents()).toEqual(["Country", "People"]);

  // Pasted over what is selected, it takes its place.
  await page.keyboard.press("ControlOrMeta+a");
  await paste(editor, "<table><tr><td>Region<td>Courses<tr><td>Africa<td>3</table>", "Region Courses Africa 3");
  await expect.poll(() => preview.locator("th").allTextContents(), waiting).toEqual(["Region", "Courses"]);
});

test("a footnote, a table and a picture are written in a text, stand in the preview, and take no word away", async () => {
  await goTo(page, "/structure/newsItem;news-trafficking-dialogue");
  const field = page.getByTestId("field-teaser").getByTestId("input-en");
  const preview = inPreview(page);
  await preview.getByRole("heading", { level: 1 }).waitFor();

  await field.getByTestId("text-block__text").dblclick({ position: { x: 30, y: 10 } });
  await field.getByTestId("action-menu-button").click();
  await page.getByTestId("action-button-footnote").click();
  const note = page.getByTestId("popover-edit-dialog");
  await note.getByTestId("pt-editor").click();
  await page.keyboard.type("As counted at the door");
  await preview.locator("sup").getByText("[1]").waitFor();
  await preview.getByText("[1] As counted at the door").waitFor();
  await note.getByTestId("close-popover-edit-dialog-button").click();

  // With the noted word selected: neither it nor its note makes room for a table.
  const sentence = field.getByTestId("text-block__text").first();
  await sentence.getByText("participants", { exact: true }).selectText();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString()), waiting).toBe("participants");
  await field.getByTestId("insert-menu-button").click();
  await page.getByRole("menuitem", { name: "Table" }).click();
  // Key by key, and on without a pause: none of them may be lost.
  await page.getByLabel("Heading of column 1").click();
  await page.keyboard.type("Harbour");
  await page.getByLabel("Row 2, column 1").click();
  await page.keyboard.type("Mombasa");
  await preview.getByRole("columnheader", { name: "Harbour" }).waitFor();
  await preview.getByRole("cell", { name: "Mombasa" }).waitFor();
  await page.keyboard.press("Escape");

  // With the caret among the words of a sentence: it is not cut in two.
  await sentence.click({ position: amongItsWords });
  await field.getByTestId("insert-menu-button").click();
  await page.getByRole("menuitem", { name: "Picture" }).click();
  await page
    .getByTestId("file-button-input")
    .last()
    .setInputFiles(fileURLToPath(new URL("kenya-pilot.jpg", samplePicturesFolder)));
  await page.getByLabel("What the picture shows").last().fill("Lines that meet in one point");
  await preview.getByRole("img", { name: "Lines that meet in one point" }).waitFor();
  // The frame is written anew at every answer, and empty for a moment.
  await expect.poll(() => preview.locator("sup").allTextContents(), waiting).toEqual(["[1]"]);
  await preview.getByText(/^157 participants\[1\] from civil society.* the review of the Convention stands\.$/u).waitFor();
  // Both stand after the paragraph they were inserted from.
  const inserted = preview.locator('img[alt="Lines that meet in one point"], th:has-text("Harbour")');
  await expect.poll(() => inserted.evaluateAll((elements) => elements.map(({ tagName }) => tagName)), waiting).toEqual(["IMG", "TH"]);
});

test("what is typed while the worker is away is saved, and the preview says why it stands still", async () => {
  await goTo(page, "/structure/newsItem;news-drug-policy-workshop");
  const title = page.getByTestId("input-en").first().getByRole("textbox");
  await inPreview(page).getByRole("heading", { level: 1 }).waitFor();
  await page.route("**/api/v1/**", (route) => route.abort("connectionrefused"));
  await title.fill("Written while the worker was away");
  await page.getByTestId("problem").first().waitFor();
  await page.unroute("**/api/v1/**");
  await inPreview(page).getByText("Written while the worker was away").first().waitFor();
  await page.reload();
  await expect.poll(() => title.inputValue(), waiting).toBe("Written while the worker was away");
});

test("the table of languages says what is missing where, and leads there", async () => {
  await goTo(page, issueUrl);
  await page.getByRole("button", { name: "Languages" }).first().click();
  const languages = page.getByTestId("languages");
  await expect.poll(() => languages.getByTestId("language-ar").textContent(), waiting).toMatch(/AR\s*\d+\/\d+\s*else EN/u);
  await picture(page, "languages");
  await languages
    .getByRole("row", { name: /Young people meet/u })
    .getByRole("link", { name: "العربية: missing" })
    .click();
  await expect.poll(() => decodeURIComponent(page.url()), waiting).toContain("news-youth-board");
});

test("a click on words of the preview leads to the field they were written in", async () => {
  await goTo(page, issueUrl);
  // Not on a title: where it leads somewhere, the click follows it.
  await inPreview(page).getByText("Eight members from different parts of the world", { exact: false }).click();
  await page.getByTestId("field-teaser").waitFor();
  expect(decodeURIComponent(page.url())).toContain("news-youth-board");
});
