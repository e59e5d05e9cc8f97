import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { mailsIn } from "./support/mailbox.ts";
import type { Product } from "./support/product.ts";
import { sharedProduct } from "./support/shared-product.ts";
import { goTo, signedIn } from "./support/studio.ts";

// An editor asks the responsible office; a colleague without an account reads, comments and clears; the editor sees it without reloading.

const itemId = "news-kenya-pilot";
const words = "The pilot began in June, not in May.";

let product: Product;
let browser: Browser;
let editor: Page;
let colleague: Page;

beforeAll(async () => {
  product = await sharedProduct();
  browser = await openBrowser();
  editor = await signedIn(browser, await product.signInLink("editor"), { timeout: 30_000, viewport: { width: 1500, height: 1000 } });
  colleague = await browser.newPage({ viewport: { width: 1000, height: 1000 } });
  colleague.setDefaultTimeout(30_000);
});
afterAll(async () => browser.close());

let link = "";

test("an editor asks for clearance: the document waits for it, and the pre-flight says so", async () => {
  await goTo(editor, `/structure/newsItem;${itemId}`);
  await editor.getByTestId("field-title").waitFor();
  await editor.getByRole("button", { name: "Review", exact: true }).click();
  await editor.getByTestId("review-for").fill("Field office in Nairobi");
  await editor.getByTestId("ask-for-review").click();
  link = await editor.getByTestId("review-url").inputValue();
  await editor.getByTestId("review-link").getByText("Field office in Nairobi").waitFor();
  await editor.getByTestId("clearance-state").getByText("not given yet").waitFor();
  expect(await axeFaults(editor, '[data-testid="review"]')).toEqual([]);
  await editor.getByRole("button", { name: "Preview", exact: true }).click();
  await editor.getByTestId("finding-notCleared").waitFor();
});

test("a colleague without an account reads the item as it will arrive, comments and clears it", async () => {
  await colleague.goto(link);
  await colleague.getByRole("heading", { level: 1, name: "Kenya opens the door: civil society and organised crime" }).waitFor();
  await colleague.frameLocator("iframe").getByText("asked civil society to help put the Convention into practice").waitFor();
  expect(await axeFaults(colleague)).toEqual([]);

  const comments = colleague.locator("#comments");
  await comments.getByLabel("Your comment").fill(words);
  await comments.getByLabel("Your name").fill("Amina Example");
  await comments.getByRole("button", { name: "Send the comment" }).click();
  await colleague.getByRole("status").getByText("has reached the editors").waitFor();

  const clearing = colleague.locator("#clear");
  await clearing.getByLabel("Your name").fill("Amina Example");
  await clearing.getByLabel("Your office").fill("Field office");
  await clearing.getByLabel("I have read the item").check();
  await clearing.getByRole("button", { name: "Clear this item" }).click();
  await clearing.getByText("Cleared by Amina Example, Field office").waitFor();
  expect(await axeFaults(colleague)).toEqual([]);
});

test("the editor sees comment and clearance without reloading, and nothing waits any more", async () => {
  await editor.getByTestId("finding-notCleared").waitFor({ state: "detached" });
  await editor.getByRole("button", { name: /^Review/u }).click();
  await editor.getByTestId("review-comment").getByText(words).waitFor();
  expect(await editor.getByTestId("clearance-state").textContent()).toMatch(/^Cleared by Amina Example, Field office, /u);
});

test("the issue shows the comments of its items under their names, until they are done", async () => {
  await goTo(editor, "/structure/sample-issue-2024-01");
  await editor.getByRole("button", { name: /^Review/u }).click();
  const group = editor.getByTestId(`comments-on-${itemId}`);
  await group.getByText(words).waitFor();
  expect(await axeFaults(editor, '[data-testid="review"]')).toEqual([]);
  await group.getByTestId("resolve-comment").click();
  await group.waitFor({ state: "detached" });
  await editor.getByRole("button", { name: "Show what is done (1)" }).click();
  await group.getByText("Done: Sample editor").waitFor();
});

test("proofs go to the proof list, once, and the editor sees what became of them", async () => {
  await editor.getByTestId("send-proofs").click();
  await editor.getByTestId("proofs-said").getByText("One proof is on its way").waitFor();
  await editor.getByTestId("send-proofs").click();
  await editor.getByTestId("proofs-said").getByText("nothing is sent twice").waitFor();
  await editor.getByTestId("proof").getByText("Accepted").waitFor();
  const proofs = (await mailsIn(product.addresses.mailbox)).filter(({ to }) => to.some(({ address }) => address === "proofs@example.org"));
  expect(proofs.map(({ subject: said }) => said)).toEqual([expect.stringContaining("[Proof] Civil Society Newsletter")]);
});

test("a link that was withdrawn opens no more", async () => {
  await goTo(editor, `/structure/newsItem;${itemId}`);
  await editor.getByRole("button", { name: /^Review/u }).click();
  await editor.getByTestId("revoke-review").click();
  await editor.getByTestId("review-link").getByText("Withdrawn").waitFor();
  const answer = await colleague.goto(link);
  expect(answer?.status()).toBe(410);
  await colleague.getByRole("heading", { name: "This link was withdrawn" }).waitFor();
  expect(await axeFaults(colleague)).toEqual([]);
});
