import { Stack, Text, TextArea } from "@sanity/ui";
import { useId, type ReactNode } from "react";
import { sendingWordsMax } from "../limits.ts";

interface WordsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRequired: boolean;
  readonly isFocused?: boolean;
  readonly "data-testid": string;
}

/** A note or a reason, in whatever language and direction. */
export function WordsField({ label, value, onChange, isRequired, isFocused = false, ...testId }: WordsFieldProps): ReactNode {
  const id = useId();
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1}>
        {label}
      </Text>
      <TextArea
        id={id}
        rows={3}
        fontSize={1}
        dir="auto"
        // `required` would paint the empty field red before anybody could write in it; the button waits for words.
        aria-required={isRequired}
        autoFocus={isFocused}
        maxLength={sendingWordsMax}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        {...testId}
      />
    </Stack>
  );
}
