import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import * as z from "zod";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { putBack } from "../src/restore/put-back.ts";
import { takeBackup, type BackupSettings } from "../src/restore/take-backup.ts";
import { rearm, type RearmReport, type RearmSettings } from "../src/restore/rearm.ts";
import { currentPlan } from "../src/approval/prepare-issue.ts";
import type { Candidate } from "../src/campaign/plan-campaign.ts";
import { checkedEpoch } from "../src/compose.ts";
import type { Epoch, LockCause } from "../src/journal/epoch.ts";
import { openJournal } from "../src/journal/journal.ts";
import type { HandedRecipient } from "../src/ports/sending.ts";
import { startSender, type Sender } from "../src/sender.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";
import { sampleSnapshot } from "./support/sample-snapshot.ts";
import { startSink, type Sink, type SinkScript } from "./support/sink.ts";
import { spawnSender } from "./support/spawn-sender.ts";
import { waitFor } from "./support/wait-for.ts";

// Invariant 14: after a restore nothing is sent until a person re-arms it, and then to nobody a second time.

let installation: Installation;
const sinks: Sink[] = [];
const senders: Sender[] = [];

beforeEach(async () => {
  installation = await createInstallation();
});
afterEach(async () => {
  await Promise.all(senders.splice(0).map(async (sender) => sender.drain()));
  await Promise.all(sinks.splice(0).map(async (sink) => sink[Symbol.asyncDispose]()));
  await installation[Symbol.asyncDispose]();
});

async function sinkWith(script: SinkScript): Promise<Sink> {
  const sink = await startSink(script);
  sinks.push(sink);
  return sink;
}

async function send(sink: Sink, events: Readonly<Record<string, unknown>>[] = []): Promise<Sender> {
  const sender = await startSender(installation.modules, {
    dataDir: installation.dataDir,
    publicUrl: "http://127.0.0.1:3400",
    mailboxSmtp: { host: "127.0.0.1", port: sink.port },
    onEvent: (event) => events.push(event),
  });
  senders.push(sender);
  return sender;
}

async function stop(sender: Sender): Promise<void> {
  senders.splice(senders.indexOf(sender), 1);
  await sender.drain();
}

