import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Claim, Ledger, OpenWays, Pace } from "../src/ports/sending.ts";
import { migrate, openDatabase, type OpenDatabase } from "../src/store/database.ts";
import { createLedger } from "../src/store/ledger.ts";
import { createOutbox } from "../src/store/outbox.ts";
import { createSendingPresence, type SendingPresence } from "../src/store/sending-presence.ts";
import { createTestDatabase, type TestDatabase } from "./support/database.ts";
import { advance, plantAudience, plantCampaign } from "./support/planted-campaign.ts";

const audienceCount = 40;
const connectionsMax = 8;
const minute = 60_000;
const journal = { id: randomUUID(), machineId: randomUUID() };

let database: TestDatabase;
let opened: OpenDatabase;
let presence: SendingPresence;
let subscriptionIds: readonly string[];
beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, connectionsMax, () => undefined);
  await migrate(opened.db);
  subscriptionIds = await plantAudience(opened.db, audienceCount);
  // As while a process sends.
  presence = createSendingPresence(database.url);
  await presence.take();
});
afterAll(async () => {
  await presence.leave();
  await opened.close();
  await database[Symbol.asyncDispose]();
});

let campaignId: string;
beforeEach(async () => {
  await sql`truncate recipients, campaigns, approvals, outbox, pace_counts, paces cascade`.execute(opened.db);
  campaignId = (await plantCampaign(opened.db, { kind: "campaign", subscriptionIds, beginsAfterMs: 0 })).id;
});

const at = (bounds: Partial<Pace>): Pace => ({
  messagesPerMinuteMax: undefined,
  messagesPerDayMax: undefined,
  domainMessagesPerMinuteMax: undefined,
  ...bounds,
});
const ways = (pace: Pace): OpenWays => ({ rehearsal: [{ relay: "mailbox", pace: undefined }], campaign: [{ relay: "main", pace }] });
/** Another process: it has nothing but the database. */
const another = (): Ledger => createLedger(opened.db);
const claimOf = (firstSeq = 1, lastSeq = audienceCount): Claim => ({
  campaignId,
  firstSeq,
  lastSeq,
  token: randomUUID(),
  leaseMs: 10 * minute,
  relay: "main",
  begunHereOnly: false,
});

/** Claims, and marks what it got; gives how many that were. */
async function handOver(pace: Pace | undefined, range = claimOf()): Promise<number> {
  const ledger = another();
  const claim = { ...range, pace };
  const claimed = await ledger.claim(claim);
  const marks = claimed.map(({ seq }) => ({ campaignId, seq, token: claim.token, relay: claim.relay }));
  return (await ledger.mark(marks, journal)).marked.length;
}

