import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { erasedMark } from "../src/audience/keyed-hash.ts";
import type { Claim, Ledger } from "../src/ports/sending.ts";
import { currentPlan } from "../src/approval/prepare-issue.ts";
import { createErasureStore } from "../src/store/erasure-store.ts";
import type { Database } from "../src/store/database.ts";
import { createLedger } from "../src/store/ledger.ts";
import { createPreferenceStore } from "../src/store/preference-store.ts";
import { whereStands } from "./support/address-search.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { advance, isPlantedMember, plantAudience, plantCampaign, plantedPartnerId } from "./support/planted-campaign.ts";
import { sampleSnapshot } from "./support/sample-snapshot.ts";
import { publicationId } from "./support/sending-house.ts";
import { openLeavingHouse, partnerId as vngoc, type LeavingHouse, type Subscribed } from "./support/leaving-house.ts";

// A mailbox may have the newsletter by itself and as a member of two partners. What ends one of them ends that one.

const coalition = "partner-uncac-coalition";
const minute = 60_000;
const journal = { id: randomUUID(), machineId: randomUUID() };

let house: LeavingHouse;
beforeAll(async () => {
  house = await openLeavingHouse();
  await house.served.installation.subscribe(partnerSubscriptions);
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

interface OnThreeLists {
  readonly address: string;
  readonly own: Subscribed;
  readonly ofVngoc: Subscribed;
  readonly ofCoalition: Subscribed;
}

/** First by itself, then through one partner, then through another. */
async function onThreeLists(): Promise<OnThreeLists> {
  const address = `three-${house.served.installation.modules.ids.randomHex(4)}@example.org`;
  return {
    address,
    own: await house.subscribed("person", { address }),
    ofVngoc: await house.subscribed("members", { address, partnerId: vngoc }),
    ofCoalition: await house.subscribed("members", { address, partnerId: coalition }),
  };
}

/** By which of its subscriptions the next plan would serve a mailbox, and why not by the others. */
async function wouldPlan(address: string): Promise<Readonly<Record<string, string>>> {
  const { campaigns, db } = house.served.installation.modules;
  const { snapshot } = await sampleSnapshot();
  const { rows } = await currentPlan(snapshot, campaigns);
  const theirs = rows.filter(({ candidate }) => candidate.address === address);
  const numbers = await db.selectFrom("subscriptions").select(["id", "number"]).where("address", "=", address).execute();
  const numberOf = new Map(numbers.map(({ id, number }) => [id, number.toString("hex")]));
  return Object.fromEntries(
    theirs.map((row) => [numberOf.get(row.candidate.subscriptionId), row.state === "excluded" ? row.reason : row.state]),
  );
}

/** The same of a plan that is kept. */
async function plannedFor(address: string, campaignId: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ number: string; state: string; reason: string | null }>`
    select encode(s.number, 'hex') as number, r.state, r.excluded_reason as reason
      from recipients r join subscriptions s on s.id = r.subscription_id
     where r.campaign_id = ${campaignId} and r.address = ${address} order by r.seq`.execute(house.served.installation.modules.db);
  return Object.fromEntries(rows.map(({ number, state, reason }) => [number, reason ?? state]));
}

async function planned(): Promise<string> {
  return (await house.served.installation.rehearseSample()).campaignId;
}

/** Takes everything of a campaign as a sending process does before it hands anything over; gives whom it would. */
async function claimedAddresses(campaignId: string): Promise<readonly string[]> {
  const { ledger } = house.served.installation.modules;
  const claim: Claim = {
    campaignId,
    firstSeq: 1,
    lastSeq: 1_000,
    token: randomUUID(),
    leaseMs: 10 * minute,
    relay: "mailbox",
    begunHereOnly: false,
  };
  const claimed = await ledger.claim(claim);
  const excluded = new Set(await ledger.excludeSuppressed(claim));
  return claimed.filter(({ seq }) => !excluded.has(seq)).map(({ address }) => address);
}

const oneClick = async ({ oneClick: url }: Subscribed): Promise<Response> =>
  fetch(url, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
/** Before leaving by it and after, without what differs from link to link. */
async function leavePages(who: Subscribed): Promise<string> {
  const [before, after] = [await (await fetch(who.leave)).text(), await (await fetch(who.leave, { method: "POST" })).text()];
  return [before, after].join("").replaceAll(/\/preferences\/[a-z2-7]+/gu, "");
}

const members = () => house.served.installation.modules.members;
const listed = (address: string, partnerId = vngoc) => ({ address, partnerId, publicationId });
const given = (note = "not a member any more") => ({ note, actor: "office" });

describe("a mailbox on three lists", () => {
  test("gets one copy, on the list where it was first; the one after it when that one is left, and none of it when all are", async () => {
    const { address, own, ofVngoc, ofCoalition } = await onThreeLists();
    const duplicate = "duplicateAddress";
    expect(await wouldPlan(address)).toEqual({
      [own.number]: "planned",
      [ofVngoc.number]: duplicate,
      [ofCoalition.number]: duplicate,
    });
    await oneClick(own);
    expect(await wouldPlan(address)).toEqual({
      [own.number]: "suppressed",
      [ofVngoc.number]: "planned",
      [ofCoalition.number]: duplicate,
    });
    await oneClick(ofVngoc);
    expect(await wouldPlan(address)).toEqual({
      [own.number]: "suppressed",
      [ofVngoc.number]: "suppressed",
      [ofCoalition.number]: "planned",
    });
    await oneClick(ofCoalition);
    expect(new Set(Object.values(await wouldPlan(address)))).toEqual(new Set(["suppressed"]));
  });

  test("invariant 9: who leaves between plan and claim is not handed over, and goes on by another list next time", async () => {
    const { address, own, ofVngoc } = await onThreeLists();
    await oneClick(own);
    const campaignId = await planned();
    expect(await plannedFor(address, campaignId)).toMatchObject({ [ofVngoc.number]: "planned" });
    await oneClick(ofVngoc);
    expect(await claimedAddresses(campaignId)).not.toContain(address);
    expect(await plannedFor(address, campaignId)).toMatchObject({ [ofVngoc.number]: "suppressed" });
    expect(await claimedAddresses(await planned())).toContain(address);
  });

  test("that leaves another list between plan and claim is handed over all the same", async () => {
    const { address, ofVngoc, ofCoalition } = await onThreeLists();
    const campaignId = await planned();
    await Promise.all([oneClick(ofVngoc), oneClick(ofCoalition)]);
    expect(await claimedAddresses(campaignId)).toContain(address);
  });

  test("comes back to the list whose undo is used, and to no other", async () => {
    const { own, ofVngoc, ofCoalition } = await onThreeLists();
    await Promise.all([oneClick(own), oneClick(ofVngoc), oneClick(ofVngoc), oneClick(ofCoalition)]);
    const [notice, ...others] = await house.told(ofVngoc);
    expect(others).toEqual([]);
    await fetch(notice?.link ?? "", { method: "POST" });
    expect(await Promise.all([own, ofVngoc, ofCoalition].map(house.stateOf))).toEqual(["left", "active", "left"]);
    expect(await house.consentsOf(ofVngoc)).toEqual(["withdrawn oneClick reader", "restored page reader"]);
    const scopes = await house.served.installation.modules.db
      .selectFrom("suppressions")
      .select(["scope", "partner_id"])
      .where("address", "=", own.address)
      .orderBy("partner_id")
      .execute();
    expect(scopes).toEqual([
      { scope: "list", partner_id: coalition },
      { scope: "list", partner_id: null },
    ]);
  });

  test("is told by mail what goes on; whoever has the link alone reads the same whether there is anything else or not", async () => {
    const { own, ofVngoc, ofCoalition } = await onThreeLists();
    const alone = await house.subscribed("members", { address: `threes-alone@example.org` });
    const [ofThree, ofOne] = [await leavePages(ofVngoc), await leavePages(alone)];
    expect(ofThree).toBe(ofOne);
    expect(ofThree).toContain("is on the list of another organisation, that goes on");
    const goesOn = "still comes to this address by another way";
    expect((await house.told(ofVngoc))[0]?.text).toContain(goesOn);
    expect((await house.told(alone))[0]?.text).not.toContain(goesOn);
    await oneClick(own);
    await oneClick(ofCoalition);
    expect((await house.told(ofCoalition))[0]?.text).not.toContain(goesOn);
  });

  test("is taken off all of them by the second button, each with an undo of its own; a desk of the mailbox waits for its contact", async () => {
    const { address, own, ofVngoc, ofCoalition } = await onThreeLists();
    const desk = await house.subscribed("desk", { address, partnerId: "partner-alliance" });
    const all = new URLSearchParams({ scope: "all" });
    const foreign = { method: "POST", body: all, headers: { "sec-fetch-site": "cross-site" } };
    expect((await fetch(ofVngoc.leave, foreign)).status).toBe(403);
    // What a mail program posts ends one list, whatever stands in it.
    await fetch(ofCoalition.oneClick, { method: "POST", body: all });
    expect(await Promise.all([own, ofVngoc, ofCoalition, desk].map(house.stateOf))).toEqual(["active", "active", "left", "active"]);
    const answers = await Promise.all([1, 2].map(async () => (await fetch(ofVngoc.leave, { method: "POST", body: all })).text()));
    for (const page of answers) expect(page).toContain("No issue goes to");
    expect(await Promise.all([own, ofVngoc, ofCoalition, desk].map(house.stateOf))).toEqual(["left", "left", "left", "leaving"]);
    const notices = await Promise.all([own, ofVngoc, ofCoalition].map(house.told));
    expect(notices.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(notices.flat().some(({ text }) => text.includes("still comes to this address"))).toBe(true);
    await fetch(notices[0]?.[0]?.link ?? "", { method: "POST" });
    expect(await Promise.all([own, ofVngoc, ofCoalition, desk].map(house.stateOf))).toEqual(["active", "left", "left", "leaving"]);
  });

  test("is kept from none by a bounce on one of them: what came back is about the address", async () => {
    const { address } = await onThreeLists();
    const { db } = house.served.installation.modules;
    await db.insertInto("suppressions").values({ publication_id: publicationId, address, reason: "hardBounce" }).execute();
    expect(new Set(Object.values(await wouldPlan(address)))).toEqual(new Set(["suppressed"]));
  });
});

describe("a partner that wants nothing sent on its behalf", () => {
  test("keeps its own list from an address, at the plan and at the claim, and no other list", async () => {
    const { address, own, ofVngoc, ofCoalition } = await onThreeLists();
    await oneClick(own);
    const campaignId = await planned();
    expect(await members().suppress(listed(address.toUpperCase()), given())).toEqual({ state: "suppressed" });
    expect(await members().suppress(listed(address), given("again"))).toEqual({ state: "already" });
    expect(await claimedAddresses(campaignId)).not.toContain(address);
    expect(await plannedFor(address, campaignId)).toMatchObject({ [ofVngoc.number]: "suppressedByPartner" });
    expect(await wouldPlan(address)).toEqual({
      [own.number]: "suppressed",
      [ofVngoc.number]: "suppressedByPartner",
      [ofCoalition.number]: "planned",
    });
    // Its member is still a subscriber, and may leave by herself, with a notice and an undo.
    expect(await house.stateOf(ofVngoc)).toBe("active");
    await oneClick(ofVngoc);
    const [notice] = await house.told(ofVngoc);
    const back = await (await fetch(notice?.link ?? "", { method: "POST" })).text();
    expect(back).toContain("has taken this address off its list");
    expect(Object.values(await wouldPlan(address))).toContain("suppressedByPartner");
  });

  test("takes back what it has set, and neither a leaving, nor a bounce, nor what another partner has set", async () => {
    const { address, ofVngoc, ofCoalition } = await onThreeLists();
    const { db } = house.served.installation.modules;
    expect(await members().lift(listed(address), "office")).toEqual({ state: "notTheirs", isStillKeptBack: false });
    await oneClick(ofVngoc);
    await members().suppress(listed(address, coalition), given());
    expect(await members().lift(listed(address), "office")).toEqual({ state: "notTheirs", isStillKeptBack: false });
    expect(await members().suppress(listed(address), given("wrong person"))).toEqual({ state: "suppressed" });
    expect(await members().lift(listed(address), "office")).toEqual({ state: "lifted", isStillKeptBack: true });
    await oneClick(ofCoalition);
    await db.insertInto("suppressions").values({ publication_id: publicationId, address, reason: "hardBounce" }).execute();
    expect(await members().lift(listed(address, coalition), "office")).toEqual({ state: "lifted", isStillKeptBack: true });
    expect(await Promise.all([ofVngoc, ofCoalition].map(house.stateOf))).toEqual(["left", "left"]);
    const rest = await db.selectFrom("suppressions").select("reason").where("address", "=", address).orderBy("reason").execute();
    expect(rest.map(({ reason }) => reason)).toEqual(["hardBounce", "unsubscribed", "unsubscribed"]);
  });

  test("finds what it set and lifted in its history, and the owner of the address finds it in her data", async () => {
    const { address, own, ofVngoc } = await onThreeLists();
    await members().suppress(listed(address), given("moved on"));
    await members().lift(listed(address), "colleague");
    await members().suppress(listed(address), given("moved on again"));
    const theirs = (await members().suppressions(vngoc, publicationId, 10)).filter((each) => each.address === address);
    expect(theirs.map(({ note, setBy, lifted }) => [note, setBy, lifted?.by])).toEqual([
      ["moved on again", "office", undefined],
      ["moved on", "office", "colleague"],
    ]);
    expect((await members().suppressions(coalition, publicationId, 10)).filter((each) => each.address === address)).toEqual([]);
    const store = createPreferenceStore(house.served.installation.modules.db);
    const dataOf = async ({ number }: Subscribed): Promise<unknown> =>
      (await store.data((await store.settings(number))?.subscriptionId ?? ""))["suppressions"];
    expect(await dataOf(ofVngoc)).toMatchObject([{ note: "moved on again", liftedAt: null }, { note: "moved on" }]);
    // Her own subscription's data is no way to what a partner has.
    expect(await dataOf(own)).toEqual([]);
  });

  test("is heard for an address that is on no list yet, and only for what can be written to, with a reason, as a partner that is known", async () => {
    expect(await members().suppress(listed("later@example.org"), given())).toEqual({ state: "suppressed" });
    await house.subscribed("members", { address: "Later@example.org" });
    expect(Object.values(await wouldPlan("Later@example.org"))).toEqual(["suppressedByPartner"]);
    expect(await members().suppress(listed("later at example"), given())).toEqual({ state: "faulty", fault: "address" });
    expect(await members().suppress(listed("a@example.org"), given(" \n"))).toEqual({ state: "faulty", fault: "note" });
    expect(await members().suppress(listed("a@example.org"), given("x".repeat(201)))).toEqual({ state: "faulty", fault: "note" });
    expect(await members().suppress(listed("a@example.org", "partner-unknown"), given())).toEqual({ state: "unknownPartner" });
  });

  test("keeps nothing of an address that is erased, neither what holds nor what was lifted", async () => {
    const { address } = await onThreeLists();
    const { db, hashKey } = house.served.installation.modules;
    await members().suppress(listed(address), given(`known as ${address}`));
    await members().lift(listed(address), "office");
    await members().suppress(listed(address), given(`known as ${address}`));
    expect(await whereStands(db, address)).toContain("newsletter.lifted_suppressions.address");
    const mark = erasedMark(hashKey, address);
    await createErasureStore(db).erase({ address, mark, withShared: true, actor: "test", method: "commandLine" });
    expect(await whereStands(db, address)).toEqual([]);
    expect((await members().suppressions(vngoc, publicationId, 100)).filter((each) => each.address.startsWith("erased:"))).toEqual([]);
  });

  test.each([
    ["a bounce on one list alone", "reason = 'hardBounce', scope = 'list'"],
    ["an erasure on one list alone", "reason = 'erased', address = 'erased:00', scope = 'list'"],
    ["a partner's of the whole publication", "reason = 'byPartner', note = 'x', set_by = 'x'"],
    ["a partner's without a reason", `reason = 'byPartner', set_by = 'x', scope = 'list', partner_id = '${vngoc}'`],
    ["a partner's of no partner", "reason = 'byPartner', note = 'x', set_by = 'x', scope = 'list'"],
    ["a reader's with a partner's reason", "reason = 'unsubscribed', note = 'x', set_by = 'x'"],
    ["the whole publication with a partner", `reason = 'hardBounce', partner_id = '${vngoc}'`],
  ])("the database holds no suppression that is %s", async (_name, changes) => {
    const address = `held-${randomUUID()}@example.org`;
    const { db } = house.served.installation.modules;
    await db.insertInto("suppressions").values({ publication_id: publicationId, address, reason: "hardBounce" }).execute();
    const update = sql`update suppressions set ${sql.raw(changes)} where address = ${address}`.execute(db);
    await expect(update).rejects.toThrow(/check constraint/u);
  });
});

const audienceCount = 12;

function database(): Database {
  return house.served.installation.modules.db;
}

function membersIn(seqs: readonly number[]): number {
  return seqs.filter(isPlantedMember).length;
}

describe("a partner's pace", () => {
  let campaignId: string;
  let subscriptionIds: readonly string[] = [];
  beforeEach(async () => {
    await sql`truncate recipients, campaigns, approvals, pace_counts, paces cascade`.execute(database());
    if (subscriptionIds.length === 0) subscriptionIds = await plantAudience(database(), audienceCount);
    campaignId = (await plantCampaign(database(), { kind: "campaign", subscriptionIds, beginsAfterMs: 0 })).id;
    await members().setPace(plantedPartnerId, { messagesPerHourMax: 2, messagesPerDayMax: undefined }, "office");
  });
  afterAll(async () => {
    await members().setPace(plantedPartnerId, { messagesPerHourMax: undefined, messagesPerDayMax: undefined }, "office");
  });

  const claimOf = (firstSeq = 1, lastSeq = audienceCount): Claim => ({
    campaignId,
    firstSeq,
    lastSeq,
    token: randomUUID(),
    leaseMs: 10 * minute,
    relay: "main",
    begunHereOnly: false,
  });
  /** Another process, which has nothing but the database: claims, and marks what it got. */
  const handOver = async (claim = claimOf()): Promise<readonly number[]> => {
    const ledger: Ledger = createLedger(database());
    const claimed = await ledger.claim(claim);
    const { marked } = await ledger.mark(
      claimed.map(({ seq }) => ({ campaignId, seq, token: claim.token, relay: claim.relay })),
      journal,
    );
    return marked.map(({ seq }) => seq);
  };
  const ways = { rehearsal: [], campaign: [{ relay: "main", pace: undefined }] };

  test("lets through no more of its members than it says, by many who claim at once, and holds back nobody else", async () => {
    const handed = (await Promise.all([1, 5, 9].map((firstSeq) => handOver(claimOf(firstSeq, firstSeq + 3))))).flat();
    expect(membersIn(handed)).toBe(2);
    expect(handed.length - membersIn(handed)).toBe(audienceCount / 2);
    // A range that waits for its partner alone is no job, and no reason to hold a campaign that could not begin.
    expect(await createLedger(database()).openRanges(4, ways)).toEqual([]);
    expect(await handOver()).toEqual([]);
  });

  test("goes on an hour later, and keeps a day's bound over it", async () => {
    await members().setPace(plantedPartnerId, { messagesPerHourMax: 2, messagesPerDayMax: 3 }, "office");
    expect(membersIn(await handOver())).toBe(2);
    await advance(database(), 50 * minute);
    expect(membersIn(await handOver())).toBe(0);
    await advance(database(), 12 * minute);
    expect(await createLedger(database()).openRanges(audienceCount, ways)).toHaveLength(1);
    expect(membersIn(await handOver())).toBe(1);
    await advance(database(), 62 * minute);
    expect(membersIn(await handOver())).toBe(0);
  });

  test("is given back by what was claimed and not handed over", async () => {
    const claim = claimOf();
    const ledger = createLedger(database());
    const claimed = (await ledger.claim(claim)).map(({ seq }) => seq);
    expect(membersIn(claimed)).toBe(2);
    expect(await handOver()).toEqual([]);
    await ledger.release(claim, claimed);
    expect(membersIn(await handOver())).toBe(2);
  });

  test("ends when it is taken away, and knows no rehearsal", async () => {
    const { id } = await plantCampaign(database(), { kind: "rehearsal", subscriptionIds, beginsAfterMs: 0 });
    expect(await createLedger(database()).claim({ ...claimOf(), campaignId: id })).toHaveLength(audienceCount);
    expect(await members().setPace(plantedPartnerId, { messagesPerHourMax: undefined, messagesPerDayMax: undefined }, "office")).toBe(true);
    expect(await members().boundPartners()).toEqual([]);
    expect(await handOver()).toHaveLength(audienceCount);
    expect(await members().setPace("partner-unknown", { messagesPerHourMax: 1, messagesPerDayMax: 1 }, "office")).toBe(false);
  });

  test("stands in the campaign's forecast, by the name of the partner", async () => {
    await handOver();
    const { status, pace } = await house.served.installation.reportOf(campaignId);
    // Four members are left, two an hour.
    expect({ status, pace }).toEqual({
      status: "running",
      pace: { messagesMax: 2, per: "hour", domain: null, partner: plantedPartnerId, secondsLeft: 7_200 },
    });
  });
});

async function command(...args: readonly string[]): Promise<CommandEnd> {
  const { databaseUrl, dataDir } = house.served.installation;
  return newsletter(args, { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
}

describe("an operator", () => {
  test("sets a partner's pace, and takes it away; whoever looks at the relays' finds it there", async () => {
    const set = await command("audience", "partner", vngoc, "--members-per-hour", "200", "--members-per-day", "1000");
    expect(set.out).toBe(
      `Members of ${vngoc}: at most 200 mails an hour, 1000 mails a day.\n  0 in the last hour, 0 in the last day, since it is counted\n`,
    );
    expect((await command("doctor")).out).toContain(`members of ${vngoc}: at most 200 mails an hour`);
    const taken = await command("audience", "partner", vngoc, "--members-per-day", "none", "--members-per-hour", "0", "--json");
    expect(JSON.parse(taken.out)).toEqual({ partnerId: vngoc, messagesPerHourMax: null, messagesPerDayMax: null, use: null });
    expect((await command("audience", "partner", vngoc, "--members-per-hour", "many")).err).toContain("It is a whole number up to");
  });

  test("suppresses for a partner, and lifts it", async () => {
    const address = "operated@example.org";
    const about = ["audience", "suppress", address, "--partner", vngoc, "--publication", publicationId];
    expect((await command(...about, "--reason", "wrong address")).out).toBe(`${address} is suppressed on the list of ${vngoc}.\n`);
    expect((await command("subscriber", "show", address)).out).toBe(`${publicationId}: suppressed on the list of ${vngoc} (byPartner)\n`);
    expect(JSON.parse((await command(...about, "--lift", "--json")).out)).toEqual({ state: "lifted", isStillKeptBack: false });
    const listing = await command("audience", "suppress", "--partner", vngoc, "--publication", publicationId);
    expect(listing.out).toMatch(/^operated@example\.org: wrong address \(.* by command line: .*; lifted .*\)$/mu);
  });
});
