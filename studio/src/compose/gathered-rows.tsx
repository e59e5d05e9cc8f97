import { isGathered, placeInTime, type MonthPeriod } from "@newsletter/schemas";
import { entriesOfPeriodQuery, firstTranslation, joined, type EntriesOfPeriodQueryResult } from "@newsletter/schemas/studio";
import { periodBounds } from "@newsletter/schemas";
import { Badge, Card, Checkbox, Flex, Stack, Text } from "@sanity/ui";
import { useEffect, useState, type ReactNode } from "react";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";
import { monthInWords } from "../months.ts";
import { whenOf } from "../when-of-entry.ts";
import type { Composing } from "./compose-context.tsx";
import { dateInWords } from "./date-in-words.ts";
import { ChooseItems } from "./item-rows.tsx";
import { noLongerThere } from "./missing-row.tsx";
import { leavingOut, removal, takingBack } from "./moves.ts";
import type { ComposedSection } from "./sections.ts";

interface GatheredRowsProps {
  readonly section: ComposedSection;
  readonly period: MonthPeriod;
  readonly composing: Composing;
}

type EntryRecord = EntriesOfPeriodQueryResult[number];

/** What the calendar of this issue finds by itself; each entry can be left out, and others pinned to it. */
export function GatheredRows({ section, period, composing }: GatheredRowsProps): ReactNode {
  const { entries, hasFailed } = useEntriesOf(period, composing.referenceTime);
  const pinnedElsewhere = section.items.filter(({ _ref }) => entries?.every(({ _id }) => _id !== _ref) === true);
  const shownCount = (entries ?? []).filter(({ _id }) => section.leftOut.every(({ _ref }) => _ref !== _id)).length + pinnedElsewhere.length;
  return (
    <Stack gap={2} data-testid="gathered">
      <Text size={1} muted>
        {hasFailed
          ? "The content lake does not answer; the calendar is gathered all the same when the issue is rendered."
          : `${monthInWords(period.firstMonth)} to ${monthInWords(period.lastMonth)}: ${shownCount === 1 ? "1 entry" : `${String(shownCount)} entries`}`}
      </Text>
      {(entries ?? []).map((entry) => (
        <GatheredRow key={entry._id} entry={entry} section={section} composing={composing} />
      ))}
      {pinnedElsewhere.map((item) => (
        <Line
          key={item._key}
          title={composing.missing.has(item._ref) ? noLongerThere(item._ref) : (composing.cards.get(item._ref)?.title ?? "…")}
          subtitle={composing.cards.get(item._ref)?.subtitle ?? ""}
          isShown
          isPinned
          isReadOnly={composing.isReadOnly}
          onChange={() => composing.change(removal(section.key, item._key))}
        />
      ))}
      {!composing.isReadOnly && <ChooseItems section={section} composing={composing} words="Pin another entry" />}
    </Stack>
  );
}

interface GatheredRowProps {
  readonly entry: EntryRecord;
  readonly section: ComposedSection;
  readonly composing: Composing;
}

function GatheredRow({ entry, section, composing }: GatheredRowProps): ReactNode {
  const leftOut = section.leftOut.find(({ _ref }) => _ref === entry._id);
  return (
    <Line
      title={firstTranslation(entry.title) ?? "Entry without a title"}
      subtitle={joined(dateInWords(entry), firstTranslation(entry.place))}
      isShown={leftOut === undefined}
      isPinned={false}
      isReadOnly={composing.isReadOnly}
      onChange={() => composing.change(leftOut === undefined ? leavingOut(section.key, entry._id) : takingBack(section.key, leftOut._key))}
    />
  );
}

interface LineProps {
  readonly title: string;
  readonly subtitle: string;
  readonly isShown: boolean;
  readonly isPinned: boolean;
  readonly isReadOnly: boolean;
  readonly onChange: () => void;
}

function Line({ title, subtitle, isShown, isPinned, isReadOnly, onChange }: LineProps): ReactNode {
  return (
    <Card as="label" padding={2} radius={2} border tone={isShown ? "default" : "transparent"}>
      <Flex gap={3} align="center">
        <Checkbox checked={isShown} disabled={isReadOnly} onChange={onChange} />
        <Text size={1} muted={!isShown} style={{ flex: 1 }}>
          {title}
        </Text>
        {isPinned && <Badge fontSize={0}>pinned</Badge>}
        <Text size={0} muted>
          {subtitle}
        </Text>
      </Flex>
    </Card>
  );
}

interface EntriesState {
  /** Undefined until the lake has answered. */
  readonly entries: readonly EntryRecord[] | undefined;
  readonly hasFailed: boolean;
}

function useEntriesOf({ firstMonth, lastMonth }: MonthPeriod, referenceTime: string | undefined): EntriesState {
  const client = useDraftsClient();
  const changes = useContentChanges();
  const [state, setState] = useState<EntriesState>({ entries: undefined, hasFailed: false });
  useEffect(() => {
    const asked = new AbortController();
    const period = { firstMonth, lastMonth };
    client.fetch(entriesOfPeriodQuery, periodBounds(period), { signal: asked.signal, tag: "entries-of-period" }).then(
      (found) => setState({ entries: inOrder(found, period, referenceTime), hasFailed: false }),
      () => {
        if (!asked.signal.aborted) setState(({ entries }) => ({ entries, hasFailed: true }));
      },
    );
    return () => asked.abort();
  }, [client, changes, firstMonth, lastMonth, referenceTime]);
  return state;
}

/** As the worker decides: an entry whose date cannot be read is not in any period, and one that is over by then is not shown. */
function inOrder(records: EntriesOfPeriodQueryResult, period: MonthPeriod, referenceTime: string | undefined): readonly EntryRecord[] {
  return records
    .flatMap((record) => {
      const when = whenOf(record);
      if (when === undefined || !isGathered(when, period, referenceTime)) return [];
      return [{ record, place: `${placeInTime(when)} ${record._id}` }];
    })
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ record }) => record);
}
