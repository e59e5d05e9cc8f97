import { AddIcon } from "@sanity/icons/Add";
import { Button } from "@sanity/ui";
import type { ReactNode } from "react";
import { useRouter } from "sanity/router";
import { styled } from "styled-components";
import { useCalendarShared } from "./calendar-context.tsx";
import { entryOnDayTemplateId } from "./entry-on-day.ts";
import { weekdayInWords } from "./when-in-words.ts";

interface DayCellProps {
  readonly day: string;
  readonly column: number;
  readonly isOfMonth: boolean;
  /** An entry is dragged over it. */
  readonly isOver: boolean;
  readonly isReachable: boolean;
  readonly hiddenCount: number;
  readonly onFocusDay: (day: string) => void;
  readonly onAgenda: () => void;
}

/** A day behind its bars, with the way to a new entry on it. */
export function DayCell({ day, column, isOfMonth, isOver, isReachable, hiddenCount, onFocusDay, onAgenda }: DayCellProps): ReactNode {
  const { today, mayEdit } = useCalendarShared();
  const { navigateIntent } = useRouter();
  const words = `${weekdayInWords(day)}${day === today ? ", today" : ""}`;
  const create = (): void => {
    if (mayEdit) navigateIntent("create", [{ type: "calendarEntry", template: entryOnDayTemplateId }, { day }]);
  };
  return (
    <Cell style={{ gridColumn: column }} data-over={isOver} data-testid={`day-${day}`}>
      <Head data-other={!isOfMonth}>
        <time dateTime={day} aria-hidden data-today={day === today}>
          {Number(day.slice(-2))}
        </time>
        <Button
          mode="bleed"
          padding={1}
          fontSize={1}
          icon={AddIcon}
          aria-label={mayEdit ? `New entry on ${words}` : words}
          aria-disabled={!mayEdit}
          tabIndex={isReachable ? 0 : -1}
          data-day={day}
          onFocus={() => onFocusDay(day)}
          onClick={create}
        />
      </Head>
      {hiddenCount > 0 && (
        <More>
          <Button
            mode="bleed"
            padding={1}
            fontSize={0}
            text={`${String(hiddenCount)} more`}
            aria-label={`${String(hiddenCount)} more on ${words}: show the agenda`}
            onClick={onAgenda}
          />
        </More>
      )}
    </Cell>
  );
}

const Cell = styled.div`
  grid-row: 1 / -1;
  position: relative;
  border-inline-start: 1px solid var(--card-border-color);
  &[data-over="true"] {
    background: var(--card-badge-primary-bg-color, var(--card-muted-bg-color));
    box-shadow: inset 0 0 0 2px var(--card-focus-ring-color);
  }
`;

const Head = styled.div`
  display: flex;
  justify-content: space-between;
  align-items: center;
  block-size: 28px;
  padding-inline: 6px 2px;
  font-size: 13px;
  & > time[data-today="true"] {
    font-weight: 700;
    border-block-end: 2px solid var(--card-focus-ring-color);
  }
  &[data-other="true"] > time {
    color: var(--card-muted-fg-color);
  }
`;

const More = styled.div`
  position: absolute;
  inset-block-end: 2px;
  inset-inline-start: 3px;
`;
