import { rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSender, type Sender, type SenderSettings } from "../src/sender.ts";
import { createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";
import { startSink, type Sink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

// Invariant 14, with real restores: into the same cluster, so that epoch and system identifier agree and only the journal knows.

type Event = Parameters<SenderSettings["onEvent"]>[0];

function send(installation: Installation, sink: Sink, events: Event[]): Promise<Sender> {
  return startSender(installation.modules, {
    dataDir: installation.dataDir,
    publicUrl: "http://127.0.0.1:3400",
    mailboxSmtp: { host: "127.0.0.1", port: sink.port },
    onEvent: (event) => events.push(event),
  });
}

async function locked(events: readonly Event[]): Promise<string> {
  const found = await waitFor(
    () => Promise.resolve(events.find(({ event }) => event === "sending.locked")),
    (event) => event !== undefined,
  );
  return String(found?.["reason"]);
}

/** A campaign that was planned, saved, and then sent: the backup holds three rows that still look unsent. */
async function sentSinceTheBackup(installation: Installation, sink: Sink): Promise<void> {
  await installation.subscribe(partnerSubscriptions);
  const { campaignId } = await installation.rehearseSample();
  await installation.saveDatabase();
  const sender = await send(installation, sink, []);
  await waitFor(
    () => installation.reportOf(campaignId),
    (report) => report.isAtRest,
  );
  await sender.drain();
  expect(sink.bodies).toHaveLength(3);
}

test("a database restored from a backup sends nothing again", async () => {
  await using installation = await createInstallation();
  await using sink = await startSink();
  await sentSinceTheBackup(installation, sink);
  await installation.restoreDatabase();
  const events: Event[] = [];
  const sender = await send(installation, sink, events);
  expect(await locked(events)).toContain("restored from a backup");
  await sender.drain();
  const [campaign] = await installation.modules.campaigns.all();
  expect(await installation.modules.ledger.counts(campaign?.id ?? "")).toMatchObject({ planned: 3 });
  expect(sink.bodies).toHaveLength(3);
});

test("a database restored under a running worker sends nothing again", async () => {
  await using installation = await createInstallation();
  await using sink = await startSink();
  await installation.subscribe(partnerSubscriptions);
  await installation.rehearseSample();
  await installation.saveDatabase();
  const events: Event[] = [];
  const sender = await send(installation, sink, events);
  await sink.when(({ bodies }) => bodies.length === 3);
  await installation.restoreDatabase();
  expect(await locked(events)).toContain("restored");
  await sender.drain();
  expect(sink.bodies).toHaveLength(3);
});

test("a data folder without its journal sends nothing", async () => {
  await using installation = await createInstallation();
  await using sink = await startSink();
  await sentSinceTheBackup(installation, sink);
  await rename(join(installation.dataDir, "journal"), join(installation.dataDir, "elsewhere"));
  const events: Event[] = [];
  const sender = await send(installation, sink, events);
  expect(await locked(events)).toContain("is missing");
  await installation.rehearseSample();
  await sender.drain();
  expect(sink.bodies).toHaveLength(3);
});

test("a process that died with the reply in its journal, before it was stored, leaves no doubt", async () => {
  await using installation = await createInstallation();
  await using sink = await startSink();
  await installation.subscribe(partnerSubscriptions);
  const { campaignId } = await installation.rehearseSample();
  const sender = await send(installation, sink, []);
  await waitFor(
    () => installation.reportOf(campaignId),
    ({ counts }) => counts.accepted === 3,
  );
  // As `kill -9` would have left them: one whose reply is in the journal, one in an attempt that it does not know.
  const handed = "state = 'handed', settled_at = null, claim_token = gen_random_uuid(), lease_until = now()";
  await installation.run(`
    update newsletter.recipients set ${handed} where seq = 1;
    update newsletter.recipients set ${handed}, attempt_count = 2 where seq = 2`);
  const { counts } = await waitFor(
    () => installation.reportOf(campaignId),
    ({ counts: now }) => now.handed === 0,
  );
  expect(counts).toMatchObject({ accepted: 2, unconfirmed: 1 });
  await sender.drain();
  expect(sink.bodies).toHaveLength(3);
});
