import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { axeFaults } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { lakeApiAt } from "./support/lake.ts";
import { messageIdsIn } from "./support/mailbox.ts";
import { picture } from "./support/picture.ts";
import { startProduct, type OwnProduct } from "./support/product.ts";
import { goTo, inPreview, signedIn, type Seat } from "./support/studio.ts";

// From "ask for approval" to the last settled recipient, by three people at three machines: an editor who wrote it, an approver who did not,
// and an operator who decides what nobody can know after the worker was killed in the middle.

const waiting = { timeout: 90_000 } as const;
const seat: Seat = { ...waiting, viewport: { width: 1500, height: 1100 } };
const issue = "sample-issue-2024-01";
/** Beside the sample's own three: enough that there is a middle to be killed in. */
const readersCount = 1_500;
/** So many are accepted when the worker is killed. */
const killedAfterCount = 200;
const arabicTitle = 'title[language == "ar"].value';
const note = "The Arabic lead item was changed late: please read it twice.";

// One of its own: its worker is killed here.
let product: OwnProduct;
let browser: Browser;
let editor: Page;
let approver: Page;
let mailsBefore: readonly string[];

beforeAll(async () => {
  // Long enough that a second window sees the countdown, which it asks for every ten seconds.
  [product, browser] = await Promise.all([startProduct({ UNDO_WINDOW_SECONDS: "20" }), openBrowser()]);
  await product.newsletter("audience", "import", await audienceFile(), "--agreement", "agreement of 2023");
  // The right alone does not make an approver of whoever wrote.
  await product.newsletter("rights", "grant", "editor", "approve");
  mailsBefore = await messageIdsIn(dataDir());
  editor = await signedIn(browser, await product.signInLink("editor"), seat);
  approver = await signedIn(browser, await product.signInLink("approver"), seat);
});
afterAll(async () => {
  await browser.close();
  await product[Symbol.asyncDispose]();
});

describe("what the editor asks for", () => {
  test("is seen before it is asked for: who gets it, in which editions, and who may approve", async () => {
    await openSend(editor);
    await openSend(approver);
    await approver.getByText("Approval is not asked for now.", { exact: false }).waitFor();
    await lookAndAsk();
    expect(await editor.getByTestId("send-note").textContent()).toBe(note);
  });

  test("is not approved by who wrote it, whatever right she has", async () => {
    await editor.getByTestId("send-obstacle").waitFor();
    expect(await editor.getByTestId("send-approve").isDisabled()).toBe(true);
    expect(await axeFaults(editor, '[data-testid="send-panel"]')).toEqual([]);
  });

  test("is refused with a reason, which she reads in her window", async () => {
    await approver.getByTestId("send-differences").getByText("all of it is new", { exact: false }).waitFor();
    await approver.getByTestId("send-refuse").click();
    const confirm = approver.getByTestId("send-refuse-confirmed");
    expect(await confirm.isDisabled()).toBe(true);
    await approver.getByTestId("send-refuse-reason").fill("The cover note still names last month.");
    await confirm.click();
    await editor.getByTestId("send-refused").getByText("The cover note still names last month.").waitFor();
  });

  test("is stale when something is published afterwards: both see it, and nobody can sign it", async () => {
    await lookAndAsk();
    await approver.getByTestId("send-approve").waitFor();
    await approver.getByTestId("send-differences").getByText("Nothing differs", { exact: false }).waitFor();
    await publishAsEditor({
      id: issue,
      set: { 'title[language == "en"].value': "Atlanta sets the measure", [arabicTitle]: "أتلانتا تضع المعيار" },
    });
    await editor.getByTestId("send-stale").getByText("cannot be signed", { exact: false }).waitFor();
    await approver.getByTestId("send-stale").getByText("An editor has to ask for approval again", { exact: false }).waitFor();
    expect(await approver.getByTestId("send-approve").count()).toBe(0);
    expect(await axeFaults(editor, '[data-testid="send-panel"]')).toEqual([]);
  });
});