describe("a relay's pace", () => {
  test("is kept by many who claim at once: together they get what one would", async () => {
    const pace = at({ messagesPerMinuteMax: 7 });
    const ranges = [1, 9, 17, 25, 33].map((firstSeq) => claimOf(firstSeq, firstSeq + 7));
    const handed = await Promise.all([...ranges, ...ranges].map((range) => handOver(pace, { ...range, token: randomUUID() })));
    expect(handed.reduce((sum, count) => sum + count, 0)).toBe(7);
  });

  test("is not begun anew by a process that is: what was handed over within the minute counts, and what is older does not", async () => {
    const pace = at({ messagesPerMinuteMax: 5 });
    expect(await handOver(pace)).toBe(5);
    expect(await handOver(pace)).toBe(0);
    await advance(opened.db, minute - 5_000);
    expect(await handOver(pace)).toBe(0);
    await advance(opened.db, 7_000);
    expect(await handOver(pace)).toBe(5);
  });

  test("counts what is claimed and not handed over yet, and takes back what is released", async () => {
    const pace = at({ messagesPerMinuteMax: 5 });
    const claim = claimOf();
    const ledger = another();
    const claimed = await ledger.claim({ ...claim, pace });
    expect(claimed).toHaveLength(5);
    expect(await another().claim({ ...claimOf(), pace })).toEqual([]);
    await ledger.release(
      claim,
      claimed.slice(2).map(({ seq }) => seq),
    );
    expect(await another().claim({ ...claimOf(), pace })).toHaveLength(3);
  });

  test("has a bound of a day, too", async () => {
    const pace = at({ messagesPerMinuteMax: 30, messagesPerDayMax: 32 });
    expect(await handOver(pace)).toBe(30);
    await advance(opened.db, 2 * minute);
    expect(await handOver(pace)).toBe(2);
    await advance(opened.db, 23 * 60 * minute);
    expect(await handOver(pace)).toBe(0);
    await advance(opened.db, 80 * minute);
    expect(await handOver(pace)).toBe(8);
  });

  test("offers no job that would claim nothing", async () => {
    const pace = at({ messagesPerMinuteMax: 5 });
    expect(await another().openRanges(10, ways(pace))).toHaveLength(1);
    await handOver(pace);
    expect(await another().openRanges(10, ways(pace))).toEqual([]);
    await advance(opened.db, 2 * minute);
    expect(await another().openRanges(10, ways(pace))).toHaveLength(1);
  });

  test("lets a campaign that found no token when it should have begun wait for its turn, and not for a person", async () => {
    const pace = at({ messagesPerDayMax: 3 });
    await handOver(pace);
    campaignId = (await plantCampaign(opened.db, { kind: "campaign", subscriptionIds, beginsAfterMs: 0 })).id;
    const offered = await another().openRanges(10, ways(pace));
    expect(offered.find((range) => range.campaignId === campaignId)).toMatchObject({ firstSeq: 1 });
    expect(await handOver(pace)).toBe(0);
    await advance(opened.db, 25 * 60 * minute);
    await another().recover();
    expect(await handOver(pace)).toBe(3);
  });

  test("is kept by single mails as well", async () => {
    const way = { relay: "main", pace: at({ messagesPerMinuteMax: 3 }) };
    await plantMails(4);
    const outbox = createOutbox(opened.db);
    const mail = await outbox.take(randomUUID(), minute, way);
    // One is taken, and not handed over yet.
    expect(await handOver(way.pace)).toBe(2);
    expect(await outbox.take(randomUUID(), minute, way)).toBeUndefined();
    expect(mail !== undefined && (await outbox.hand(mail, minute))).toBe(true);
    expect(await outbox.take(randomUUID(), minute, way)).toBeUndefined();
    await advance(opened.db, 2 * minute);
    expect(await outbox.take(randomUUID(), minute, way)).toBeDefined();
  });
});

describe("a mail domain's pace", () => {
  test("holds back its own recipients, and nobody else's", async () => {
    await sql`update recipients set address = 'reader@Example.NET' where seq > 30`.execute(opened.db);
    const pace = at({ domainMessagesPerMinuteMax: 4 });
    expect(await handOver(pace)).toBe(8);
    expect(await handOver(pace)).toBe(0);
    expect(await another().openRanges(10, ways(pace))).toEqual([]);
    await advance(opened.db, 2 * minute);
    expect(await another().openRanges(10, ways(pace))).toHaveLength(4);
  });

  test("is not a rehearsal's: its mail reaches no domain", async () => {
    campaignId = (await plantCampaign(opened.db, { kind: "rehearsal", subscriptionIds, beginsAfterMs: 0 })).id;
    const claim = { ...claimOf(), relay: "mailbox" };
    expect(await handOver(undefined, claim)).toBe(audienceCount);
    campaignId = (await plantCampaign(opened.db, { kind: "campaign", subscriptionIds, beginsAfterMs: 0 })).id;
    expect(await handOver(at({ domainMessagesPerMinuteMax: 1 }))).toBe(1);
  });
});

async function plantMails(count: number): Promise<void> {
  await sql`
    insert into outbox (id, purpose, about, publication_id, issue_id, key_text, edition_digest, address, return_path, message, asked_by)
    select gen_random_uuid(), 'proof', repeat('0', 64), 'publication', 'issue', 'en.direct.personal', repeat('0', 64), 'proofs@example.org', 'sender@example.org', 'mail', 'editor'
      from generate_series(1, ${count}::integer)`.execute(opened.db);
}
