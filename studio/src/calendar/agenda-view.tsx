import { Box, Flex, Heading, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { monthInWords } from "../months.ts";
import { agendaOf, type AgendaMonth } from "./agenda.ts";
import { useCalendarShared } from "./calendar-context.tsx";
import type { CalendarItem } from "./calendar-item.ts";
import { DeadlineButton } from "./deadline-button.tsx";
import { EntryButton } from "./entry-button.tsx";
import { issuesInWords } from "./entry-in-words.ts";
import { daysInWords, weekdayInWords } from "./when-in-words.ts";

interface AgendaViewProps {
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/** Everything in the order of time, by month and day. */
export function AgendaView({ firstMonth, lastMonth }: AgendaViewProps): ReactNode {
  const { shown } = useCalendarShared();
  return (
    <Stack gap={5} data-testid="agenda">
      {agendaOf([...shown.entries, ...shown.marks], firstMonth, lastMonth).map((month) => (
        <Month key={month.month} {...month} />
      ))}
    </Stack>
  );
}

function Month({ month, spans, days }: AgendaMonth): ReactNode {
  return (
    <Stack as="section" gap={3} aria-label={monthInWords(month)}>
      <Heading as="h2" size={1}>
        {monthInWords(month)}
      </Heading>
      {spans.length === 0 && days.length === 0 && (
        <Text size={1} muted>
          Nothing that fits is known of this month.
        </Text>
      )}
      {spans.map((item) => (
        <Entry key={item.key} item={item} />
      ))}
      {days.map(({ day, items }) => (
        <Day key={day}>
          <Heading as="h3" size={0}>
            {weekdayInWords(day)}
          </Heading>
          <Stack gap={2}>
            {items.map((item) =>
              item.type === "entry" ? <Entry key={item.key} item={item} /> : <DeadlineButton key={item.key} mark={item} />,
            )}
          </Stack>
        </Day>
      ))}
    </Stack>
  );
}

function Entry({ item }: { readonly item: CalendarItem }): ReactNode {
  const { shown } = useCalendarShared();
  const conflicts = shown.conflicts.filter(({ entryId }) => entryId === item.documentId);
  return (
    <Stack gap={2} data-testid={`agenda-${item.documentId}`}>
      <EntryButton item={item} />
      <Flex gap={2} wrap="wrap" paddingLeft={2}>
        <Text size={0} muted>
          {[
            item.days.first === item.days.last ? undefined : daysInWords(item.when),
            item.place,
            issuesInWords(shown.issuesOf.get(item.documentId) ?? []),
          ]
            .filter((part) => part !== undefined)
            .join(" · ")}
        </Text>
      </Flex>
      {conflicts.map(({ sentence }) => (
        <Box key={sentence} paddingLeft={2}>
          <Text size={0}>{sentence}</Text>
        </Box>
      ))}
    </Stack>
  );
}

const Day = styled.div`
  display: grid;
  grid-template-columns: 190px minmax(0, 1fr);
  gap: 8px;
  align-items: start;
  @media (max-width: 600px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;