test("an approver reads the editions as they leave, sees who gets them, and signs at the second click", async () => {
  await lookAndAsk();
  await approver.getByTestId("send-note").getByText(note).waitFor();
  await readsWhatDiffers();
  await approver.getByTestId("send-audience").getByText("Vienna NGO Committee on Drugs").first().waitFor();
  await approver.getByTestId("send-way-out").getByText("Goes to the mailbox on this machine: no relay is set up.").waitFor();
  await approver.getByTestId("send-edition-en.partner.personal.partner-vngoc").click();
  await inPreview(approver).getByRole("heading", { level: 1, name: "Atlanta sets the measure" }).waitFor();
  await approver.getByTestId("send-edition-ar.members.personal.partner-vngoc").click();
  expect(await inPreview(approver).locator("html").getAttribute("dir")).toBe("rtl");
  expect(await axeFaults(approver, '[data-testid="send-panel"]')).toEqual([]);
  await picture(approver, "send-asked");

  await approver.getByTestId("send-approve").click();
  await approver.getByTestId("send-approve").getByText("Send to 1,503 recipients").waitFor();
  await approver.getByTestId("send-approve").click();
});

test("a countdown runs in every window, and anybody here stops it", async () => {
  for (const person of [approver, editor]) {
    // oxlint-disable-next-line no-await-in-loop -- one window after the other
    await person
      .getByTestId("send-countdown")
      .getByText(/in \d+ seconds?/u)
      .waitFor();
  }
  expect(await axeFaults(editor, '[data-testid="send-panel"]')).toEqual([]);
  await picture(editor, "send-countdown");
  await editor.getByTestId("send-cancel").click();
  await editor.getByTestId("send-final").getByText("Stopped: 0 accepted + 0 rejected + 1,503 excluded = 1,503 candidates").waitFor();
  expect(await messageIdsIn(dataDir())).toEqual(mailsBefore);
});

describe("a worker that is killed in the middle", () => {
  test("is started again while the screen goes on counting", async () => {
    await lookAndAsk();
    const differences = approver.getByTestId("send-differences");
    await differences.getByText("approved last, by Sample approver", { exact: false }).waitFor();
    await differences.getByText("Nothing differs", { exact: false }).waitFor();
    const approve = approver.getByTestId("send-approve");
    // By keyboard alone; a wish that was not meant is taken back by Escape.
    await approve.press("Enter");
    await approve.press("Escape");
    await approve.getByText("Approve", { exact: true }).waitFor();
    await approve.press("Enter");
    await approve.press("Enter");
    await editor.getByTestId("send-progress").waitFor();
    await expect.poll(() => countOf(editor, "accepted"), waiting).toBeGreaterThan(killedAfterCount);
    await picture(editor, "send-progress");
    const killed = await workerProcess();
    process.kill(killed, "SIGKILL");
    expect(await axeFaults(approver, '[data-testid="send-panel"]')).toEqual([]);
    await expect.poll(() => product.workerProcess(), waiting).not.toBe(killed);
  });

  test("leaves nobody out: what it held goes on, and what nobody can know waits for a person", async () => {
    await expect.poll(() => openButUnconfirmed(editor), { timeout: 110_000 }).toBe(0);
    expect(await duplicates()).toEqual([]);
  });

  test("and an operator decides about those by the evidence there is; then every candidate is accounted for", async () => {
    const operator = await signedIn(browser, await product.signInLink("operator"), seat);
    await openSend(operator);
    const arrived = new Set(await messageIdsIn(dataDir()));
    await resolve(operator, (id) => arrived.has(id), "accepted", "The mailbox has it.");
    await resolve(operator, (id) => !arrived.has(id), "submitAgain", "The mailbox does not have it.");
    const final = operator.getByTestId("send-final");
    await final.getByText("Finished: 1,503 accepted + 0 rejected + 0 excluded = 1,503 candidates").waitFor();
    await picture(operator, "send-final");
    expect(await axeFaults(operator, '[data-testid="send-panel"]')).toEqual([]);
    expect(await duplicates()).toEqual([]);
    expect((await messageIdsIn(dataDir())).length - mailsBefore.length).toBe(1_503);
  });
});

function dataDir(): string {
  return product.whereabouts.settings["DATA_DIR"] ?? "";
}

async function audienceFile(): Promise<string> {
  const file = join(dataDir(), "readers.csv");
  const languages = ["en", "ar;en", "fr;en"];
  const rows = Array.from(
    { length: readersCount },
    (_, index) => `reader-${String(index + 1)}@example.org,members,partner-vngoc,${languages[index % languages.length] ?? "en"},active`,
  );
  await writeFile(file, ["address,recipientKind,partnerId,languages,state", ...rows, ""].join("\n"));
  return file;
}

