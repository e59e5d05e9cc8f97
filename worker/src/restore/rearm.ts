import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { SendingModules } from "../compose.ts";
import { keptEpoch, writeEpoch, type Epoch, type EpochFile, type LockCause } from "../journal/epoch.ts";
import { keepForeignJournals } from "../journal/foreign-journals.ts";
import { journalGroups, journalLock } from "../journal/restore-guard.ts";
import { limits } from "../limits.ts";
import { journalSources, stageJournal, type JournalSource, type ReadJournal } from "./stage-journals.ts";
import { storedEpoch } from "../store/epoch-store.ts";
import { journalGroupsOf } from "../store/journal-store.ts";
import { rearming, type Rearming, type RowChange, type UnknownCampaign } from "../store/rearm-store.ts";

// The way out of the restore guard. What was handed over since the backup is in the journals: the ledger is brought up to them in one
// transaction, with the new number of the epoch; then the file gets the number. Between the two sending stays locked, and doing it again
// finishes it.

export interface RearmSettings {
  readonly dataDir: string;
  /** Journal folders of other machines. */
  readonly folders: readonly string[];
  /** The operator's word: how many machines have sent since the backup. */
  readonly machineCount: number | undefined;
  readonly isForReal: boolean;
  readonly actor: string;
}

export interface RearmReport {
  /** Why sending is locked; null when it is not. */
  readonly reason: string | null;
  /** What stands in the way of doing it. */
  readonly obstacles: readonly string[];
  readonly epoch: { readonly database: string; readonly file: string | null; readonly next: string };
  readonly machines: Machines;
  readonly journals: { readonly fileCount: number; readonly lineCount: number };
  readonly rows: readonly RowChange[];
  readonly unknownCampaigns: readonly UnknownCampaign[];
  /** Single mails that become `unconfirmed`. */
  readonly openMailCount: number;
  readonly isDone: boolean;
}

interface Machines {
  /** How many the database has heard of. */
  readonly known: number;
  /** Of how many a journal with a hand-over is here. */
  readonly given: number;
  /** Known, and without a journal here. */
  readonly missing: readonly string[];
  readonly stated: number | null;
}

export async function rearm(modules: SendingModules, settings: RearmSettings): Promise<RearmReport> {
  const epoch = await modules.epoch();
  const kept = await keptEpoch(settings.dataDir);
  const file = typeof kept === "string" ? undefined : kept;
  const sources = await journalSources(settings.dataDir, settings.folders);
  const locked = { epoch, file, isOnlyTheFileBehind: await isOnlyTheFileBehind(modules, settings.dataDir, epoch, file) };
  const machineId = file?.machineId ?? randomUUID();
  const report = await rearming(modules.db, async (transaction) => {
    const journals = await readAll(sources, transaction);
    const found = await lookAt(journals, transaction, { settings, locked, machineId });
    if (found.isDone) await carryOut(found, journals, transaction, { settings, machineId, epoch });
    return { result: found, isKept: found.isDone };
  });
  if (report.isDone) {
    const { systemIdentifier } = await storedEpoch(modules.db);
    await writeEpoch(settings.dataDir, { number: report.epoch.next, machineId, systemIdentifier });
  }
  return report;
}

interface Locked {
  readonly epoch: Epoch;
  readonly file: EpochFile | undefined;
  readonly isOnlyTheFileBehind: boolean;
}

async function readAll(sources: readonly JournalSource[], transaction: Rearming): Promise<readonly ReadJournal[]> {
  const read: ReadJournal[] = [];
  // oxlint-disable-next-line no-await-in-loop -- one connection, and one file in memory at a time
  for (const source of sources) read.push(await stageJournal(source, transaction));
  return read;
}

async function lookAt(
  journals: readonly ReadJournal[],
  transaction: Rearming,
  { settings, locked, machineId }: { readonly settings: RearmSettings; readonly locked: Locked; readonly machineId: string },
): Promise<RearmReport> {
  const { epoch, file } = locked;
  const rehearsals = new Set(journals.flatMap((journal) => journal.rehearsals));
  const rows = await transaction.changes(rehearsals);
  const machines = machinesOf(journals, transaction, machineId, settings);
  // Another machine of this installation has re-armed it: this one joins, or the two would lock each other in turn.
  const isJoining = locked.isOnlyTheFileBehind && rows.every(({ to }) => to === null);
  const obstacles = obstaclesOf(machines, transaction, isJoining);
  const isNeeded = epoch.state === "locked" || settings.folders.length > 0;
  return {
    reason: epoch.state === "locked" ? epoch.reason : null,
    obstacles,
    epoch: {
      database: transaction.epochNumber,
      file: file?.number ?? null,
      next: isJoining ? transaction.epochNumber : oneAbove(transaction.epochNumber, file?.number ?? "0"),
    },
    machines,
    journals: { fileCount: journals.length, lineCount: journals.reduce((sum, { lineCount }) => sum + lineCount, 0) },
    rows,
    unknownCampaigns: await transaction.unknownCampaigns(rehearsals),
    openMailCount: isPutBack(epoch) ? await transaction.openMailCount() : 0,
    isDone: settings.isForReal && isNeeded && obstacles.length === 0,
  };
}

