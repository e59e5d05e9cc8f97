import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { openBrowser } from "./support/browser.ts";
import { administratorToken, lakeApi, type LakeApi } from "./support/lake.ts";
import { startProduct, type OwnProduct } from "./support/product.ts";
import { goTo, inPreview, publish, signedIn, type Seat } from "./support/studio.ts";

// What goes wrong while somebody writes: nothing typed is lost, and the screen says what is going on. Every test has a document of its own.

const waiting = { timeout: 60_000 } as const;
/** A tab that takes longer to draw its next picture has stopped, for whoever sits before it. */
const stoppedMs = 5_000;
const pageBytes = 2 * 1024 * 1024;

const seat: Seat = { ...waiting, viewport: { width: 1600, height: 1100 } };

// One of its own: parts of it are stopped and killed here.
let product: OwnProduct;
let browser: Browser;
let lake: LakeApi;
/** Two people at two machines. */
let editor: Page;
let second: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  lake = await lakeApi(product);
  await product.lake("user", "add", "second", "--name", "Zoe Quill", "--email", "second@example.org", "--role", "editor");
  editor = await signedIn(browser, await product.signInLink("editor"), seat);
  second = await signedIn(browser, await product.signInLink("second"), seat);
});
afterAll(async () => {
  await browser.close();
  await product[Symbol.asyncDispose]();
});

describe("a page of 2 MB", () => {
  test("is not pasted into a text: the tab goes on, what was written stays, and the screen says why", async () => {
    const page = await opened(editor, "newsItem", "news-kenya-pilot");
    const text = page.getByTestId("field-teaser").getByTestId("input-en").getByTestId("pt-editor");
    await text.waitFor();
    const before = await text.innerText();
    const paragraph =
      '<p class="MsoNormal" style="mso-margin-top-alt:auto"><b>Bold</b> words, <a href="https://example.org">a link</a></p>';
    const count = Math.ceil(pageBytes / paragraph.length);
    const pasted = { html: paragraph.repeat(count), plain: "Bold words, a link\n\n".repeat(count) };
    expect(await paste(text.getByRole("textbox"), pasted)).toBeLessThan(stoppedMs);
    await page.getByRole("alert").getByText("Nothing was pasted; what was there is as it was").waitFor();
    await page.getByText("Copy only the part you need.", { exact: false }).waitFor();
    expect(await text.innerText()).toBe(before);
  });

  test("around few words gives those words, and says that their formatting was left out", async () => {
    const page = await opened(editor, "newsItem", "news-kenya-pilot");
    const text = page.getByTestId("field-teaser").getByTestId("input-en").getByTestId("pt-editor");
    await text.click();
    await page.keyboard.press("ControlOrMeta+End");
    await paste(text.getByRole("textbox"), { html: `<p>${"<!-- mso -->".repeat(pageBytes / 12)}Few words</p>`, plain: "Few words" });
    await expect.poll(() => text.innerText(), waiting).toContain("Few words");
    await page.getByRole("alert").getByText("Pasted as plain words").waitFor();
  });
});

test("two editors in one field both see one result that has the words of both, and each sees the other is there", async () => {
  const [here, there] = await Promise.all([opened(editor, "newsItem", "news-ncii-summit"), opened(second, "newsItem", "news-ncii-summit")]);
  await title(here).fill("A summit about pictures");
  await expect.poll(() => title(there).inputValue(), waiting).toBe("A summit about pictures");
  await Promise.all([title(here).press("Home"), title(there).press("End")]);
  await Promise.all([here.keyboard.type("Held in spring: "), there.keyboard.type(" taken without consent")]);
  for (const page of [here, there]) {
    // oxlint-disable-next-line no-await-in-loop -- one editor's screen after the other
    await expect
      .poll(async () => wordsOf(await title(page).inputValue()), waiting)
      .toEqual(wordsOf("Held in spring: A summit about pictures taken without consent"));
  }
  expect(await title(here).inputValue()).toBe(await title(there).inputValue());
  await here.getByText("ZQ", { exact: true }).first().waitFor();
});

