import { claimOf, type Claim } from "../claim.ts";
import type { Artefact } from "./artefact.ts";
import type { Passed } from "./passing-on.ts";
import { postOneClick } from "./post-one-click.ts";
import { ownAddresses, type Subject } from "./subject.ts";
import { standings } from "./standings.ts";

/** How each ends whose List-Unsubscribe a member posted. A shared address is never worse off than `leaving`. */
const ends: Readonly<Partial<Record<Artefact["name"], "leaving" | "left">>> = {
  desk: "leaving",
  list: "leaving",
  person: "left",
  members: "left",
};

export async function leavingClaims(subject: Subject): Promise<readonly Claim[]> {
  const { installation, publicUrl, artefacts, passed } = subject;
  const before = await standings(installation);
  const counts = { posts: 0, mails: 0 };
  const answerFaults: string[] = [];
  const endFaults: string[] = [];
  const repeatFaults: string[] = [];
  for (const [way, mails] of Map.groupBy(passed.filter(isDangerous(publicUrl)), (mail) => mail.way)) {
    for (const mail of mails) {
      for (const address of ownAddresses(publicUrl, mail.oneClicks)) {
        const answers = await postOneClick(address);
        counts.posts += answers.length;
        const wrong = answers.find(({ status, isRedirect }) => status !== 200 || isRedirect);
        if (wrong !== undefined) answerFaults.push(`${way}, ${mail.artefact}: ${JSON.stringify(wrong)}`);
      }
      counts.mails += 1;
    }
    const after = await standings(installation);
    for (const { address, state, wishCount } of after) {
      const earlier = before.find((standing) => standing.address === address);
      const posted = mails.find(({ artefact }) => artefacts.some((each) => each.name === artefact && each.address === address));
      const expected = posted === undefined ? earlier?.state : ends[posted.artefact];
      if (state !== expected) endFaults.push(`${way}: ${address} is ${state}, not ${expected ?? "anything"}`);
      if (wishCount !== (posted === undefined ? 0 : 1)) repeatFaults.push(`${way}: ${address} has ${String(wishCount)} wishes recorded`);
    }
  }
  const left = Object.entries(ends)
    .map(([name, state]) => `${name} ${state}`)
    .join(", ");
  return [
    claimOf(
      "every List-Unsubscribe of a forwarded mail, posted in both encodings and twice, is answered 200 and redirects nowhere",
      [...answerFaults, ...(counts.posts === 0 ? ["there was nothing to post"] : [])],
      `${String(counts.posts)} posts, of ${String(counts.mails)} mails`,
    ),
    claimOf(
      "no desk or list ends worse than leaving, a person has left, and nobody else is touched",
      endFaults,
      `${left}; ${String(before.length - Object.keys(ends).length)} others as they were`,
    ),
    claimOf("a List-Unsubscribe that is posted again and again is recorded once", repeatFaults, "1 wish each"),
  ];
}

const isDangerous =
  (publicUrl: string) =>
  ({ oneClicks }: Passed): boolean =>
    ownAddresses(publicUrl, oneClicks).length > 0;
