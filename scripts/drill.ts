// npm run drill: real sending processes, a relay that does what it likes, and injuries at every step; then every mail is counted.
import { parseArgs } from "node:util";
import { build } from "./conformance/build.ts";

const help = `npm run drill [-- --seeds N] [--seed S] [--backend postgresql|redis] [--large] [--json] [--help]

Sends campaigns with real processes through a scriptable SMTP server, PostgreSQL and Redis. Processes are killed before and after every
call of every port between claim and settle and at every stage of the relay; PostgreSQL, Redis, the queue and the relay are lost and
brought back; two processes share a campaign that people pause. Then each recipient's bodies are counted.

  --seeds N     seeds 1 to N (default 1): the order of injuries, and what the relay answers to whom
  --seed S      this one seed
  --backend B   the queue on this backend alone (default: both)
  --large       one campaign of 20,000 recipients instead: three pauses, two kills, Redis wiped, PostgreSQL crashed
  --json        a line of JSON per campaign

Prints a line per campaign, a table of the seeds, and one line of JSON. Ends with 1 when a mail was lost or doubled, when more are
unconfirmed than were in doubt, or when anything else of the contract did not hold.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "1" },
      seed: { type: "string" },
      backend: { type: "string" },
      large: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  build();
  const { runDrill, backends } = await import("./drill/run-drill.ts");
  const seeds = values.seed === undefined ? Array.from({ length: whole(values.seeds) }, (_, index) => index + 1) : [whole(values.seed)];
  const chosen = backends.filter((backend) => values.backend === undefined || backend === values.backend);
  if (chosen.length === 0) throw new RangeError(`--backend is ${backends.join(" or ")}, and not ${String(values.backend)}.`);
  return runDrill({ seeds, backends: chosen, asJson: values.json, isLarge: values.large });
}

const numberMax = 10_000;

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > numberMax) {
    throw new RangeError(`A number from 1 to ${String(numberMax)} is needed, and not ${text}.`);
  }
  return number;
}

try {
  process.exitCode = await main();
} catch (cause) {
  if (!(cause instanceof RangeError || cause instanceof TypeError)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
