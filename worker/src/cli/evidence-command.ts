import type { Command } from "commander";
import type { SendingModules } from "../compose.ts";
import { batchSizeMax, unreadableNamedMax } from "../feedback/limits.ts";
import type { Evidence } from "../feedback/evidence.ts";
import { readEvidence, type Reading } from "../feedback/read-evidence.ts";
import { createTakeEvidence, type Taken, type TakenOfCampaign } from "../feedback/take-evidence.ts";
import { verdictOfReply } from "../smtp/reply-rules.ts";
import { CommandError } from "./command-error.ts";
import { evidenceLines } from "./evidence-lines.ts";
import { evidenceFiles, standardInput } from "./evidence-files.ts";
import { byCampaign, foundInReading, nothingFound, together, type EvidenceReport } from "./evidence-report.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, reasonOf, withSending } from "./with-sending.ts";

interface EvidenceOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter evidence bounces/ --dry-run
  newsletter evidence /var/log/mail.log
  zcat /var/log/mail.log.*.gz | newsletter evidence -
  newsletter evidence report.eml returned.mbox --json

Reads delivery reports (a message, an mbox, a maildir) and logs of relays (Postfix, Exim, OpenSMTPD, events of Amazon SES); a file's content
says which it is. A recipient that is unconfirmed is settled by what proves its outcome, and each time is kept in the audit; a bounce is
recorded beside its recipient. Nobody is suppressed, and nothing is sent. Reading the same file again changes nothing.
`;

export function addEvidenceCommand(program: Command, terminal: Terminal): void {
  program
    .command("evidence")
    .description("settle unconfirmed recipients by delivery reports and relays' logs")
    .argument("<file...>", "files or folders; - for standard input")
    .option("--dry-run", "say what would be settled, and change nothing")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", examples)
    .action(async (files: readonly string[], options: EvidenceOptions) =>
      withSending(async (modules) => evidenceCommand(files, options, terminal, modules)),
    );
}

async function evidenceCommand(
  names: readonly string[],
  { dryRun, json }: EvidenceOptions,
  terminal: Terminal,
  modules: SendingModules,
): Promise<void> {
  const isDryRun = dryRun === true;
  const take = createTakeEvidence({
    store: modules.evidence,
    readToken: modules.readBounceToken,
    categoryOf: (reply) => verdictOfReply("body", reply)?.category ?? "recipient",
    ids: modules.ids,
    actor: commandLineActor(),
    // Where nobody watches, what is said goes into a log.
    onEvent: (event) => (terminal.isWatched === true ? undefined : terminal.err(`${JSON.stringify(event)}\n`)),
    isDryRun,
  });
  const progress = createProgress(terminal);
  const read: ReadSource[] = [];
  // oxlint-disable-next-line no-await-in-loop -- in the order they were given: a log before the one that continues it
  for (const name of names) read.push(await readSource(name, take, progress));
  progress.end();
  const report: EvidenceReport = {
    isDryRun,
    sources: read.map(({ source }) => source),
    counts: read.map(({ source }) => source).reduce(together, nothingFound),
    campaigns: byCampaign(read.flatMap(({ campaigns }) => campaigns)),
    unreadable: read.flatMap(({ unreadable }) => unreadable).slice(0, unreadableNamedMax),
  };
  answer(terminal, json === true, report, evidenceLines(report));
  const { unreadable } = report.counts;
  if (unreadable > 0) throw new CommandError(unreadable === 1 ? "One file could not be read." : `${unreadable} files could not be read.`);
}

interface ReadSource {
  readonly source: EvidenceReport["sources"][number];
  readonly campaigns: readonly TakenOfCampaign[];
  readonly unreadable: EvidenceReport["unreadable"];
}

async function readSource(name: string, take: (batch: readonly Evidence[]) => Promise<Taken>, progress: Progress): Promise<ReadSource> {
  let counts = nothingFound;
  const unreadable: EvidenceReport["unreadable"][number][] = [];
  let campaigns: readonly TakenOfCampaign[] = [];
  const waiting: Evidence[] = [];
  const takeWaiting = async (): Promise<void> => {
    const { campaigns: ofBatch, ...taken } = await take(waiting.splice(0));
    counts = together(counts, taken);
    campaigns = byCampaign([...campaigns, ...ofBatch]);
  };
  for await (const { file, reading } of readingsOf(name, progress)) {
    if (reading instanceof Error) {
      counts = together(counts, { unreadable: 1 });
      if (unreadable.length < unreadableNamedMax) unreadable.push({ file, why: reasonOf(reading) });
      continue;
    }
    counts = together(counts, foundInReading(reading));
    waiting.push(...reading.evidence);
    if (waiting.length >= batchSizeMax) await takeWaiting();
  }
  if (waiting.length > 0) await takeWaiting();
  return { source: { name: name === "-" ? standardInput : name, ...counts }, campaigns, unreadable };
}

/** A stretch of a file after the other; of a file that cannot be read, the error, and the next file. */
async function* readingsOf(name: string, progress: Progress): AsyncGenerator<{ readonly file: string; readonly reading: Reading | Error }> {
  const files = evidenceFiles(name, process.stdin);
  for (;;) {
    let file = name;
    try {
      // oxlint-disable-next-line no-await-in-loop -- a file after the other
      const { done, value } = await files.next();
      if (done === true) return;
      file = value.path;
      // oxlint-disable-next-line no-await-in-loop -- as above
      for await (const reading of readEvidence(progress.through(file, value.chunks))) yield { file, reading };
    } catch (cause) {
      yield { file, reading: cause instanceof Error ? cause : new Error(String(cause)) };
    }
  }
}

interface Progress {
  readonly through: (path: string, chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;
  readonly end: () => void;
}

const sayAgainAfterMs = 1_000;

/** How far it is in what is long, for somebody who watches. */
function createProgress(terminal: Terminal): Progress {
  let [saidAt, bytes, hasSaid] = [performance.now(), 0, false];
  return {
    through: async function* through(path, chunks) {
      for await (const chunk of chunks) {
        bytes += chunk.byteLength;
        if (terminal.isWatched === true && performance.now() - saidAt > sayAgainAfterMs) {
          terminal.err(`\r${(bytes / 1_000_000).toFixed(0)} MB read, now ${path} `);
          [saidAt, hasSaid] = [performance.now(), true];
        }
        yield chunk;
      }
    },
    end: () => (hasSaid ? terminal.err("\n") : undefined),
  };
}
