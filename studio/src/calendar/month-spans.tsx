import { Flex } from "@sanity/ui";
import type { ReactNode } from "react";
import { useCalendarShared } from "./calendar-context.tsx";
import { EntryButton } from "./entry-button.tsx";
import { monthOf } from "./days.ts";
import { daysInWords } from "./when-in-words.ts";

/**
 * Entries of which only the months are known, above the days: on a day they would say what nobody knows. They are moved by months, in their
 * details; there is no day to drag them to.
 */
export function MonthSpans({ month }: { readonly month: string }): ReactNode {
  const { shown } = useCalendarShared();
  const spans = shown.entries.filter(
    ({ when, days }) =>
      when.precision === "monthSpan" && monthOf(days.first) <= month && (monthOf(days.last) >= month || monthOf(days.first) === month),
  );
  if (spans.length === 0) return null;
  return (
    <Flex as="ul" gap={2} wrap="wrap" aria-label="Only the months are known" style={bare} data-testid="month-spans">
      {spans.map((item) => (
        <li key={item.key}>
          <EntryButton item={item} months={daysInWords(item.when)} />
        </li>
      ))}
    </Flex>
  );
}

const bare = { listStyle: "none", margin: 0, padding: 0 } as const;
