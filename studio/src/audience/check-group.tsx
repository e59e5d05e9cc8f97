import { Checkbox, Flex, Stack, Text } from "@sanity/ui";
import { useId, type ReactNode } from "react";
import { styled } from "styled-components";

interface Option<T> {
  readonly value: T;
  readonly words: string;
  readonly note?: string;
}

interface CheckGroupProps<T> {
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly Option<T>[];
  readonly checked: (value: T) => boolean;
  readonly onCheck: (value: T, isChecked: boolean) => void;
  readonly "data-testid": string;
}

/** Boxes to tick under one heading; a long list scrolls by itself. */
export function CheckGroup<T extends string | null>({ legend, hint, options, checked, onCheck, ...testId }: CheckGroupProps<T>): ReactNode {
  const id = useId();
  return (
    <Bare {...testId}>
      <Stack gap={3}>
        <Text as="legend" size={1}>
          {legend}
        </Text>
        {hint !== undefined && (
          <Text size={1} muted>
            {hint}
          </Text>
        )}
        <Scrolling>
          {options.map(({ value, words, note }) => (
            <Flex key={value ?? ""} gap={2} align="center" padding={1}>
              <Checkbox
                id={`${id}-${value ?? ""}`}
                checked={checked(value)}
                onChange={({ currentTarget }) => onCheck(value, currentTarget.checked)}
                data-testid={`check-${value ?? "none"}`}
              />
              <Text as="label" htmlFor={`${id}-${value ?? ""}`} size={1}>
                <bdi>{words}</bdi>
                {note !== undefined && <Note> {note}</Note>}
              </Text>
            </Flex>
          ))}
        </Scrolling>
      </Stack>
    </Bare>
  );
}

const Bare = styled.fieldset`
  border: 0;
  margin: 0;
  padding: 0;
  min-inline-size: 0;
`;
/** Some eight lines; the next one shows by half that there is more. */
const Scrolling = styled.div`
  max-block-size: 250px;
  overflow-y: auto;
`;
const Note = styled.span`
  color: var(--card-muted-fg-color);
  font-variant-numeric: tabular-nums;
`;
