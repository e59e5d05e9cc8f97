import { Select } from "@sanity/ui";
import type { ReactNode } from "react";
import { ownTimeZone } from "./own-time-zone.ts";

const zones = [...new Set([ownTimeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])].toSorted((a, b) => a.localeCompare(b));

interface ZoneSelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
  readonly "data-testid": string;
}

export function ZoneSelect({ label, value, onChange, "data-testid": testId }: ZoneSelectProps): ReactNode {
  return (
    <Select
      aria-label={label}
      fontSize={1}
      padding={2}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data-testid={testId}
    >
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll("_", " ")}
        </option>
      ))}
    </Select>
  );
}
