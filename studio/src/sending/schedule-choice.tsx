import { Flex, Radio, Stack, Text, TextInput } from "@sanity/ui";
import { useId, type ReactNode } from "react";
import { ownTimeZone } from "./own-time-zone.ts";
import type { Schedule, WantedTime } from "./schedule.ts";
import { ZoneSelect } from "./zone-select.tsx";

interface ScheduleChoiceProps {
  /** Undefined: as soon as it is approved. */
  readonly wanted: WantedTime | undefined;
  readonly schedule: Schedule | undefined;
  readonly onChange: (wanted: WantedTime | undefined) => void;
}

const blank: WantedTime = { day: "", time: "09:00", timeZone: ownTimeZone };

/** As soon as it is approved, or at a moment, which is said in words before anybody relies on it. */
export function ScheduleChoice({ wanted, schedule, onChange }: ScheduleChoiceProps): ReactNode {
  const id = useId();
  const choice = (value: string, words: string, isChosen: boolean, chosen: WantedTime | undefined): ReactNode => (
    <Flex gap={3} align="center">
      <Radio id={`${id}-${value}`} name={id} checked={isChosen} onChange={() => onChange(chosen)} data-testid={`send-at-${value}`} />
      <Text as="label" htmlFor={`${id}-${value}`} size={1}>
        {words}
      </Text>
    </Flex>
  );
  return (
    <fieldset style={bare}>
      <Stack gap={3}>
        <Text as="legend" size={1}>
          When
        </Text>
        {choice("once", "As soon as it is approved", wanted === undefined, undefined)}
        {choice("moment", "At a date and time", wanted !== undefined, wanted ?? blank)}
        {wanted !== undefined && <Moment wanted={wanted} onChange={onChange} />}
        <div role="status" data-testid="send-moment">
          {schedule !== undefined && (
            <Text size={1} muted={schedule.state === "unfit"}>
              {schedule.state === "fitting" ? schedule.words : schedule.sentence}
            </Text>
          )}
        </div>
      </Stack>
    </fieldset>
  );
}

interface MomentProps {
  readonly wanted: WantedTime;
  readonly onChange: (wanted: WantedTime) => void;
}

function Moment({ wanted, onChange }: MomentProps): ReactNode {
  return (
    <Flex gap={2} wrap="wrap">
      <TextInput
        type="date"
        aria-label="Date"
        fontSize={1}
        padding={2}
        value={wanted.day}
        onChange={({ currentTarget }) => onChange({ ...wanted, day: currentTarget.value })}
        data-testid="send-day"
      />
      <TextInput
        type="time"
        aria-label="Time"
        fontSize={1}
        padding={2}
        value={wanted.time}
        onChange={({ currentTarget }) => onChange({ ...wanted, time: currentTarget.value })}
        data-testid="send-time"
      />
      <ZoneSelect
        label="Time zone"
        value={wanted.timeZone}
        onChange={(timeZone) => onChange({ ...wanted, timeZone })}
        data-testid="send-zone"
      />
    </Flex>
  );
}

const bare = { border: 0, margin: 0, padding: 0, minInlineSize: 0 } as const;
