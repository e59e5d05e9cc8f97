import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from "vitest";
import { openJournal, type OpenJournal } from "../src/journal/journal.ts";
import { limits } from "../src/limits.ts";
import { mailboxProfile, type RelayProfile } from "../src/ports/relays.ts";
import { openRoutes, type OpenRoutes } from "../src/routes.ts";
import { createSendingLoop, type SendingLoop } from "../src/submission/sending-loop.ts";
import { createAuthority } from "./support/certificates.ts";
import { createInstallation, type Installation } from "./support/installation.ts";
import { plantAudience, plantCampaign } from "./support/planted-campaign.ts";
import { startRealRelay } from "./support/real-relay.ts";
import { startSink, type Sink } from "./support/sink.ts";

// Which way a message goes, between the real ledger and real servers; what is approved and how it is built is not asked here.

let installation: Installation;
let journal: OpenJournal;
let subscriptionIds: readonly string[];
let mailbox: Sink;
let main: Sink;
let spare: Sink;
const opened: OpenRoutes[] = [];
beforeAll(async () => {
  installation = await createInstallation("PostgreSQL");
  journal = await openJournal(installation.dataDir, installation.modules.ids.uuidv7());
  subscriptionIds = await plantAudience(installation.modules.db, 4);
});
afterAll(async () => {
  await journal.close();
  await installation[Symbol.asyncDispose]();
});
beforeEach(async () => {
  [mailbox, main, spare] = await Promise.all([startSink(), startSink(), startSink()]);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async ({ close }) => close()));
  await Promise.all([mailbox, main, spare].map(async (sink) => sink[Symbol.asyncDispose]()));
});

function relay(name: string, { port }: Pick<Sink, "port">): RelayProfile {
  return { ...mailboxProfile({ host: "127.0.0.1", port }), name };
}

function loopOver(relays: readonly RelayProfile[]): SendingLoop {
  const { modules } = installation;
  const ways = openRoutes({ mailboxSmtp: { host: "127.0.0.1", port: mailbox.port }, relays, bounds: limits, around: (each) => each });
  opened.push(ways);
  return createSendingLoop({
    ...modules,
    journal,
    routes: ways.routes,
    kindOf: async (id) => (await modules.campaigns.campaign(id))?.kind,
    queue: { add: () => Promise.resolve() },
    guard: { isLocked: () => false, lock: (reason) => expect.fail(reason) },
    bounds: limits,
    messageFor: () => Promise.resolve(Buffer.from("Subject: January\r\n\r\nThe issue.\r\n")),
    approvalFault: () => Promise.resolve(undefined),
    outcomesSaid: () => Promise.resolve([]),
    pauseMs: () => 60_000,
    onEvent: () => undefined,
  });
}

async function plant(kind: "rehearsal" | "campaign"): Promise<string> {
  return (await plantCampaign(installation.modules.db, { kind, subscriptionIds, beginsAfterMs: -1_000 })).id;
}

const rangeOf = (campaignId: string) => ({ campaignId, firstSeq: 1, lastSeq: 200 });

/** Rows by state, why it waits, and at which relay bodies were begun. */
async function stateOf(campaignId: string): Promise<object> {
  const { campaign, counts, byRelay } = await installation.reportOf(campaignId);
  const there = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return { ...there, held: campaign.heldReason, byRelay };
}

describe("where it goes", () => {
  test("without a relay: campaigns to the mailbox, as rehearsals", async () => {
    const campaign = await plant("campaign");
    await loopOver([]).run(rangeOf(campaign));
    expect(await stateOf(campaign)).toEqual({ accepted: 4, held: null, byRelay: { mailbox: 4 } });
    expect(mailbox.bodies).toHaveLength(4);
  });

  test("with one: campaigns to it, rehearsals to the mailbox all the same", async () => {
    const [campaign, rehearsal] = [await plant("campaign"), await plant("rehearsal")];
    const loop = loopOver([relay("main", main)]);
    await loop.run(rangeOf(campaign));
    await loop.run(rangeOf(rehearsal));
    expect(await stateOf(campaign)).toEqual({ accepted: 4, held: null, byRelay: { main: 4 } });
    expect(await stateOf(rehearsal)).toEqual({ accepted: 4, held: null, byRelay: { mailbox: 4 } });
    expect([main.bodies.length, mailbox.bodies.length]).toEqual([4, 4]);
  });
});

