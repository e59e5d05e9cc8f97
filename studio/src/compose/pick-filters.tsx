import { regionCodes, regionName, themeSchema, type DocumentType } from "@newsletter/schemas";
import { themeTitles } from "@newsletter/schemas/studio";
import { SearchIcon } from "@sanity/icons/Search";
import { Checkbox, Flex, Select, Stack, Text, TextInput } from "@sanity/ui";
import type { ReactNode } from "react";
import type { ItemContext, PickFilter } from "./use-pickable-items.ts";

interface PickFiltersProps {
  readonly filter: PickFilter;
  readonly contexts: readonly ItemContext[];
  readonly types: readonly DocumentType[];
  readonly onChange: (filter: PickFilter) => void;
}

const themed: ReadonlySet<DocumentType> = new Set(["newsItem"]);

/** What narrows the offer: words, theme, organisation or project, age, and whether an issue has shown it. */
export function PickFilters({ filter, contexts, types, onChange }: PickFiltersProps): ReactNode {
  const change = (changed: Partial<PickFilter>): void => onChange({ ...filter, ...changed });
  return (
    <Stack gap={3}>
      <TextInput
        icon={SearchIcon}
        placeholder="Search titles"
        aria-label="Search titles"
        value={filter.search}
        onChange={({ currentTarget }) => change({ search: currentTarget.value })}
        data-testid="pick-search"
      />
      <Flex gap={2} wrap="wrap" align="center">
        {types.some((type) => themed.has(type)) && (
          <Choice
            label="Theme"
            value={filter.theme}
            options={themeSchema.options.map((theme) => ({ value: theme, words: themeTitles[theme] }))}
            onChange={(theme) => change({ theme })}
          />
        )}
        <Choice
          label="Region"
          value={filter.region}
          options={regionCodes.map((code) => ({ value: code, words: regionName(code) }))}
          onChange={(region) => change({ region })}
        />
        {contexts.length > 0 && (
          <Choice
            label="Organisation or project"
            value={filter.refersTo}
            options={contexts.map(({ id, name }) => ({ value: id, words: name }))}
            onChange={(refersTo) => change({ refersTo })}
          />
        )}
        <Choice label="Date" value={filter.age} options={ages} onChange={(age) => change({ age })} />
        <Flex as="label" gap={2} align="center" style={{ cursor: "pointer" }}>
          <Checkbox checked={filter.isUnused} onChange={({ currentTarget }) => change({ isUnused: currentTarget.checked })} />
          <Text size={1}>Not yet in an issue</Text>
        </Flex>
      </Flex>
    </Stack>
  );
}

const ages = [
  { value: "1", words: "Last month" },
  { value: "3", words: "Last three months" },
  { value: "12", words: "Last year" },
] as const;

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  return (
    <div>
      <Select fontSize={1} padding={2} aria-label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{`${label}: any`}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </Select>
    </div>
  );
}
