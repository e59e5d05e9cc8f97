import {
  countryCodes,
  isCountry,
  isRegion,
  placeName,
  placesWithin,
  regionCodes,
  regionName,
  themeSchema,
  themes,
} from "@newsletter/schemas";
import { firstTranslation, themeTitles, type AboutSubjectsQueryResult } from "@newsletter/schemas/studio";

type SubjectRecord = AboutSubjectsQueryResult[number];

export const subjectKinds = ["project", "organisation", "partner", "place", "theme"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const subjectKindWords: Readonly<Record<SubjectKind, string>> = {
  project: "Project",
  organisation: "Organisation",
  partner: "Partner",
  place: "Region or country",
  theme: "Theme",
};

/** What one asks for everything about. */
export interface AboutSubject {
  readonly kind: SubjectKind;
  /** Of the document, the place or the theme; it stands in the address. */
  readonly id: string;
  readonly name: string;
  /** What it is found by besides its name: a short name, a code. */
  readonly otherNames: readonly string[];
  /** Organisations that are the subject: itself, or a partner's own and those of its members. */
  readonly organisationIds: readonly string[];
  /** Projects that are the subject, or that the organisation funds. */
  readonly projectIds: readonly string[];
}

/** Everything that can be asked for: documents by their names, then places and themes. */
export function aboutSubjects(records: AboutSubjectsQueryResult): readonly AboutSubject[] {
  const places = [
    ...regionCodes.map((code) => plain("place", code, regionName(code))),
    ...countryCodes.map((code) => plain("place", code, placeName(code, "en"))),
  ];
  const ofThemes = themes.map((theme) => plain("theme", theme, themeTitles[theme]));
  return [...records.map((record) => subjectOf(record, records)), ...places, ...ofThemes].toSorted((a, b) =>
    a.name.localeCompare(b.name, "en"),
  );
}

/** What a query compares with. Lists that are empty find nothing. */
export interface AboutParams {
  readonly ids: readonly string[];
  readonly regions: readonly string[];
  readonly countries: readonly string[];
  readonly themes: readonly string[];
}

export function paramsOf({ kind, id, organisationIds, projectIds }: AboutSubject): AboutParams {
  const nothing: AboutParams = { ids: [], regions: [], countries: [], themes: [] };
  if (kind === "place" && isRegion(id)) return { ...nothing, ...placesWithin(id) };
  if (kind === "place") return { ...nothing, countries: isCountry(id) ? [id] : [] };
  if (kind === "theme") return { ...nothing, themes: themeSchema.safeParse(id).success ? [id] : [] };
  return { ...nothing, ids: [...new Set([id, ...organisationIds, ...projectIds])] };
}

function subjectOf(record: SubjectRecord, records: AboutSubjectsQueryResult): AboutSubject {
  const { _id: id, _type: kind } = record;
  const names = namesOf(record);
  const [name = `${subjectKindWords[kind]} without a name`, ...otherNames] = [...new Set(names)];
  const organisationIds = { project: [], organisation: [id], partner: [record.organisationId, ...(record.memberIds ?? [])] }[kind];
  const funded = kind === "organisation" ? records.filter(({ funderId }) => funderId === id).map(({ _id }) => _id) : [];
  return {
    kind,
    id,
    name,
    otherNames,
    organisationIds: organisationIds.flatMap((organisationId) => organisationId ?? []),
    projectIds: kind === "project" ? [id] : funded,
  };
}

function namesOf({ name, title, shortName, code, organisationName, organisationShortName }: SubjectRecord): readonly string[] {
  const names = [
    shortName,
    organisationShortName,
    firstTranslation(name),
    firstTranslation(organisationName),
    code,
    firstTranslation(title),
  ];
  return names.flatMap((each) => (each == null || each === "" ? [] : each));
}

function plain(kind: "place" | "theme", id: string, name: string): AboutSubject {
  return { kind, id, name, otherNames: [], organisationIds: [], projectIds: [] };
}