/** The command, in a process of its own. */
async function rearmCommand(...options: readonly string[]): Promise<CommandEnd> {
  const { databaseUrl, dataDir } = installation;
  return newsletter(["rearm", ...options], { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
}

async function rearmed(given: Partial<RearmSettings> = {}): Promise<RearmReport> {
  const { modules, dataDir } = installation;
  return rearm(modules, { dataDir, folders: [], machineCount: undefined, isForReal: true, actor: "test", ...given });
}

/** The states of a campaign that have rows. */
async function states(campaignId: string): Promise<Record<string, number>> {
  const { counts } = await installation.reportOf(campaignId);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** The n-th answer, then the last one again and again. */
function answers<T>(...given: readonly [T, ...T[]]): () => T {
  let asked = 0;
  return () => {
    asked += 1;
    return given[asked - 1] ?? given.at(-1) ?? given[0];
  };
}

const ok = "250 2.0.0 Ok";

const places = (): Pick<BackupSettings, "folder" | "dataDir" | "databaseUrl" | "lakeDatabaseUrl"> => {
  const { dataDir, databaseUrl } = installation;
  return { dataDir, databaseUrl, lakeDatabaseUrl: undefined, folder: join(dataDir, "backup") };
};

/** A rehearsal of twenty: eight are accepted, then it is paused and saved. */
async function savedInTheMiddle(): Promise<{ readonly campaignId: string; readonly before: Sink }> {
  const readers = Array.from({ length: 17 }, (_, index) => ({ address: `reader-${String(index + 1)}@example.org` }));
  await installation.subscribe([...partnerSubscriptions, ...readers]);
  const { campaignId } = await installation.rehearseSample();
  const before = await sinkWith({ afterDot: answers(ok, ok, ok, "wait") });
  const sender = await send(before);
  await before.when(({ waiting }) => waiting === 5);
  await installation.modules.acts.pause(campaignId, "test");
  before.release(ok);
  await waitFor(
    () => states(campaignId),
    ({ accepted, planned }) => accepted === 8 && planned === 12,
  );
  await stop(sender);
  await takeBackup({ ...places(), now: new Date(), onProgress: () => undefined });
  return { campaignId, before };
}

/**
 * After the backup, on one lane, since a relay that defers gets fewer of them: one deferred, one rejected, one accepted, one without a reply, and
 * one in flight when the process is killed.
 */
async function sentSinceTheBackup(campaignId: string): Promise<Sink> {
  await installation.modules.acts.resume(campaignId, "test");
  const after = await sinkWith({
    rcpt: answers("451 4.2.1 Later", "550 5.1.1 Nobody", "250 2.1.5 Ok"),
    afterDot: answers(ok, "hangUp", "wait"),
  });
  await using sending = spawnSender(installation, after.port, { leaseDurationMs: 60_000, lanesMax: 1 });
  await after.when(({ waiting }) => waiting === 1);
  await waitFor(
    () => states(campaignId),
    ({ accepted, handed, unconfirmed }) => accepted === 9 && handed === 1 && unconfirmed === 1,
  );
  await sending.kill();
  return after;
}

describe("a database restored while a campaign is under way", () => {
  test("sends nothing, and once re-armed to those alone whom nobody had handed a message: one body each", async () => {
    const { campaignId, before } = await savedInTheMiddle();
    const after = await sentSinceTheBackup(campaignId);
    await installation.cutOff();
    await putBack({ ...places(), mayReplace: true, queueSchema: installation.queueNamespace, actor: "test", onProgress: () => undefined });
    expect(await states(campaignId)).toEqual({ accepted: 8, planned: 12 });
    await installation.modules.acts.resume(campaignId, "test");

    const events: Readonly<Record<string, unknown>>[] = [];
    const last = await sinkWith({});
    const locked = await send(last, events);
    expect(events).toContainEqual(expect.objectContaining({ event: "sending.locked", wayOut: "newsletter rearm" }));
    const looked = await rearmed({ isForReal: false });
    expect(looked).toMatchObject({
      reason: expect.stringContaining("put back from a backup"),
      obstacles: [],
      epoch: { database: "2", file: "1", next: "3" },
      machines: { known: 1, given: 1, missing: [] },
      unknownCampaigns: [],
      isDone: false,
    });
    expect(looked.rows.map(({ from, to, count }) => [from, to, count])).toEqual([
      ["accepted", null, 8],
      ["planned", "accepted", 1],
      ["planned", "deferred", 1],
      ["planned", "rejected", 1],
      ["planned", "unconfirmed", 2],
      ["planned", null, 7],
    ]);
    expect(await states(campaignId)).toEqual({ accepted: 8, planned: 12 });
    await stop(locked);
    expect(last.bodies).toEqual([]);

    expect(await rearmed()).toMatchObject({ isDone: true });
    expect(await states(campaignId)).toEqual({ accepted: 9, deferred: 1, planned: 7, rejected: 1, unconfirmed: 2 });
    // Also where the database did not know it: a body that was begun keeps its relay.
    expect((await installation.reportOf(campaignId)).byRelay).toEqual({ mailbox: 11 });
    await send(last);
    await installation.run("update newsletter.recipients set due_at = now() where state = 'deferred'");
    await waitFor(
      () => states(campaignId),
      ({ planned, claimed, handed, deferred }) => [planned, claimed, handed, deferred].every((count) => count === undefined),
    );
    expect(await states(campaignId)).toEqual({ accepted: 17, rejected: 1, unconfirmed: 2 });
    const bodies = [before, after, last].flatMap((sink) => sink.bodies.map(({ to }) => to));
    expect(bodies).toHaveLength(19);
    expect(new Set(bodies).size).toBe(19);
    expect(last.bodies).toHaveLength(8);
  });
});

/** Sent to the partners after the backup, by one campaign the database has as planned; then restored. */
async function restoredBehindTheJournal(): Promise<string> {
  await installation.subscribe(partnerSubscriptions);
  const { campaignId } = await installation.rehearseSample();
  await installation.saveDatabase();
  const sender = await send(await sinkWith({}));
  await waitFor(
    () => states(campaignId),
    ({ accepted }) => accepted === 3,
  );
  await stop(sender);
  await installation.restoreDatabase();
  return campaignId;
}

async function ownJournal(): Promise<{ readonly path: string; readonly text: string }> {
  const folder = join(installation.dataDir, "journal");
  const path = join(folder, (await readdir(folder)).find((name) => name.endsWith(".journal")) ?? "");
  return { path, text: await readFile(path, "utf8") };
}

describe("re-arming", () => {
  test("refuses a torn line in the middle of a journal, by file and line, and takes one at its end for never written", async () => {
    const campaignId = await restoredBehindTheJournal();
    const { path, text } = await ownJournal();
    const [machine, rehearsal, mark = "", ...rest] = text.split("\n");
    await writeFile(path, [machine, rehearsal, mark.slice(0, 40), ...rest].join("\n"));
    await expect(rearmed()).rejects.toThrow(`${path}, line 3 is no line of a journal`);
    expect(await states(campaignId)).toEqual({ planned: 3 });
    // The last outcome was not written whole: of that recipient nobody knows.
    await writeFile(path, text.slice(0, -4));
    expect(await rearmed()).toMatchObject({ isDone: true });
    expect(await states(campaignId)).toEqual({ accepted: 2, unconfirmed: 1 });
    expect(await rearmed()).toMatchObject({ reason: null, isDone: false });
  });

  test("that died between database and file stays locked, and is finished by doing it again", async () => {
    const campaignId = await restoredBehindTheJournal();
    const inTheWay = join(installation.dataDir, "epoch.new");
    await mkdir(inTheWay);
    await expect(rearmed()).rejects.toThrow("EISDIR");
    expect(await states(campaignId)).toEqual({ accepted: 3 });
    expect(await installation.modules.epoch()).toMatchObject({ state: "locked", cause: "epochFileBehind" });
    await rm(inTheWay, { recursive: true });
    expect(await rearmed()).toMatchObject({ isDone: true, epoch: { database: "2", file: "1", next: "2" } });
    expect(await installation.modules.epoch()).toMatchObject({ state: "valid" });
    const { rows } = await sql`select from audit where action = 'sending.rearmed'`.execute(installation.modules.db);
    expect(rows).toHaveLength(2);
  });

  test("is refused while a process may hand over, without the journals of a machine that has sent, and with fewer than were stated", async () => {
    const campaignId = await restoredBehindTheJournal();
    const { presence } = installation.modules;
    await presence.take();
    expect((await rearmed()).obstacles).toEqual([expect.stringContaining("A sending process is running")]);
    await presence.leave();

    // The journals of the machine that has sent are elsewhere: it was another one, with another data folder.
    const elsewhere = join(installation.dataDir, "elsewhere");
    await rename(join(installation.dataDir, "journal"), elsewhere);
    await rm(join(installation.dataDir, "epoch"));
    await installation.run("update newsletter.epoch set restored_at = now()");
    await installation.run(
      "insert into newsletter.journal_groups values ('0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10', 7, '0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a11')",
    );
    const without = await rearmed();
    expect(without.obstacles).toEqual([expect.stringContaining("No journal is here of 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a11")]);
    const tooFew = await rearmed({ machineCount: 2, folders: [elsewhere] });
    expect(tooFew.obstacles).toEqual([expect.stringContaining("2 machines have sent since the backup, and here are the journals of 1")]);
    expect(await states(campaignId)).toEqual({ planned: 3 });
    expect(await rearmed({ machineCount: 1, folders: [elsewhere] })).toMatchObject({ isDone: true });
    expect(await states(campaignId)).toEqual({ accepted: 3 });
    expect(await installation.modules.epoch()).toMatchObject({ state: "valid" });

    // What the other machine said is kept: the next restore may be of the same backup, when that folder is gone.
    await rm(elsewhere, { recursive: true });
    await installation.run(
      "update newsletter.recipients set state = 'planned', settled_at = null, attempt_count = 0; update newsletter.epoch set restored_at = now()",
    );
    await rearmed({ machineCount: 0 });
    expect(await states(campaignId)).toEqual({ accepted: 3 });
  });
});

test("re-arming is the way out of every reason, and another machine joins without locking the first one again", async () => {
  const { modules, dataDir } = installation;
  const file = join(dataDir, "epoch");
  const { machineId, ...usual } = epochSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const faulty: readonly (readonly [LockCause, string | undefined])[] = [
    ["dataFolderMoved", JSON.stringify({ ...usual, machineId, dataPath: "/elsewhere" })],
    ["otherDatabase", JSON.stringify({ ...usual, machineId, number: "2", systemIdentifier: "1" })],
    ["epochFileAhead", JSON.stringify({ ...usual, machineId, number: "17" })],
    ["epochFileUnreadable", "{"],
    ["epochFileMissing", undefined],
  ];
  for (const [cause, text] of faulty) {
    // oxlint-disable-next-line no-await-in-loop -- each goes on from where the last one ended
    await (text === undefined ? rm(file) : writeFile(file, text));
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await modules.epoch()).toMatchObject({ state: "locked", cause });
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await rearmed()).toMatchObject({ isDone: true, obstacles: [] });
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await modules.epoch()).toMatchObject({ state: "valid" });
  }
  expect(await rearmed()).toMatchObject({ epoch: { database: "20", file: "20" }, isDone: false });
  await writeFile(file, JSON.stringify({ ...usual, machineId, number: "20", dataPath: "/elsewhere" }));
  const told = await rearmCommand("--yes");
  expect(told).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Sending is locked: The data folder was moved.*\nDone\. Start the sending/su),
  });

  const second = join(dataDir, "second");
  await mkdir(second);
  await writeFile(join(second, "epoch"), JSON.stringify({ ...usual, machineId: modules.ids.uuidv7(), dataPath: second, number: "20" }));
  const epoch = async (): Promise<Epoch> => checkedEpoch(modules.db, second);
  expect(await epoch()).toMatchObject({ state: "locked", cause: "epochFileBehind" });
  const joined = await rearm(
    { ...modules, epoch },
    { dataDir: second, folders: [], machineCount: undefined, isForReal: true, actor: "test" },
  );
  expect(joined).toMatchObject({ isDone: true, epoch: { database: "21", file: "20", next: "21" } });
  expect([await epoch(), await modules.epoch()]).toMatchObject([{ state: "valid" }, { state: "valid" }]);
});