test("a session that ends while somebody types: the screen says so, and signing in again in a new tab saves every word", async () => {
  const own = await signedIn(browser, await product.signInLink("editor"), seat);
  const page = await opened(own, "newsItem", "news-cabin-conference");
  await title(page).fill("Typed in the first session");
  await expect.poll(() => titleInLake("news-cabin-conference"), waiting).toBe("Typed in the first session");
  await endSession(page);

  await title(page).press("End");
  await page.keyboard.type(", and after its end");
  await page.getByTestId("notice-signedOut").getByText("You have been signed out", { exact: false }).waitFor();
  await page.keyboard.type(", and on");
  expect(await title(page).inputValue()).toBe("Typed in the first session, and after its end, and on");

  const [tab] = await Promise.all([
    own.context().waitForEvent("page"),
    page.getByRole("link", { name: "Sign in again in a new tab" }).click(),
  ]);
  await tab.getByLabel("Sign-in link or its code").fill(await product.signInLink("editor"));
  await tab.getByRole("button", { name: "Sign in" }).click();
  await page.getByTestId("notice-signedOut").waitFor({ state: "detached" });
  const all = "Typed in the first session, and after its end, and on";
  await expect.poll(() => titleInLake("news-cabin-conference"), waiting).toBe(all);
  await expect.poll(() => title(page).inputValue(), waiting).toBe(all);
  await own.context().close();
});

test("words of somebody whose session ended are not saved in the name of who signs in next: they wait for their author", async () => {
  const id = "news-drug-policy-workshop";
  const own = await signedIn(browser, await product.signInLink("editor"), seat);
  const page = await opened(own, "newsItem", id);
  await title(page).fill("Said by the first");
  await expect.poll(() => titleInLake(id), waiting).toBe("Said by the first");
  await endSession(page);
  await title(page).press("End");
  await page.keyboard.type(", and waiting");
  await page.getByTestId("notice-signedOut").waitFor();

  await signInInTab(page, await product.signInLink("second"));
  const notice = page.getByTestId("notice-othersWords");
  await notice.getByText("is saved under that name once", { exact: false }).waitFor();
  // The other person goes on writing meanwhile, under her own name.
  const other = await opened(own, "newsItem", "news-montenegro-workshop");
  await title(other).fill("Said by the second");
  await expect.poll(() => titleInLake("news-montenegro-workshop"), waiting).toBe("Said by the second");
  expect(await titleInLake(id)).toBe("Said by the first");
  await formIsLeftFor(page);
  await notice.getByRole("button", { name: "Discard what waits" }).click();
  await notice.getByRole("button", { name: "Keep it" }).click();

  await signInInTab(page, await product.signInLink("editor"));
  await notice.waitFor({ state: "detached" });
  await expect.poll(() => titleInLake(id), waiting).toBe("Said by the first, and waiting");
  const [authors, others] = await Promise.all([authorsInLake(id), authorsInLake("news-montenegro-workshop")]);
  expect([authors.length, others.length]).toEqual([1, 1]);
  expect(others).not.toEqual(authors);
  await own.context().close();
});

test("a lake that does not answer: typing goes on, the screen says so, and everything is saved once it is back", async () => {
  const page = await opened(editor, "newsItem", "news-reception-experts");
  await title(page).fill("Written before");
  await expect.poll(() => titleInLake("news-reception-experts"), waiting).toBe("Written before");
  const pid = await lakeProcess();
  process.kill(pid, "SIGSTOP");
  try {
    await title(page).press("End");
    await page.keyboard.type(" and during the silence");
    await page.getByTestId("notice-lakeAway").getByText("The content lake does not answer", { exact: false }).waitFor();
    await page.keyboard.type(", and still");
    expect(await title(page).inputValue()).toBe("Written before and during the silence, and still");
    await goTo(page, "/structure/newsItem;news-lusaka-session");
    await formIsLeftFor(page);
  } finally {
    process.kill(pid, "SIGCONT");
  }
  await page.getByTestId("notice-lakeAway").waitFor({ state: "detached" });
  await expect.poll(() => titleInLake("news-reception-experts"), waiting).toBe("Written before and during the silence, and still");
  // The form that was asked for in the silence opens now; leaving while it does, the Studio would lead back to it.
  await title(page).waitFor();
});