async function carryOut(
  report: RearmReport,
  journals: readonly ReadJournal[],
  transaction: Rearming,
  { settings, machineId, epoch }: { readonly settings: RearmSettings; readonly machineId: string; readonly epoch: Epoch },
): Promise<void> {
  await transaction.apply({ dueInMs: limits.backOffFirstMs, isPutBack: isPutBack(epoch) });
  await keepForeignJournals(
    settings.dataDir,
    journals.filter(({ from }) => typeof from === "object"),
  );
  const here = await journalGroups(settings.dataDir);
  const { epoch: numbers, machines, rows, reason, openMailCount } = report;
  await transaction.rearm({
    number: numbers.next,
    machineId,
    ownJournals: [...here].map(([journalId, lastGroup]) => ({ journalId, machineId, lastGroup })),
    foreignJournals: journals.flatMap(({ id, machineId: machine, lastGroup }) =>
      here.has(id) || machine === undefined ? [] : [{ journalId: id, machineId: machine, lastGroup }],
    ),
    actor: settings.actor,
    detail: { reason, machines, rows: rows.filter(({ to }) => to !== null), openMailCount },
  });
}

function machinesOf(
  journals: readonly ReadJournal[],
  { machines }: Rearming,
  machineId: string,
  { machineCount }: RearmSettings,
): Machines {
  const known = new Set(machines.values());
  // What was kept at an earlier re-arming says nothing of what that machine has sent since.
  const journalsGiven = journals.filter(({ from, lastGroup }) => from !== "kept" && lastGroup > 0);
  const given = new Set(
    journalsGiven.map((journal) => (typeof journal.from === "object" ? (journal.machineId ?? journal.from.folder) : machineId)),
  );
  // A machine that lost its epoch file goes on under another id; its journals still name the one of before.
  const named = new Set(journalsGiven.flatMap(({ id, machineId: machine }) => [machine, machines.get(id)]));
  const missing = [...known].filter((machine) => !given.has(machine) && !named.has(machine));
  return { known: known.size, given: given.size, missing, stated: machineCount ?? null };
}

function obstaclesOf({ known, given, missing, stated }: Machines, { isSomebodySending }: Rearming, isJoining: boolean): readonly string[] {
  const obstacles: string[] = [];
  if (isSomebodySending) {
    obstacles.push(
      "A sending process is running on this database: stop it first. (It holds a lock there for as long as it may hand over; one that has noticed that sending is locked lets go of it.)",
    );
  }
  if (isJoining) return obstacles;
  if (stated === null && (known > 1 || missing.length > 0)) {
    const without = missing.length === 0 ? "" : ` No journal is here of ${missing.join(", ")}.`;
    obstacles.push(
      `The database knows ${machineWords(known)} that ${known === 1 ? "has" : "have"} sent.${without} Give the journal folders of the others with --journal, and say with --machines how many have sent since the backup.`,
    );
  }
  if (stated !== null && stated > given) {
    obstacles.push(
      `You say that ${machineWords(stated)} ${stated === 1 ? "has" : "have"} sent since the backup, and here are the journals of ${String(given)}: give the folders of the others with --journal.`,
    );
  }
  return obstacles;
}

function machineWords(count: number): string {
  return count === 1 ? "1 machine" : `${String(count)} machines`;
}

const putBackCauses: ReadonlySet<LockCause> = new Set(["restored", "epochFileAhead", "otherDatabase", "journalAhead", "epochFileMissing"]);

/** The database may be older than what was sent from it. */
function isPutBack(epoch: Epoch): boolean {
  return epoch.state === "locked" && putBackCauses.has(epoch.cause);
}

async function isOnlyTheFileBehind({ db }: SendingModules, dataDir: string, epoch: Epoch, file: EpochFile | undefined): Promise<boolean> {
  if (epoch.state === "valid" || epoch.cause !== "epochFileBehind" || file === undefined) return false;
  const { systemIdentifier } = await storedEpoch(db);
  if (file.systemIdentifier !== systemIdentifier || file.dataPath !== resolve(dataDir)) return false;
  return (await journalLock(dataDir, () => journalGroupsOf(db, file.machineId))) === undefined;
}

/** Above both: a file with this number can have been written by nobody else. */
function oneAbove(database: string, file: string): string {
  const [a, b] = [BigInt(database), BigInt(file)];
  return String((a > b ? a : b) + 1n);
}
