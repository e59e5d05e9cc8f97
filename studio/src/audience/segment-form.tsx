import {
  countOf,
  languageNames,
  languages,
  recipientKinds,
  segmentNameCharactersMax,
  themes,
  type AudienceCell,
  type AudienceResponse,
  type Segment,
  type SegmentConditions,
} from "@newsletter/schemas";
import { audienceActResponseSchema, themeTitles } from "@newsletter/schemas/studio";
import { Text } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { counted } from "../sending/audience-words.ts";
import { kindsInWords, languagesInWords } from "./cell-counts.ts";
import { CheckGroup } from "./check-group.tsx";
import { placeInWords, recipientKindTitles } from "./definition-words.ts";
import { EntryForm } from "./entry-form.tsx";
import { faultsOf } from "./faults-of.ts";
import { Fault, Field } from "./field.tsx";
import { placesToChoose } from "./places-to-choose.ts";
import { tagsToChoose } from "./tags-to-choose.ts";
import { cellsIn, type NamedPartner } from "./use-audience.ts";

interface SegmentFormProps {
  /** As it is kept; undefined for a new one. */
  readonly segment: Segment | undefined;
  readonly audience: AudienceResponse;
  readonly partners: readonly NamedPartner[];
  readonly onKept: (audience: AudienceResponse, segmentId: string) => void;
  readonly onLeave: () => void;
}

const nothing: SegmentConditions = { partners: [], recipientKinds: [], languages: [], places: [] };

/** A segment's name and conditions; who would be in it now is counted as they are ticked. */
export function SegmentForm({ segment, audience, partners, onKept, onLeave }: SegmentFormProps): ReactNode {
  const [id] = useState(() => segment?.id ?? crypto.randomUUID());
  const [name, setName] = useState(segment?.name ?? "");
  const [conditions, setConditions] = useState(segment?.conditions ?? nothing);
  const [faults, setFaults] = useState(faultsOf([]));
  const { act, isUnderWay, problem } = useWorkerAct(audienceActResponseSchema);
  const faultId = useId();
  const change = (changed: Partial<SegmentConditions>): void => {
    setConditions({ ...conditions, ...changed });
    setFaults({ ...faults, conditions: undefined });
  };
  const keep = async (): Promise<void> => {
    const answer = await act("/api/v1/audience/segments", { publicationId: audience.publicationId, id, name, conditions });
    if (answer?.state === "refused") setFaults(faultsOf(answer.faults));
    if (answer?.state === "done") onKept(answer.audience, id);
  };
  return (
    <EntryForm
      title={segment === undefined ? "New segment" : `Change ${segment.name}`}
      keepText="Keep segment"
      isUnderWay={isUnderWay}
      problem={problem}
      onKeep={() => void keep()}
      onLeave={onLeave}
      data-testid="segment-form"
    >
      <Field
        label="Name of the segment"
        value={name}
        fault={faults.name}
        charactersMax={segmentNameCharactersMax}
        isFocused
        onChange={(value) => {
          setName(value);
          setFaults({ ...faults, name: undefined });
        }}
        data-testid="segment-name"
      />
      <Conditions conditions={conditions} partners={partners} cells={audience.cells} onChange={change} />
      <Fault id={faultId} fault={faults.conditions} />
      <InItNow within={cellsIn(audience.cells, conditions, partners)} />
    </EntryForm>
  );
}

interface ConditionsProps {
  readonly conditions: SegmentConditions;
  readonly partners: readonly NamedPartner[];
  readonly cells: readonly AudienceCell[];
  readonly onChange: (changed: Partial<SegmentConditions>) => void;
}

function Conditions({ conditions, partners, cells, onChange }: ConditionsProps): ReactNode {
  const places = placesToChoose(partners, conditions.places);
  const { themes: wantedThemes = [], tags: wantedTags = [] } = conditions;
  const tags = tagsToChoose(cells, wantedTags);
  return (
    <>
      <Text size={1} muted>
        Who meets all conditions is in it. Where nothing is ticked, everybody meets the condition.
      </Text>
      <CheckGroup
        legend="Recipient kinds"
        options={recipientKinds.map((kind) => ({ value: kind, words: recipientKindTitles[kind] }))}
        checked={(kind) => conditions.recipientKinds.includes(kind)}
        onCheck={(kind, isIn) => onChange({ recipientKinds: toggled(conditions.recipientKinds, kind, isIn) })}
        data-testid="segment-kinds"
      />
      <CheckGroup
        legend="First language"
        options={languages.map((language) => ({ value: language, words: languageNames[language] }))}
        checked={(language) => conditions.languages.includes(language)}
        onCheck={(language, isIn) => onChange({ languages: toggled(conditions.languages, language, isIn) })}
        data-testid="segment-languages"
      />
      <CheckGroup<string | null>
        legend="Partners"
        options={[...partners.map(({ id, name }) => ({ value: id, words: name })), { value: null, words: "Without a partner" }]}
        checked={(id) => conditions.partners.includes(id)}
        onCheck={(id, isIn) => onChange({ partners: toggled(conditions.partners, id, isIn) })}
        data-testid="segment-partners"
      />
      {places.length > 0 && (
        <CheckGroup
          legend="Members in"
          options={places.map((code) => ({ value: code, words: placeInWords(code) }))}
          checked={(code) => conditions.places.includes(code)}
          onCheck={(code, isIn) => onChange({ places: toggled(conditions.places, code, isIn) })}
          data-testid="segment-places"
        />
      )}
      <CheckGroup
        legend="Themes of the partner"
        options={themes.map((theme) => ({ value: theme, words: themeTitles[theme] }))}
        checked={(theme) => wantedThemes.includes(theme)}
        onCheck={(theme, isIn) => onChange({ themes: toggled(wantedThemes, theme, isIn) })}
        data-testid="segment-themes"
      />
      {tags.length > 0 && (
        <CheckGroup
          legend="Tags"
          options={tags.map((tag) => ({ value: tag, words: tag }))}
          checked={(tag) => wantedTags.includes(tag)}
          onCheck={(tag, isIn) => onChange({ tags: toggled(wantedTags, tag, isIn) })}
          data-testid="segment-tags"
        />
      )}
    </>
  );
}

function toggled<T>(values: readonly T[], value: T, isIn: boolean): readonly T[] {
  return isIn ? [...values, value] : values.filter((each) => each !== value);
}

function InItNow({ within }: { readonly within: readonly AudienceCell[] }): ReactNode {
  const details = [kindsInWords(within), languagesInWords(within)].filter((words) => words !== "");
  return (
    <Text size={1} role="status" data-testid="segment-count">
      {counted(countOf(within), "active subscription")} now{details.length === 0 ? "" : `: ${details.join("; ")}`}
    </Text>
  );
}
