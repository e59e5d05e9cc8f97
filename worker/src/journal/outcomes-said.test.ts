import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { HandedRecipient, Outcome } from "../ports/sending.ts";
import { openJournal } from "./journal.ts";
import { outcomesSaid } from "./outcomes-said.ts";

const machineId = "0197f1c2-0000-7000-8000-000000000001";
const campaignId = "0197f1c2-0000-7000-8000-00000000000c";
const row = { campaignId, seq: 1, attempt: 1 };
const recipient: HandedRecipient = { ...row, subscriptionId: machineId, issueId: "issue-2024-01", kind: "campaign", relay: "main" };

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "newsletter-said-"));
});
afterEach(async () => rm(dataDir, { recursive: true, force: true }));

/** A process: for each step a mark, and what came of it; after the last one without an outcome it died. */
async function processThat(...steps: readonly (Outcome["state"] | "died")[]): Promise<void> {
  const journal = await openJournal(dataDir, machineId);
  for (const [index, step] of steps.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as they happened
    await journal.appendMarks(index + 1, [recipient]);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (step !== "died") await journal.appendOutcome(recipient, step);
  }
  await journal.close();
}

const said = async (): Promise<readonly string[]> => (await outcomesSaid(dataDir, [row])).map(({ state }) => state);

test.each(["accepted", "rejected", "deferred"] as const)("a reply that was written, %s, is the outcome", async (state) => {
  await processThat(state);
  expect(await said()).toEqual([state]);
});

test("without a reply nothing is said, whatever another process has of the same number of attempt", async () => {
  await processThat("died");
  await processThat("planned", "planned");
  expect(await said()).toEqual([]);
  await processThat("deferred");
  expect(await said()).toEqual([]);
});

test("a relay's fault says nothing: its attempt's number is given again, and whoever has it now may have begun a body", async () => {
  await processThat("planned");
  expect(await said()).toEqual([]);
  await processThat("accepted");
  expect(await said()).toEqual(["accepted"]);
  expect(await outcomesSaid(dataDir, [{ ...row, attempt: 2 }])).toEqual([]);
});

test.each(["rejected", "deferred", "planned"] as const)(
  "an outcome before any mark, %s, is not that of the attempt that was marked",
  async (state) => {
    const journal = await openJournal(dataDir, machineId);
    await journal.appendOutcome(recipient, state);
    await journal.close();
    expect(await said()).toEqual([]);
  },
);
