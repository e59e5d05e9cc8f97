import * as z from "zod";
import { languageSchema, type Language } from "./languages.ts";
import { isCountry, isRegion, regionsAround } from "./places.ts";
import { recipientKindSchema, type RecipientKind } from "./recipient-kind.ts";
import { stakeholderKindSchema, themeSchema, type StakeholderKind, type Theme } from "./vocabulary.ts";

// Who an issue is for, and who answers for a partner, as the Studio asks for it under `/api/v1/audience`, signed in as for the rest of the desk
// API (`desk-api.ts`). Whoever is signed in reads; changing wants a person who may edit: 403 `notAllowed` else.

export const segmentNameCharactersMax = 80;
export const segmentsMax = 100;
export const contactNameCharactersMax = 100;
/** RFC 5321, 4.5.3.1.3: a path of 256 octets with its brackets. */
export const contactAddressCharactersMax = 254;
export const contactsOfPartnerMax = 50;
const segmentPartnersMax = 500;
const segmentPlacesMax = 100;
const segmentTagsMax = 50;
export const tagCharactersMax = 40;

/** A mark on subscriptions: words of the publisher's own that stand in a cell of a table without quoting. */
export function isTag(value: string): boolean {
  return value.length <= tagCharactersMax && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]*$/u.test(value);
}

const idSchema = z.string().min(1).max(200);
/** Longer than any of them may be: that is said at the field. */
const typedSchema = z.string().max(1_000);

/** In an order of its own, so that the same conditions always have the same digest. */
const each = <T extends string | null>(value: z.ZodType<T>, max: number) =>
  z
    .array(value)
    .max(max)
    .transform((values): readonly T[] => [...new Set(values)].toSorted((a, b) => (String(a) < String(b) ? -1 : 1)));

/** What is empty stays out: segments of before these conditions existed keep the digest that was signed. */
const someOf = <T extends string>(value: z.ZodType<T>, max: number) =>
  each(value, max)
    .transform((values) => (values.length === 0 ? undefined : values))
    .optional();

/** All of them together; an empty one asks for nothing. */
export const segmentConditionsSchema = z.strictObject({
  /** Null: without a partner. */
  partners: each(idSchema.nullable(), segmentPartnersMax),
  recipientKinds: each(recipientKindSchema, 10),
  /** The first of a subscription's languages. */
  languages: each(languageSchema, 20),
  /** Regions (UN M49) and countries (ISO 3166-1): the partner has members in one of them. */
  places: each(
    z.string().refine((code) => isRegion(code) || isCountry(code), "not the code of a region or country"),
    segmentPlacesMax,
  ),
  /** The partner works on one of them. */
  themes: someOf(themeSchema, 20),
  /** The subscription bears one of them. */
  tags: someOf(z.string().refine(isTag, "not a tag"), segmentTagsMax),
});
export type SegmentConditions = z.infer<typeof segmentConditionsSchema>;

/** A named part of a publication's subscriptions. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly conditions: SegmentConditions;
}

/** What conditions ask of a subscription. */
export interface SegmentSubject {
  readonly partnerId: string | null;
  readonly recipientKind: RecipientKind;
  /** Null for one that has no language this version knows. */
  readonly language: Language | null;
  readonly tags: readonly string[];
}

/** What a partner's document says of it that a segment can ask. */
export interface PartnerFacts {
  /** Where its members are, by codes. */
  readonly countries: readonly string[];
  readonly themes: readonly Theme[];
}

export function isInSegment(
  { partnerId, recipientKind, language, tags }: SegmentSubject,
  asked: SegmentConditions,
  factsOf: (partnerId: string) => PartnerFacts | undefined,
): boolean {
  const { countries = [], themes = [] } = (partnerId === null ? undefined : factsOf(partnerId)) ?? {};
  return (
    isAmong(partnerId, asked.partners) &&
    isAmong(recipientKind, asked.recipientKinds) &&
    (asked.languages.length === 0 || (language !== null && asked.languages.includes(language))) &&
    (asked.places.length === 0 ||
      countries.some((country) => [country, ...regionsAround(country)].some((code) => asked.places.includes(code)))) &&
    hasOneOf(themes, asked.themes) &&
    hasOneOf(tags, asked.tags)
  );
}

function hasOneOf<T>(values: readonly T[], wanted: readonly T[] | undefined): boolean {
  return wanted === undefined || wanted.length === 0 || values.some((value) => wanted.includes(value));
}

function isAmong<T>(value: T, wanted: readonly T[]): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** Whom an issue goes to, of a publication's subscriptions; signed with the approval. What is absent narrows nothing. */
export interface AudienceDefinition {
  /** As it was when approval was asked for: a later change of the segment changes nothing here. */
  readonly segment?: Segment;
  /** Ids, in order; at least one. */
  readonly leftOutPartners?: readonly string[];
}

/** What an editor chooses for one issue. */
export const audienceChoiceSchema = z.strictObject({ segmentId: z.uuid().nullable(), leftOutPartners: each(idSchema, segmentPartnersMax) });
export type AudienceChoice = z.infer<typeof audienceChoiceSchema>;

/** So many subscriptions that are active and may be written to are alike in what a segment can ask. */
export interface AudienceCell extends SegmentSubject {
  readonly count: number;
}

export function countOf(cells: readonly AudienceCell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

/** Answers for a partner; need not receive any issue. */
export interface Contact {
  readonly id: string;
  readonly partnerId: string;
  readonly name: string;
  readonly address: string;
  /** Whom the contact stands for; null where nobody said. */
  readonly stakeholderKind: StakeholderKind | null;
}

/** `GET /audience?publicationId=<id>`, and what every act answers with. */
export interface AudienceResponse {
  readonly publicationId: string;
  readonly mayEdit: boolean;
  readonly cells: readonly AudienceCell[];
  /** By name. */
  readonly segments: readonly Segment[];
  readonly contacts: readonly Contact[];
  /** Whom cells and contacts name, as the latest plan called them; null for one that no plan has met. The lake knows all, and newer names. */
  readonly partners: readonly { readonly id: string; readonly name: string | null }[];
}

/** What a person mends in a form, at its field. */
export interface FieldFault {
  readonly field: "name" | "address" | "conditions";
  readonly message: string;
}

export type AudienceActResponse =
  | { readonly state: "done"; readonly audience: AudienceResponse }
  | { readonly state: "refused"; readonly faults: readonly FieldFault[] };

/** `POST /audience/segments`: keeps a segment under its id, which who asks has made; the same twice is one. */
export const keepSegmentRequestSchema = z.strictObject({
  publicationId: idSchema,
  id: z.uuid(),
  name: typedSchema,
  conditions: segmentConditionsSchema,
});
/** `POST /audience/segments/remove`, 409 `alreadyDecided` while an approval is asked for with it; `POST /audience/contacts/remove`. */
export const removeRequestSchema = z.strictObject({ publicationId: idSchema, id: z.uuid() });
/** `POST /audience/contacts`: keeps a contact under its id, as above. */
export const keepContactRequestSchema = z.strictObject({
  publicationId: idSchema,
  id: z.uuid(),
  partnerId: idSchema,
  name: typedSchema,
  address: typedSchema,
  stakeholderKind: stakeholderKindSchema.nullable().default(null),
});
