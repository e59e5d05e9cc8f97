// npm run conformance: what outside programs and corpora say about the product, one line per claim; a claim that fails fails the run.
import { build } from "./conformance/build.ts";
import type { Claim } from "./conformance/claim.ts";
import { runTopic } from "./conformance/run-topic.ts";
import type { Topic } from "./conformance/topic.ts";

/** What a topic needs is loaded after the build, which it may be made of. */
const topics: readonly Topic[] = [
  {
    name: "emails",
    about: "editions of four issues, as mail clients, validators and spam filters see them",
    prepare: async (folder) => (await import("./conformance/emails.ts")).prepareEmails(folder),
  },
  {
    name: "forwarding",
    about: "what becomes of our mails when Dovecot, Mailman, Postfix and mail clients pass them on, and a browser opens every link",
    prepare: async (folder) => (await import("./conformance/forwarding.ts")).prepareForwarding(folder),
  },
  {
    name: "feedback",
    about: "what comes back: bounces that many mail systems wrote, and Postfix's own reports and log",
    prepare: async (folder) => (await import("./conformance/feedback.ts")).prepareFeedback(folder),
  },
];

/** The whole stays under four minutes. */
const topicWithinMs = 220_000;

const help = `npm run conformance [-- <topic> ...] [--json] [--help]

Topics (all of them when none is named):
${topics.map(({ name, about }) => `  ${name.padEnd(12)}${about}`).join("\n")}

Prints one line per claim; ends with 1 when one fails. --json prints one object per line: {topic, claim, ok, detail}.
The corpora are read from CORPORA_DIR (default: ../shared/corpora beside this checkout). What is missing is a claim that fails.`;

async function main(): Promise<number> {
  const options = process.argv.slice(2);
  if (options.includes("--help")) {
    console.log(help);
    return 0;
  }
  const names = options.filter((option) => option !== "--json");
  const unknown = names.filter((name) => !topics.some((topic) => topic.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(", ")}. Topics: ${topics.map(({ name }) => name).join(", ")}.`);
    return 2;
  }
  const started = performance.now();
  build();
  const asJson = options.includes("--json");
  let [passed, failed] = [0, 0];
  for (const topic of topics.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const tell = (claim: Claim): void => {
      if (claim.ok) passed += 1;
      else failed += 1;
      console.log(asJson ? JSON.stringify({ topic: topic.name, ...claim }) : lineOf(claim));
    };
    await runTopic(topic, tell, topicWithinMs);
  }
  console.error(`${String(passed)} hold, ${String(failed)} fail, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function lineOf({ claim, ok, detail }: Claim): string {
  return ok ? `ok   ${claim}: ${detail}` : [`FAIL ${claim}:`, ...detail.split("\n")].join("\n       ");
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
// A check that is late may still hold a browser or a program open; they end with us.
process.exit(await main());