const epochSchema = z.object({ number: z.string(), machineId: z.string(), dataPath: z.string(), systemIdentifier: z.string() });

/** Makes a campaign of a rehearsal, as far as the tables are concerned. */
const approvedByHand = `
  insert into newsletter.approvals (id, issue_id, publication_id, digest, snapshot_digest, template_version, audience, state, asked_by,
                                    asked_by_name, note, authors, signatures_needed, decided_by, decided_at)
  select gen_random_uuid(), issue_id, '', repeat('0', 64), snapshot_digest, '', '{}', 'approved', '', '', '', '{"people": []}', 1, '', now()
    from newsletter.campaigns;
  update newsletter.campaigns set kind = 'campaign', approval_id = (select id from newsletter.approvals)`;

test("planning leaves out whom a journal has for the issue, in a campaign that the restored database does not know", async () => {
  await installation.subscribe(partnerSubscriptions);
  const { modules, dataDir } = installation;
  const { snapshot } = await sampleSnapshot();
  const [first, second, third] = await modules.campaigns.candidates(snapshot.publication.id);
  const campaignId = modules.ids.uuidv7();
  const recipientOf = (candidate: Candidate | undefined, seq: number): HandedRecipient => {
    const subscriptionId = candidate?.subscriptionId ?? "";
    return { campaignId, seq, subscriptionId, issueId: snapshot.issue.id, attempt: 1, kind: "campaign", relay: "main" };
  };
  // Another machine's journal: one was accepted, one refused, and the third was in flight when it died.
  const elsewhere = join(dataDir, "elsewhere");
  const journal = await openJournal(elsewhere, modules.ids.uuidv7());
  await journal.appendMarks(1, [recipientOf(first, 1), recipientOf(second, 2), recipientOf(third, 3)]);
  await journal.appendOutcome(recipientOf(first, 1), "accepted");
  await journal.appendOutcome(recipientOf(second, 2), "rejected");
  await journal.close();
  await modules.epoch();
  const { campaignId: planned } = await installation.rehearseSample();
  await installation.run(approvedByHand);
  const report = await rearmed({ folders: [elsewhere] });
  expect(report).toMatchObject({ isDone: true, unknownCampaigns: [{ campaignId, recipientCount: 3, heldCount: 2, isRehearsal: false }] });
  await rm(elsewhere, { recursive: true });
  // The one that was planned before anybody knew leaves them out as well.
  expect(await installation.reportOf(planned)).toMatchObject({ counts: { planned: 1, excluded: 2 }, exclusions: { alreadyInCampaign: 2 } });
  await installation.run("delete from newsletter.recipients");
  const { rows } = await currentPlan(snapshot, modules.campaigns);
  expect(rows.map((row) => (row.state === "excluded" ? row.reason : row.state))).toEqual([
    "alreadyInCampaign",
    "planned",
    "alreadyInCampaign",
  ]);
  // A rehearsal goes to everybody all the same.
  expect(await installation.rehearseSample()).toMatchObject({ plannedCount: 3 });
});
