import { daySchema, type Days } from "@newsletter/schemas";
import { Flex, Label, Text, TextInput } from "@sanity/ui";
import { useEffect, useId, useState, type ReactNode } from "react";
import { styled } from "styled-components";

interface ChoosePeriodProps {
  readonly period: Days;
  readonly onChange: (period: Days) => void;
}

/** From and to. A date that is being typed narrows nothing before it is one, and a period that ends before it begins is said to. */
export function ChoosePeriod({ period, onChange }: ChoosePeriodProps): ReactNode {
  const [typed, setTyped] = useState(period);
  const { first, last } = period;
  useEffect(() => setTyped({ first, last }), [first, last]);
  const isBackwards = typed.last < typed.first;
  const change = (changed: Partial<Days>): void => {
    const next = { ...typed, ...changed };
    setTyped(next);
    if (daySchema.safeParse(next.first).success && daySchema.safeParse(next.last).success && next.first <= next.last) onChange(next);
  };
  return (
    <div>
      <Flex gap={2}>
        <Day label="From" value={typed.first} onChange={(value) => change({ first: value })} />
        <Day label="To" value={typed.last} onChange={(value) => change({ last: value })} />
      </Flex>
      <div role="status">
        {isBackwards && (
          <Text size={1} style={{ paddingTop: 8 }}>
            This period ends before it begins; the list is still that of the one before.
          </Text>
        )}
      </div>
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Day({ label, value, onChange }: DayProps): ReactNode {
  const id = useId();
  return (
    <Field>
      <Label as="label" htmlFor={id} size={1}>
        {label}
      </Label>
      <TextInput
        id={id}
        type="date"
        fontSize={1}
        padding={2}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Field>
  );
}

const Field = styled.div`
  display: grid;
  gap: 8px;
`;
