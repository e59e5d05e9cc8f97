import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { differencesResponseSchema } from "@newsletter/schemas/studio";
import { editionKeyText, type DifferencesResponse, type EditionKey, type RenderedEdition, noSlots } from "@newsletter/schemas";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";
import { snapshot } from "./support/snapshots.ts";

// What an approver has not read yet, over HTTP and from the stored bytes: against what was decided last. How those bytes come about is
// approvals.integration.test.ts.

const edith = { id: "user-editor", name: "Edith Editor" };
const ada = { id: "user-approver", name: "Ada Approver" };
const templateVersion = "4";
const snapshotDigest = "5".repeat(64);
const mail: EditionKey = { language: "ar", kind: "direct", form: "personal" };
const page: EditionKey = { language: "ar", kind: "web", form: "shared" };

let served: ServedInstallation;

beforeEach(async () => {
  served = await serveInstallation({ withStudio: false });
  await served.installation.modules.editions.keepSnapshot(snapshotDigest, snapshot());
});
afterEach(async () => served[Symbol.asyncDispose]());

function edition(key: EditionKey, words: string): RenderedEdition {
  const digest = Buffer.from(words).toString("hex").slice(-32).padStart(63, "0") + (key.kind === "web" ? "1" : "0");
  const html = `<html dir="rtl"><head><title>${words}</title></head><body><h1>${words}</h1></body></html>`;
  const slots = { html: noSlots, text: noSlots };
  return {
    key,
    subject: words,
    preheader: "",
    html,
    text: key.kind === "web" ? "" : words,
    digest,
    htmlBytes: 1,
    slots,
    templateVersion,
    findings: [],
  };
}

/** Gives the question's id. */
async function asked(words: string, scheduledAt: string | null = null): Promise<string> {
  const { modules } = served.installation;
  const editions = [edition(mail, words), edition(page, words)];
  await modules.editions.keepEditions(snapshotDigest, editions);
  const id = modules.ids.uuidv7();
  await modules.approvals.ask({
    id,
    issueId: "issue",
    publicationId: "publication",
    digest: "d".repeat(64),
    snapshotDigest,
    templateVersion,
    scheduledAt,
    quietHours: null,
    audience: { candidateCount: 1, plannedCount: 1, excludedCount: 0, exclusions: {}, partners: [] },
    editions: editions.map(({ key, digest }) => ({ keyText: editionKeyText(key), editionDigest: digest, recipientCount: 1 })),
    askedBy: edith,
    note: "",
    authors: { people: [edith], signaturesNeeded: 1, reason: null },
  });
  return id;
}

/** Signed, as far as its rows go: of a campaign nothing is said here. */
async function approved(id: string): Promise<void> {
  const { db } = served.installation.modules;
  await sql`insert into approval_signatures (approval_id, person_id, person_name) values (${id}, ${ada.id}, ${ada.name})`.execute(db);
  await served.installation.modules.approvals.end(id, "withdrawn", ada, null);
  await sql`update approvals set state = 'approved' where id = ${id}`.execute(db);
}

async function differences(approvalId: string): Promise<DifferencesResponse> {
  const response = await fetch(`${served.web}/api/v1/sending/differences?approvalId=${approvalId}`, {
    headers: { authorization: "Bearer approver" },
  });
  return differencesResponseSchema.parse(await response.json());
}

test("what differs is told from what was approved last, and before that from what was refused last; who asks and withdraws has decided nothing", async () => {
  const { approvals } = served.installation.modules;
  await approvals.end(await asked("المنتدى الأول"), "withdrawn", edith, null);
  const second = await asked("المنتدى الأول");
  expect(await differences(second)).toEqual({ comparedWith: null, differences: [], texts: [], moreTextCount: 0 });

  await approvals.end(second, "refused", ada, "It was the second.");
  const third = await asked("المنتدى الثاني");
  const sinceRefused = await differences(third);
  expect(sinceRefused).toMatchObject({
    comparedWith: { state: "refused", by: [ada], reason: "It was the second." },
    differences: [{ kind: "words", editionCount: 2 }],
    // A page has no text part; what it says is read of its HTML, and differs in the same way.
    texts: [{ editions: [mail, page], lines: [{ part: "subject" }, { kind: "same" }, { part: "text", kind: "changed" }] }],
  });

  await approved(third);
  await approvals.end(await asked("المنتدى الثالث"), "refused", ada, "No.");
  const last = await asked("المنتدى الثاني", "2999-01-01T08:00:00.000Z");
  expect(await differences(last)).toEqual({
    comparedWith: { state: "approved", by: [ada], at: expect.any(String), reason: null },
    differences: [{ kind: "schedule", before: null, after: "2999-01-01T08:00:00.000Z" }],
    texts: [],
    moreTextCount: 0,
  });
  // What came after a question is nothing it can be compared with.
  expect((await differences(second)).comparedWith).toBeNull();
});

test("nothing is said about an approval that does not exist, nor to somebody who is not signed in", async () => {
  const path = `${served.web}/api/v1/sending/differences?approvalId=00000000-0000-7000-8000-000000000000`;
  expect((await fetch(path, { headers: { authorization: "Bearer approver" } })).status).toBe(404);
  expect((await fetch(path)).status).toBe(401);
});
