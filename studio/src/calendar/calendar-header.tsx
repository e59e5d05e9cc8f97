import { monthSchema } from "@newsletter/schemas";
import { ChevronLeftIcon } from "@sanity/icons/ChevronLeft";
import { ChevronRightIcon } from "@sanity/icons/ChevronRight";
import { Box, Button, Flex, Heading, Text, TextInput } from "@sanity/ui";
import type { ReactNode } from "react";
import { HelpLink } from "../help/help-link.tsx";
import { agendaMonthsShown } from "../limits.ts";
import { monthInWords } from "../months.ts";
import type { CalendarView } from "./calendar-address.ts";
import { addMonths, monthOf } from "./days.ts";

interface CalendarHeaderProps {
  readonly view: CalendarView;
  readonly today: string;
  readonly isNarrow: boolean;
  readonly onShow: (changes: Partial<CalendarView>) => void;
}

/** Which months are shown, and how one gets to others. */
export function CalendarHeader({ view: { view, month }, today, isNarrow, onShow }: CalendarHeaderProps): ReactNode {
  const title =
    view === "month" ? monthInWords(month) : `${monthInWords(month)} to ${monthInWords(addMonths(month, agendaMonthsShown - 1))}`;
  return (
    <Flex gap={3} align="center" wrap="wrap">
      <Box flex={1} style={{ minInlineSize: "min(100%, 280px)" }}>
        <Heading as="h1" size={2} data-testid="calendar-title" aria-live="polite">
          {title}
        </Heading>
      </Box>
      <Flex gap={1} align="center">
        <Button
          mode="bleed"
          fontSize={1}
          icon={ChevronLeftIcon}
          aria-label="Previous month"
          onClick={() => onShow({ month: addMonths(month, -1) })}
        />
        <Button mode="ghost" fontSize={1} padding={2} text="Today" onClick={() => onShow({ month: monthOf(today) })} />
        <Button
          mode="bleed"
          fontSize={1}
          icon={ChevronRightIcon}
          aria-label="Next month"
          onClick={() => onShow({ month: addMonths(month, 1) })}
        />
      </Flex>
      <HelpLink topic="calendar" about="the calendar" />
      <TextInput
        type="month"
        fontSize={1}
        padding={2}
        aria-label="Go to a month"
        value={month}
        onChange={({ currentTarget: { value } }) => monthSchema.safeParse(value).success && onShow({ month: value })}
        data-testid="calendar-month"
      />
      {isNarrow ? (
        <Text size={1} muted>
          As a list: a month does not fit on this screen.
        </Text>
      ) : (
        <Flex gap={1} role="group" aria-label="View">
          <ViewButton words="Month" isOn={view === "month"} onClick={() => onShow({ view: "month" })} />
          <ViewButton words="Agenda" isOn={view === "agenda"} onClick={() => onShow({ view: "agenda" })} />
        </Flex>
      )}
    </Flex>
  );
}

interface ViewButtonProps {
  readonly words: string;
  readonly isOn: boolean;
  readonly onClick: () => void;
}

function ViewButton({ words, isOn, onClick }: ViewButtonProps): ReactNode {
  return (
    <Button mode={isOn ? "default" : "ghost"} fontSize={1} padding={2} text={words} aria-pressed={isOn} selected={isOn} onClick={onClick} />
  );
}
