import type { AskedDocument, Change, DocumentHistory, LoggedChange, LoggedChanges } from "../ports/authors.ts";
import { createdAtToleranceMs } from "./limits.ts";

export interface KnownChanges {
  readonly changes: readonly Change[];
  readonly isWhole: boolean;
}

/**
 * What the lake's history and our own log know together. The log says of no change that it only copied words: what history alone could
 * have told apart counts as written. It also hears of versions, whose history nobody asks for.
 */
export function joinLog(
  { sinceRevision }: Pick<AskedDocument, "sinceRevision">,
  history: DocumentHistory,
  log: LoggedChanges | undefined,
): KnownChanges {
  if (log === undefined) return history;
  const approved = sinceRevision === undefined ? undefined : log.changes.find(({ transactionId }) => transactionId === sinceRevision);
  const since = timeOf(history.sinceAt ?? approved?.at);
  const known = new Set(history.changes.map(({ transactionId }) => transactionId));
  // What made the revision was approved with it; where a draft went on, it may have written there too.
  if (approved !== undefined && (approved.endsDraft || history.sinceAt !== undefined)) known.add(approved.transactionId);
  const heard = log.changes
    .filter(({ transactionId }) => !known.has(transactionId))
    .map(({ transactionId, author, at }) => ({ transactionId, author, at, isCopy: false }));
  // Of one time with the revision: whether before or after it, nobody can tell.
  const isAfter = ({ at }: Change): boolean => since === undefined || Date.parse(at) >= since;
  if (history.isWhole) return { changes: [...history.changes, ...heard.filter(isAfter)], isWhole: true };
  const all = [...history.changes, ...heard];
  if (!meet(history, log) || !reachesBack({ sinceRevision, approved }, history, log)) return { changes: all, isWhole: false };
  return { changes: all.filter(isAfter), isWhole: true };
}

/** Whether nothing lies between what the log has heard and where the history begins, or after it where there is none. */
function meet({ changes, updatedAt }: DocumentHistory, { heardUntil }: LoggedChanges): boolean {
  const oldest = timeOf(changes.at(-1)?.at ?? updatedAt);
  return oldest !== undefined && oldest <= Date.parse(heardUntil);
}

function reachesBack(
  { sinceRevision, approved }: { readonly sinceRevision: string | undefined; readonly approved: LoggedChange | undefined },
  { createdAt }: DocumentHistory,
  { wholeFrom }: LoggedChanges,
): boolean {
  const begin = Date.parse(wholeFrom);
  if (sinceRevision === undefined) return createdAt !== undefined && Date.parse(createdAt) - createdAtToleranceMs >= begin;
  // Where a draft went on past the revision, its older words come after it, and only the history could tell where that draft began.
  return approved !== undefined && approved.endsDraft && Date.parse(approved.at) >= begin;
}

function timeOf(at: string | undefined): number | undefined {
  return at === undefined ? undefined : Date.parse(at);
}
