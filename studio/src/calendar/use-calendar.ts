import { periodBounds } from "@newsletter/schemas";
import { calendarCallsQuery, calendarEntriesQuery, issueContentsQuery, type IssueContentsQueryResult } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import type { SanityClient } from "sanity";
import { contentStates } from "../content-state.ts";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";
import { calendarEntriesMax } from "../limits.ts";
import { calendarItem, callMarks, registrationMark, type CalendarItem, type DeadlineMark } from "./calendar-item.ts";

export interface CalendarContents {
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly entries: readonly CalendarItem[];
  readonly marks: readonly DeadlineMark[];
  readonly issues: IssueContentsQueryResult;
  /** True when there are more than are asked for. */
  readonly isCutOff: boolean;
}

interface CalendarState {
  /** Undefined until the lake has answered; what was known stays while it is asked again. */
  readonly contents: CalendarContents | undefined;
  readonly hasFailed: boolean;
  readonly refresh: () => void;
}

/** All that can happen in some months, and nothing else. */
export function useCalendar(firstMonth: string, lastMonth: string): CalendarState {
  const client = useDraftsClient();
  const changes = useContentChanges();
  const [attempt, setAttempt] = useState(0);
  const [contents, setContents] = useState<CalendarContents>();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const asked = new AbortController();
    const look = async (): Promise<void> => {
      try {
        const found = await contentsOf(client, firstMonth, lastMonth, asked.signal);
        if (asked.signal.aborted) return;
        setContents(found);
        setHasFailed(false);
      } catch {
        if (!asked.signal.aborted) setHasFailed(true);
      }
    };
    void look();
    return () => asked.abort();
  }, [client, changes, attempt, firstMonth, lastMonth]);
  const refresh = useCallback(() => setAttempt((count) => count + 1), []);
  return { contents, hasFailed, refresh };
}

async function contentsOf(client: SanityClient, firstMonth: string, lastMonth: string, signal: AbortSignal): Promise<CalendarContents> {
  const params = { ...periodBounds({ firstMonth, lastMonth }), max: calendarEntriesMax };
  const [entries, calls, issues] = await Promise.all([
    client.fetch(calendarEntriesQuery, params, { signal, tag: "calendar-entries" }),
    client.fetch(calendarCallsQuery, params, { signal, tag: "calendar-calls" }),
    client.fetch(issueContentsQuery, {}, { signal, tag: "issue-contents" }),
  ]);
  const stateOf = await contentStates(client, entries, signal);
  return {
    firstMonth,
    lastMonth,
    entries: entries.flatMap((entry) => calendarItem(entry, stateOf(entry)) ?? []),
    marks: [...entries.flatMap((entry) => registrationMark(entry) ?? []), ...calls.flatMap(callMarks)],
    issues,
    isCutOff: entries.length === calendarEntriesMax || calls.length === calendarEntriesMax,
  };
}
