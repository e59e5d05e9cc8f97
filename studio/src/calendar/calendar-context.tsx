import { createContext, useContext } from "react";
import type { CalendarItem } from "./calendar-item.ts";
import type { Shown } from "./shown.ts";

/** What the parts of the calendar share. */
export interface CalendarShared {
  readonly shown: Shown;
  readonly today: string;
  /** The editor's own. */
  readonly timeZone: string;
  readonly mayEdit: boolean;
  /** Id of the entry that is being written. */
  readonly busyId: string | undefined;
  readonly move: (item: CalendarItem, firstDay: string) => void;
  /** Opens the details of an entry, by its id. */
  readonly open: (id: string) => void;
}

const CalendarContext = createContext<CalendarShared | undefined>(undefined);
export const CalendarProvider = CalendarContext.Provider;

export function useCalendarShared(): CalendarShared {
  const shared = useContext(CalendarContext);
  if (shared === undefined) throw new Error("A part of the calendar stands outside of it");
  return shared;
}
