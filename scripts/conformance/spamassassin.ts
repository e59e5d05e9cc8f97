import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { claimOf, type Claim } from "./claim.ts";
import { mailsOf, type ReadEdition } from "./editions.ts";
import { runOutside } from "./outside-program.ts";

// SpamAssassin with its own rules and no network: -L. A folder of its own keeps what it learns out of the home of whoever runs this.

const scoreMax = 1;
/** Two processes share the mails: most of its time is loading rules, and then one core each. */
const processCount = 2;
const withinMs = 150_000;

interface Verdict {
  readonly score: number;
  readonly rules: readonly string[];
}

export async function spamAssassinClaims(editions: readonly ReadEdition[], folder: string): Promise<readonly Claim[]> {
  const mails = mailsOf(editions).flatMap(({ name, message }) => (message === undefined ? [] : [{ name, message }]));
  const groups = Array.from({ length: processCount }, (_, group) => mails.filter((_mail, index) => index % processCount === group));
  const judged = (await Promise.all(groups.map(async (group, index) => judge(group, join(folder, String(index)))))).flat();
  return [
    claimOf(
      `SpamAssassin (local rules): ${String(mails.length)} mails score below ${scoreMax.toFixed(1)}`,
      spamFaults(judged),
      `highest ${Math.max(...judged.map(({ score }) => score)).toFixed(1)}`,
    ),
  ];
}

interface Judged extends Verdict {
  readonly name: string;
}

/** Rules that are about what we wrote, and a fault at whatever score: nothing but pictures, two parts that differ, a header left out. */
const never = /^(?:HTML_IMAGE_ONLY|MPART_ALT_DIFF|MISSING_)/u;

export function spamFaults(judged: readonly Judged[]): readonly string[] {
  return judged
    .filter(({ score, rules }) => score >= scoreMax || rules.some((rule) => never.test(rule)))
    .map(({ name, score, rules }) => `${name}: ${score.toFixed(1)} for ${rules.join(", ")}`);
}

interface Mail {
  readonly name: string;
  readonly message: Uint8Array;
}

async function judge(mails: readonly Mail[], folder: string): Promise<readonly Judged[]> {
  if (mails.length === 0) return [];
  mkdirSync(folder, { recursive: true });
  const files = mails.map(({ message }, index) => {
    const file = join(folder, `${String(index)}.eml`);
    writeFileSync(file, message);
    return file;
  });
  const { out, err } = await runOutside({
    command: "spamassassin",
    options: ["-L", "-t", ...files],
    whenMissing: "SpamAssassin is missing: install it (Debian, Ubuntu: apt-get install spamassassin).",
    withinMs,
    env: { HOME: folder },
  });
  const verdicts = verdictsIn(out);
  // A message it could not read would have none, and every later one would be taken for another's.
  if (verdicts.length !== mails.length) {
    throw new Error(
      `SpamAssassin judged ${String(verdicts.length)} of ${String(mails.length)} mails: ${err.trim().split("\n").at(-1) ?? ""}`,
    );
  }
  return verdicts.map(({ score, rules }, index) => ({ name: mails[index]?.name ?? "", score, rules }));
}

/** The status field of each message, unfolded. It stands in the header block it writes, and nowhere in what we wrote. */
export function verdictsIn(output: string): readonly Verdict[] {
  const unfolded = output.replaceAll(/\r?\n[ \t]+/gu, " ");
  return [...unfolded.matchAll(/^X-Spam-Status: \w+, score=(?<score>-?[\d.]+) .*?tests=(?<rules>.*?)(?: autolearn| version|$)/gmu)].map(
    ({ groups }) => ({
      score: Number(groups?.["score"]),
      rules: (groups?.["rules"] ?? "").split(/,\s*/u).filter((rule) => rule !== "none"),
    }),
  );
}
