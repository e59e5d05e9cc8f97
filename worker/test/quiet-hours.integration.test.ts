import { randomUUID } from "node:crypto";
import { prepareResponseSchema, sendingStateSchema } from "@newsletter/schemas/studio";
import { quietUntilInWords, type QuietHours, type SendingState } from "@newsletter/schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reportLines } from "../src/cli/report-lines.ts";
import type { Claim } from "../src/ports/sending.ts";
import { createCampaignActs } from "../src/store/campaign-acts.ts";
import type { Database } from "../src/store/database.ts";
import { createLedger } from "../src/store/ledger.ts";
import { mailboxProfile } from "../src/ports/relays.ts";
import { startSender } from "../src/sender.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { advance, plantAudience, plantCampaign } from "./support/planted-campaign.ts";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";
import { startSink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

const issueId = "sample-issue-2024-01";
const publicationId = "publication-civil-society-newsletter";
const hour = 3_600_000;
const journal = { id: randomUUID(), machineId: randomUUID() };

let served: ServedInstallation;
let db: Database;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  ({ db } = served.installation.modules);
  await served.installation.modules.audience.grant("user-approver", { publicationId, right: "approve" }, "test");
  await served.installation.subscribe(partnerSubscriptions);
});
afterAll(async () => served[Symbol.asyncDispose]());

