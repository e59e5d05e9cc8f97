import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { backends } from "./support/installation.ts";
import { issueId, openSendingHouse, type SendingHouse } from "./support/sending-house.ts";
import { waitFor } from "./support/wait-for.ts";

// Invariant 4, from the signature to the last recipient, over HTTP: what was approved is what is sent.

let house: SendingHouse;

async function open(given: Parameters<typeof openSendingHouse>[0] = {}): Promise<void> {
  house = await openSendingHouse(given);
}

/** It is shown with the date on which it was settled: the instant it was built is not kept. */
function undated(message: string): string {
  return message.replace(/^Date: .*$/mu, "").trimEnd();
}

afterEach(async () => house[Symbol.asyncDispose]());

describe("a campaign", () => {
  test.each(backends)("hands over the approved bytes, to each once, and its counts add up, with the queue on %s", async (backend) => {
    await open({ backend });
    await house.approved();
    await house.send();
    const campaign = await house.atRest();
    expect(campaign).toMatchObject({ status: "finished", candidateCount: 3, counts: { accepted: 3, excluded: 0, unconfirmed: 0 } });
    expect(house.sink.bodies.map(({ to }) => to).toSorted()).toEqual([
      "members@coalition.example.org",
      "office@vngoc.example.org",
      "secretary@alliance.example.org",
    ]);
    // Nobody gets the same issue twice.
    expect((await house.prepared()).audience.exclusions).toEqual({ alreadyInCampaign: 3 });
  });

  test("shows an operator the exact message of a recipient, and puts on record who read it", async () => {
    await open();
    const campaignId = await house.approved();
    await house.send();
    await house.atRest();
    const asked = { campaignId, of: { address: "Office@vngoc.example.org" } };
    expect((await house.ask("editor", "/sending/mail", asked)).status).toBe(403);
    expect((await house.ask("operator", "/sending/mail", { campaignId, of: { seq: 99 } })).status).toBe(404);
    const shown = await house.download("operator", "/sending/mail", asked);
    const sent = house.sink.bodies.find(({ to }) => to.startsWith("office@"))?.content ?? "";
    expect(undated(shown)).toBe(undated(sent));
    const { rows } = await sql`select actor, detail from audit where action = 'recipient.mailRead'`.execute(
      house.served.installation.modules.db,
    );
    expect(rows).toEqual([{ actor: "user-operator", detail: { seq: expect.any(Number) } }]);
  });

  test("is topped up by a second one: to who joined since and was left out before, and to nobody twice", async () => {
    await open();
    const { modules, subscribe } = house.served.installation;
    await subscribe([{ address: "late@vngoc.example.org", recipientKind: "desk", partnerId: "partner-vngoc", state: "requested" }]);
    const first = await house.approved();
    await house.send();
    await house.atRest();
    expect(await house.state()).toMatchObject({ notReachedCount: 0, earlier: [] });
    await sql`update subscriptions set state = 'active' where address like 'late@%'`.execute(modules.db);
    await subscribe([{ address: "new@vngoc.example.org", recipientKind: "desk", partnerId: "partner-vngoc" }]);
    expect((await house.state()).notReachedCount).toBe(2);
    expect((await house.prepared()).audience).toMatchObject({ plannedCount: 2, exclusions: { alreadyInCampaign: 3 } });
    await house.approved();
    expect(await house.atRest()).toMatchObject({ status: "finished", counts: { accepted: 2, excluded: 3 } });
    expect(house.sink.bodies.map(({ to }) => to).toSorted()).toEqual([
      "late@vngoc.example.org",
      "members@coalition.example.org",
      "new@vngoc.example.org",
      "office@vngoc.example.org",
      "secretary@alliance.example.org",
    ]);
    expect(await house.state()).toMatchObject({ notReachedCount: 0, earlier: [{ id: first, counts: { accepted: 3, excluded: 1 } }] });
    const [topUp] = await modules.campaigns.ofIssue(issueId);
    expect(topUp?.topsUp).toBe(first);
  });

  test("hands over nothing when the stored bytes are not the approved ones, and says why it is held", async () => {
    await open();
    await house.approved();
    await sql`update rendered_editions set html = replace(html, 'Atlanta', 'Atlantis')`.execute(house.served.installation.modules.db);
    const events: object[] = [];
    await house.send(events);
    const { campaign } = await waitFor(house.state, ({ campaign: found }) => found?.heldReason === "approval");
    expect(campaign).toMatchObject({ status: "held", counts: { planned: 3 } });
    expect(events).toContainEqual(
      expect.objectContaining({ event: "campaign.notApproved", fault: expect.stringContaining("is not the approved one") }),
    );
    expect(house.sink.bodies).toEqual([]);
  });

  test("begins when the undo window has passed, and not at all when it was stopped before", async () => {
    await open({ undoWindowMs: 600_000 });
    const campaignId = await house.approved();
    await house.send();
    const before = await house.state();
    expect(before.campaign).toMatchObject({ status: "scheduled", counts: { planned: 3 } });
    expect(Date.parse(before.campaign?.beginsAt ?? "") - Date.parse(before.now)).toBeGreaterThan(500_000);
    await house.ask("editor", "/sending/cancel", { campaignId });
    expect(await house.atRest()).toMatchObject({ status: "cancelled", counts: { excluded: 3 }, exclusions: { cancelled: 3 } });
    // Doing it twice changes nothing, and who was not written to can be asked about again.
    await house.ask("editor", "/sending/cancel", { campaignId });
    expect((await house.prepared()).audience.plannedCount).toBe(3);
    expect(house.sink.bodies).toEqual([]);
  });

  test("that is paused hands over nothing new, and after it each once", async () => {
    await open();
    const campaignId = await house.approved();
    expect((await house.ask("editor", "/sending/pause", { campaignId })).status).toBe(403);
    expect((await house.ask("editor", "/sending/retry", { campaignId })).status).toBe(403);
    expect((await house.ask("editor", "/sending/planAgain", { campaignId, reason: "none" })).status).toBe(403);
    await house.ask("operator", "/sending/pause", { campaignId });
    await house.send();
    expect((await house.state()).campaign).toMatchObject({ status: "paused", counts: { planned: 3 } });
    await house.ask("operator", "/sending/resume", { campaignId });
    expect(await house.atRest()).toMatchObject({ status: "finished", counts: { accepted: 3 } });
    expect(house.sink.bodies).toHaveLength(3);
  });

  test("that is paused between the envelope and the body hands over no body, and after it each once", async () => {
    await open({ relay: { data: "wait" } });
    const campaignId = await house.approved();
    await house.send();
    await house.sink.when(({ waiting }) => waiting === 3);
    await house.ask("operator", "/sending/pause", { campaignId });
    house.sink.release("354 Go ahead");
    await waitFor(house.state, ({ campaign }) => campaign?.counts.planned === 3);
    expect(await house.state()).toMatchObject({ campaign: { status: "paused", counts: { planned: 3, unconfirmed: 0 } } });
    expect(house.sink.bodies).toEqual([]);
    await house.ask("operator", "/sending/resume", { campaignId });
    expect(await house.atRest()).toMatchObject({ status: "finished", counts: { accepted: 3 } });
    expect(new Set(house.sink.bodies.map(({ to }) => to)).size).toBe(3);
    expect(house.sink.bodies).toHaveLength(3);
  });

  test("that could not begin for an hour waits for an operator, and begins when she says so", async () => {
    await open();
    const campaignId = await house.approved();
    await sql`update campaigns set begins_at = now() - interval '2 hours' where id = ${campaignId}`.execute(
      house.served.installation.modules.db,
    );
    await house.send();
    await waitFor(house.state, ({ campaign }) => campaign?.heldReason === "scheduleMissed");
    expect(await house.state()).toMatchObject({ campaign: { status: "held", counts: { planned: 3 } } });
    expect(house.sink.bodies).toEqual([]);
    await house.ask("operator", "/sending/resume", { campaignId });
    expect(await house.atRest()).toMatchObject({ status: "finished", counts: { accepted: 3 } });
  });

  test("waits for a person where nobody can know, and for operators alone", async () => {
    await open({ relay: { afterDot: (to) => (to.startsWith("office") ? "hangUp" : "250 2.0.0 Ok") } });
    const campaignId = await house.approved();
    await house.send();
    const { status, unconfirmed } = await house.atRest();
    expect(status).toBe("needsDecision");
    expect(unconfirmed).toMatchObject([{ maskedAddress: "o…@vngoc.example.org" }]);
    const decision = { campaignId, seqs: unconfirmed.map(({ seq }) => seq), decision: "accepted", reason: "The office says it came." };
    expect((await house.ask("approver", "/sending/resolve", decision)).status).toBe(403);
    await house.ask("operator", "/sending/resolve", decision);
    expect((await house.state()).campaign).toMatchObject({ status: "finished", counts: { accepted: 3, unconfirmed: 0 } });
    const { rows } = await sql<{ detail: { reason: string } }>`select detail from audit where action = 'recipients.resolved'`.execute(
      house.served.installation.modules.db,
    );
    expect(rows).toMatchObject([{ detail: { reason: "The office says it came." } }]);
  });
});

describe("a rehearsal asked for beside the form", () => {
  test("goes to the mailbox without anybody's approval, and does not count as the campaign", async () => {
    await open();
    expect(await house.ask("editor", "/sending/rehearse", { issueId })).toEqual({
      status: 200,
      body: { plannedCount: 3, excludedCount: 0 },
    });
    await house.send();
    await house.sink.when(({ bodies }) => bodies.length === 3);
    expect((await house.prepared()).audience.plannedCount).toBe(3);
    expect(await house.state()).toMatchObject({ approval: null, campaign: null });
  });

  test("is refused in words when a partner would get nothing", async () => {
    await open();
    await sql`delete from subscriptions where recipient_kind = 'desk'`.execute(house.served.installation.modules.db);
    const refused = await house.ask("editor", "/sending/rehearse", { issueId });
    expect(refused).toMatchObject({ status: 422, body: { error: { message: expect.stringContaining("has no subscription") } } });
    expect(await house.served.installation.modules.campaigns.all()).toEqual([]);
  });
});
