import { appendFile, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { HandedRecipient, Outcome } from "../ports/sending.ts";
import { heldByJournals } from "./held-by-journals.ts";
import { openJournal, type OpenJournal } from "./journal.ts";

const machineId = "0197f1c2-0000-7000-8000-000000000001";
const campaignId = "0197f1c2-0000-7000-8000-00000000000c";
const issueId = "issue-2024-01";
const subscription = (seq: number): string => `0197f1c2-0000-7000-8000-${String(seq).padStart(12, "0")}`;

let dataDir: string;
let journal: OpenJournal;
let group: number;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "newsletter-held-"));
  journal = await openJournal(dataDir, machineId);
  group = 0;
});
afterEach(async () => {
  await journal.close();
  await rm(dataDir, { recursive: true, force: true });
});

function recipient(seq: number, kind: CampaignKind = "campaign"): HandedRecipient {
  return { campaignId, seq, subscriptionId: subscription(seq), issueId, attempt: 1, kind, relay: "main" };
}

/** A mark, and what came of it; without an outcome, the process died. */
async function handed(seq: number, outcome?: Outcome["state"], kind?: CampaignKind): Promise<void> {
  group += 1;
  await journal.appendMarks(group, [recipient(seq, kind)]);
  if (outcome !== undefined) await journal.appendOutcome(recipient(seq, kind), outcome);
}

const held = async (rehearsals: readonly string[] = []): Promise<readonly string[]> =>
  [...(await heldByJournals(dataDir, issueId, new Set(rehearsals)))].toSorted();

test("holds whoever had the issue or may have had it, and nobody who is proven to have got no body", async () => {
  await handed(1, "accepted");
  await handed(2, "unconfirmed");
  await handed(3);
  await handed(4, "rejected");
  await handed(5, "deferred");
  await handed(6, "planned");
  await journal.appendOutcome(recipient(7), "rejected");
  expect(await held()).toEqual([1, 2, 3].map(subscription));
});

test("goes by the attempt that was accepted, whatever came before it", async () => {
  await handed(1, "deferred");
  await handed(1, "accepted");
  await handed(2);
  await handed(2, "rejected");
  expect(await held()).toEqual([1, 2].map(subscription));
});

test("holds nobody by a rehearsal, whether the journal or the database knows it for one", async () => {
  await handed(1, "accepted", "rehearsal");
  expect(await held()).toEqual([]);
  await journal.close();
  journal = await openJournal(dataDir, machineId);
  group = 0;
  await handed(2, "accepted");
  expect(await held([campaignId])).toEqual([]);
});

test("asks the journals of other machines that were kept here as well", async () => {
  await handed(1, "accepted");
  await mkdir(join(dataDir, "journal", "others"));
  await rename(join(dataDir, "journal", `${journal.id}.journal`), join(dataDir, "journal", "others", `${journal.id}.journal`));
  expect(await held()).toEqual([subscription(1)]);
});

test("names file and line of what no journal says, and takes a torn end for never written", async () => {
  await handed(1, "accepted");
  const file = join(dataDir, "journal", `${journal.id}.journal`);
  await appendFile(file, "mark 2 0197f1c2-0000");
  expect(await held()).toEqual([subscription(1)]);
  // A full disk: the write failed, and the journal says so before it goes on.
  await appendFile(file, " torn\n");
  await handed(3, "accepted");
  expect(await held()).toEqual([1, 3].map(subscription));
  await appendFile(file, "mark 2 0197f1c2-0000\n");
  await expect(held()).rejects.toThrow(`${journal.id}.journal, line 7 is no line of a journal: "mark 2 0197f1c2-0000"`);
});