async function ask(who: string, path: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${served.web}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${who}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
const stateOf = (body: unknown): SendingState => sendingStateSchema.parse(body);

/** Of UTC: from so long ago until so long from now. */
async function around(beforeMs: number, afterMs: number): Promise<QuietHours> {
  const now = Date.parse(await served.installation.modules.approvals.now());
  const clock = (ms: number): string => new Date(now + ms).toISOString().slice("2024-01-30T".length, "2024-01-30T20:00".length);
  return { from: clock(-beforeMs), to: clock(afterMs), timeZone: "UTC" };
}

const isQuiet = async (moment: string, from: string, to: string): Promise<boolean | undefined> => {
  const { rows } = await sql<{
    quiet: boolean;
  }>`select is_quiet(${moment}::timestamptz, ${from}::time, ${to}::time, 'Europe/Vienna') as quiet`.execute(db);
  return rows[0]?.quiet;
};
const afterQuiet = async (moment: string, from: string, to: string): Promise<string | undefined> => {
  const { rows } = await sql<{
    after: Date;
  }>`select after_quiet(${moment}::timestamptz, ${from}::time, ${to}::time, 'Europe/Vienna') as after`.execute(db);
  return rows[0]?.after.toISOString();
};

describe("quiet hours are what clocks show there", () => {
  test.each([
    ["before they begin", "2024-01-30T18:59:59Z", "20:00", "07:00", false],
    ["when they begin", "2024-01-30T19:00:00Z", "20:00", "07:00", true],
    ["after midnight", "2024-01-31T02:00:00Z", "20:00", "07:00", true],
    ["when they end", "2024-01-31T06:00:00Z", "20:00", "07:00", false],
    ["within one day", "2024-01-30T12:30:00Z", "13:00", "14:00", true],
    ["outside of one day", "2024-01-30T13:30:00Z", "13:00", "14:00", false],
    ["an hour earlier in summer", "2024-07-30T18:00:00Z", "20:00", "07:00", true],
    ["in the night that has an hour less", "2024-03-31T00:30:00Z", "20:00", "07:00", true],
    ["until seven of the new time", "2024-03-31T04:59:59Z", "20:00", "07:00", true],
    ["and not until seven of the old", "2024-03-31T05:00:00Z", "20:00", "07:00", false],
    ["never in an hour that clocks leave out", "2024-03-31T01:00:00Z", "02:00", "03:00", false],
    ["once in an hour that they show twice", "2024-10-27T00:30:00Z", "02:00", "03:00", true],
    ["and twice", "2024-10-27T01:30:00Z", "02:00", "03:00", true],
    ["until seven after a night that has an hour more", "2024-10-27T05:30:00Z", "20:00", "07:00", true],
  ])("%s", async (_name, moment, from, to, expected) => {
    expect(await isQuiet(moment, from, to)).toBe(expected);
  });

  test.each([
    ["stays where it is outside of them", "2024-01-30T12:00:00Z", "2024-01-30T12:00:00.000Z"],
    ["is put off to the same day's end", "2024-01-31T02:00:00Z", "2024-01-31T06:00:00.000Z"],
    ["is put off to the next day's end", "2024-01-30T20:00:00Z", "2024-01-31T06:00:00.000Z"],
    ["is put off into summer time", "2024-03-30T20:00:00Z", "2024-03-31T05:00:00.000Z"],
    ["is put off into winter time", "2024-10-26T20:00:00Z", "2024-10-27T06:00:00.000Z"],
  ])("what %s", async (_name, moment, expected) => {
    expect(await afterQuiet(moment, "20:00", "07:00")).toBe(expected);
  });
});

describe("in quiet hours nothing is handed over", () => {
  let subscriptionIds: readonly string[];
  beforeAll(async () => {
    subscriptionIds = await plantAudience(db, 3);
  });
  const quietIn = { from: hour, to: 3 * hour };
  let campaignId: string;
  beforeEach(async () => {
    campaignId = (await plantCampaign(db, { kind: "campaign", subscriptionIds, beginsAfterMs: 0, quiet: quietIn })).id;
  });
  const claim = (): Claim => ({
    campaignId,
    firstSeq: 1,
    lastSeq: 3,
    token: randomUUID(),
    leaseMs: 24 * hour,
    relay: "main",
    begunHereOnly: false,
  });

  test("also not of what was claimed before they began: it is given back, and goes on when they end", async () => {
    const ledger = createLedger(db);
    const held = claim();
    expect(await ledger.claim(held)).toHaveLength(3);
    await advance(db, hour + 60_000);
    const { marked } = await ledger.mark([{ ...held, seq: 1 }], journal);
    expect(marked).toEqual([]);
    expect(await ledger.stopped()).toContain(campaignId);
    await ledger.release(held, [1, 2, 3]);
    expect(await ledger.claim(claim())).toEqual([]);
    await advance(db, 2 * hour);
    expect(await ledger.claim(claim())).toHaveLength(3);
  });

  test("and one that would begin in them begins when they end: it has not missed its time", async () => {
    const planted = await plantCampaign(db, {
      kind: "campaign",
      subscriptionIds,
      beginsAfterMs: 2 * hour,
      quiet: { from: hour, to: 9 * hour },
    });
    campaignId = planted.id;
    const ledger = createLedger(db);
    await advance(db, 9 * hour - 60_000);
    await ledger.recover();
    expect(await ledger.claim(claim())).toEqual([]);
    await advance(db, 120_000);
    await ledger.recover();
    expect(await ledger.claim(claim())).toHaveLength(3);
  });

  test("nor is it missed when it is resumed in them", async () => {
    const acts = createCampaignActs(db);
    await acts.pause(campaignId, "operator");
    await advance(db, 2 * hour);
    await acts.resume(campaignId, "operator");
    await advance(db, hour + 60_000);
    const ledger = createLedger(db);
    await ledger.recover();
    expect(await ledger.claim(claim())).toHaveLength(3);
  });
});

describe("quiet hours that were asked for", () => {
  test("are signed, are kept, and are what the campaign waits for; then it waits for its turn at the relay", async () => {
    const prepared = prepareResponseSchema.parse((await ask("editor", "/sending/prepare", { issueId })).body);
    if (prepared.state !== "prepared") throw new Error(JSON.stringify(prepared.findings));
    const question = { issueId, digest: prepared.digest, note: "", scheduledAt: null };
    const sameTwice = { from: "20:00", to: "20:00", timeZone: "UTC" };
    expect((await ask("editor", "/sending/ask", { ...question, quietHours: sameTwice })).status).toBe(400);
    const quietHours = await around(hour, hour);
    const { approval } = stateOf((await ask("editor", "/sending/ask", { ...question, quietHours })).body);
    expect(approval?.quietHours).toEqual(quietHours);
    const { campaign } = stateOf((await ask("approver", "/sending/approve", { approvalId: approval?.id, digest: approval?.digest })).body);
    expect(campaign).toMatchObject({ status: "scheduled", quietNow: quietHours });
    expect(campaign?.beginsAt.slice("2024-01-30T".length)).toBe(`${quietHours.to}:00.000Z`);

    await sql`update campaigns set begins_at = now() where id = ${campaign?.id}`.execute(db);
    const waiting = stateOf((await ask("editor", `/sending?issueId=${issueId}`)).body).campaign;
    expect(waiting).toMatchObject({ status: "waiting", quietNow: quietHours, pace: null });
    const { modules } = served.installation;
    const record = await modules.campaigns.campaign(campaign?.id ?? "");
    if (record === undefined) throw new Error("there is a campaign");
    expect(reportLines(await modules.report(record))[0]).toContain(`waiting (${quietUntilInWords(quietHours)})`);

    await sql`update campaigns set quiet_from = null, quiet_to = null, quiet_zone = null where id = ${record.id}`.execute(db);
    await using sink = await startSink();
    const relay = { ...mailboxProfile({ host: "127.0.0.1", port: sink.port }), name: "main", messagesPerMinuteMax: 2 };
    const sender = await startSender(modules, {
      dataDir: served.installation.dataDir,
      publicUrl: "http://127.0.0.1:3400",
      mailboxSmtp: { host: "127.0.0.1", port: sink.port },
      relays: [relay],
      onEvent: () => undefined,
    });
    const atPace = await waitFor(
      async () => stateOf((await ask("editor", `/sending?issueId=${issueId}`)).body).campaign,
      (found) => found?.counts.accepted === 2,
    );
    await sender.drain();
    expect(atPace).toMatchObject({ status: "running", heldReason: null, pace: { messagesMax: 2, per: "minute", domain: null } });
    expect(sink.bodies).toHaveLength(2);
  });
});
