import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { limits } from "../src/limits.ts";
import type { Claim, Ledger } from "../src/ports/sending.ts";
import { createCampaignActs } from "../src/store/campaign-acts.ts";
import { migrate, openDatabase, type OpenDatabase } from "../src/store/database.ts";
import { createLedger } from "../src/store/ledger.ts";
import { createTestDatabase, type TestDatabase } from "./support/database.ts";
import { plantAudience, plantCampaign } from "./support/planted-campaign.ts";

// Both were found by `npm run simulate`: a campaign whose time was over began by itself, by way of a job that had waited in the queue.

let database: TestDatabase;
let opened: OpenDatabase;
let ledger: Ledger;
let campaignId: string;
beforeEach(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, 1, () => undefined);
  await migrate(opened.db);
  ledger = createLedger(opened.db);
  const twoHoursAgo = -2 * 3_600_000;
  const subscriptionIds = await plantAudience(opened.db, 3);
  campaignId = (await plantCampaign(opened.db, { kind: "campaign", subscriptionIds, beginsAfterMs: twoHoursAgo })).id;
});
afterEach(async () => {
  await opened.close();
  await database[Symbol.asyncDispose]();
});

const claim = (): Claim => ({
  campaignId,
  firstSeq: 1,
  lastSeq: 3,
  token: "00000000-0000-7000-8000-000000000001",
  leaseMs: 60_000,
  relay: "mailbox",
  begunHereOnly: false,
});

async function heldReason(): Promise<string | null | undefined> {
  const { rows } = await sql<{ held_reason: string | null }>`select held_reason from campaigns where id = ${campaignId}`.execute(opened.db);
  return rows[0]?.held_reason;
}

test("a job that waited while no worker ran begins nothing whose time is over, also before anybody looked", async () => {
  expect(await ledger.claim(claim())).toEqual([]);
  await ledger.recover();
  expect(await heldReason()).toBe("scheduleMissed");
});

test("a worker that finds the relay well, or unwell, does not end what only a person ends", async () => {
  await ledger.recover();
  for (const reason of [null, "relay", "fileLost"] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await ledger.hold(campaignId, reason);
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await heldReason()).toBe("scheduleMissed");
  }
  await createCampaignActs(opened.db).resume(campaignId, "operator");
  expect(await ledger.claim(claim())).toHaveLength(3);
});

/** A rehearsal, which needs no approval, whose three recipients have been deferred and are due. */
async function plantDeferred(beginsAfterMs: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from subscriptions order by number`.execute(opened.db);
  const { id } = await plantCampaign(opened.db, { kind: "rehearsal", subscriptionIds: rows.map((row) => row.id), beginsAfterMs });
  await sql`
    update recipients set state = 'deferred', attempt_count = 1, due_at = now(), reply_code = 452, enhanced_code = '4.2.2', relay = 'mailbox'
     where campaign_id = ${id}`.execute(opened.db);
  return id;
}

test("who is due in a campaign past its age is rejected as expired, with the last reply as the reason; in a younger one it goes on", async () => {
  const old = await plantDeferred(-limits.campaignAgeMaxMs - 1_000);
  const young = await plantDeferred(60_000 - limits.campaignAgeMaxMs);
  expect(await ledger.recover()).toMatchObject({ expired: 3, due: 3 });
  expect(await ledger.counts(old)).toMatchObject({ rejected: 3, planned: 0, deferred: 0 });
  expect(await ledger.counts(young)).toMatchObject({ rejected: 0, planned: 3 });
  const acts = createCampaignActs(opened.db);
  expect(await acts.rejections(old)).toEqual([{ category: "expired", count: 3, reply: "452 4.2.2" }]);
});

test("a person has it tried once more, whatever its age", async () => {
  const old = await plantDeferred(-limits.campaignAgeMaxMs - 1_000);
  expect(await createCampaignActs(opened.db).retryNow(old, "operator")).toBe(3);
  expect(await ledger.recover()).toMatchObject({ expired: 0, due: 0 });
  expect(await ledger.claim({ ...claim(), campaignId: old })).toHaveLength(3);
});
