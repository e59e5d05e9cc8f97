import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { approvedEditionResponseSchema, prepareResponseSchema, sendingStateSchema } from "@newsletter/schemas/studio";
import type { PrepareResponse, SendingState } from "@newsletter/schemas";
import { createSampleSource } from "../src/sample/sample-source.ts";
import { startSender, type Sender } from "../src/sender.ts";
import { backends, partnerSubscriptions } from "./support/installation.ts";
import { serveInstallation, type ServedInstallation, type ServedWith } from "./support/served-web.ts";
import { sampleWithFile } from "./support/sample-with.ts";
import { startSink, type Sink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

// Invariant 4, from the question to the last recipient, over HTTP: what was approved is what is sent, and another person approved it.

const issueId = "sample-issue-2024-01";
const publicationId = "publication-civil-society-newsletter";
type Who = "editor" | "approver" | "operator";

let served: ServedInstallation;
let sink: Sink;
let senders: Sender[];

async function open(given: ServedWith = {}): Promise<void> {
  served = await serveInstallation({ withStudio: false, ...given });
  const { audience } = served.installation.modules;
  await audience.grant("user-approver", { publicationId, right: "approve" }, "test");
  await audience.grant("user-operator", { publicationId, right: "operate" }, "test");
  await served.installation.subscribe(partnerSubscriptions);
}

beforeEach(async () => {
  senders = [];
  sink = await startSink();
});
afterEach(async () => {
  await Promise.all(senders.map(async (sender) => sender.drain()));
  await sink[Symbol.asyncDispose]();
  await served[Symbol.asyncDispose]();
});

async function ask(who: Who, path: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${served.web}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${who}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function prepared(): Promise<Extract<PrepareResponse, { readonly state: "prepared" }>> {
  const answer = prepareResponseSchema.parse((await ask("editor", "/sending/prepare", { issueId })).body);
  if (answer.state !== "prepared") throw new Error(JSON.stringify(answer.findings));
  return answer;
}

async function state(who: Who = "editor"): Promise<SendingState> {
  return sendingStateSchema.parse((await ask(who, `/sending?issueId=${issueId}`)).body);
}

/** Asked for by the editor; gives what is to be signed. */
async function asked(scheduledAt: string | null = null): Promise<{ readonly approvalId: string; readonly digest: string }> {
  const { digest } = await prepared();
  const answer = await ask("editor", "/sending/ask", { issueId, digest, note: "Please look at page two.", scheduledAt });
  const { approval } = sendingStateSchema.parse(answer.body);
  if (approval === null) throw new Error("no approval was asked for");
  return { approvalId: approval.id, digest: approval.digest };
}

async function approved(): Promise<string> {
  const { body } = await ask("approver", "/sending/approve", await asked());
  const { campaign } = sendingStateSchema.parse(body);
  if (campaign === null) throw new Error(`no campaign was planned: ${JSON.stringify(body)}`);
  return campaign.id;
}

async function send(events: object[] = []): Promise<void> {
  senders.push(
    await startSender(served.installation.modules, {
      dataDir: served.installation.dataDir,
      publicUrl: "http://127.0.0.1:3400",
      mailboxSmtp: { host: "127.0.0.1", port: sink.port },
      onEvent: (event) => events.push(event),
    }),
  );
}

async function atRest(): Promise<NonNullable<SendingState["campaign"]>> {
  const { campaign } = await waitFor(
    state,
    ({ campaign: found }) => found !== null && ["finished", "cancelled", "needsDecision"].includes(found.status),
  );
  if (campaign === null) throw new Error("there is a campaign");
  return campaign;
}

describe("what would be sent", () => {
  test("names every edition and its recipients, who gets it and who does not, who wrote it and who may approve it", async () => {
    await open();
    await served.installation.subscribe([{ address: "elsewhere@example.org", state: "requested" }]);
    const { editions, audience, authors, approvers, findings } = await prepared();
    expect(
      editions
        .filter(({ recipientCount }) => recipientCount > 0)
        .map(({ keyText }) => keyText)
        .toSorted(),
    ).toEqual(["ar.partner.personal.partner-alliance", "en.forwardable.shared", "en.partner.personal.partner-vngoc"]);
    expect(audience).toMatchObject({ candidateCount: 4, plannedCount: 3, excludedCount: 1, exclusions: { requested: 1 } });
    expect(audience.partners.map(({ name, plannedCount }) => [name, plannedCount])).toContainEqual([null, 0]);
    expect(authors).toMatchObject({ signaturesNeeded: 1, people: [{ name: "Edith Editor" }] });
    expect(approvers).toEqual([{ id: "user-approver", name: "Ada Approver" }]);
    const askedByApprover = prepareResponseSchema.parse((await ask("approver", "/sending/prepare", { issueId })).body);
    expect(askedByApprover).toMatchObject({ state: "prepared", approvers: [] });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(findings).toContainEqual(expect.objectContaining({ rule: "firstCampaign", severity: "note" }));
  });

  test("has nothing to ask approval for when nobody would get it", async () => {
    await open();
    await sql`delete from subscriptions`.execute(served.installation.modules.db);
    const { digest, findings } = await prepared();
    expect(findings).toContainEqual(expect.objectContaining({ rule: "nobodyPlanned", severity: "error" }));
    const refused = await ask("editor", "/sending/ask", { issueId, digest, note: "", scheduledAt: null });
    expect(refused.status).toBe(422);
    expect((await state()).approval).toBeNull();
  });
});

describe("approval", () => {
  test("is not given by who wrote or asked, nor by who does not hold the right, nor for another digest", async () => {
    await open();
    const approval = await asked();
    await served.installation.modules.audience.grant("user-editor", { publicationId, right: "approve" }, "test");
    expect((await state("editor")).approval?.signingObstacle).toContain("You asked for this approval");
    expect((await ask("editor", "/sending/approve", approval)).status).toBe(403);
    expect((await ask("operator", "/sending/approve", approval)).status).toBe(403);
    expect((await ask("approver", "/sending/approve", { ...approval, digest: "0".repeat(64) })).status).toBe(409);
    expect((await state()).campaign).toBeNull();
    expect((await state("approver")).approval).toMatchObject({ state: "asked", signingObstacle: null, note: "Please look at page two." });
  });

  test("of an author is refused by the database itself, whoever writes the row", async () => {
    await open();
    const { approvalId } = await asked();
    const { db } = served.installation.modules;
    const forged = sql`insert into approval_signatures (approval_id, person_id, person_name) values (${approvalId}, 'user-editor', 'E')`;
    await expect(forged.execute(db)).rejects.toThrow("an author may not approve");
  });

  test("by two people is needed where the history of the texts has a gap", async () => {
    await open({
      authors: { authorsOf: async () => ({ people: [], gaps: ["news-atlanta-forum"] }) },
    });
    await served.installation.modules.audience.grant("user-operator", { publicationId, right: "approve" }, "test");
    const approval = await asked();
    await ask("approver", "/sending/approve", approval);
    expect(await state("approver")).toMatchObject({
      approval: { state: "asked", authors: { signaturesNeeded: 2 }, signingObstacle: "You have signed; one more person has to." },
      campaign: null,
    });
    expect((await ask("approver", "/sending/approve", approval)).status).toBe(403);
    await ask("operator", "/sending/approve", approval);
    expect(await state()).toMatchObject({ approval: { state: "approved" }, campaign: { candidateCount: 3 } });
  });

  test("by two people is needed where another issue left just before", async () => {
    await open();
    await approved();
    const { db } = served.installation.modules;
    // oxlint-disable-next-line no-await-in-loop -- one table after the other
    for (const table of ["approvals", "campaigns"]) await sql`update ${sql.table(table)} set issue_id = 'december'`.execute(db);
    const { authors, findings } = await prepared();
    expect(authors).toMatchObject({
      signaturesNeeded: 2,
      reason: expect.stringContaining("Another issue left, or leaves, less than 5 days"),
    });
    expect(findings.map(({ rule }) => rule)).not.toContain("firstCampaign");
  });

  test("is asked for once, and given once, however many do it at the same time", async () => {
    await open();
    const { digest } = await prepared();
    const request = { issueId, digest, note: "", scheduledAt: null };
    const answers = await Promise.all([ask("editor", "/sending/ask", request), ask("operator", "/sending/ask", request)]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(["200", "409"]);
    await served.installation.modules.audience.grant("user-approver-2", { publicationId, right: "approve" }, "test");
    const { approval } = await state();
    const sign = { approvalId: approval?.id, digest: approval?.digest };
    await Promise.all([ask("approver", "/sending/approve", sign), ask("approver", "/sending/approve", sign)]);
    const campaigns = await served.installation.modules.campaigns.all();
    expect(campaigns.filter(({ kind }) => kind === "campaign")).toHaveLength(1);
  });

  test("refused says why, and withdrawn lets somebody ask again", async () => {
    await open();
    const first = await asked();
    expect((await ask("approver", "/sending/refuse", { ...first, digest: undefined, reason: "The letter is missing." })).status).toBe(200);
    expect((await state()).approval).toMatchObject({
      state: "refused",
      decision: { by: { name: "Ada Approver" }, reason: "The letter is missing." },
    });
    expect((await ask("approver", "/sending/approve", first)).status).toBe(409);
    const { approvalId } = await asked();
    expect((await ask("approver", "/sending/withdraw", { approvalId })).status).toBe(403);
    await ask("editor", "/sending/withdraw", { approvalId });
    expect((await state()).approval).toMatchObject({ state: "withdrawn" });
    await asked();
    expect((await state()).approval).toMatchObject({ state: "asked" });
  });

  test("is stale once what is published has changed, and cannot be given then", async () => {
    const sample = createSampleSource();
    const changed = { isChanged: false };
    await open({
      source: {
        ...sample,
        issueDocuments: async (id, perspective) =>
          (await sample.issueDocuments(id, perspective)).map((document) =>
            changed.isChanged && document._id === "news-atlanta-forum"
              ? Object.assign(structuredClone(document), { _rev: "later" })
              : document,
          ),
      },
    });
    const approval = await asked();
    expect((await state()).approval?.isStale).toBe(false);
    changed.isChanged = true;
    expect((await state("approver")).approval?.isStale).toBe(true);
    const refused = await ask("approver", "/sending/approve", approval);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "changedMeanwhile" } } });
    expect((await state()).campaign).toBeNull();
    const again = await asked();
    expect((await state()).approval).toMatchObject({ id: again.approvalId, state: "asked", isStale: false });
    expect(await ask("approver", "/sending/approve", approval)).toMatchObject({ status: 409, body: { error: { code: "alreadyDecided" } } });
  });

  test("is read as the bytes that leave, with the files they carry", async () => {
    await open({ source: sampleWithFile() });
    const { approvalId } = await asked();
    const path = `/sending/edition?approvalId=${approvalId}&key=`;
    expect((await ask("approver", `${path}en.direct.personal`)).status).toBe(404);
    const { body } = await ask("approver", `${path}ar.partner.personal.partner-alliance`);
    const edition = approvedEditionResponseSchema.parse(body);
    expect(edition.html).toContain('dir="rtl"');
    expect(edition.attachments).toEqual([{ name: expect.stringMatching(/\.pdf$/u), bytes: expect.any(Number) }]);
  });

  test("does not cover an audience that has grown meanwhile; who left is fine", async () => {
    await open();
    const approval = await asked();
    await served.installation.subscribe(Array.from({ length: 6 }, () => ({})));
    expect(await ask("approver", "/sending/approve", approval)).toMatchObject({ status: 200 });
    // They need the direct edition, which nobody signed.
    expect((await state()).campaign?.exclusions).toEqual({ editionNotApproved: 6 });
  });

  test("for a time that is over is not asked for", async () => {
    await open();
    const { digest } = await prepared();
    const refused = await ask("editor", "/sending/ask", { issueId, digest, note: "", scheduledAt: "2024-01-15T08:00:00.000Z" });
    expect(refused).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining("is over") } } });
  });
});

