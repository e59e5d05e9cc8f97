import type { HandedRow, Outcome, SaidOutcome } from "../ports/sending.ts";
import { allJournals, readJournal } from "./read-journals.ts";

/** In doubt: a mark that no outcome follows in its own journal. */
type Said = Outcome["state"] | "inDoubt";

/** What counts of an attempt, strongest first. Numbers of attempts come again after a relay's fault, in another process's journal too. */
const strongestFirst: readonly Said[] = ["accepted", "inDoubt", "unconfirmed", "rejected", "deferred", "planned"];

/**
 * Our own copy of replies: what the journals of this data folder have of rows whose process died. An outcome is written there before the row is
 * settled, so a process that died between the two leaves no doubt. Rows in doubt are not among them.
 */
export async function outcomesSaid(dataDir: string, rows: readonly HandedRow[]): Promise<readonly SaidOutcome[]> {
  if (rows.length === 0) return [];
  const asked = new Map(rows.map((row) => [nameOf(row), row]));
  const said = new Map<HandedRow, Said>();
  for (const { path } of await allJournals(dataDir)) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    for (const [row, last] of await lastSaidIn(path, asked)) said.set(row, stronger(last, said.get(row)));
  }
  return [...said].flatMap(([{ campaignId, seq, attempt }, state]) =>
    state === "inDoubt" || state === "unconfirmed" ? [] : [{ campaignId, seq, attempt, state }],
  );
}

/**
 * An outcome counts after its own mark alone. One without (refused before the body) left the number of its attempt to the next, in whose
 * process a body may still begin: that one must not be sent again on the word of the first.
 */
async function lastSaidIn(path: string, asked: ReadonlyMap<string, HandedRow>): Promise<ReadonlyMap<HandedRow, Said>> {
  const last = new Map<HandedRow, Said>();
  for await (const lines of readJournal(path)) {
    for (const { line } of lines) {
      const recipient = line.kind === "mark" || line.kind === "outcome" ? line.recipient : undefined;
      const row = recipient === undefined ? undefined : asked.get(nameOf(recipient));
      if (row === undefined) continue;
      if (line.kind === "mark") last.set(row, "inDoubt");
      else if (line.kind === "outcome" && last.has(row)) {
        // The number is given again after a relay's fault: what was said under it says nothing of the attempt that has it now.
        if (line.state === "planned") last.delete(row);
        else last.set(row, line.state);
      }
    }
  }
  return last;
}

function stronger(one: Said, other: Said | undefined): Said {
  return strongestFirst.find((each) => each === one || each === other) ?? one;
}

function nameOf({ campaignId, seq, attempt }: HandedRow): string {
  return `${campaignId} ${String(seq)} ${String(attempt)}`;
}
