import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { Stack } from "@sanity/ui";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { styled } from "styled-components";
import { useCalendarShared } from "./calendar-context.tsx";
import { addDays, weeksOf } from "./days.ts";
import { draggedEntry } from "./dragged-entry.ts";
import { firstDayAfterDrag } from "./move-entry.ts";
import { MonthSpans } from "./month-spans.tsx";
import { WeekRow } from "./week-row.tsx";

interface MonthViewProps {
  readonly month: string;
  readonly onAgenda: () => void;
}

/** A month as on the wall: what is known by its months above, then the weeks. */
export function MonthView({ month, onAgenda }: MonthViewProps): ReactNode {
  const { today } = useCalendarShared();
  const weeks = weeksOf(month);
  const [focused, setFocused] = useState<string>();
  // One day takes the tabulator, arrows lead to the others: else five weeks of days stand between the filters and the entries.
  const reachable = [focused, today].find((day) => day !== undefined && weeks.flat().includes(day)) ?? `${month}-01`;
  const grid = useRef<HTMLDivElement>(null);
  useDropOfEntries();
  const byArrow = (event: KeyboardEvent): void => {
    const day = event.target instanceof HTMLElement ? event.target.dataset["day"] : undefined;
    const step = day === undefined ? undefined : steps[event.key];
    if (day === undefined || step === undefined) return;
    event.preventDefault();
    const next = grid.current?.querySelector<HTMLElement>(`[data-day="${addDays(day, step)}"]`);
    next?.focus();
  };
  return (
    <Stack gap={3}>
      <MonthSpans month={month} />
      <Grid ref={grid} onKeyDown={byArrow} data-testid="month-grid">
        <Weekdays aria-hidden>
          {weekdays.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </Weekdays>
        {weeks.map((week) => (
          <WeekRow key={week[0]} week={week} month={month} reachableDay={reachable} onFocusDay={setFocused} onAgenda={onAgenda} />
        ))}
      </Grid>
    </Stack>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

function useDropOfEntries(): void {
  const shared = useCalendarShared();
  const latest = useRef(shared);
  useEffect(() => {
    latest.current = shared;
  }, [shared]);
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const dragged = draggedEntry(source.data);
          const day = location.current.dropTargets[0]?.data["day"];
          const item = latest.current.shown.entries.find(({ documentId }) => documentId === dragged?.entryId);
          if (dragged === undefined || item === undefined || typeof day !== "string" || day === dragged.takenAt) return;
          latest.current.move(item, firstDayAfterDrag(item.when, dragged.takenAt, day));
        },
      }),
    [],
  );
}

const Grid = styled.div`
  border: 1px solid var(--card-border-color);
  border-radius: 3px;
  overflow: hidden;
`;

const Weekdays = styled.div`
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  font-size: 12px;
  line-height: 24px;
  color: var(--card-muted-fg-color);
  & > span {
    padding-inline: 6px;
  }
`;
