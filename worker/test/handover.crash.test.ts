import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { limits } from "../src/limits.ts";
import { backends, createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";
import { startSink, type Body, type Sink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

const program = fileURLToPath(new URL("support/sending-process.ts", import.meta.url));
/** Short, so that a test sees a lease run out; longer than a group of marks takes. */
const leaseDurationMs = 2_000;
const recipientCount = 40;

async function startProcess(installation: Installation, sink: Sink): Promise<ChildProcess> {
  const { databaseUrl, redisUrl, dataDir, queueNamespace } = installation;
  const settings = { databaseUrl, redisUrl, dataDir, queueNamespace, smtpPort: sink.port, leaseDurationMs };
  const child = fork(program, [JSON.stringify(settings)], {
    execArgv: ["--conditions=@newsletter/source"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
  return child.exitCode;
}

async function planned(installation: Installation): Promise<string> {
  await installation.subscribe([
    ...partnerSubscriptions,
    ...Array.from({ length: recipientCount - partnerSubscriptions.length }, () => ({})),
  ]);
  return (await installation.rehearseSample()).campaignId;
}

function copiesPerAddress(bodies: readonly Body[]): readonly number[] {
  const copies = new Map<string, number>();
  for (const { to } of bodies) copies.set(to, (copies.get(to) ?? 0) + 1);
  return [...copies.values()];
}

describe.each(backends)("a worker killed between hand-over and settling, queue on %s", (backend) => {
  test("loses nothing and doubles nothing; what was in flight is unconfirmed", async () => {
    await using installation = await createInstallation(backend);
    let answered = 0;
    // Ten are answered at once; the next ones have sent their whole body and wait for a reply that never comes.
    await using sink = await startSink({ afterDot: () => (++answered <= 10 ? "250 2.0.0 Ok" : "wait") });
    const campaignId = await planned(installation);
    const first = await startProcess(installation, sink);
    await sink.when(({ waiting }) => waiting === limits.lanesMax);
    await end(first, "SIGKILL");
    sink.release("250 2.0.0 Ok");

    const second = await startProcess(installation, sink);
    const { counts, status } = await waitFor(
      () => installation.reportOf(campaignId),
      ({ isAtRest }) => isAtRest,
    );
    expect(await end(second, "SIGTERM")).toBe(0);

    expect(counts.accepted + counts.unconfirmed).toBe(recipientCount);
    expect(counts.unconfirmed).toBeLessThanOrEqual(limits.lanesMax);
    expect(status).toBe("needsDecision");
    expect(copiesPerAddress(sink.bodies).every((copies) => copies === 1)).toBe(true);
    expect(sink.bodies).toHaveLength(recipientCount);
  });

  test("goes on where a worker was killed after its claim and before any body", async () => {
    await using installation = await createInstallation(backend);
    await using sink = await startSink({ data: "wait" });
    const campaignId = await planned(installation);
    const first = await startProcess(installation, sink);
    await sink.when(({ waiting }) => waiting === limits.lanesMax);
    await end(first, "SIGKILL");
    sink.release("354 Go on");

    const second = await startProcess(installation, sink);
    const { counts } = await waitFor(
      () => installation.reportOf(campaignId),
      ({ isAtRest }) => isAtRest,
    );
    await end(second, "SIGTERM");
    expect(counts).toMatchObject({ accepted: recipientCount, unconfirmed: 0 });
    expect(sink.bodies).toHaveLength(recipientCount);
  });
});