describe("a rehearsal asked for beside the form", () => {
  test("goes to the mailbox without anybody's approval, and does not count as the campaign", async () => {
    await open();
    expect(await ask("editor", "/sending/rehearse", { issueId })).toEqual({ status: 200, body: { plannedCount: 3, excludedCount: 0 } });
    await send();
    await sink.when(({ bodies }) => bodies.length === 3);
    expect((await prepared()).audience.plannedCount).toBe(3);
    expect(await state()).toMatchObject({ approval: null, campaign: null });
  });

  test("is refused in words when a partner would get nothing", async () => {
    await open();
    await sql`delete from subscriptions where recipient_kind = 'desk'`.execute(served.installation.modules.db);
    const refused = await ask("editor", "/sending/rehearse", { issueId });
    expect(refused).toMatchObject({ status: 422, body: { error: { message: expect.stringContaining("has no subscription") } } });
    expect(await served.installation.modules.campaigns.all()).toEqual([]);
  });
});

describe("a campaign", () => {
  test.each(backends)("hands over the approved bytes, to each once, and its counts add up, with the queue on %s", async (backend) => {
    await open({ backend });
    await approved();
    await send();
    const campaign = await atRest();
    expect(campaign).toMatchObject({ status: "finished", candidateCount: 3, counts: { accepted: 3, excluded: 0, unconfirmed: 0 } });
    expect(sink.bodies.map(({ to }) => to).toSorted()).toEqual([
      "members@coalition.example.org",
      "office@vngoc.example.org",
      "secretary@alliance.example.org",
    ]);
    // Nobody gets the same issue twice.
    expect((await prepared()).audience.exclusions).toEqual({ alreadyInCampaign: 3 });
  });

  test("hands over nothing when the stored bytes are not the approved ones, and says why it is held", async () => {
    await open();
    await approved();
    await sql`update rendered_editions set html = replace(html, 'Atlanta', 'Atlantis')`.execute(served.installation.modules.db);
    const events: object[] = [];
    await send(events);
    const { campaign } = await waitFor(state, ({ campaign: found }) => found?.heldReason === "approval");
    expect(campaign).toMatchObject({ status: "held", counts: { planned: 3 } });
    expect(events).toContainEqual(
      expect.objectContaining({ event: "campaign.notApproved", fault: expect.stringContaining("is not the approved one") }),
    );
    expect(sink.bodies).toEqual([]);
  });

  test("begins when the undo window has passed, and not at all when it was stopped before", async () => {
    await open({ undoWindowMs: 600_000 });
    const campaignId = await approved();
    await send();
    const before = await state();
    expect(before.campaign).toMatchObject({ status: "scheduled", counts: { planned: 3 } });
    expect(Date.parse(before.campaign?.beginsAt ?? "") - Date.parse(before.now)).toBeGreaterThan(500_000);
    await ask("editor", "/sending/cancel", { campaignId });
    expect(await atRest()).toMatchObject({ status: "cancelled", counts: { excluded: 3 }, exclusions: { cancelled: 3 } });
    // Doing it twice changes nothing, and who was not written to can be asked about again.
    await ask("editor", "/sending/cancel", { campaignId });
    expect((await prepared()).audience.plannedCount).toBe(3);
    expect(sink.bodies).toEqual([]);
  });

  test("that is paused hands over nothing new, and after it each once", async () => {
    await open();
    const campaignId = await approved();
    expect((await ask("editor", "/sending/pause", { campaignId })).status).toBe(403);
    expect((await ask("editor", "/sending/retry", { campaignId })).status).toBe(403);
    expect((await ask("editor", "/sending/planAgain", { campaignId, reason: "none" })).status).toBe(403);
    await ask("operator", "/sending/pause", { campaignId });
    await send();
    expect((await state()).campaign).toMatchObject({ status: "paused", counts: { planned: 3 } });
    await ask("operator", "/sending/resume", { campaignId });
    expect(await atRest()).toMatchObject({ status: "finished", counts: { accepted: 3 } });
    expect(sink.bodies).toHaveLength(3);
  });

  test("that is paused between the envelope and the body hands over no body, and after it each once", async () => {
    await sink[Symbol.asyncDispose]();
    sink = await startSink({ data: "wait" });
    await open();
    const campaignId = await approved();
    await send();
    await sink.when(({ waiting }) => waiting === 3);
    await ask("operator", "/sending/pause", { campaignId });
    sink.release("354 Go ahead");
    await waitFor(state, ({ campaign }) => campaign?.counts.planned === 3);
    expect(await state()).toMatchObject({ campaign: { status: "paused", counts: { planned: 3, unconfirmed: 0 } } });
    expect(sink.bodies).toEqual([]);
    await ask("operator", "/sending/resume", { campaignId });
    expect(await atRest()).toMatchObject({ status: "finished", counts: { accepted: 3 } });
    expect(new Set(sink.bodies.map(({ to }) => to)).size).toBe(3);
    expect(sink.bodies).toHaveLength(3);
  });

  test("that could not begin for an hour waits for an operator, and begins when she says so", async () => {
    await open();
    const campaignId = await approved();
    await sql`update campaigns set begins_at = now() - interval '2 hours' where id = ${campaignId}`.execute(served.installation.modules.db);
    await send();
    await waitFor(state, ({ campaign }) => campaign?.heldReason === "scheduleMissed");
    expect(await state()).toMatchObject({ campaign: { status: "held", counts: { planned: 3 } } });
    expect(sink.bodies).toEqual([]);
    await ask("operator", "/sending/resume", { campaignId });
    expect(await atRest()).toMatchObject({ status: "finished", counts: { accepted: 3 } });
  });

  test("waits for a person where nobody can know, and for operators alone", async () => {
    await sink[Symbol.asyncDispose]();
    sink = await startSink({ afterDot: (to) => (to.startsWith("office") ? "hangUp" : "250 2.0.0 Ok") });
    await open();
    const campaignId = await approved();
    await send();
    const { status, unconfirmed } = await atRest();
    expect(status).toBe("needsDecision");
    expect(unconfirmed).toMatchObject([{ maskedAddress: "o…@vngoc.example.org" }]);
    const decision = { campaignId, seqs: unconfirmed.map(({ seq }) => seq), decision: "accepted", reason: "The office says it came." };
    expect((await ask("approver", "/sending/resolve", decision)).status).toBe(403);
    await ask("operator", "/sending/resolve", decision);
    expect((await state()).campaign).toMatchObject({ status: "finished", counts: { accepted: 3, unconfirmed: 0 } });
    const { rows } = await sql<{ detail: { reason: string } }>`select detail from audit where action = 'recipients.resolved'`.execute(
      served.installation.modules.db,
    );
    expect(rows).toMatchObject([{ detail: { reason: "The office says it came." } }]);
  });
});
