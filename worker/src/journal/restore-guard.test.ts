import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HandedRecipient } from "../ports/sending.ts";
import { JournalAheadError } from "../submission/journal-ahead-error.ts";
import { openJournal, type OpenJournal } from "./journal.ts";
import { journalLock, type JournalGroups } from "./restore-guard.ts";

let dataDir: string;
let journal: OpenJournal;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "newsletter-journal-"));
  journal = await openJournal(dataDir, "machine");
});
afterEach(async () => {
  await journal.close();
  await rm(dataDir, { recursive: true, force: true });
});

const recipient: HandedRecipient = {
  campaignId: "campaign",
  seq: 1,
  subscriptionId: "subscription",
  issueId: "issue",
  attempt: 1,
  kind: "campaign",
  relay: "main",
};
const counting = (groups: JournalGroups) => (): Promise<JournalGroups> => Promise.resolve(groups);
const reasonFor = async (groups: JournalGroups): Promise<string | undefined> => (await journalLock(dataDir, counting(groups)))?.reason;

describe("sending is locked", () => {
  test("when the journal is ahead of the database", async () => {
    await journal.appendMarks(1, [recipient]);
    await journal.appendMarks(2, [recipient]);
    expect(await reasonFor(new Map([[journal.id, 1]]))).toContain("restored from a backup");
  });

  test("when the database has never heard of the journal", async () => {
    await journal.appendMarks(1, [recipient]);
    expect(await reasonFor(new Map())).toContain("restored from a backup");
  });

  test("when a journal is missing", async () => {
    expect(await reasonFor(new Map([["another", 1]]))).toContain("The journal another is missing");
  });

  test("when the journal is more than one group behind", async () => {
    await journal.appendMarks(1, [recipient]);
    expect(await reasonFor(new Map([[journal.id, 3]]))).toContain("ends before");
  });

  test("at the very mark, when the database gives a number again", async () => {
    await journal.appendMarks(5, [recipient]);
    await expect(journal.appendMarks(5, [recipient])).rejects.toBeInstanceOf(JournalAheadError);
    await expect(journal.appendMarks(4, [recipient])).rejects.toBeInstanceOf(JournalAheadError);
  });
});

describe("sending goes on", () => {
  test("in a new installation", async () => {
    expect(await reasonFor(new Map())).toBeUndefined();
  });

  test("when a process died between the commit and the sync of its last group", async () => {
    await journal.appendMarks(1, [recipient]);
    expect(await reasonFor(new Map([[journal.id, 2]]))).toBeUndefined();
  });

  test("when a process died while it wrote its last line", async () => {
    await journal.appendMarks(1, [recipient]);
    await appendFile(join(dataDir, "journal", `${journal.id}.journal`), "mark 17");
    expect(await reasonFor(new Map([[journal.id, 2]]))).toBeUndefined();
  });

  test("when a group marked nobody: its number is written all the same", async () => {
    await journal.appendMarks(1, [recipient]);
    await journal.appendMarks(2, []);
    await journal.appendMarks(3, []);
    expect(await reasonFor(new Map([[journal.id, 3]]))).toBeUndefined();
  });

  test("when the last mark lies further back than one reading reaches", async () => {
    await journal.appendMarks(1, [recipient]);
    await journal.appendMarks(2, [recipient]);
    const outcomes = Array.from({ length: 3_000 }, () => "outcome campaign 1 subscription issue 1 accepted\n").join("");
    await appendFile(join(dataDir, "journal", `${journal.id}.journal`), outcomes);
    expect(await reasonFor(new Map([[journal.id, 2]]))).toBeUndefined();
    expect(await reasonFor(new Map([[journal.id, 1]]))).toContain("restored from a backup");
  });

  test("when a process goes on writing while the two are compared", async () => {
    await journal.appendMarks(1, [recipient]);
    const lock = await journalLock(dataDir, async () => {
      for (const group of [2, 3, 4]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as groups are
        await journal.appendMarks(group, [recipient]);
      }
      return new Map([[journal.id, 4]]);
    });
    expect(lock).toBeUndefined();
  });
});
