import {
  isRegion,
  languageNames,
  placeName,
  regionName,
  type AudienceDefinition,
  type RecipientKind,
  type SegmentConditions,
} from "@newsletter/schemas";
import { themeTitles } from "@newsletter/schemas/studio";
import { isolated } from "../isolated.ts";

/** So many partners or places are named in one sentence; the others are counted. */
const namedMax = 5;

export type NameOfPartner = (id: string) => string;

export const recipientKindTitles: Readonly<Record<RecipientKind, string>> = {
  person: "People",
  desk: "Desks",
  list: "Lists",
  members: "Members of partners",
};

/** "Everybody", "Segment “In Arabic” (desks; first language Arabic), without VNGOC" */
export function definitionInWords({ segment, leftOutPartners = [] }: AudienceDefinition, nameOf: NameOfPartner): string {
  const whole =
    segment === undefined ? "Everybody" : `Segment “${isolated(segment.name)}” (${conditionsInWords(segment.conditions, nameOf)})`;
  if (leftOutPartners.length === 0) return whole;
  return `${whole}, without ${named(leftOutPartners.map((id) => isolated(nameOf(id)))).join(", ")}`;
}

/** "desks or lists; of VNGOC or without a partner; first language Arabic; members in Kenya" */
export function conditionsInWords(
  { recipientKinds, partners, languages, places, themes = [], tags = [] }: SegmentConditions,
  nameOf: NameOfPartner,
): string {
  const ids = partners.filter((id) => id !== null);
  const ofPartners = [
    ...(ids.length === 0 ? [] : [`of ${named(ids.map((id) => isolated(nameOf(id)))).join(" or ")}`]),
    ...(ids.length === partners.length ? [] : ["without a partner"]),
  ];
  const all = [
    recipientKinds.map((kind) => recipientKindTitles[kind].toLowerCase()).join(" or "),
    ofPartners.join(" or "),
    languages.length === 0 ? "" : `first language ${languages.map((language) => isolated(languageNames[language])).join(" or ")}`,
    places.length === 0 ? "" : `members in ${named(places.map(placeInWords)).join(" or ")}`,
    themes.length === 0 ? "" : `of partners for ${themes.map((theme) => themeTitles[theme].toLowerCase()).join(" or ")}`,
    tags.length === 0 ? "" : `tagged ${named(tags.map((tag) => `“${isolated(tag)}”`)).join(" or ")}`,
  ];
  return all.filter((part) => part !== "").join("; ");
}

/** Browsers leave the names of regions out of their data. */
export function placeInWords(code: string): string {
  return isRegion(code) ? regionName(code) : placeName(code, "en");
}

function named(names: readonly string[]): readonly string[] {
  const more = names.length - namedMax;
  return more <= 0 ? names : [...names.slice(0, namedMax), `${String(more)} more`];
}
