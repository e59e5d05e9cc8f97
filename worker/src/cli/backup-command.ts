import type { Command } from "commander";
import { usualQueueNamespace } from "../compose.ts";
import { readWorkerConfig } from "../config.ts";
import { BackupError } from "../restore/backup-error.ts";
import type { Manifest } from "../restore/manifest.ts";
import { putBack } from "../restore/put-back.ts";
import { takeBackup } from "../restore/take-backup.ts";
import { CommandError } from "./command-error.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, reasonOf } from "./with-sending.ts";

interface BackupOptions {
  readonly replace?: boolean;
  readonly json?: boolean;
}

const backupExamples = `
Examples:
  newsletter backup /mnt/backups/2024-02-01
  newsletter backup /mnt/backups/2024-02-01 --json

FOLDER must not exist; it appears when the backup is whole. Everything may go on meanwhile. In it are both databases, media, keys and the
content lake's assets: keep it where nobody else can read it. Journal and epoch are never in it: keep DATA_DIR/journal longer than your
oldest backup. A hosted lake keeps its own backups.
`;

const restoreExamples = `
Examples:
  newsletter restore /mnt/backups/2024-02-01
  newsletter restore /mnt/backups/2024-02-01 --replace

Stop worker and content lake first. Every file of the backup is verified before anything is touched. A backup of an older version is brought
forward, one of a newer version is refused. Afterwards sending is locked: "newsletter rearm" shows what has left since the backup.
`;

export function addBackupCommands(program: Command, terminal: Terminal): void {
  const onProgress = (line: string): void => terminal.err(`${line}\n`);
  program
    .command("backup")
    .description("save both databases, media, keys and assets in a new folder")
    .argument("<folder>", "a folder that does not exist yet")
    .option("--json", "print what was saved as JSON")
    .addHelpText("after", backupExamples)
    .action(async (folder: string, { json }: BackupOptions) => {
      const { DATA_DIR, DATABASE_URL, LAKE_DATABASE_URL } = readWorkerConfig();
      const settings = { folder, dataDir: DATA_DIR, databaseUrl: DATABASE_URL, lakeDatabaseUrl: LAKE_DATABASE_URL };
      if (LAKE_DATABASE_URL === undefined) onProgress("without the content lake: LAKE_DATABASE_URL is not set");
      const saved = await takeBackup({ ...settings, now: new Date(), onProgress }).catch(asCommandError);
      tell(terminal, json === true, { folder, ...summaryOf(saved) }, `Saved in ${folder}`);
    });
  program
    .command("restore")
    .description("put a backup back; sending is locked until it is re-armed")
    .argument("<folder>", "the folder of a backup")
    .option("--replace", "put it in the place of what is there")
    .option("--json", "print what was put back as JSON")
    .addHelpText("after", restoreExamples)
    .action(async (folder: string, { replace, json }: BackupOptions) => {
      const { DATA_DIR, DATABASE_URL, LAKE_DATABASE_URL } = readWorkerConfig();
      const settings = { folder, dataDir: DATA_DIR, databaseUrl: DATABASE_URL, lakeDatabaseUrl: LAKE_DATABASE_URL };
      const found = await putBack({
        ...settings,
        mayReplace: replace === true,
        queueSchema: usualQueueNamespace,
        actor: commandLineActor(),
        onProgress,
      }).catch(asCommandError);
      tell(terminal, json === true, { folder, ...summaryOf(found) }, `Put back from ${folder}`);
      terminal.err('Sending is locked now. "newsletter rearm" shows what has left since the backup and what it takes to go on.\n');
    });
}

interface BackupSummary {
  readonly takenAt: string;
  readonly databases: Readonly<Record<string, { readonly tableCount: number; readonly rowCount: number }>>;
  readonly fileCount: number;
}

function summaryOf({ takenAt, databases, files }: Omit<Manifest, "formatVersion">): BackupSummary {
  const counts = Object.entries(databases).flatMap(([name, database]) =>
    database === undefined ? [] : [[name, { tableCount: database.tables.length, rowCount: rowsOf(database.tables) }] as const],
  );
  return { takenAt, databases: Object.fromEntries(counts), fileCount: files.length };
}

function rowsOf(tables: readonly { readonly rowCount: number }[]): number {
  return tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
}

function tell(terminal: Terminal, asJson: boolean, summary: BackupSummary & { readonly folder: string }, first: string): void {
  const databases = Object.entries(summary.databases).map(
    ([name, { tableCount, rowCount }]) => `  database ${name}: ${tableCount} tables, ${rowCount} rows`,
  );
  const lines = [`${first} (of ${summary.takenAt}):`, ...databases, `  ${summary.fileCount} files of media, keys and assets`];
  answer(terminal, asJson, summary, lines);
}

/** Without the address of a database: it holds a password. */
function asCommandError(cause: unknown): never {
  if (cause instanceof BackupError) throw new CommandError(cause.message, "failed", { cause });
  const isConnection = cause instanceof Error && "code" in cause && /^(ECONN|ENOTFOUND|28|3D|57|08)/u.test(String(cause.code));
  const what = isConnection ? "A database did not answer" : "It could not be done";
  throw new CommandError(`${what}: ${reasonOf(cause)}`, "failed", { cause });
}
