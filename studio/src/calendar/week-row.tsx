import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { styled } from "styled-components";
import { barLinesMax } from "../limits.ts";
import { barsOf, hiddenCounts } from "./bars.ts";
import { useCalendarShared } from "./calendar-context.tsx";
import { DayCell } from "./day-cell.tsx";
import { dayAt, draggedEntry } from "./dragged-entry.ts";
import { DeadlineButton } from "./deadline-button.tsx";
import { EntryBar } from "./entry-bar.tsx";
import { dayInWords } from "./when-in-words.ts";

interface WeekRowProps {
  readonly week: readonly string[];
  /** The month that is shown; days of others step back. */
  readonly month: string;
  readonly reachableDay: string;
  readonly onFocusDay: (day: string) => void;
  readonly onAgenda: () => void;
}

/** Seven days with the bars over them. The week takes what is dropped, and tells the day by the place: bars lie over the days' own cells. */
export function WeekRow({ week, month, reachableDay, onFocusDay, onAgenda }: WeekRowProps): ReactNode {
  const { shown } = useCalendarShared();
  const { row, overDay } = useDropDay(week);
  const entries = shown.entries.filter(({ when }) => when.precision !== "monthSpan");
  const bars = barsOf([...entries, ...shown.marks], week);
  const hidden = hiddenCounts(bars, barLinesMax);
  const lineCount = Math.min(barLinesMax, Math.max(0, ...bars.map(({ line }) => line + 1)));
  return (
    <Row
      ref={row}
      $lineCount={lineCount}
      role="group"
      aria-label={`Week of ${dayInWords(week[0] ?? "")}`}
      data-testid={`week-${week[0] ?? ""}`}
    >
      {week.map((day, index) => (
        <DayCell
          key={day}
          day={day}
          column={index + 1}
          isOfMonth={day.startsWith(month)}
          isOver={day === overDay}
          isReachable={day === reachableDay}
          hiddenCount={hidden[index] ?? 0}
          onFocusDay={onFocusDay}
          onAgenda={onAgenda}
        />
      ))}
      {bars
        .filter(({ line }) => line < barLinesMax)
        .map((bar) => (
          <Place key={bar.item.key} style={{ gridColumn: `${String(bar.column)} / span ${String(bar.dayCount)}`, gridRow: bar.line + 2 }}>
            {bar.item.type === "entry" ? <EntryBar bar={{ ...bar, item: bar.item }} week={week} /> : <DeadlineButton mark={bar.item} />}
          </Place>
        ))}
    </Row>
  );
}

function useDropDay(week: readonly string[]): {
  readonly row: React.RefObject<HTMLDivElement | null>;
  readonly overDay: string | undefined;
} {
  const row = useRef<HTMLDivElement>(null);
  const [overDay, setOverDay] = useState<string>();
  const days = week.join(" ");
  useEffect(() => {
    const element = row.current;
    if (element === null) return undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedEntry(source.data) !== undefined,
      getData: ({ input }) => ({ day: dayAt(days.split(" "), element, input.clientX) }),
      onDrag: ({ self }) => setOverDay(typeof self.data["day"] === "string" ? self.data["day"] : undefined),
      onDragLeave: () => setOverDay(undefined),
      onDrop: () => setOverDay(undefined),
    });
  }, [days]);
  return { row, overDay };
}

const Row = styled.div<{ readonly $lineCount: number }>`
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  grid-template-rows: 28px repeat(${({ $lineCount }) => $lineCount}, 26px) minmax(26px, 1fr);
  min-block-size: 88px;
  border-block-start: 1px solid var(--card-border-color);
`;

const Place = styled.div`
  position: relative;
  min-inline-size: 0;
  padding: 1px 3px;
  display: grid;
`;
