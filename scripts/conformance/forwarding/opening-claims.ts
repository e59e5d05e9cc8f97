import type { Browser } from "playwright-core";
import { claimOf, gathered, type Claim } from "../claim.ts";
import { openLinks } from "./open-links.ts";
import type { Passed } from "./passing-on.ts";
import { postOneClick } from "./post-one-click.ts";
import { isShared, ownAddresses, type Subject } from "./subject.ts";
import { changedTables, wholeState } from "./whole-state.ts";

/** Invariant 12, by a browser: what a member, or a scanner before the member, does to a forwarded mail by looking at it. */
export async function openingClaims(subject: Subject, browser: Browser): Promise<readonly Claim[]> {
  const [shared, personal] = [subject.passed.filter(isShared), subject.passed.filter((each) => !isShared(each))];
  return [
    await openingClaim("a forwarded partner copy", personal, subject, browser),
    await openingClaim("a forwarded forwardable edition", shared, subject, browser),
    await postingClaim(shared, subject),
  ];
}

async function openingClaim(
  what: string,
  mails: readonly Passed[],
  { installation, publicUrl }: Subject,
  browser: Browser,
): Promise<Claim> {
  const before = await wholeState(installation.databaseUrl);
  const faults: { readonly fault: string; readonly where: string }[] = [];
  const files = new Set<string>();
  const counts = { opened: 0, others: 0 };
  for (const [way, ofWay] of Map.groupBy(mails, (mail) => mail.way)) {
    const links = ofWay.flatMap((mail) => mail.links);
    const own = ownAddresses(publicUrl, links).filter((address) => !files.has(address));
    for (const address of own.filter(isFile)) files.add(address);
    const opened = await openLinks(browser, publicUrl, own);
    counts.opened += opened.length;
    counts.others += new Set(links).size - new Set(links.filter((link) => URL.parse(link)?.origin === publicUrl)).size;
    for (const { link, status = 200 } of opened) if (status >= 400) faults.push({ fault: `${link} answers ${String(status)}`, where: way });
    for (const table of changedTables(before, await wholeState(installation.databaseUrl)))
      faults.push({ fault: `${table} changed`, where: way });
  }
  if (counts.opened === 0) faults.push({ fault: "there was nothing to open", where: what });
  return claimOf(
    `opening every link of ${what} in Chromium, scripts on, changes nothing, and each leads somewhere`,
    gathered(faults),
    `${String(counts.opened)} opened in ${String(mails.length)} mails, ${String(counts.others)} of others left alone, ${String(before.size)} tables as they were`,
  );
}

/** Pictures and files are named by their bytes: opened once, for all the mails that show them. */
const isFile = (address: string): boolean => URL.parse(address)?.pathname.startsWith("/media/") === true;

async function postingClaim(mails: readonly Passed[], { installation, publicUrl }: Subject): Promise<Claim> {
  const before = await wholeState(installation.databaseUrl);
  const own = ownAddresses(
    publicUrl,
    mails.flatMap(({ links, oneClicks }) => [...links, ...oneClicks]),
  );
  for (const address of own) await postOneClick(address);
  const changed = changedTables(before, await wholeState(installation.databaseUrl));
  return claimOf(
    "a List-Unsubscribe posted to whatever a forwardable edition links to changes nothing",
    changed.map((table) => `${table} changed`),
    `${String(own.length)} addresses`,
  );
}
