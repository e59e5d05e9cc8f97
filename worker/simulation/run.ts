// npm run simulate: the domain of sending under a seeded scheduler, schedule after schedule; ends with 1 when one breaks the contract.
import { setImmediate } from "node:timers/promises";
import { parseArgs } from "node:util";
import { runSchedule } from "./run-schedule.ts";
import { isBroken, type Verdict } from "./verdict.ts";

const help = `npm run simulate [-- --schedules N] [--seed S] [--json]

Runs N schedules (default: 20000), of seed S (default: 1) and the seeds after it: claim, mark, hand-over, settling and recovery as they are
written, over models of the ledger, the journal, the queue and the relay, in virtual time. Processes are killed, stalled, cut off and started
again at any step; calls are lost, late, or lose their reply; people pause, cancel and resolve. The last line is one JSON object.
A run that is stopped (Ctrl-C) tells how far it came.

--seed S without --schedules runs that one schedule, and prints each of its steps: the same seed gives the same steps.
--json prints the last line alone.
`;

/** Failing schedules that are told in full; what comes after them is counted. */
const toldMax = 10;
const progressEveryMs = 10_000;
const signalsHeardEvery = 100;

interface Totals extends Record<Exclude<keyof Verdict, "faults">, number> {
  schedules: number;
  broken: number;
}

interface Asked {
  readonly schedules: number;
  readonly seed: number;
  readonly isTraced: boolean;
  readonly isJson: boolean;
}

async function main(): Promise<number> {
  const asked = readAsked();
  if (asked === undefined) return 2;
  if (asked === "help") {
    process.stdout.write(help);
    return 0;
  }
  const started = performance.now();
  const totals = await runAll(asked, () => (performance.now() - started) / 1_000);
  const { broken, ...figures } = totals;
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  if (!asked.isJson) process.stdout.write(`${sentence(totals)}, ${String(seconds)} s\n`);
  process.stdout.write(`${JSON.stringify({ ...figures, seconds, seed: asked.seed })}\n`);
  // One that was stopped tells how far it came, and has not proved what it was asked.
  return broken === 0 && figures.schedules === asked.schedules ? 0 : 1;
}

async function runAll({ schedules, seed, isTraced }: Asked, seconds: () => number): Promise<Totals> {
  const totals: Totals = {
    schedules: 0,
    broken: 0,
    recipients: 0,
    bodies: 0,
    doubled: 0,
    lost: 0,
    unconfirmed: 0,
    unconfirmedBound: 0,
    kills: 0,
  };
  let toldAt = 0;
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  for (let current = seed; current < seed + schedules && !stop.signal.aborted; current += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one schedule after the other: virtual time is one
    const verdict = await runSchedule(current, isTraced ? { trace: (line) => process.stdout.write(`${line}\n`) } : {});
    add(totals, verdict);
    if (isBroken(verdict)) {
      totals.broken += 1;
      if (totals.broken <= toldMax) process.stderr.write(brokenText(current, verdict));
    }
    // Nowhere else is there time to hear a signal.
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (totals.schedules % signalsHeardEvery === 0) await setImmediate();
    if (seconds() * 1_000 - toldAt < progressEveryMs) continue;
    toldAt = seconds() * 1_000;
    process.stderr.write(`${sentence(totals)}, ${seconds().toFixed(0)} s\n`);
  }
  return totals;
}

function add(totals: Totals, { faults: _faults, ...figures }: Verdict): void {
  totals.schedules += 1;
  totals.recipients += figures.recipients;
  totals.bodies += figures.bodies;
  totals.doubled += figures.doubled;
  totals.lost += figures.lost;
  totals.unconfirmed += figures.unconfirmed;
  totals.unconfirmedBound += figures.unconfirmedBound;
  totals.kills += figures.kills;
}

function brokenText(seed: number, { doubled, lost, faults }: Verdict): string {
  const found = [...(doubled > 0 ? [`${String(doubled)} doubled`] : []), ...(lost > 0 ? [`${String(lost)} lost`] : []), ...faults];
  return `Seed ${String(seed)}: ${found.join("; ")}. Its steps: npm run simulate -- --seed ${String(seed)}\n`;
}

function sentence({
  schedules,
  recipients,
  bodies,
  doubled,
  lost,
  unconfirmed,
  unconfirmedBound,
  kills,
  broken: brokenCount,
}: Totals): string {
  return [
    `${String(schedules)} schedules, ${String(brokenCount)} broken: ${String(recipients)} recipients, ${String(bodies)} bodies`,
    `doubled ${String(doubled)}, lost ${String(lost)}, unconfirmed ${String(unconfirmed)} of at most ${String(unconfirmedBound)}`,
    `${String(kills)} kills`,
  ].join(", ");
}

function readAsked(): Asked | "help" | undefined {
  try {
    const options = {
      schedules: { type: "string" },
      seed: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    } as const;
    const { values } = parseArgs({ options });
    if (values.help === true) return "help";
    const isTraced = values.seed !== undefined && values.schedules === undefined;
    return {
      schedules: isTraced ? 1 : wholeNumber("schedules", values.schedules ?? "20000"),
      seed: wholeNumber("seed", values.seed ?? "1"),
      isTraced: isTraced && values.json !== true,
      isJson: values.json === true,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${help}`);
    return undefined;
  }
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1, not "${text}".`);
  return value;
}

process.exitCode = await main();
