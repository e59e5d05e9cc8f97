import {
  audienceActResponseSchema,
  differencesResponseSchema,
  prepareResponseSchema,
  sendingStateSchema,
} from "@newsletter/schemas/studio";
import type { AudienceChoice, SegmentConditions } from "@newsletter/schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approvalFault } from "../src/approval/check-approved-bytes.ts";
import { newsletter } from "./support/command.ts";
import { sampleWith } from "./support/sample-with.ts";
import { issueId, openSendingHouse, publicationId, type Answer, type SendingHouse } from "./support/sending-house.ts";

// Who gets an issue, over HTTP, from the segment that somebody makes to the rows of the campaign: what was asked for is what is planned,
// whatever becomes of the segment meanwhile.

const arabicId = "019ac000-0000-7000-8000-000000000001";
const otherId = "019ac000-0000-7000-8000-000000000002";
const nothing: SegmentConditions = { partners: [], recipientKinds: [], languages: [], places: [] };
const arabic: SegmentConditions = { ...nothing, languages: ["ar"] };

let house: SendingHouse;

beforeAll(async () => {
  house = await openSendingHouse({ undoWindowMs: 600_000, source: sampleWith({ "partner-vngoc": { countries: ["AT", "KE"] } }) });
  await house.served.installation.subscribe([
    { address: "reader-1@example.org", languages: ["ar"] },
    { address: "reader-2@example.org", languages: ["ar", "fr"] },
    { address: "reader-3@example.org", languages: ["en", "ar"] },
    { address: "reader-4@example.org", languages: ["ar"], state: "requested" },
  ]);
});
afterAll(async () => house[Symbol.asyncDispose]());
beforeEach(async () => {
  const { db } = house.served.installation.modules;
  await sql`truncate segments, recipients, campaigns, approval_signatures, approval_editions, approvals cascade`.execute(db);
  await sql`delete from audit where action like 'segment.%'`.execute(db);
});

async function keep(changes: object = {}): Promise<Answer> {
  return house.ask("editor", "/audience/segments", { publicationId, id: arabicId, name: "Arabic readers", conditions: arabic, ...changes });
}

async function prepared(audience: AudienceChoice): Promise<Extract<ReturnType<typeof prepareResponseSchema.parse>, { state: "prepared" }>> {
  const answer = prepareResponseSchema.parse((await house.ask("editor", "/sending/prepare", { issueId, audience })).body);
  if (answer.state !== "prepared") throw new Error(JSON.stringify(answer.findings));
  return answer;
}

async function ask(digest: string, audience: AudienceChoice): Promise<Answer> {
  return house.ask("editor", "/sending/ask", { issueId, digest, note: "", scheduledAt: null, audience });
}

async function audited(): Promise<readonly string[]> {
  const { db } = house.served.installation.modules;
  const rows = await db.selectFrom("audit").select("action").where("action", "like", "segment.%").orderBy("id").execute();
  return rows.map(({ action }) => action);
}

