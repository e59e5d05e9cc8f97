import { Button, Flex, Stack } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { WordsField } from "./words-field.tsx";

interface ReasonFormProps {
  /** What opens it. */
  readonly text: string;
  /** The question that the reason answers. */
  readonly label: string;
  readonly confirmText: string;
  readonly disabled: boolean;
  readonly onGiven: (reason: string) => void;
  /** Its field and its button are this, with `-reason` and `-confirmed`. */
  readonly "data-testid": string;
}

/** An act that is not done without a reason, which stays on record. */
export function ReasonForm({ text, label, confirmText, disabled, onGiven, "data-testid": testId }: ReasonFormProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  if (!isOpen) {
    return (
      <Flex>
        <Button mode="ghost" tone="critical" fontSize={1} padding={3} text={text} onClick={() => setIsOpen(true)} data-testid={testId} />
      </Flex>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") onGiven(reason.trim());
      }}
    >
      <Stack gap={3}>
        <WordsField label={label} value={reason} onChange={setReason} isRequired isFocused data-testid={`${testId}-reason`} />
        <Flex gap={2} wrap="wrap">
          <Button
            type="submit"
            // White on the theme's red has too little contrast.
            mode="ghost"
            tone="critical"
            fontSize={1}
            padding={3}
            text={confirmText}
            disabled={disabled || reason.trim() === ""}
            data-testid={`${testId}-confirmed`}
          />
          <Button mode="ghost" fontSize={1} padding={3} text="Not now" onClick={() => setIsOpen(false)} />
        </Flex>
      </Stack>
    </form>
  );
}
