import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueBounceToken } from "../src/audience/token.ts";
import type { EvidenceReport } from "../src/cli/evidence-report.ts";
import { createTakeEvidence } from "../src/feedback/take-evidence.ts";
import { startSender } from "../src/sender.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";
import { plantAudience, plantCampaign } from "./support/planted-campaign.ts";
import { sampleLogs, sampleReports, type ReportedRow } from "./support/sample-reports.ts";
import { startSink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

// One campaign whose relay takes every body and hangs up without a word; what comes back about each recipient is in a file of its own. The tests go
// on from each other: what was read once is there when it is read again.

const perKind = 4;
const kinds = sampleReports.length + sampleLogs.length;
/** Recipients about whom nothing comes back, and one whose message the relay refuses in its log. */
const withoutEvidence = 3;
const readers = kinds * perKind + withoutEvidence + 1;

interface Row extends ReportedRow {
  readonly seq: number;
}

let installation: Installation;
let folder: string;
let campaignId: string;
let rows: readonly Row[];

beforeAll(async () => {
  installation = await createInstallation();
  folder = await mkdtemp(join(tmpdir(), "newsletter-test-evidence-"));
  await installation.subscribe([
    ...partnerSubscriptions,
    ...Array.from({ length: readers - partnerSubscriptions.length }, (_, index) => ({ address: `reader-${String(index)}@example.org` })),
  ]);
  ({ campaignId } = await installation.rehearseSample());
  rows = await rowsOf(campaignId);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await installation[Symbol.asyncDispose]();
});

async function rowsOf(id: string): Promise<readonly Row[]> {
  const found = await installation.modules.db
    .selectFrom("recipients")
    .select(["seq", "return_path", "message_id"])
    .where("campaign_id", "=", id)
    .orderBy("seq")
    .execute();
  return found.map(({ seq, return_path, message_id }) => ({ seq, returnPath: return_path ?? "", messageId: message_id ?? "" }));
}

const rowAt = (index: number): Row => rows[index] ?? { seq: 0, returnPath: "", messageId: "" };

async function evidence(...args: readonly string[]): Promise<CommandEnd> {
  const { databaseUrl, dataDir } = installation;
  return newsletter(["evidence", ...args], { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
}

async function counted(...args: readonly string[]): Promise<EvidenceReport> {
  const { out } = await evidence(...args, "--json");
  const report: EvidenceReport = JSON.parse(out);
  return report;
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content, "latin1");
  return path;
}

const unconfirmed = async (): Promise<number> => (await installation.reportOf(campaignId)).counts.unconfirmed;
const writeFailed = (row: ReportedRow): string => sampleReports[0]?.write(row) ?? "";

test("a report about a recipient to whom nothing was handed over yet changes nothing, and that is said", async () => {
  const { out } = await evidence(await file("early.eml", writeFailed(rowAt(0))));
  expect(out).toContain("nothing changed for 1 to be handed over, or again");
  expect((await installation.reportOf(campaignId)).counts).toMatchObject({ planned: readers, accepted: 0 });
});

test("a relay that takes every body and hangs up leaves everybody unconfirmed", async () => {
  await using sink = await startSink({ afterDot: () => "hangUp" });
  const sender = await startSender(installation.modules, {
    dataDir: installation.dataDir,
    publicUrl: "http://127.0.0.1:3400",
    mailboxSmtp: { host: "127.0.0.1", port: sink.port },
    onEvent: () => undefined,
  });
  await waitFor(
    () => installation.reportOf(campaignId),
    ({ isAtRest, counts }) => isAtRest && counts.unconfirmed === readers,
  );
  await sender.drain();
  expect(sink.bodies).toHaveLength(readers);
});

test("what was made up changes nothing and is counted, what cannot be read is named, and the command ends with 1", async () => {
  const { seq, messageId } = rowAt(0);
  const number = (await installation.modules.campaigns.numberOf(campaignId)) ?? "";
  const foreign = issueBounceToken(Buffer.alloc(32, 9), { campaignNumber: number, seq });
  const unknownNumber = installation.modules.bounceToken({ campaignNumber: "00000000", seq });
  const nobody = messageId.replace(/^<\w{8}/u, "<ffffffff");
  const mbox = [
    { returnPath: `b+${"a".repeat(40)}@bounces.example.org`, messageId },
    { returnPath: `b+${foreign}@bounces.example.org`, messageId },
    { returnPath: `b+${unknownNumber}@bounces.example.org`, messageId: nobody },
    { returnPath: "somebody@example.org", messageId: nobody },
    // Of two rows at once.
    { returnPath: `${rowAt(0).returnPath}, ${rowAt(1).returnPath}`, messageId },
  ];
  const from = "From MAILER-DAEMON Thu Nov 26 10:00:00 2026\n";
  const path = await file("forged.mbox", mbox.map((row) => `${from}${writeFailed(row)}\n`).join(""));
  const words = await file("words.txt", "Dear all,\n");
  const nul = await file("nul.eml", "\0".repeat(1_000));
  const cut = await file("cut.eml", writeFailed(rowAt(0)).slice(0, 60));
  const { code, out, err } = await evidence(path, join(folder, "missing.log"), words, nul, cut);
  expect(code).toBe(1);
  expect(out).toContain(
    "forged.mbox: 5 messages read, 0 about recipients of ours, 0 settled, 0 already settled, 0 bounces recorded, 5 unknown",
  );
  expect(out).toContain("missing.log: not read: ENOENT");
  expect(out).toContain('words.txt: not read: it is neither mail nor a relay\'s log; it begins with "Dear all,"');
  expect(out).toContain("nul.eml: not read");
  expect(out).toContain("cut.eml: 1 message read, 0 about");
  expect(err).toContain("newsletter: 3 files could not be read.");
  expect(await unconfirmed()).toBe(readers);
});

test("a dry run says what would be, each recipient once, and changes nothing", async () => {
  const path = await file("twice.mbox", `From a Thu Nov 26 10:00:00 2026\n${writeFailed(rowAt(0))}\n`.repeat(2));
  const { counts, isDryRun } = await counted(path, path, "--dry-run");
  expect({ isDryRun, ...counts }).toMatchObject({ isDryRun: true, settled: 1, bounces: 1, alreadySettled: 3 });
  expect(await unconfirmed()).toBe(readers);
});

test("of the unconfirmed about whom something came back, at least 95 % are settled by themselves", async () => {
  const maildir = join(folder, "maildir");
  await mkdir(join(maildir, "new"), { recursive: true });
  let at = 0;
  for (const { name, write } of sampleReports) {
    for (let each = 0; each < perKind; each += 1, at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- files of one folder
      await writeFile(join(maildir, "new", `${String(at)}.${name.replaceAll(/\W/gu, "-")}`), write(rowAt(at)), "latin1");
    }
  }
  const lines: string[] = [];
  for (const { write } of sampleLogs) for (let each = 0; each < perKind; each += 1, at += 1) lines.push(...write(rowAt(at), at));
  const log = await file("mail.log", `${lines.join("\n")}\n`);
  const before = await unconfirmed();
  // The same files once more change nothing.
  const { counts, sources, campaigns } = await counted(maildir, log, maildir, log);
  const withEvidence = kinds * perKind;
  const settled = before - (await unconfirmed());
  process.stdout.write(`unconfirmed settled by themselves: ${String(settled)} of ${String(withEvidence)} with evidence\n`);
  expect(settled / withEvidence).toBeGreaterThanOrEqual(0.95);
  const failing = [...sampleReports, ...sampleLogs].filter(({ saying }) => saying === "failed").length * perKind;
  expect(counts).toMatchObject({ settled: withEvidence, bounces: failing, unknown: 0, unreadable: 0 });
  for (const again of sources.slice(2)) expect(again).toMatchObject({ settled: 0, bounces: 0, unchanged: {}, known: again.alreadySettled });
  expect(campaigns).toEqual([expect.objectContaining({ campaignId, settled: withEvidence, bounces: failing })]);
  expect((await installation.reportOf(campaignId)).counts).toMatchObject({ accepted: withEvidence, unconfirmed: readers - withEvidence });
});

test("each settlement is in the audit with what it stands on, and no address", async () => {
  const audited = await installation.modules.db
    .selectFrom("audit")
    .select(["action", "detail"])
    .where("actor", "=", "evidence")
    .where("subject", "=", campaignId)
    .orderBy("id")
    .execute();
  expect(audited).toHaveLength(kinds * perKind);
  expect(audited[0]).toMatchObject({
    action: "recipient.settled",
    detail: {
      seq: expect.any(Number),
      state: "accepted",
      source: expect.any(String),
      saying: expect.any(String),
      by: expect.stringContaining("command line"),
    },
  });
  expect(JSON.stringify(audited)).not.toMatch(/\w@/u);
  expect(await installation.modules.evidence.counts(campaignId)).toEqual({
    settledCount: kinds * perKind,
    bounceCount: [...sampleReports, ...sampleLogs].filter(({ saying }) => saying === "failed").length * perKind,
  });
});

test("a message that the relay refused after its final dot is rejected with its category; a late bounce of what was accepted is recorded", async () => {
  const { seq, returnPath, messageId } = rowAt(readers - 1);
  const log = `Nov 26 10:00:00 relay postfix/cleanup[372]: 6A1B2C3D4E: message-id=${messageId}
Nov 26 10:00:00 relay postfix/cleanup[372]: 6A1B2C3D4E: milter-reject: END-OF-MESSAGE from a[192.0.2.1]: 5.7.1 Spam message rejected; from=<${returnPath}> to=<reader@example.org> proto=ESMTP helo=<news>
`;
  // It was on holiday, and the message was passed on.
  const late = writeFailed(rowAt(sampleReports.length * perKind - 1));
  const { code, err } = await evidence(await file("refused.log", log), await file("late.eml", late));
  expect(code).toBe(0);
  expect(err).toContain(
    `{"event":"recipient.settled","campaignId":"${campaignId}","seq":${String(seq)},"state":"rejected","source":"log","saying":"refused"}`,
  );
  expect(await installation.modules.acts.rejections(campaignId)).toEqual([{ category: "ours", count: 1, reply: "5.7.1" }]);
  expect(err).toContain('{"event":"bounce.recorded"');
  expect(await unconfirmed()).toBe(withoutEvidence);
});

test("a report about a rehearsal settles the rehearsal's row, and not the campaign's to the same reader", async () => {
  const { db, evidence: store, readBounceToken, bounceToken, ids } = installation.modules;
  const subscriptionIds = await plantAudience(db, 1);
  const [rehearsal, campaign] = [
    await plantCampaign(db, { kind: "rehearsal", subscriptionIds, beginsAfterMs: 0 }),
    await plantCampaign(db, { kind: "campaign", subscriptionIds, beginsAfterMs: 0 }),
  ];
  await sql`update recipients set state = 'unconfirmed', settled_at = now(), attempt_count = 1 where campaign_id in (${rehearsal.id}, ${campaign.id})`.execute(
    db,
  );
  const take = createTakeEvidence({
    store,
    readToken: readBounceToken,
    categoryOf: String,
    ids,
    actor: "test",
    onEvent: () => undefined,
    isDryRun: false,
  });
  const campaignNumber = (await installation.modules.campaigns.numberOf(rehearsal.id)) ?? "";
  const names = [[{ token: bounceToken({ campaignNumber, seq: 1 }) }]];
  const taken = await take([{ source: "dsn", saying: "failed", names, status: "5.1.1", diagnostic: null, place: 1 }]);
  expect(taken).toMatchObject({ settled: 1, bounces: 1, campaigns: [{ campaignId: rehearsal.id, kind: "rehearsal" }] });
  expect((await installation.reportOf(campaign.id)).counts).toMatchObject({ unconfirmed: 1, accepted: 0 });
});
