import { daySchema, monthSchema } from "@newsletter/schemas";
import { Button, Flex, Label, Stack, Text, TextInput } from "@sanity/ui";
import { useId, useState, type SubmitEvent, type ReactNode } from "react";
import { useCalendarShared } from "./calendar-context.tsx";
import type { CalendarItem } from "./calendar-item.ts";

interface MoveFormProps {
  readonly item: CalendarItem;
  readonly onMoved: () => void;
}

/** Moves an entry without dragging: by its first day, or by its first month where no day is known. */
export function MoveForm({ item, onMoved }: MoveFormProps): ReactNode {
  const { move, busyId } = useCalendarShared();
  const id = useId();
  const byMonth = item.when.precision === "monthSpan";
  const [begins, setBegins] = useState(item.when.precision === "monthSpan" ? item.when.firstMonth : item.days.first);
  const isDate = (byMonth ? monthSchema : daySchema).safeParse(begins).success;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isDate) return;
    move(item, byMonth ? `${begins}-01` : begins);
    onMoved();
  };
  return (
    <Stack as="form" gap={3} onSubmit={submit}>
      <Label as="label" htmlFor={id} size={1}>
        {byMonth ? "Move to another month" : "Move to…"}
      </Label>
      <Flex gap={2}>
        <TextInput
          id={id}
          type={byMonth ? "month" : "date"}
          fontSize={1}
          padding={2}
          value={begins}
          onChange={({ currentTarget: { value } }) => setBegins(value)}
          data-testid="move-to"
        />
        <Button type="submit" fontSize={1} padding={2} tone="primary" text="Move" disabled={!isDate || busyId !== undefined} />
      </Flex>
      <Text size={0} muted>
        {byMonth
          ? "Only its months are known: as many months as before, beginning with this one."
          : "Its first day. It stays as long as it is, at its time of day. The published entry changes when you publish it."}
      </Text>
    </Stack>
  );
}
