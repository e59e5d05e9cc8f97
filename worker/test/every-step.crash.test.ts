import { describe, expect, test } from "vitest";
import { limits } from "../src/limits.ts";
import { backends, createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";
import { startSink, type Sink, type SinkScript } from "./support/sink.ts";
import { spawnSender } from "./support/spawn-sender.ts";
import { waitFor } from "./support/wait-for.ts";

// Kills a sending process with SIGKILL at each step of a hand-over, starts it again and counts. The slow relay makes "at this step" exact:
// it stops answering there, and every lane stands at that step when the process dies.

type MutableScript = { -readonly [K in keyof SinkScript]: SinkScript[K] };

const recipientCount = 60;

async function subscribeAll(installation: Installation): Promise<void> {
  const rest = Array.from({ length: recipientCount - partnerSubscriptions.length }, () => ({}));
  await installation.subscribe([...partnerSubscriptions, ...rest]);
}

interface Tally {
  readonly counts: Readonly<Record<string, number>>;
  /** Addresses with two bodies at the sink. */
  readonly doubled: readonly string[];
  /** Rows that are `accepted` and have no body at the sink. */
  readonly lost: readonly string[];
}

async function tally(installation: Installation, sink: Sink, campaignId: string): Promise<Tally> {
  const { counts } = await waitFor(
    () => installation.reportOf(campaignId),
    (report) => report.isAtRest && report.counts.deferred === 0,
  );
  const bodies = sink.bodies.map(({ to }) => to);
  const doubled = bodies.filter((address, index) => bodies.indexOf(address) !== index);
  const accepted = await installation.modules.db
    .selectFrom("recipients")
    .select("address")
    .where("campaign_id", "=", campaignId)
    .where("state", "=", "accepted")
    .execute();
  const lost = accepted.map(({ address }) => address).filter((address) => !bodies.includes(address));
  return { counts, doubled, lost };
}

const steps: readonly {
  readonly name: string;
  readonly stall: (script: MutableScript) => void;
  /** How many may be in doubt: none before the body, afterwards what was in flight. */
  readonly unconfirmed: readonly [atLeast: number, atMost: number];
}[] = [
  { name: "at MAIL", stall: (script) => (script.mail = "wait"), unconfirmed: [0, 0] },
  { name: "at RCPT", stall: (script) => (script.rcpt = () => "wait"), unconfirmed: [0, 0] },
  { name: "at DATA", stall: (script) => (script.data = "wait"), unconfirmed: [0, 0] },
  { name: "in the body", stall: (script) => (script.inBody = "wait"), unconfirmed: [1, limits.lanesMax] },
  { name: "after the final dot", stall: (script) => (script.afterDot = () => "wait"), unconfirmed: [limits.lanesMax, limits.lanesMax] },
];

describe.each(backends)("invariants 6 and 7, with the queue on %s", (backend) => {
  test.each(steps)("killed $name: nobody is lost or doubled, and what was in flight is unconfirmed", async ({ stall, unconfirmed }) => {
    await using installation = await createInstallation(backend);
    const script: MutableScript = {};
    await using sink = await startSink(script);
    await subscribeAll(installation);
    const { campaignId } = await installation.rehearseSample();

    await using first = spawnSender(installation, sink.port);
    await sink.when(({ bodies }) => bodies.length >= 10);
    stall(script);
    await sink.when(({ waiting }) => waiting === limits.lanesMax);
    await first.kill();
    for (const step of ["mail", "rcpt", "data", "inBody", "afterDot"] as const) delete script[step];

    await using second = spawnSender(installation, sink.port);
    const { counts, doubled, lost } = await tally(installation, sink, campaignId);
    expect(await second.stop()).toBe(0);
    console.log(`${backend}, killed once: ${JSON.stringify(counts)}, ${String(sink.bodies.length)} bodies`);
    expect({ doubled, lost }).toEqual({ doubled: [], lost: [] });
    const [atLeast, atMost] = unconfirmed;
    expect(counts["unconfirmed"]).toBeGreaterThanOrEqual(atLeast);
    expect(counts["unconfirmed"]).toBeLessThanOrEqual(atMost);
    expect((counts["accepted"] ?? 0) + (counts["unconfirmed"] ?? 0)).toBe(recipientCount);
  });

  test("killed again and again while mails flow: at most what was in flight is unconfirmed at each kill", async () => {
    await using installation = await createInstallation(backend);
    await using sink = await startSink();
    await subscribeAll(installation);
    const { campaignId } = await installation.rehearseSample();
    const kills = [5, 20, 35];
    for (const bodyCount of kills) {
      // oxlint-disable-next-line no-await-in-loop -- one process after the other
      await using running = spawnSender(installation, sink.port);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await sink.when(({ bodies }) => bodies.length >= bodyCount);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await running.kill();
    }
    await using last = spawnSender(installation, sink.port);
    const { counts, doubled, lost } = await tally(installation, sink, campaignId);
    expect(await last.stop()).toBe(0);
    console.log(`${backend}, killed three times: ${JSON.stringify(counts)}, ${String(sink.bodies.length)} bodies`);
    expect({ doubled, lost }).toEqual({ doubled: [], lost: [] });
    expect(counts["unconfirmed"]).toBeLessThanOrEqual(kills.length * limits.lanesMax);
    expect((counts["accepted"] ?? 0) + (counts["unconfirmed"] ?? 0)).toBe(recipientCount);
  });
});