test("a lake that is killed while somebody types has every word after it was started again", async () => {
  const page = await opened(editor, "newsItem", "news-se4u-course-opens");
  await title(page).fill("Written before");
  await expect.poll(() => titleInLake("news-se4u-course-opens"), waiting).toBe("Written before");
  process.kill(await lakeProcess(), "SIGKILL");
  await title(page).press("End");
  await page.keyboard.type(" and during the fall");
  expect(await title(page).inputValue()).toBe("Written before and during the fall");
  await expect
    .poll(() => titleInLake("news-se4u-course-opens").catch(() => "not back"), waiting)
    .toBe("Written before and during the fall");
});

test("an edit that another editor has seen outlives a killed lake", async () => {
  const id = "calendar-consultation-americas";
  const [here, there] = await Promise.all([opened(editor, "calendarEntry", id), opened(second, "calendarEntry", id)]);
  await title(here).fill("Written a moment before the end");
  await expect.poll(() => title(there).inputValue(), waiting).toBe("Written a moment before the end");

  const killed = await lakeProcess();
  process.kill(killed, "SIGKILL");
  await expect.poll(() => product.lakeProcess(), waiting).not.toBe(killed);
  await expect.poll(() => isAnswering(product.lakeAddress), waiting).toBe(true);

  await here.reload();
  await expect.poll(() => title(here).inputValue(), waiting).toBe("Written a moment before the end");
  await title(here).fill("Written after the new beginning");
  await publish(here, waiting.timeout);
});

test("a turned direction in a title is named, its control character stays away from readers, and its emoji does not", async () => {
  for (const [type, id] of titled) {
    // oxlint-disable-next-line no-await-in-loop -- one form after the other
    await opened(editor, type, id);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await title(editor).fill(`Bell \u0007 and \u202Eelbisivni ${type} 🕊️`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect.poll(() => titleInLake(id), waiting).toContain(`${type} 🕊️`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await title(editor).inputValue()).toContain(`${type} 🕊️`);
  }
  await goTo(editor, `/structure/${await issueOfTitled()}`);
  await editor.getByTestId("findings-toggle").click();
  const ways = editor.getByTestId("finding-bidiControls").getByRole("link", { name: "Go there" });
  const named = (): Promise<string> => ways.evaluateAll((links) => links.map((link) => link.getAttribute("href")).join(" "));
  const unnamed = async (): Promise<readonly string[]> => {
    const addresses = decodeURIComponent(await named());
    return titled.map(([, id]) => `id=${id}`).filter((id) => !addresses.includes(id));
  };
  await expect.poll(unnamed, waiting).toEqual([]);
  await editor.getByTestId("preview-kind").selectOption("web");
  const edition = inPreview(editor).locator("body");
  await edition.getByText("Bell", { exact: false }).first().waitFor();
  const rendered = await edition.innerHTML();
  for (const [type] of titled) expect(rendered, type).toContain(`${type} 🕊️`);
  expect(rendered).not.toContain("\u0007");
});

test("an item that an administrator deleted is named in its row and in the pre-flight, and taken out by one click", async () => {
  const [id, issue] = ["news-ghana-cybercrime", "sample-issue-2024-01"];
  await weaken(issue, id);
  await lake.mutate({ delete: { id } }, { delete: { id: `drafts.${id}` } });
  await goTo(editor, `/structure/${issue}`);
  const row = editor.getByTestId(`missing-${id}`);
  await row.getByText("An item that no longer exists", { exact: false }).waitFor();
  await editor.getByTestId("preflight").getByText(id, { exact: false }).waitFor();
  await row.getByRole("button", { name: "Take it out" }).click();
  await inPreview(editor).getByRole("heading", { level: 1 }).waitFor();
  expect(await row.count()).toBe(0);
});

/** Their screen with the document open beside its list. */
async function opened(person: Page, type: string, id: string): Promise<Page> {
  await goTo(person, `/structure/${type};${id}`);
  await title(person).waitFor();
  return person;
}

function title(page: Page): Locator {
  return page.getByTestId("input-en").first().getByRole("textbox");
}

async function titleInLake(id: string): Promise<unknown> {
  return lake.query('coalesce(*[_id == $draft][0], *[_id == $id][0]).title[language == "en"][0].value', { id, draft: `drafts.${id}` });
}

function wordsOf(value: string): readonly string[] {
  return value.split(/\s+/u).toSorted();
}

/** Milliseconds in the page's own clock until it has drawn its next picture. */
async function paste(target: Locator, given: { readonly html: string; readonly plain: string }): Promise<number> {
  return target.evaluate(async (element, { html, plain }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", plain);
    const began = performance.now();
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - began;
  }, given);
}

/** In whose name each change of the draft was written, each person once. */
async function authorsInLake(id: string): Promise<readonly string[]> {
  const response = await fetch(
    new URL(`/v2025-02-19/data/history/production/transactions/drafts.${id}?excludeContent=true`, product.lakeAddress),
    { headers: { authorization: `Bearer ${await administratorToken(product)}` } },
  );
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  const authors = lines.map((line) => z.object({ author: z.string() }).parse(JSON.parse(line)).author);
  return [...new Set(authors)];
}

/** The Studio lets go of what a form held five seconds after it was left: real time has to pass. */
async function formIsLeftFor(page: Page): Promise<void> {
  await page.evaluate(() => performance.mark("left"));
  const sinceLeft = (): Promise<number> =>
    page.evaluate(() => performance.now() - (performance.getEntriesByName("left").at(-1)?.startTime ?? 0));
  await expect.poll(sinceLeft, waiting).toBeGreaterThan(6_000);
}

async function signInInTab(page: Page, link: string): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto(link);
  await tab.getByTestId("issue-board").waitFor();
  await tab.close();
}

