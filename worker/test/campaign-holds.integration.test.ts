import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
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
