import { stakeholderKindSchema, type StakeholderKind } from "@newsletter/schemas";
import { stakeholderKindChoices } from "@newsletter/schemas/studio";
import { Select, Stack, Text } from "@sanity/ui";
import { useId, type ReactNode } from "react";

const choices = stakeholderKindChoices();

/** "NGOs"; undefined where nobody said. */
export function stakeholderKindInWords(kind: StakeholderKind | null): string | undefined {
  return choices.find(({ value }) => value === kind)?.title;
}

interface StakeholderKindChoiceProps {
  readonly value: StakeholderKind | null;
  readonly onChange: (value: StakeholderKind | null) => void;
}

/** Whom a contact stands for; may be left open. */
export function StakeholderKindChoice({ value, onChange }: StakeholderKindChoiceProps): ReactNode {
  const id = useId();
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1}>
        Stakeholder kind
      </Text>
      <Select
        id={id}
        fontSize={1}
        value={value ?? ""}
        onChange={({ currentTarget }) => onChange(stakeholderKindSchema.safeParse(currentTarget.value).data ?? null)}
        data-testid="contact-stakeholder-kind"
      >
        <option value="">Not said</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </Select>
    </Stack>
  );
}
