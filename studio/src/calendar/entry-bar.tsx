import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, type ReactNode } from "react";
import { styled } from "styled-components";
import type { Bar } from "./bars.ts";
import { useCalendarShared } from "./calendar-context.tsx";
import type { CalendarItem } from "./calendar-item.ts";
import { dayAt } from "./dragged-entry.ts";
import { EntryButton } from "./entry-button.tsx";

interface EntryBarProps {
  readonly bar: Bar<CalendarItem>;
  readonly week: readonly string[];
}

/** The part of an entry that lies in one week; dragged to another day, it takes the whole entry along. */
export function EntryBar({ bar: { item, column, dayCount, isContinued, goesOn }, week }: EntryBarProps): ReactNode {
  const { mayEdit, busyId } = useCalendarShared();
  const element = useRef<HTMLDivElement>(null);
  const canDrag = mayEdit && busyId === undefined;
  const days = week.slice(column - 1, column - 1 + dayCount).join(" ");
  useEffect(() => {
    const bar = element.current;
    if (bar === null || !canDrag) return undefined;
    return draggable({
      element: bar,
      getInitialData: ({ input }) => ({ entryId: item.documentId, takenAt: dayAt(days.split(" "), bar, input.clientX) }),
    });
  }, [canDrag, item.documentId, days]);
  return (
    <Drag ref={element} data-can-drag={canDrag} data-testid={`bar-${item.documentId}`}>
      <EntryButton item={item} isContinued={isContinued} goesOn={goesOn} />
    </Drag>
  );
}

const Drag = styled.div`
  min-inline-size: 0;
  display: grid;
  &[data-can-drag="true"] > button {
    cursor: grab;
  }
`;
