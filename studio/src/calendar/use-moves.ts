import { whenSchema } from "@newsletter/schemas";
import { useCallback, useState } from "react";
import { useClient } from "sanity";
import type { CalendarItem } from "./calendar-item.ts";
import { lakeApiVersion } from "../lake-client.ts";
import { movedTo } from "./move-entry.ts";
import { daysInWords } from "./when-in-words.ts";
import { writeDates, type TakeBackOutcome, type WriteFailure } from "./write-dates.ts";

/** What became of the latest move, as the editor reads it. */
export interface MoveNotice {
  readonly words: string;
  readonly isProblem: boolean;
  /** Only of a move that was written. */
  readonly undo?: () => void;
}

interface Moves {
  readonly notice: MoveNotice | undefined;
  /** Id of the entry that is being written. */
  readonly busyId: string | undefined;
  readonly move: (item: CalendarItem, firstDay: string) => void;
}

const failureWords: Readonly<Record<WriteFailure["outcome"], string>> = {
  changedMeanwhile: "Nothing was changed: somebody has edited this entry in the meantime. Look at it again.",
  notAllowed: "Nothing was changed: you may look at the calendar, but not change it.",
  notReached: "Nothing was changed: the content lake does not answer.",
};

/** Moves entries one at a time, and takes the latest move back. `onWritten` looks at the lake again. */
export function useMoves(onWritten: () => void): Moves {
  const client = useClient({ apiVersion: lakeApiVersion });
  const [notice, setNotice] = useState<MoveNotice>();
  const [busyId, setBusyId] = useState<string>();

  const move = useCallback(
    (item: CalendarItem, firstDay: string): void => {
      const fields = movedTo(item.when, firstDay);
      const isSame = Object.entries(fields).every(([name, value]) => sameDate(Reflect.get(item.when, name), value));
      if (isSame) return setNotice({ words: `“${item.title}” begins there already.`, isProblem: false });
      const takeBackAnd = async (takeBack: () => Promise<TakeBackOutcome>): Promise<void> => {
        const result = await takeBack();
        if (result.outcome === "takenBack") onWritten();
        setNotice(
          result.outcome === "takenBack"
            ? { words: `“${item.title}” is back where it was.`, isProblem: false }
            : { words: failureWords[result.outcome], isProblem: true },
        );
      };
      const write = async (): Promise<void> => {
        setBusyId(item.documentId);
        const result = await writeDates(client, item.documentId, item.revision, fields);
        setBusyId(undefined);
        if (result.outcome !== "written") return setNotice({ words: failureWords[result.outcome], isProblem: true });
        onWritten();
        const moved = daysInWords(whenSchema.parse({ ...item.when, ...fields }));
        setNotice({ words: `“${item.title}” moved to ${moved}.`, isProblem: false, undo: () => void takeBackAnd(result.takeBack) });
      };
      void write();
    },
    [client, onWritten],
  );
  return { notice, busyId, move };
}

/** Instants are stored with and without milliseconds. */
function sameDate(before: unknown, after: string): boolean {
  return before === after || (typeof before === "string" && Date.parse(before) === Date.parse(after));
}
