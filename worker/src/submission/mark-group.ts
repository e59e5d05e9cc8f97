import type { Journal, Ledger, Mark } from "../ports/sending.ts";

/** Announces that a body is about to leave; true once that is durable, false when the claim was lost. */
export type AnnounceMark = (mark: Mark) => Promise<boolean>;

interface Waiting {
  readonly mark: Mark;
  readonly resolve: (granted: boolean) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Group commit of marks: while one group is committed and the journal synced, the next one gathers. A lane that commits for itself would
 * cost a commit per message. Order, and it must not change: database, then journal, then the bodies leave.
 */
export function createMarkGroup({
  ledger,
  journal,
  groupSizeMax,
}: {
  readonly ledger: Pick<Ledger, "mark">;
  readonly journal: Pick<Journal, "id" | "machineId" | "appendMarks">;
  readonly groupSizeMax: number;
}): AnnounceMark {
  let gathering: Waiting[] = [];
  let isWriting = false;

  const write = async (): Promise<void> => {
    isWriting = true;
    while (gathering.length > 0) {
      const group = nextGroup(gathering, groupSizeMax);
      gathering = gathering.filter((each) => !group.includes(each));
      // oxlint-disable-next-line no-await-in-loop -- one group after the other is the point
      await commit(group);
    }
    isWriting = false;
  };

  const commit = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const { groupNumber, marked } = await ledger.mark(
        group.map(({ mark }) => mark),
        journal,
      );
      await journal.appendMarks(groupNumber, marked);
      const granted = new Set(marked.map(rowOf));
      for (const { mark, resolve } of group) resolve(granted.has(rowOf(mark)));
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  };

  return (mark) => {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    gathering.push({ mark, resolve, reject });
    if (!isWriting) void write();
    return promise;
  };
}

/**
 * The next marks, each row once: an attempt that ended and the claim after it may both ask for the same row, and what comes back names rows.
 * The later one waits for the group after this.
 */
function nextGroup(gathering: readonly Waiting[], groupSizeMax: number): readonly Waiting[] {
  const rows = new Map<string, Waiting>();
  for (const waiting of gathering) {
    const row = rowOf(waiting.mark);
    if (!rows.has(row)) rows.set(row, waiting);
    if (rows.size === groupSizeMax) break;
  }
  return [...rows.values()];
}

function rowOf({ campaignId, seq }: Pick<Mark, "campaignId" | "seq">): string {
  return `${campaignId} ${String(seq)}`;
}