describe("a segment", () => {
  test("is not made by who is not signed in, nor without a name, conditions or a publication, nor with one that is taken", async () => {
    const unknown = await fetch(`${house.served.web}/api/v1/audience?publicationId=${publicationId}`);
    expect(unknown.status).toBe(401);
    expect((await keep({ name: " \u200F ", conditions: nothing })).body).toMatchObject({
      state: "refused",
      faults: [{ field: "name" }, { field: "conditions" }],
    });
    expect((await keep({ publicationId: "publication-of-nobody" })).status).toBe(404);
    expect((await keep({ id: "one" })).status).toBe(400);
    await keep();
    expect((await keep({ id: otherId, name: "ARABIC  readers " })).body).toMatchObject({ state: "refused", faults: [{ field: "name" }] });
    expect(await audited()).toEqual(["segment.made"]);
  });

  test("is made once however often, or at the same time, it is asked for; changed, counted and removed, each with who did it", async () => {
    const answers = await Promise.all([keep(), keep(), keep()]);
    expect(answers.map(({ body }) => audienceActResponseSchema.parse(body).state)).toEqual(["done", "done", "done"]);
    expect(await audited()).toEqual(["segment.made"]);
    const changed = audienceActResponseSchema.parse((await keep({ name: "In Arabic", conditions: { ...arabic, partners: [null] } })).body);
    expect(changed).toMatchObject({ audience: { segments: [{ name: "In Arabic", conditions: { partners: [null], languages: ["ar"] } }] } });
    if (changed.state !== "done") throw new Error("refused");
    // Three who prefer Arabic, one of them not confirmed; the partner's secretary is a fourth.
    expect(changed.audience.cells.filter(({ language }) => language === "ar")).toEqual([
      { partnerId: "partner-alliance", recipientKind: "person", language: "ar", tags: [], count: 1 },
      { partnerId: null, recipientKind: "person", language: "ar", tags: [], count: 2 },
    ]);
    const gone = { publicationId, id: arabicId };
    expect((await house.ask("editor", "/audience/segments/remove", gone)).body).toMatchObject({ audience: { segments: [] } });
    expect((await house.ask("editor", "/audience/segments/remove", gone)).status).toBe(200);
    expect(await audited()).toEqual(["segment.made", "segment.changed", "segment.removed"]);
  });
});

test("the command line lists segments and counts them as the Studio does", async () => {
  await keep();
  const { databaseUrl, dataDir } = house.served.installation;
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
  const { out } = await newsletter(["audience", "segments", "--publication", publicationId, "--json"], settings);
  expect(JSON.parse(out)).toMatchObject({ publicationId, count: 6, segments: [{ id: arabicId, conditions: arabic, count: 3 }] });
});

