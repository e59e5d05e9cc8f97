import { sql } from "kysely";
import { approvedEditionResponseSchema, prepareResponseSchema } from "@newsletter/schemas/studio";
import { afterEach, describe, expect, test } from "vitest";
import { createSampleSource } from "../src/sample/sample-source.ts";
import { sampleWith, sampleWithFile } from "./support/sample-with.ts";
import { issueId, openSendingHouse, publicationId, type SendingHouse } from "./support/sending-house.ts";

// Invariant 4, from the question to the signature, over HTTP: another person approves exactly these bytes.

let house: SendingHouse;

async function open(given: Parameters<typeof openSendingHouse>[0] = {}): Promise<void> {
  house = await openSendingHouse(given);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

afterEach(async () => house[Symbol.asyncDispose]());

describe("what would be sent", () => {
  test("names every edition and its recipients, who gets it and who does not, who wrote it and who may approve it", async () => {
    await open();
    await house.served.installation.subscribe([{ address: "elsewhere@example.org", state: "requested" }]);
    const { editions, audience, authors, approvers, findings } = await house.prepared();
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
    const askedByApprover = prepareResponseSchema.parse((await house.ask("approver", "/sending/prepare", { issueId })).body);
    expect(askedByApprover).toMatchObject({ state: "prepared", approvers: [] });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(findings).toContainEqual(expect.objectContaining({ rule: "firstCampaign", severity: "note" }));
  });

  test("has nothing to ask approval for when nobody would get it", async () => {
    await open();
    await sql`delete from subscriptions`.execute(house.served.installation.modules.db);
    const { digest, findings } = await house.prepared();
    expect(findings).toContainEqual(expect.objectContaining({ rule: "nobodyPlanned", severity: "error" }));
    const refused = await house.ask("editor", "/sending/ask", { issueId, digest, note: "", scheduledAt: null });
    expect(refused.status).toBe(422);
    expect((await house.state()).approval).toBeNull();
  });
});

describe("approval", () => {
  test("is not given by who wrote or asked, nor by who does not hold the right, nor for another digest", async () => {
    await open();
    const approval = await house.asked();
    await house.served.installation.modules.audience.grant("user-editor", { publicationId, right: "approve" }, "test");
    expect((await house.state("editor")).approval?.signingObstacle).toContain("You asked for this approval");
    expect((await house.ask("editor", "/sending/approve", approval)).status).toBe(403);
    expect((await house.ask("operator", "/sending/approve", approval)).status).toBe(403);
    expect((await house.ask("approver", "/sending/approve", { ...approval, digest: "0".repeat(64) })).status).toBe(409);
    expect((await house.state()).campaign).toBeNull();
    expect((await house.state("approver")).approval).toMatchObject({
      state: "asked",
      signingObstacle: null,
      note: "Please look at page two.",
    });
  });

  test("of an author is refused by the database itself, whoever writes the row", async () => {
    await open();
    const { approvalId } = await house.asked();
    const { db } = house.served.installation.modules;
    const forged = sql`insert into approval_signatures (approval_id, person_id, person_name) values (${approvalId}, 'user-editor', 'E')`;
    await expect(forged.execute(db)).rejects.toThrow("an author may not approve");
  });

  test("by two people is needed where the history of the texts has a gap", async () => {
    await open({
      authors: { authorsOf: async () => ({ people: [], gaps: ["news-atlanta-forum"] }) },
    });
    await house.served.installation.modules.audience.grant("user-operator", { publicationId, right: "approve" }, "test");
    const approval = await house.asked();
    await house.ask("approver", "/sending/approve", approval);
    expect(await house.state("approver")).toMatchObject({
      approval: { state: "asked", authors: { signaturesNeeded: 2 }, signingObstacle: "You have signed; one more person has to." },
      campaign: null,
    });
    expect((await house.ask("approver", "/sending/approve", approval)).status).toBe(403);
    await house.ask("operator", "/sending/approve", approval);
    expect(await house.state()).toMatchObject({ approval: { state: "approved" }, campaign: { candidateCount: 3 } });
  });

  test("by two people is needed where another issue left just before", async () => {
    await open();
    await house.approved();
    const { db } = house.served.installation.modules;
    // oxlint-disable-next-line no-await-in-loop -- one table after the other
    for (const table of ["approvals", "campaigns"]) await sql`update ${sql.table(table)} set issue_id = 'december'`.execute(db);
    await house.served.installation.subscribe(
      Array.from({ length: 11 }, () => ({ recipientKind: "members" as const, partnerId: "partner-vngoc" })),
    );
    const { authors, findings } = await house.prepared();
    expect(authors.signaturesNeeded).toBe(2);
    expect(authors.reason).toContain("Another issue left, or leaves, less than 5 days");
    expect(authors.reason).toMatch(/The list of a partner grew by more than usual: .* from 1 to 12\./u);
    expect(findings.map(({ rule }) => rule)).not.toContain("firstCampaign");
  });

  test("is asked for once, and given once, however many do it at the same time", async () => {
    await open();
    const { digest } = await house.prepared();
    const request = { issueId, digest, note: "", scheduledAt: null };
    const answers = await Promise.all([house.ask("editor", "/sending/ask", request), house.ask("operator", "/sending/ask", request)]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(["200", "409"]);
    await house.served.installation.modules.audience.grant("user-approver-2", { publicationId, right: "approve" }, "test");
    const { approval } = await house.state();
    const sign = { approvalId: approval?.id, digest: approval?.digest };
    await Promise.all([house.ask("approver", "/sending/approve", sign), house.ask("approver", "/sending/approve", sign)]);
    const campaigns = await house.served.installation.modules.campaigns.all();
    expect(campaigns.filter(({ kind }) => kind === "campaign")).toHaveLength(1);
  });

  test("refused says why, and withdrawn lets somebody ask again", async () => {
    await open();
    const first = await house.asked();
    expect((await house.ask("approver", "/sending/refuse", { ...first, digest: undefined, reason: "The letter is missing." })).status).toBe(
      200,
    );
    expect((await house.state()).approval).toMatchObject({
      state: "refused",
      decision: { by: { name: "Ada Approver" }, reason: "The letter is missing." },
    });
    expect((await house.ask("approver", "/sending/approve", first)).status).toBe(409);
    const { approvalId } = await house.asked();
    expect((await house.ask("approver", "/sending/withdraw", { approvalId })).status).toBe(403);
    await house.ask("editor", "/sending/withdraw", { approvalId });
    expect((await house.state()).approval).toMatchObject({ state: "withdrawn" });
    await house.asked();
    expect((await house.state()).approval).toMatchObject({ state: "asked" });
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
    const approval = await house.asked();
    expect((await house.state()).approval?.isStale).toBe(false);
    changed.isChanged = true;
    expect((await house.state("approver")).approval?.isStale).toBe(true);
    const refused = await house.ask("approver", "/sending/approve", approval);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "changedMeanwhile" } } });
    expect((await house.state()).campaign).toBeNull();
    const again = await house.asked();
    expect((await house.state()).approval).toMatchObject({ id: again.approvalId, state: "asked", isStale: false });
    expect(await house.ask("approver", "/sending/approve", approval)).toMatchObject({
      status: 409,
      body: { error: { code: "alreadyDecided" } },
    });
  });

  test("is read as the bytes that leave, with the files they carry", async () => {
    await open({ source: sampleWithFile() });
    const { approvalId } = await house.asked();
    const path = `/sending/edition?approvalId=${approvalId}&key=`;
    expect((await house.ask("approver", `${path}en.direct.personal`)).status).toBe(404);
    const { body } = await house.ask("approver", `${path}ar.partner.personal.partner-alliance`);
    const edition = approvedEditionResponseSchema.parse(body);
    expect(edition.html).toContain('dir="rtl"');
    expect(edition.attachments).toEqual([{ name: expect.stringMatching(/\.pdf$/u), bytes: expect.any(Number) }]);
  });

  test("does not cover an audience that has grown meanwhile; who left is fine", async () => {
    await open();
    const approval = await house.asked();
    await house.served.installation.subscribe(Array.from({ length: 6 }, () => ({})));
    expect(await house.ask("approver", "/sending/approve", approval)).toMatchObject({ status: 200 });
    // They need the direct edition, which nobody signed.
    expect((await house.state()).campaign?.exclusions).toEqual({ editionNotApproved: 6 });
  });

  test("leaves out partners with members where an item may not be distributed, and waits for the end of an embargo", async () => {
    await open({
      source: sampleWith({
        issue: { referenceTime: inDays(3) },
        "news-atlanta-forum": { withheldIn: ["VN"], embargoUntil: inDays(2) },
        "partner-vngoc": { countries: ["LA", "VN"] },
      }),
    });
    const { audience, digest } = await house.prepared();
    expect(audience.exclusions).toEqual({ territory: 1 });
    const asked = { issueId, digest, note: "" };
    expect(await house.ask("editor", "/sending/ask", { ...asked, scheduledAt: inDays(1) })).toMatchObject({
      status: 422,
      body: { error: { message: expect.stringContaining("may not be public before") } },
    });
    expect((await house.ask("editor", "/sending/ask", { ...asked, scheduledAt: inDays(3) })).status).toBe(200);
  });

  test("for a time that is over is not asked for", async () => {
    await open();
    const { digest } = await house.prepared();
    const refused = await house.ask("editor", "/sending/ask", { issueId, digest, note: "", scheduledAt: "2024-01-15T08:00:00.000Z" });
    expect(refused).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining("is over") } } });
  });
});