test("a relay that refuses the login holds the campaign and rejects nobody; rehearsals go on", async () => {
  const authority = createAuthority();
  const certificate = authority.issue("127.0.0.1");
  await using strict = await startRealRelay({ tls: "starttls", certificate, login: () => "535 5.7.8 Authentication credentials invalid" });
  const [campaign, rehearsal] = [await plant("campaign"), await plant("rehearsal")];
  const auth = { user: "newsletter", password: "wrong" };
  const loop = loopOver([{ ...relay("main", strict), tls: "starttls", ca: authority.ca, auth }]);
  await loop.run(rangeOf(campaign));
  await loop.run(rangeOf(rehearsal));
  expect(await stateOf(campaign)).toEqual({ planned: 4, held: "relay", byRelay: {} });
  expect(await installation.reportOf(campaign)).toMatchObject({ status: "held" });
  expect(await stateOf(rehearsal)).toMatchObject({ accepted: 4, held: null });
});

describe("when the relay is not there", () => {
  test("the other one takes what nobody has begun, and the ledger says so", async () => {
    await main[Symbol.asyncDispose]();
    const campaign = await plant("campaign");
    await loopOver([relay("main", main), relay("spare", spare)]).run(rangeOf(campaign));
    expect(await stateOf(campaign)).toEqual({ accepted: 4, held: null, byRelay: { spare: 4 } });
    main = await startSink();
  });

  test("what it has begun waits for it, also where it had refused; a person may decide otherwise", async () => {
    await main[Symbol.asyncDispose]();
    main = await startSink({ afterDot: () => "451 4.3.0 Try later" });
    const campaign = await plant("campaign");
    const relays = [relay("main", main), relay("spare", spare)];
    await loopOver(relays).run(rangeOf(campaign));
    expect(await stateOf(campaign)).toEqual({ deferred: 4, held: null, byRelay: { main: 4 } });
    await installation.modules.acts.retryNow(campaign, "test");
    await installation.modules.ledger.recover();
    await main[Symbol.asyncDispose]();
    await loopOver(relays).run(rangeOf(campaign));
    expect(await stateOf(campaign)).toEqual({ planned: 4, held: "relay", byRelay: { main: 4 } });
    expect(spare.bodies).toEqual([]);
    main = await startSink();
  });

  test("nor is a message that may have arrived given to another one before a person has decided", async () => {
    await main[Symbol.asyncDispose]();
    main = await startSink({ afterDot: () => "hangUp" });
    const campaign = await plant("campaign");
    const relays = [relay("main", main), relay("spare", spare)];
    await loopOver(relays).run(rangeOf(campaign));
    await main[Symbol.asyncDispose]();
    await loopOver(relays).run(rangeOf(campaign));
    expect(await stateOf(campaign)).toMatchObject({ unconfirmed: 4, byRelay: { main: 4 } });
    const { acts } = installation.modules;
    expect(await acts.unconfirmed(campaign, 1)).toMatchObject([{ relay: "main" }]);
    await acts.resolve(
      campaign,
      { seqs: [1, 2], decision: "submitAgain", reason: "The relay has nothing of them in its log." },
      "operator",
    );
    await loopOver(relays).run(rangeOf(campaign));
    expect(await stateOf(campaign)).toMatchObject({ accepted: 2, unconfirmed: 2, byRelay: { main: 2, spare: 2 } });
    main = await startSink();
  });
});