describe("an issue for a segment, with a partner left out", () => {
  const choice: AudienceChoice = { segmentId: arabicId, leftOutPartners: ["partner-alliance"] };

  test("has no candidate from outside; who is left out is excluded with that reason, and needs no edition", async () => {
    await keep();
    const { audience, editions, publicationId: found } = await prepared(choice);
    expect(found).toBe(publicationId);
    expect(audience).toMatchObject({
      definition: { segment: { name: "Arabic readers", conditions: arabic }, leftOutPartners: ["partner-alliance"] },
      candidateCount: 4,
      plannedCount: 2,
      exclusions: { requested: 1, partnerExcluded: 1 },
    });
    expect(editions.filter(({ recipientCount }) => recipientCount > 0).map(({ keyText }) => keyText)).toEqual(["ar.direct.personal"]);
  });

  test("of a region has for candidates the subscriptions of partners with members there", async () => {
    await keep({ name: "In Africa", conditions: { ...nothing, places: ["002"] } });
    const { audience } = await prepared({ segmentId: arabicId, leftOutPartners: [] });
    expect(audience).toMatchObject({ candidateCount: 1, plannedCount: 1 });
    expect(audience.partners.find(({ plannedCount }) => plannedCount === 1)?.partnerId).toBe("partner-vngoc");
  });

  test("of a theme and a tag has for candidates the tagged subscriptions of partners that work on it", async () => {
    const { db } = house.served.installation.modules;
    await sql`update subscriptions set tags = '{Congress}' where partner_id in ('partner-vngoc', 'partner-alliance')`.execute(db);
    const { body } = await keep({ name: "Drugs", conditions: { ...nothing, themes: ["drugs"], tags: ["Congress"] } });
    expect(body).toMatchObject({ audience: { segments: [{ conditions: { themes: ["drugs"], tags: ["Congress"] } }] } });
    const { audience } = await prepared({ segmentId: arabicId, leftOutPartners: [] });
    expect(audience).toMatchObject({
      candidateCount: 1,
      definition: { segment: { conditions: { themes: ["drugs"], tags: ["Congress"] } } },
    });
    expect(audience.partners.find(({ plannedCount }) => plannedCount === 1)?.partnerId).toBe("partner-vngoc");
  });

  test.each([
    ["segment", { ...choice, segmentId: otherId }, "does not exist any more"],
    ["partner", { ...choice, leftOutPartners: ["partner-nobody"] }, "partner-nobody"],
  ])("is nothing that can be looked at when the %s is not there", async (_case, audience, words) => {
    await keep();
    const refused = await house.ask("editor", "/sending/prepare", { issueId, audience });
    expect(refused).toMatchObject({ status: 404, body: { error: { code: "notFound", message: expect.stringContaining(words) } } });
  });

  test("is looked at again when the segment has changed before approval is asked for, and is not asked for with another choice", async () => {
    await keep();
    const { digest } = await prepared(choice);
    expect((await ask(digest, { ...choice, leftOutPartners: [] })).status).toBe(409);
    await keep({ conditions: { ...arabic, recipientKinds: ["person"] } });
    expect(await ask(digest, choice)).toMatchObject({ status: 409, body: { error: { code: "changedMeanwhile" } } });
    expect((await house.state()).approval).toBeNull();
  });

  test("is planned as it was asked for, though the segment was changed; it cannot be removed before that is decided", async () => {
    await keep();
    const { approval } = sendingStateSchema.parse((await ask((await prepared(choice)).digest, choice)).body);
    expect(approval?.audience.definition).toMatchObject({ segment: { conditions: arabic }, leftOutPartners: ["partner-alliance"] });
    const inUse = await house.ask("editor", "/audience/segments/remove", { publicationId, id: arabicId });
    expect(inUse).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining("Approval is asked for") } } });
    await keep({ name: "Desks", conditions: { ...nothing, recipientKinds: ["desk"] } });

    const signed = await house.ask("approver", "/sending/approve", { approvalId: approval?.id, digest: approval?.digest });
    expect(sendingStateSchema.parse(signed.body).campaign).toMatchObject({
      candidateCount: 4,
      counts: { planned: 2, excluded: 2 },
      exclusions: { requested: 1, partnerExcluded: 1 },
    });
    const { db, approvals } = house.served.installation.modules;
    const rows = await db.selectFrom("recipients").select("address").where("state", "=", "planned").execute();
    expect(rows.map(({ address }) => address).toSorted()).toEqual(["reader-1@example.org", "reader-2@example.org"]);
    expect((await approvals.bytesOf(approval?.id ?? ""))?.approval.audience.definition?.segment?.name).toBe("Arabic readers");
    expect((await house.ask("editor", "/audience/segments/remove", { publicationId, id: arabicId })).status).toBe(200);
  });

  test("is not sent when somebody changed in the database whom it was approved for", async () => {
    await keep();
    const { approval } = sendingStateSchema.parse((await ask((await prepared(choice)).digest, choice)).body);
    await house.ask("approver", "/sending/approve", { approvalId: approval?.id, digest: approval?.digest });
    const { db, approvals } = house.served.installation.modules;
    expect(approvalFault(await approvals.bytesOf(approval?.id ?? ""))).toBeUndefined();
    await sql`update approvals set audience = audience #- '{definition,leftOutPartners}'`.execute(db);
    expect(approvalFault(await approvals.bytesOf(approval?.id ?? ""))).toContain("another digest");
  });

  test("differs from the one for everybody that was decided last, also for who signs", async () => {
    await keep();
    const everybody: AudienceChoice = { segmentId: null, leftOutPartners: [] };
    const first = sendingStateSchema.parse((await ask((await prepared(everybody)).digest, everybody)).body).approval;
    expect(first?.audience.definition).toBeUndefined();
    await house.ask("approver", "/sending/refuse", { approvalId: first?.id, reason: "Only in Arabic, please." });
    const { approval } = sendingStateSchema.parse((await ask((await prepared(choice)).digest, choice)).body);
    const { body } = await house.ask("approver", `/sending/differences?approvalId=${approval?.id ?? ""}`);
    expect(differencesResponseSchema.parse(body).differences).toContainEqual({
      kind: "audienceDefinition",
      before: {},
      after: { segment: { id: arabicId, name: "Arabic readers", conditions: arabic }, leftOutPartners: ["partner-alliance"] },
    });
  });
});
