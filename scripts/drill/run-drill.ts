import type { Account } from "./accounts.ts";
import type { Backend } from "./arena.ts";
import { manyHands } from "./hands.ts";
import { killEverywhere } from "./kills.ts";
import { sendLarge } from "./large.ts";
import { loseServers } from "./outages.ts";
import { againstPostfix } from "./postfix.ts";
import { startServers, type Servers } from "./servers.ts";

export { backends } from "./arena.ts";

export interface Drill {
  readonly seeds: readonly number[];
  readonly backends: readonly Backend[];
  readonly asJson: boolean;
  /** One campaign of 20,000 instead. */
  readonly isLarge: boolean;
}

interface Campaign extends Account {
  readonly seed: number;
  readonly backend: Backend;
  readonly injury: string;
}

/** Campaigns side by side on the servers that nobody loses; those that lose servers have their own beside them. */
const sideBySide = 2;

/** Runs everything, prints it, and gives the exit code. */
export async function runDrill({ seeds, backends: chosen, asJson, isLarge }: Drill): Promise<number> {
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 100) / 10;
  const campaigns: Campaign[] = [];
  const note = (campaign: Campaign): void => {
    campaigns.push(campaign);
    console.log(asJson ? JSON.stringify(campaign) : lineOf(campaign, seconds()));
  };
  const [firstSeed = 1] = seeds;
  await using shared = await startServers();
  await using losing = await startServers();
  stopWithUs([shared, losing]);
  const each = seeds.flatMap((seed) => chosen.map((backend) => ({ seed, backend })));
  if (isLarge) await large(firstSeed, shared, note);
  else {
    await Promise.all([
      inTurn(
        sideBySide,
        each.flatMap((of) => [() => kills(of, shared, note), () => hands(of, shared, note)]),
      ),
      inTurn(1, [...each.map((of) => () => losses(of, losing, note)), () => sinks(firstSeed, chosen, losing, note)]),
    ]);
  }
  if (!asJson) console.log(`\n${tableOf(campaigns)}\n`);
  const total = totalOf(campaigns);
  const isKept = total.doubled === 0 && total.lost === 0 && campaigns.every(({ faults }) => faults.length === 0);
  console.log(JSON.stringify({ drill: isKept ? "kept" : "broken", ...total, seconds: seconds() }));
  return isKept ? 0 : 1;
}

/** Ctrl-C leaves no server behind. */
function stopWithUs(servers: readonly Servers[]): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      void Promise.allSettled(servers.map((each) => each[Symbol.asyncDispose]())).then(() => process.exit(1));
    });
  }
}

interface Of {
  readonly seed: number;
  readonly backend: Backend;
}

async function kills(of: Of, servers: Servers, note: (campaign: Campaign) => void): Promise<void> {
  for await (const account of killEverywhere(of.seed, of.backend, servers)) note({ ...of, injury: "killed everywhere", ...account });
}

async function hands(of: Of, servers: Servers, note: (campaign: Campaign) => void): Promise<void> {
  note({ ...of, injury: "two processes and people", ...(await manyHands(of.seed, of.backend, servers)) });
}

async function losses(of: Of, servers: Servers, note: (campaign: Campaign) => void): Promise<void> {
  note({ ...of, injury: "servers lost", ...(await loseServers(of.seed, of.backend, servers)) });
}

async function large(seed: number, servers: Servers, note: (campaign: Campaign) => void): Promise<void> {
  const account = await sendLarge(seed, servers, (line) => console.error(line));
  note({ seed, backend: "redis", injury: "paused three times, two kills, Redis wiped, PostgreSQL crashed", ...account });
}

/** Once for all seeds: nothing of it is left to chance. */
async function sinks(seed: number, on: readonly Backend[], servers: Servers, note: (campaign: Campaign) => void): Promise<void> {
  for await (const account of againstPostfix(seed, on, servers)) note({ seed, ...account });
}

/** So many at once, the next as soon as one is done. */
async function inTurn(atOnce: number, tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks];
  const lane = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

function lineOf({ seed, backend, injury, faults, ...of }: Campaign, seconds: number): string {
  const figures = `${String(of.recipients)} recipients, ${String(of.bodies)} bodies, ${String(of.kills)} kills, ${String(of.doubled)} doubled, ${String(of.lost)} lost, ${String(of.unconfirmed)} unconfirmed of at most ${String(of.unconfirmedBound)}`;
  const verdict = faults.length === 0 ? "ok  " : "FAIL";
  const line = `${verdict} ${seconds.toFixed(0).padStart(4)} s  seed ${String(seed)}, ${backend}, ${injury}: ${figures}`;
  return [line, ...faults].join("\n       ");
}

type Figures = Readonly<
  Record<"runs" | "kills" | "recipients" | "bodies" | "doubled" | "lost" | "unconfirmed" | "unconfirmedBound", number>
>;

function totalOf(campaigns: readonly Campaign[]): Figures {
  const sum = (figure: "kills" | "recipients" | "bodies" | "doubled" | "lost" | "unconfirmed" | "unconfirmedBound"): number =>
    campaigns.reduce((before, campaign) => before + campaign[figure], 0);
  return {
    runs: campaigns.length,
    kills: sum("kills"),
    recipients: sum("recipients"),
    bodies: sum("bodies"),
    doubled: sum("doubled"),
    lost: sum("lost"),
    unconfirmed: sum("unconfirmed"),
    unconfirmedBound: sum("unconfirmedBound"),
  };
}

/** A row per seed, in Markdown. */
function tableOf(campaigns: readonly Campaign[]): string {
  const seeds = [...new Set(campaigns.map(({ seed }) => seed))].toSorted((a, b) => a - b);
  const rows = seeds.map((seed) => {
    const of = totalOf(campaigns.filter((campaign) => campaign.seed === seed));
    return [seed, of.runs, of.kills, of.recipients, of.bodies, of.doubled, of.lost, of.unconfirmed, of.unconfirmedBound];
  });
  const heads = ["seed", "campaigns", "kills", "recipients", "bodies", "doubled", "lost", "unconfirmed", "at most"];
  return [heads, heads.map(() => "--:"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