/** As when somebody signs this browser out elsewhere: the lake does not know its token any more. */
async function endSession(page: Page): Promise<void> {
  const kept = await page.evaluate(() => localStorage.getItem("__studio_auth_token_newsletter"));
  const { token } = z.object({ token: z.string() }).parse(JSON.parse(kept ?? "null"));
  await fetch(new URL("/v1/auth/logout", product.lakeAddress), { method: "POST", headers: { authorization: `Bearer ${token}` } });
}

async function lakeProcess(): Promise<number> {
  const pid = await product.lakeProcess();
  if (pid === undefined) throw new Error("the lake runs");
  return pid;
}

const titled = [
  ["newsItem", "news-smuggling-dialogue"],
  ["callForApplications", "call-se4u-course-2024"],
  ["calendarEntry", "calendar-cnd-67"],
  ["video", "video-se4u"],
] as const;

/** An issue that shows an item of each kind that has a title. */
async function issueOfTitled(): Promise<string> {
  const kinds = { newsItem: "news", callForApplications: "calls", calendarEntry: "calendar", video: "videos" };
  const issue = z.record(z.string(), z.unknown()).parse(await lake.query('*[_id == "sample-issue-2024-01"][0]'));
  const sections = titled.map(([type, id]) => ({
    _key: type,
    _type: "issueSection",
    kind: kinds[type],
    items: [{ _key: "i", _type: "reference", _ref: id }],
  }));
  const slug = { _type: "slug", current: "of-titled" };
  await lake.mutate({ createOrReplace: { ...issue, _id: "issue-of-titled", number: 90, slug, sections, partnerCoverNotes: [] } });
  return "issue-of-titled";
}

/** A weak reference does not keep what it points at from being deleted. */
async function weaken(issue: string, id: string): Promise<void> {
  const found = await lake.query("*[_id == $issue][0].sections[]{_key, items[_ref == $id]{_key}}", { issue, id });
  const sections = z.array(z.object({ _key: z.string(), items: z.array(z.object({ _key: z.string() })).nullable() })).parse(found);
  for (const { _key, items } of sections)
    for (const item of items ?? [])
      // oxlint-disable-next-line no-await-in-loop -- an item stands in one section
      await lake.mutate({ patch: { id: issue, set: { [`sections[_key=="${_key}"].items[_key=="${item._key}"]._weak`]: true } } });
}

async function isAnswering(address: string): Promise<boolean> {
  try {
    return (await fetch(new URL("/v1/ping", address))).ok;
  } catch {
    return false;
  }
}
