import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";

interface EntryActsProps {
  /** Of what is changed or removed. */
  readonly name: string;
  /** Of removing it. */
  readonly consequence: string;
  /** Also while another entry is in the form: what was typed there would be lost. */
  readonly disabled: boolean;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

/** Quiet, since they stand at every entry of a list; what cannot be taken back asks once more, at the same button. */
export function EntryActs({ name, consequence, disabled, onChange, onRemove }: EntryActsProps): ReactNode {
  const [isAsked, setIsAsked] = useState(false);
  const remove = (clickCount: number): void => {
    // A double click is one wish.
    if (clickCount > 1) return;
    if (isAsked) onRemove();
    setIsAsked(!isAsked);
  };
  return (
    <Card
      {...(isAsked ? { tone: "critical", padding: 3, radius: 2, border: true } : {})}
      onKeyDown={({ key }) => {
        if (key === "Escape") setIsAsked(false);
      }}
    >
      <Stack gap={isAsked ? 3 : 0}>
        <div role="status">{isAsked && <Text size={1}>{consequence}</Text>}</div>
        <Flex gap={2} wrap="wrap">
          {!isAsked && (
            <Button
              mode="ghost"
              fontSize={1}
              padding={3}
              text="Change"
              aria-label={`Change ${name}`}
              disabled={disabled}
              onClick={onChange}
              data-testid="entry-change"
            />
          )}
          <Button
            key="remove"
            mode="ghost"
            fontSize={1}
            padding={3}
            text={isAsked ? "Remove it" : "Remove"}
            aria-label={`${isAsked ? "Remove it" : "Remove"}: ${name}`}
            disabled={disabled}
            onClick={({ detail }) => remove(detail)}
            data-testid="entry-remove"
          />
          {isAsked && <Button mode="bleed" fontSize={1} padding={3} text="Not now" onClick={() => setIsAsked(false)} />}
        </Flex>
      </Stack>
    </Card>
  );
}
