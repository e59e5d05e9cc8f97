import { SearchIcon } from "@sanity/icons/Search";
import { Card, Label, Stack, Text } from "@sanity/ui";
import { Autocomplete } from "@sanity/ui/autocomplete";
import { useId, type ReactNode } from "react";
import { styled } from "styled-components";
import { subjectKindWords, type AboutSubject } from "./about-subject.ts";

interface ChooseSubjectProps {
  readonly subjects: readonly AboutSubject[];
  readonly chosen: AboutSubject | undefined;
  readonly onChoose: (subject: AboutSubject) => void;
}

interface Option {
  /** Ids alone may meet: a region and a project could have the same. */
  readonly value: string;
  readonly subject: AboutSubject;
}

const valueOf = ({ kind, id }: AboutSubject): string => `${kind} ${id}`;

/** A field to search in: by any of its names, an organisation is found by the short one too. */
export function ChooseSubject({ subjects, chosen, onChoose }: ChooseSubjectProps): ReactNode {
  const id = useId();
  const options: Option[] = subjects.map((subject) => ({ value: valueOf(subject), subject }));
  return (
    <Field>
      <Label as="label" htmlFor={id} size={1}>
        About
      </Label>
      <Autocomplete
        id={id}
        icon={SearchIcon}
        fontSize={1}
        padding={2}
        openButton={{ "aria-label": "Show all" }}
        placeholder="Project, organisation, partner, place, theme"
        options={options}
        value={chosen === undefined ? "" : valueOf(chosen)}
        filterOption={(query, { subject: { name, otherNames } }) =>
          [name, ...otherNames].some((each) => each.toLocaleLowerCase("en").includes(query.toLocaleLowerCase("en")))
        }
        renderValue={(_value, option) => option?.subject.name ?? ""}
        renderOption={({ subject }) => (
          <Card as="button" padding={2} data-testid={`subject-${subject.id}`}>
            <Stack gap={2}>
              <Text size={1} textOverflow="ellipsis">
                {subject.name}
              </Text>
              <Text size={0} muted textOverflow="ellipsis">
                {[subjectKindWords[subject.kind], ...subject.otherNames].join(" · ")}
              </Text>
            </Stack>
          </Card>
        )}
        onSelect={(value) => {
          const found = options.find((option) => option.value === value);
          if (found !== undefined) onChoose(found.subject);
        }}
        data-testid="choose-subject"
      />
    </Field>
  );
}

const Field = styled.div`
  display: grid;
  gap: 8px;
  flex: 1 1 280px;
  max-inline-size: 480px;
`;
