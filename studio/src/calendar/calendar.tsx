import { dayIn } from "@newsletter/schemas";
import { Card, Flex, Spinner, Stack, Text, useMediaIndex } from "@sanity/ui";
import { useMemo, useState, type ReactNode } from "react";
import { useRouter } from "sanity/router";
import { styled } from "styled-components";
import { Problem } from "../problem.tsx";
import { agendaMonthsShown } from "../limits.ts";
import { AgendaView } from "./agenda-view.tsx";
import { stateOf, viewFrom, type CalendarView } from "./calendar-address.ts";
import { CalendarFilters } from "./calendar-filters.tsx";
import { CalendarHeader } from "./calendar-header.tsx";
import { CalendarProvider } from "./calendar-context.tsx";
import { ConflictList } from "./conflict-list.tsx";
import { addMonths, monthOf, weeksOf } from "./days.ts";
import { EntryDetails } from "./entry-details.tsx";
import { MonthView } from "./month-view.tsx";
import { MovedNotice } from "./moved-notice.tsx";
import { shownIn } from "./shown.ts";
import { useCalendar } from "./use-calendar.ts";
import { useMayEdit } from "./use-may-edit.ts";
import { useMoves } from "./use-moves.ts";

/** All calendar entries and deadlines, as a month on the wall or as a list: where an editor sees what comes, clashes and goes into which issue. */
export function Calendar(): ReactNode {
  const { state, navigate } = useRouter();
  const [opened, setOpened] = useState<string>();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = useMemo(() => new Date().toISOString(), []);
  const today = dayIn(timeZone, now);
  const asked = viewFrom(state, monthOf(today));
  const isNarrow = useMediaIndex() < narrowBelow;
  const view: CalendarView = isNarrow ? { ...asked, view: "agenda" } : asked;
  const months = monthsOf(view);
  const { contents, hasFailed, refresh } = useCalendar(months.firstMonth, months.lastMonth);
  const mayEdit = useMayEdit();
  const { notice, busyId, move } = useMoves(refresh);
  const shown = useMemo(() => (contents === undefined ? undefined : shownIn(contents, asked.filter, now)), [contents, asked.filter, now]);
  const show = (changes: Partial<CalendarView>): void => navigate(stateOf({ ...asked, ...changes }));
  const isWaiting = shown === undefined || contents?.firstMonth !== months.firstMonth || contents.lastMonth !== months.lastMonth;
  return (
    <Page data-testid="calendar">
      <Stack gap={3} padding={3}>
        <CalendarHeader view={view} today={today} isNarrow={isNarrow} onShow={show} />
        <CalendarFilters filter={asked.filter} issues={contents?.issues ?? []} onChange={(filter) => show({ filter })} />
        {mayEdit === false && <LookOnly />}
        <MovedNotice notice={notice} />
        {hasFailed && <Problem sentence="The content lake does not answer. What you see may be older." onRetry={refresh} />}
        {isWaiting && !hasFailed && <Waiting />}
        {shown !== undefined && !(isWaiting && hasFailed) && (
          <CalendarProvider value={{ shown, today, timeZone, mayEdit: mayEdit === true, busyId, move, open: setOpened }}>
            <ConflictList />
            {shown.isCutOff && <CutOff />}
            {view.view === "month" ? (
              <MonthView month={view.month} onAgenda={() => show({ view: "agenda" })} />
            ) : (
              <AgendaView {...months} />
            )}
            {opened !== undefined && <EntryDetails id={opened} onClose={() => setOpened(undefined)} />}
          </CalendarProvider>
        )}
      </Stack>
    </Page>
  );
}

/** Of the Studio's steps of width: 600 px. Below that a month does not fit beside its own words. */
const narrowBelow = 2;

/** The month's weeks reach into its neighbours. */
function monthsOf({ view, month }: CalendarView): { readonly firstMonth: string; readonly lastMonth: string } {
  if (view === "agenda") return { firstMonth: month, lastMonth: addMonths(month, agendaMonthsShown - 1) };
  const days = weeksOf(month).flat();
  return { firstMonth: monthOf(days[0] ?? month), lastMonth: monthOf(days.at(-1) ?? month) };
}

function Waiting(): ReactNode {
  return (
    <Flex align="center" gap={3} role="status">
      <Spinner muted />
      <Text size={1} muted>
        Looking for entries …
      </Text>
    </Flex>
  );
}

function LookOnly(): ReactNode {
  return (
    <Card tone="caution" padding={3} radius={2} border role="status" data-testid="look-only">
      <Text size={1}>You may look at the calendar, but your role does not let you change it: nothing can be moved or added here.</Text>
    </Card>
  );
}

function CutOff(): ReactNode {
  return (
    <Text size={1} muted role="status">
      There are more entries than can be shown here; filters do not find those that are missing.
    </Text>
  );
}

const Page = styled.main`
  block-size: 100%;
  overflow: auto;
`;
