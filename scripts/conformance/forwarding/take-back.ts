import type { Browser, Page } from "playwright-core";
import { within } from "../../drill/within.ts";
import { foundIn } from "./found-in.ts";
import { unstuffed } from "./members-inbox.ts";
import type { Passed } from "./passing-on.ts";
import { standings } from "./standings.ts";
import type { Subject } from "./subject.ts";
import { changedTables, wholeState } from "./whole-state.ts";

const toldWithinMs = 20_000;
const pageWithinMs = 15_000;

interface TakingBack {
  readonly mails: readonly Passed[];
  /** How many mails of the product there were before anybody posted. */
  readonly since: number;
  readonly browser: Browser;
}

/** Whoever is told of a stopped subscription opens the link in the notice and takes it back. Gives what went wrong. */
export async function takeBack(subject: Subject, { mails, since, browser }: TakingBack): Promise<readonly string[]> {
  const faults: string[] = [];
  const page = await browser.newPage();
  page.setDefaultTimeout(pageWithinMs);
  try {
    for (const { artefact } of mails) {
      const { address, told } = subject.artefacts.find(({ name }) => name === artefact) ?? {};
      if (address === undefined || told === undefined) continue;
      const links = await linksTold(subject, told, since);
      if (links.length !== 1) faults.push(`${told} has ${String(links.length)} links to take back what stopped ${address}`);
      if (links[0] !== undefined) faults.push(...(await faultsOfPage(subject, page, { link: links[0], address })));
    }
  } finally {
    await page.close();
  }
  return faults;
}

/** Of every notice that came to this address meanwhile. */
async function linksTold({ mailbox, publicUrl }: Subject, told: string, since: number): Promise<readonly string[]> {
  const notices = () => mailbox.bodies.slice(since).filter(({ to }) => to === told);
  await within(toldWithinMs, () => Promise.resolve(notices().length > 0));
  const found = await Promise.all(notices().map(async ({ content }) => foundIn(unstuffed(content))));
  const pages = [`${publicUrl}/undo/`, `${publicUrl}/decide/`];
  return found.flatMap(({ links }) => links.filter((link) => pages.some((begin) => link.startsWith(begin))));
}

async function faultsOfPage(
  { installation }: Subject,
  page: Page,
  { link, address }: { readonly link: string; readonly address: string },
): Promise<readonly string[]> {
  await atRest(installation);
  const before = await wholeState(installation.databaseUrl);
  await page.goto(link, { waitUntil: "load" });
  const changed = changedTables(before, await wholeState(installation.databaseUrl)).map((table) => `looking at ${link} changed ${table}`);
  if ((await page.locator("form button").count()) === 0) return [...changed, `${link} offers nothing to take back`];
  const isSent = page.waitForResponse((response) => response.request().method() === "POST");
  // A reader has one button; a contact is offered to keep it first, and to confirm.
  await Promise.all([isSent, page.locator("form button").first().click()]);
  const state = (await standings(installation)).find((standing) => standing.address === address)?.state;
  return [...changed, ...(state === "active" ? [] : [`${address} is ${state ?? "gone"} after it was taken back`])];
}

/** A notice that came may not have been settled yet, and another may be on its way. */
async function atRest({ modules }: Subject["installation"]): Promise<void> {
  const isAtRest = await within(toldWithinMs, async () => {
    const open = await modules.db.selectFrom("outbox").select("id").where("state", "in", ["planned", "handed"]).executeTakeFirst();
    return open === undefined;
  });
  if (!isAtRest) throw new Error("The notices of the product do not come to an end.");
}