async function openSend(person: Page): Promise<void> {
  await goTo(person, `/structure/${issue}`);
  await person.getByTestId("document-pane").first().waitFor();
  await person.getByRole("button", { name: /^Send/u }).first().click();
  await person.getByTestId("send-panel").waitFor();
}

/** The editor sees what would be sent and asks for approval of it. */
async function lookAndAsk(): Promise<void> {
  await editor.getByTestId("send-prepare").click();
  const prepared = editor.getByTestId("send-prepared");
  await prepared.getByTestId("send-audience").getByText("1,503 candidates").waitFor();
  await prepared.getByTestId("send-editions").getByText("Partner copy").first().waitFor();
  await prepared.getByTestId("send-approvers").getByText("Sample approver", { exact: false }).waitFor();
  await editor.getByTestId("send-note-to-approver").fill(note);
  await editor.getByTestId("send-ask").click();
  await editor.getByTestId("send-ask").waitFor({ state: "detached" });
  await editor.getByTestId("send-asked").waitFor();
}

/** Against what she refused: the words that are gone and the words that came, each line in its own direction. */
async function readsWhatDiffers(): Promise<void> {
  const differences = approver.getByTestId("send-differences");
  await differences.getByText("refused last, by Sample approver", { exact: false }).waitFor();
  await differences.getByText("The cover note still names last month.").waitFor();
  await differences.getByText(/^Words, in \d+ editions/u).waitFor();
  await differences.getByTestId("send-differing-en").first().locator("ins", { hasText: "Atlanta sets the measure" }).first().waitFor();
  const arabic = differences.getByTestId("send-differing-ar").first();
  await arabic.evaluate((element) => element.setAttribute("open", ""));
  const came = arabic.locator("ins", { hasText: "المعيار" }).first();
  await came.waitFor();
  expect(await came.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
}

/** In the editor's name: a program's would be another author. */
async function publishAsEditor(patch: object): Promise<void> {
  const kept = await editor.evaluate(() => localStorage.getItem("__studio_auth_token_newsletter"));
  const { token } = z.object({ token: z.string() }).parse(JSON.parse(kept ?? "null"));
  await lakeApiAt(product.lakeAddress, token).mutate({ patch });
}

async function countOf(person: Page, name: string): Promise<number> {
  const shown = await person.getByTestId("send-counts").locator(`[data-count="${name}"] dd`).textContent();
  return Number(shown?.replaceAll(",", ""));
}

async function openButUnconfirmed(person: Page): Promise<number> {
  const counts = await Promise.all(["planned", "inFlight", "deferred"].map((name) => countOf(person, name)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function workerProcess(): Promise<number> {
  const pid = await product.workerProcess();
  if (pid === undefined) throw new Error("the worker runs");
  return pid;
}

/** Message-IDs that the mailbox has more than once. */
async function duplicates(): Promise<readonly string[]> {
  const ids = await messageIdsIn(dataDir());
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Decides about the unconfirmed whose Message-ID is wanted; the others keep waiting. None may be there at all: the kill may have hit none. */
async function resolve(operator: Page, isWanted: (messageId: string) => boolean, decision: string, reason: string): Promise<void> {
  const list = operator.getByTestId("send-unconfirmed");
  if (!(await list.isVisible())) return;
  const recipients: readonly Locator[] = await list.getByRole("listitem").all();
  let wantedCount = 0;
  for (const recipient of recipients) {
    // oxlint-disable-next-line no-await-in-loop -- one box after the other
    const isChosen = isWanted(/<[^>]+>/u.exec(await recipient.innerText())?.[0] ?? "");
    // oxlint-disable-next-line no-await-in-loop -- as above
    await recipient.getByRole("checkbox").setChecked(isChosen);
    if (isChosen) wantedCount += 1;
  }
  if (wantedCount === 0) return;
  await operator.getByTestId(`send-resolve-${decision}`).check();
  await operator.getByTestId("send-resolve-reason").fill(reason);
  await operator.getByTestId("send-resolve").click();
  await expect.poll(() => list.getByRole("listitem").count(), waiting).toBe(recipients.length - wantedCount);
}
