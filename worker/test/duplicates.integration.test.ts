import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { composeLeaving } from "../src/compose-leaving.ts";
import { issueToken } from "../src/audience/token.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { createInstallation, type Installation } from "./support/installation.ts";
import { plantCampaign } from "./support/planted-campaign.ts";

// The same mailbox through two partners: one copy before a merge and after it, one person who leaves leaves whole, and both histories stay.

const publicUrl = "http://127.0.0.1:3400";
const publicationId = "publication-civil-society-newsletter";
const ids = {
  late: "019ac000-0000-7000-8000-000000000001",
  early: "019ac000-0000-7000-8000-000000000002",
  desk: "019ac000-0000-7000-8000-000000000003",
  other: "019ac000-0000-7000-8000-000000000004",
} as const;

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation("PostgreSQL");
});
afterAll(async () => installation[Symbol.asyncDispose]());

beforeEach(async () => {
  const { db } = installation.modules;
  await sql`truncate consents, subscriptions, suppressions, recipients, campaigns, audit cascade`.execute(db);
  await installation.subscribe([
    {
      id: ids.late,
      address: "Reader@example.org",
      recipientKind: "members",
      partnerId: "partner-a",
      number: "0000000000000001",
      tags: ["b"],
    },
    { id: ids.early, address: "reader@example.org", number: "0000000000000002", languages: ["fr"], tags: ["a"] },
    { id: ids.desk, address: "office@example.org", recipientKind: "desk", partnerId: "partner-a" },
    { id: ids.other, address: "office@example.org", recipientKind: "person", partnerId: "partner-b" },
  ]);
  // The one that was made first agreed last.
  await sql`update subscriptions set created_at = now() - interval '2 days' where id = ${ids.late}`.execute(db);
  await sql`
    insert into consents (subscription_id, act, method, languages, actor, at) values
      (${ids.late}, 'given', 'agreement', '{en}', 'test', now() - interval '1 day'), (${ids.early}, 'given', 'form', '{fr}', 'reader', now() - interval '9 days')`.execute(
    db,
  );
});

async function duplicates(...args: readonly string[]): Promise<CommandEnd> {
  const settings = { DATABASE_URL: installation.databaseUrl, DATA_DIR: installation.dataDir };
  return newsletter(["audience", "duplicates", "--publication", publicationId, ...args], settings);
}

async function candidates(): Promise<readonly string[]> {
  return (await installation.modules.campaigns.candidates(publicationId)).map(({ subscriptionId }) => subscriptionId);
}

test("duplicates are shown with the one that gets the copy and the one that a merge keeps; nothing is changed", async () => {
  const { out } = await duplicates("--json");
  expect(JSON.parse(out)).toMatchObject({
    mergedCount: 0,
    mailboxes: [
      { address: "office@example.org", isShared: true },
      {
        address: "reader@example.org",
        isShared: false,
        subscriptions: [
          { subscriptionId: ids.late, partnerId: "partner-a", isPlanned: true, isKept: false },
          { subscriptionId: ids.early, partnerId: null, isPlanned: false, isKept: true },
        ],
      },
    ],
  });
  expect(await candidates()).toHaveLength(4);
});

test("a merge keeps the oldest consent, tags and both histories, once however often it is asked for, and leaves shared mailboxes alone", async () => {
  const merges = await Promise.all([
    installation.modules.audienceFiles.mergeDuplicates(publicationId, "test"),
    installation.modules.audienceFiles.mergeDuplicates(publicationId, "test"),
  ]);
  expect(merges.toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect((await candidates()).toSorted()).toEqual([ids.early, ids.desk, ids.other].toSorted());
  const [late, early] = await installation.modules.audienceFiles.history("reader@example.org");
  expect(late).toMatchObject({
    subscriptionId: ids.late,
    mergedInto: ids.early,
    consents: [{ act: "given" }, { detail: { mergedInto: ids.early } }],
  });
  expect(early).toMatchObject({
    subscriptionId: ids.early,
    mergedInto: null,
    tags: ["a", "b"],
    consents: [{ act: "given", method: "form" }, { detail: { mergedFrom: [ids.late] } }],
  });
  const audited = await installation.modules.db.selectFrom("audit").select(["action", "actor"]).execute();
  expect(audited).toEqual([{ action: "audience.merged", actor: "test" }]);
});

test("who leaves by a link of the subscription that was joined gets nothing through the other one, and everything again after an undo", async () => {
  const { audienceFiles, campaigns, tokenKey } = installation.modules;
  const leaving = composeLeaving(installation.modules, { publicUrl });
  await audienceFiles.mergeDuplicates(publicationId, "test");
  const link = { subscriptionNumber: "0000000000000001", campaignNumber: "00000000" };
  await leaving.leave(issueToken(tokenKey, { ...link, purpose: "oneClick" }), "oneClick");
  const kept = async (): Promise<unknown> =>
    (await campaigns.candidates(publicationId)).find(({ subscriptionId }) => subscriptionId === ids.early);
  expect(await kept()).toMatchObject({ isSuppressed: true });
  await leaving.undo(issueToken(tokenKey, { ...link, purpose: "undo" }));
  expect(await kept()).toMatchObject({ isSuppressed: false });
});

test("who had an issue by one subscription has had it by all of the mailbox, merged or not", async () => {
  const { db, campaigns, audienceFiles } = installation.modules;
  await sql`
    insert into issue_snapshots (digest, issue_id, publication_slug, issue_slug, snapshot) values (${"0".repeat(64)}, 'issue', 'p', 'i', '{}') on conflict do nothing`.execute(
    db,
  );
  await sql`
    insert into rendered_editions (digest, snapshot_digest, key_text, key, subject, preheader, html, text, html_bytes, slots, template_version, findings)
    values (${"0".repeat(64)}, ${"0".repeat(64)}, 'en.forwardable.shared', '{}', '', '', '', '', 0, '{}', '1', '[]') on conflict do nothing`.execute(
    db,
  );
  await plantCampaign(db, { kind: "campaign", subscriptionIds: [ids.late], beginsAfterMs: 0 });
  expect([...(await campaigns.submittedBefore("issue"))].toSorted()).toEqual([ids.late, ids.early]);
  await audienceFiles.mergeDuplicates(publicationId, "test");
  expect([...(await campaigns.submittedBefore("issue"))].toSorted()).toEqual([ids.late, ids.early]);
});
