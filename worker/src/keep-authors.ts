import { catchUpAgainMs, catchUpEveryMs, heardWaitingMax, heardWaitMs, seenLateMs } from "./authors/limits.ts";
import type { AuthorLogStore, ChangesCursor, ListenToChanges, LoggedChange, ReadChanges } from "./ports/authors.ts";

export interface KeepAuthors {
  readonly listen: ListenToChanges;
  readonly readChanges: ReadChanges;
  readonly log: AuthorLogStore;
  readonly onEvent: (event: Readonly<Record<string, unknown>>) => void;
}

/**
 * Keeps the author log: writes down what is heard of the lake, and reads from its history what was not. The log is behind whenever
 * something may have gone unheard: at the start, after each connection, after a failure, and every now and then, since a connection can
 * die without a word. It says how far it has heard only up to where nothing is missing, and begins there again.
 */
export function startKeepingAuthors({ listen, readChanges, log, onEvent }: KeepAuthors): { readonly stop: () => Promise<void> } {
  const heard: LoggedChange[] = [];
  const state = { isBehind: true, isStopped: false };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const round = async (): Promise<void> => {
    // Together and at once: a connection that begins while the round runs puts the log behind for the next one.
    const changes = heard.splice(0);
    const { isBehind } = state;
    state.isBehind = false;
    try {
      if (changes.length > 0) await log.append(changes);
      if (isBehind) await catchUp({ log, readChanges, isStopped: () => state.isStopped });
      else if (changes.length > 0) await log.setHeardUntil(earlier(latestOf(changes)));
    } catch (cause) {
      state.isBehind = true;
      onEvent({ event: "authorLog.failed", message: messageOf(cause) });
      wake(catchUpAgainMs);
    }
  };
  const wake = (waitMs: number): void => {
    if (state.isStopped || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (running !== undefined) return wake(heardWaitMs);
      running = round().finally(() => {
        running = undefined;
      });
      return undefined;
    }, waitMs);
  };
  const fallBehind = (): void => {
    state.isBehind = true;
    wake(0);
  };

  const listening = listen({
    onConnected: () => {
      onEvent({ event: "authorLog.listening" });
      fallBehind();
    },
    onChange: (change) => {
      if (heard.length >= heardWaitingMax) {
        // What does not fit is in the lake's history.
        heard.length = 0;
        state.isBehind = true;
      }
      heard.push(change);
      wake(heardWaitMs);
    },
    onError: (cause) => onEvent({ event: "authorLog.notListening", message: messageOf(cause) }),
  });
  const catchingUp = setInterval(fallBehind, catchUpEveryMs);

  return {
    stop: async () => {
      state.isStopped = true;
      listening.stop();
      clearInterval(catchingUp);
      clearTimeout(timer);
      await running;
      // What was heard last is written if it can be; else the history still has it.
      if (heard.length > 0) await log.append(heard.splice(0)).catch(() => undefined);
    },
  };
}

type CatchUp = Pick<KeepAuthors, "log" | "readChanges"> & { readonly isStopped: () => boolean };

async function catchUp({ log, readChanges, isStopped }: CatchUp): Promise<void> {
  const since = await log.heardUntil();
  let after: ChangesCursor | undefined;
  let asOf: string | undefined;
  do {
    // oxlint-disable-next-line eslint/no-await-in-loop -- a page names where the next one begins
    const page = await readChanges({ since: since ?? farAhead, after });
    asOf ??= page.asOf;
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    await log.append(page.changes);
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    await log.noteMissed(page.missed, page.asOf);
    after = page.next;
  } while (after !== undefined && !isStopped());
  if (after !== undefined) return;
  if (since === undefined) await log.begin(asOf);
  else await log.setHeardUntil(earlier(asOf));
  await log.prune();
}

/** A log that has not begun asks for nothing but the time: what came before is for the history. */
const farAhead = "9999-01-01T00:00:00Z";

function latestOf(changes: readonly LoggedChange[]): string {
  return new Date(Math.max(...changes.map(({ at }) => Date.parse(at)))).toISOString();
}

function earlier(at: string): string {
  return new Date(Date.parse(at) - seenLateMs).toISOString();
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
