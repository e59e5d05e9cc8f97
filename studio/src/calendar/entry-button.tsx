import { WarningOutlineIcon } from "@sanity/icons/WarningOutline";
import { Card } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { useCalendarShared } from "./calendar-context.tsx";
import type { CalendarItem } from "./calendar-item.ts";
import { entryInWords } from "./entry-in-words.ts";
import { beginningInWords, hoursInWords } from "./when-in-words.ts";

interface EntryButtonProps {
  readonly item: CalendarItem;
  /** Of an entry of which only the months are known, where it stands outside of them. */
  readonly months?: string | undefined;
  /** Signs that it began before this line, or goes on after it. */
  readonly isContinued?: boolean;
  readonly goesOn?: boolean;
}

/** An entry in one line, which opens its details. What is not published in this form has a dashed edge, what is in conflict a sign. */
export function EntryButton({ item, months, isContinued = false, goesOn = false }: EntryButtonProps): ReactNode {
  const { shown, timeZone, open, busyId } = useCalendarShared();
  const conflictCount = shown.conflicts.filter(({ entryId }) => entryId === item.documentId).length;
  const begins = beginningInWords(item.when, timeZone);
  const line = [months, begins, item.title].filter((part) => part !== undefined).join(" ");
  const words = entryInWords(item, {
    line,
    hours: hoursInWords(item.when, timeZone),
    conflictCount,
    issues: shown.issuesOf.get(item.documentId) ?? [],
  });
  return (
    <Line
      forwardedAs="button"
      type="button"
      tone={conflictCount > 0 ? "caution" : "suggest"}
      radius={2}
      title={words}
      aria-label={words}
      aria-busy={busyId === item.documentId}
      data-state={item.state}
      data-status={item.status}
      data-testid={`entry-${item.documentId}`}
      onClick={() => open(item.documentId)}
    >
      {isContinued && <Part aria-hidden>◂</Part>}
      {conflictCount > 0 && <WarningOutlineIcon />}
      {months !== undefined && <Part>{`${months} `}</Part>}
      {begins !== undefined && <Part>{`${begins} `}</Part>}
      <Title data-title>{item.title}</Title>
      {goesOn && <Part aria-hidden>▸</Part>}
    </Line>
  );
}

/** Doubled, since the look of the Studio's own cards comes later in the page. */
const Line = styled(Card)`
  && {
    display: flex;
    gap: 4px;
    align-items: center;
    min-inline-size: 0;
    inline-size: 100%;
    max-inline-size: 100%;
    block-size: 24px;
    padding: 0 6px;
    font: inherit;
    font-size: 12px;
    text-align: start;
    cursor: pointer;
    border: 1px solid var(--card-border-color);
  }
  && > svg {
    flex: none;
    font-size: 16px;
  }
  &&[data-state="edited"],
  &&[data-state="draft"] {
    border-style: dashed;
    border-color: currentColor;
  }
  &&[data-status="cancelled"] > [data-title] {
    text-decoration: line-through;
  }
  &&[aria-busy="true"] {
    opacity: 0.6;
  }
  &&:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 1px;
  }
`;

const Title = styled.span`
  overflow: hidden;
  white-space: nowrap;
  text-overflow: ellipsis;
  min-inline-size: 0;
`;

const Part = styled.span`
  flex: none;
  white-space: nowrap;
  opacity: 0.85;
`;
