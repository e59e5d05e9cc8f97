import type { QuietHours } from "@newsletter/schemas";
import { Checkbox, Flex, Stack, Text, TextInput } from "@sanity/ui";
import { useId, type ReactNode } from "react";
import { ownTimeZone } from "./own-time-zone.ts";
import { quietFault } from "./quiet-fault.ts";
import { ZoneSelect } from "./zone-select.tsx";

interface QuietChoiceProps {
  /** Undefined: none. */
  readonly hours: QuietHours | undefined;
  readonly onChange: (hours: QuietHours | undefined) => void;
}

const usual: QuietHours = { from: "20:00", to: "07:00", timeZone: ownTimeZone };

/** Hours in which nothing leaves; most issues need none. */
export function QuietChoice({ hours, onChange }: QuietChoiceProps): ReactNode {
  const id = useId();
  const fault = quietFault(hours);
  return (
    <Stack gap={3}>
      <Flex gap={3} align="center">
        <Checkbox
          id={id}
          checked={hours !== undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? usual : undefined)}
          data-testid="send-quiet"
        />
        <Text as="label" htmlFor={id} size={1}>
          Hand nothing over in quiet hours
        </Text>
      </Flex>
      {hours !== undefined && (
        <Flex gap={2} wrap="wrap">
          {(["from", "to"] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              aria-label={end === "from" ? "Quiet from" : "Quiet until"}
              fontSize={1}
              padding={2}
              value={hours[end]}
              onChange={({ currentTarget }) => onChange({ ...hours, [end]: currentTarget.value })}
              data-testid={`send-quiet-${end}`}
            />
          ))}
          <ZoneSelect
            label="Time zone of the quiet hours"
            value={hours.timeZone}
            onChange={(timeZone) => onChange({ ...hours, timeZone })}
            data-testid="send-quiet-zone"
          />
        </Flex>
      )}
      <div role="status">
        {fault !== undefined && (
          <Text size={1} muted>
            {fault}
          </Text>
        )}
      </div>
    </Stack>
  );
}
