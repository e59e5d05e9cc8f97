import { Stack, Text, TextInput } from "@sanity/ui";
import { useId, type ReactNode } from "react";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly charactersMax: number;
  readonly type?: "email" | "text";
  readonly isFocused?: boolean;
  readonly onChange: (value: string) => void;
  readonly "data-testid": string;
}

/** A line to write in, in whatever script, with what is wrong with it below. */
export function Field({
  label,
  value,
  fault,
  charactersMax,
  type = "text",
  isFocused = false,
  onChange,
  ...testId
}: FieldProps): ReactNode {
  const id = useId();
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1}>
        {label}
      </Text>
      <TextInput
        id={id}
        // An address has its own check, with a sentence; the browser's would keep the form from being sent at all.
        inputMode={type}
        dir={type === "email" ? "ltr" : "auto"}
        autoComplete="off"
        autoFocus={isFocused}
        fontSize={1}
        maxLength={charactersMax}
        value={value}
        aria-required
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        {...testId}
      />
      <Fault id={`${id}-fault`} fault={fault} />
    </Stack>
  );
}

/** Said aloud when it comes. */
export function Fault({ id, fault }: { readonly id: string; readonly fault: string | undefined }): ReactNode {
  return (
    <div id={id} role="alert">
      {fault !== undefined && (
        <Text size={1} style={critical}>
          {fault}
        </Text>
      )}
    </div>
  );
}

const critical = { color: "var(--card-badge-critical-fg-color)" } as const;
