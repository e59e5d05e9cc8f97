import type { IssueContentsQueryResult } from "@newsletter/schemas/studio";
import { calendarEntryKindChoices, languageChoices, regionChoices } from "@newsletter/schemas/studio";
import { Button, Flex, Select } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { useProjects } from "./use-projects.ts";
import { monthInWords } from "../months.ts";
import { isNarrowed, noFilter, type CalendarFilter } from "./calendar-filter.ts";

interface CalendarFiltersProps {
  readonly filter: CalendarFilter;
  readonly issues: IssueContentsQueryResult;
  readonly onChange: (filter: CalendarFilter) => void;
}

/** What narrows the calendar down. A choice from an address that nothing offers any more stays visible as it is. */
export function CalendarFilters({ filter, issues, onChange }: CalendarFiltersProps): ReactNode {
  const projects = useProjects();
  const change = (changed: Partial<CalendarFilter>): void => onChange({ ...filter, ...changed });
  return (
    <Flex gap={2} wrap="wrap" align="center" role="group" aria-label="Filters">
      <Choice label="Kind" value={filter.kind} onChange={(kind) => change({ kind })} options={kinds} />
      <Choice label="Region" value={filter.region} onChange={(region) => change({ region })} options={regionChoices()} />
      <LanguageChoice value={filter.language} onChange={(language) => change({ language })} />
      <Choice label="Project" value={filter.project} onChange={(project) => change({ project })} options={projects} />
      <Choice
        label="Issue"
        value={filter.issue}
        onChange={(issue) => change({ issue })}
        options={issues.map(({ _id, number, month }) => ({
          value: _id,
          title: [number === null ? "Without a number" : `In no. ${String(number)}`, ...(month === null ? [] : [monthInWords(month)])].join(
            ", ",
          ),
        }))}
      />
      {isNarrowed(filter) && <Button mode="bleed" fontSize={1} padding={2} text="Show everything" onClick={() => onChange(noFilter)} />}
    </Flex>
  );
}

interface Option {
  readonly value: string;
  readonly title: string;
}

const kinds: readonly Option[] = [...calendarEntryKindChoices(), { value: "deadline", title: "Deadlines" }];

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
}

function Choice({ label, value, onChange, options }: ChoiceProps): ReactNode {
  const isKnown = value === "" || options.some((option) => option.value === value);
  return (
    <Narrow>
      <Select fontSize={1} padding={2} aria-label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{`${label}: any`}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </Select>
    </Narrow>
  );
}

const languageQuestions = [
  ["held", "Held in"],
  ["written", "Title written in"],
  ["missing", "Title missing in"],
] as const;

/** Two things are asked of languages: in which it is held, and in which it can be told. */
function LanguageChoice({ value, onChange }: Pick<ChoiceProps, "value" | "onChange">): ReactNode {
  return (
    <Narrow>
      <Select fontSize={1} padding={2} aria-label="Language" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">Language: any</option>
        {languageQuestions.map(([question, words]) => (
          <optgroup key={question} label={words}>
            {languageChoices().map((language) => (
              <option key={language.value} value={`${question}-${language.value}`}>
                {`${words} ${language.title}`}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Narrow>
  );
}

/** Regions and projects have long names; the list shows them in full. */
const Narrow = styled.div`
  max-inline-size: 220px;
`;
