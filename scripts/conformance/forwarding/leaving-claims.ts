import type { Browser } from "playwright-core";
import { claimOf, type Claim } from "../claim.ts";
import type { Artefact } from "./artefact.ts";
import type { Passed } from "./passing-on.ts";
import { postOneClick } from "./post-one-click.ts";
import { standings, type Standing } from "./standings.ts";
import { ownAddresses, type Subject } from "./subject.ts";
import { takeBack } from "./take-back.ts";
import { changedTables, wholeState } from "./whole-state.ts";

/** How each ends whose List-Unsubscribe, or whose link in the body, a member used. A shared address is never worse off than `leaving`. */
const ends: Readonly<Partial<Record<Artefact["name"], "leaving" | "left">>> = {
  desk: "leaving",
  list: "leaving",
  person: "left",
  members: "left",
};

/** What taking back has to bring back whole; beside it stays what happened, in the history and the audit. */
const restored: ReadonlySet<string> = new Set(["subscriptions", "suppressions"]);

/**
 * Way by way, as if each were the only one: whoever got the mail posts its List-Unsubscribe and the form behind the link in its body, and who
 * is told takes it back. The next way posts the same tokens again.
 */
export async function leavingClaims(subject: Subject, browser: Browser): Promise<readonly Claim[]> {
  const { installation, publicUrl, passed } = subject;
  const found = { posts: 0, mails: 0, answers: [] as string[], ends: [] as string[], records: [] as string[], undone: [] as string[] };
  const whole = await wholeState(installation.databaseUrl);
  for (const [way, mails] of Map.groupBy(passed.filter(canStop(publicUrl)), (mail) => mail.way)) {
    const before = await standings(installation);
    const since = subject.mailbox.bodies.length;
    const answers = await postAll(publicUrl, mails);
    found.posts += answers.length;
    found.mails += mails.length;
    found.answers.push(...answers.filter((answer) => answer !== "200").map((answer) => `${way}: ${answer}`));
    const faults = faultsOfEnds(subject, mails, { before, after: await standings(installation) });
    found.ends.push(...faults.ends.map((fault) => `${way}: ${fault}`));
    found.records.push(...faults.records.map((fault) => `${way}: ${fault}`));
    const undone = await takeBack(subject, { mails, since, browser });
    const changed = changedTables(whole, await wholeState(installation.databaseUrl)).filter((table) => restored.has(table));
    found.undone.push(...[...undone, ...changed.map((table) => `${table} is not as it was`)].map((fault) => `${way}: ${fault}`));
  }
  const nothing = found.posts === 0 ? ["there was nothing to post"] : [];
  return [
    claimOf(
      "every List-Unsubscribe of a forwarded mail and every link to stop in its body, posted in both encodings and twice, is answered 200",
      [...found.answers, ...nothing],
      `${String(found.posts)} posts, of ${String(found.mails)} mails`,
    ),
    claimOf(
      "no desk or list ends worse than leaving, a person has left, and nobody else is touched",
      [...found.ends, ...nothing],
      Object.entries(ends)
        .map(([name, state]) => `${name} ${state}`)
        .join(", "),
    ),
    claimOf("a wish to stop that is posted again and again is recorded once", [...found.records, ...nothing], "1 wish each"),
    claimOf(
      "who is told takes it back in Chromium: looking at the page changes nothing, its button restores subscription and suppressions",
      [...found.undone, ...nothing],
      `${String(found.mails)} restored`,
    ),
  ];
}

async function postAll(publicUrl: string, mails: readonly Passed[]): Promise<readonly string[]> {
  const said: string[] = [];
  for (const mail of mails) {
    for (const address of stopsOf(publicUrl, mail)) {
      for (const { status, isRedirect } of await postOneClick(address)) {
        said.push(
          status === 200 && !isRedirect
            ? "200"
            : `${mail.artefact} is answered ${String(status)}${isRedirect ? " and sent elsewhere" : ""}`,
        );
      }
    }
  }
  return said;
}

function faultsOfEnds(
  { artefacts }: Subject,
  mails: readonly Passed[],
  { before, after }: { readonly before: readonly Standing[]; readonly after: readonly Standing[] },
): { readonly ends: readonly string[]; readonly records: readonly string[] } {
  const faults = { ends: [] as string[], records: [] as string[] };
  for (const { address, state, wishCount } of after) {
    const earlier = before.find((standing) => standing.address === address);
    const posted = artefacts.find((each) => each.address === address && mails.some(({ artefact }) => artefact === each.name));
    const expected = posted === undefined ? earlier?.state : ends[posted.name];
    const wishes = wishCount - (earlier?.wishCount ?? 0);
    if (state !== expected) faults.ends.push(`${address} is ${state}, not ${expected ?? "there"}`);
    if (wishes !== (posted === undefined ? 0 : 1)) faults.records.push(`${address} has ${String(wishes)} wishes recorded`);
  }
  return faults;
}

/** Inline forwards have no fields, and the body's link all the same. */
function stopsOf(publicUrl: string, { links, oneClicks }: Passed): readonly string[] {
  return ownAddresses(publicUrl, [...oneClicks, ...links.filter((link) => link.startsWith(`${publicUrl}/leave/`))]);
}

const canStop =
  (publicUrl: string) =>
  (mail: Passed): boolean =>
    stopsOf(publicUrl, mail).length > 0;
