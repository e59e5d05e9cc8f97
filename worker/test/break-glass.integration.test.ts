import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reportLines } from "../src/cli/report-lines.ts";
import { openSendingHouse, publicationId, type SendingHouse } from "./support/sending-house.ts";

// Where everybody who may approve has written, two people who answer for the publication sign together, over HTTP.

let house: SendingHouse;

const written = (ids: readonly string[]) => ({ people: ids.map((id) => ({ id, name: id, isRobot: false })), gaps: [] });

/** The approver has written, too, and there is no other. */
beforeEach(async () => {
  house = await openSendingHouse({ authors: { authorsOf: async () => written(["user-editor", "user-approver"]) } });
});
afterEach(async () => house[Symbol.asyncDispose]());

async function auditOf(action: string): Promise<readonly { readonly actor: string; readonly detail: object }[]> {
  const { rows } = await sql<{
    actor: string;
    detail: object;
  }>`select actor, detail from audit where action = ${action} order by id`.execute(house.served.installation.modules.db);
  return rows;
}

test("an issue that nobody else can approve leaves by two people with a reason each, and the report says so", async () => {
  const asked = await house.asked();
  expect((await house.state("approver")).approval).toMatchObject({
    mayBreakGlass: true,
    signingObstacle: expect.stringContaining("wrote"),
  });
  expect((await house.ask("approver", "/sending/approve", asked)).status).toBe(403);
  const first = await house.ask("approver", "/sending/breakGlass", { ...asked, reason: "The call closes tonight." });
  expect(first).toMatchObject({ status: 200, body: { approval: { state: "asked", mayBreakGlass: false }, campaign: null } });
  // The same person is no second one.
  expect((await house.ask("approver", "/sending/breakGlass", { ...asked, reason: "Once more." })).status).toBe(403);
  expect((await house.ask("operator", "/sending/breakGlass", { ...asked, reason: " " })).status).toBe(400);
  await house.ask("operator", "/sending/breakGlass", { ...asked, reason: "The director agreed by telephone." });
  await house.send();
  expect(await house.atRest()).toMatchObject({ status: "finished", counts: { accepted: 3 } });
  const { approval } = await house.state();
  expect(approval?.signatures.map(({ by, breakGlassReason }) => [by.name, breakGlassReason])).toEqual([
    ["Ada Approver", "The call closes tonight."],
    ["Otto Operator", "The director agreed by telephone."],
  ]);
  const { modules } = house.served.installation;
  const [campaign] = await modules.campaigns.all();
  if (campaign === undefined) throw new Error("there is a campaign");
  expect(reportLines(await modules.report(campaign)).at(-1)).toBe(
    "  approved by Ada Approver (break-glass: The call closes tonight.), Otto Operator (break-glass: The director agreed by telephone.)",
  );
  expect((await auditOf("approval.glassBroken")).map(({ actor }) => actor)).toEqual(["user-approver", "user-operator"]);
});

test("the glass is not broken while somebody else may approve, nor by who holds no right, nor for another digest", async () => {
  const asked = await house.asked();
  const reason = "It is urgent.";
  expect((await house.state("editor")).approval?.mayBreakGlass).toBe(false);
  expect((await house.ask("editor", "/sending/breakGlass", { ...asked, reason })).status).toBe(403);
  expect((await house.ask("approver", "/sending/breakGlass", { ...asked, digest: "0".repeat(64), reason })).status).toBe(409);
  const { audience, db } = house.served.installation.modules;
  const another = { publicationId, right: "approve" } as const;
  await audience.grant("user-zoe", another, "test");
  expect(await house.ask("approver", "/sending/breakGlass", { ...asked, reason })).toMatchObject({
    status: 403,
    body: { error: { message: expect.stringContaining("There are people who may approve this") } },
  });
  const forged = sql`
    insert into approval_signatures (approval_id, person_id, person_name, break_glass_reason)
    values (${asked.approvalId}, 'user-editor', 'E', 'forged')`;
  await expect(forged.execute(db)).rejects.toThrow("while others may approve");
  // Who leaves the house does not stand in the way for ever.
  await audience.revoke("user-zoe", another, "test");
  await audience.revoke("user-zoe", another, "test");
  expect(await auditOf("right.revoked")).toHaveLength(1);
  expect((await house.ask("approver", "/sending/breakGlass", { ...asked, reason })).status).toBe(200);
});

test("an ordinary signature is the second one, when somebody who may approve is found after all", async () => {
  const asked = await house.asked();
  await house.ask("approver", "/sending/breakGlass", { ...asked, reason: "It is urgent." });
  await house.served.installation.modules.audience.grant("user-operator", { publicationId, right: "approve" }, "test");
  expect((await house.state("operator")).approval).toMatchObject({ mayBreakGlass: false, signingObstacle: null });
  await house.ask("operator", "/sending/approve", asked);
  expect(await house.state()).toMatchObject({ approval: { state: "approved" }, campaign: { candidateCount: 3 } });
});
