import { AddIcon } from "@sanity/icons/Add";
import { Button, Card, Flex, Heading, Stack } from "@sanity/ui";
import { useEffect, useRef, type ReactNode } from "react";
import { NotDone } from "../sending/part.tsx";

interface EntryFormProps {
  readonly title: string;
  readonly keepText: string;
  readonly isUnderWay: boolean;
  readonly problem: string | undefined;
  readonly onKeep: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
  readonly "data-testid": string;
}

/** A small form within a list: Enter keeps, Escape leaves. */
export function EntryForm({ title, keepText, isUnderWay, problem, onKeep, onLeave, children, ...testId }: EntryFormProps): ReactNode {
  return (
    <Card padding={4} radius={2} border tone="transparent">
      <form
        {...testId}
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          onKeep();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // Not also the pane around it.
          event.stopPropagation();
          onLeave();
        }}
      >
        <Stack gap={4}>
          <Heading as="h4" size={0}>
            <bdi>{title}</bdi>
          </Heading>
          {children}
          <NotDone problem={problem} />
          <Flex gap={2} wrap="wrap">
            <Button type="submit" tone="primary" fontSize={1} padding={3} text={keepText} disabled={isUnderWay} data-testid="entry-keep" />
            <Button mode="ghost" fontSize={1} padding={3} text="Cancel" onClick={onLeave} />
          </Flex>
        </Stack>
      </form>
    </Card>
  );
}

interface AddEntryProps {
  readonly text: string;
  readonly label?: string;
  /** While the form is open. */
  readonly isHidden: boolean;
  readonly onOpen: () => void;
  readonly "data-testid": string;
}

/** Opens an empty form. Whoever closes one, however it was opened, is here with the keyboard. */
export function AddEntry({ text, label = text, isHidden, onOpen, ...testId }: AddEntryProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const wasHidden = useRef(isHidden);
  useEffect(() => {
    if (wasHidden.current && !isHidden) button.current?.focus();
    wasHidden.current = isHidden;
  }, [isHidden]);
  return (
    <Button
      ref={button}
      // The button's own display would win over `hidden`.
      style={isHidden ? away : undefined}
      mode="ghost"
      fontSize={1}
      padding={3}
      icon={AddIcon}
      text={text}
      aria-label={label}
      onClick={onOpen}
      {...testId}
    />
  );
}

const away = { display: "none" } as const;
