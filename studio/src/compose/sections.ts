import { sectionKindSchema, type DocumentType, type SectionKind } from "@newsletter/schemas";
import { firstTranslation, itemTypesOf, sectionKindTitles } from "@newsletter/schemas/studio";
import * as z from "zod";
import type { SectionItem } from "./moves.ts";

/** A section as the form holds it, as far as composing needs it. */
export interface ComposedSection {
  readonly key: string;
  readonly kind: SectionKind | undefined;
  readonly title: string;
  readonly items: readonly SectionItem[];
  readonly leftOut: readonly SectionItem[];
  readonly period: { readonly firstMonth: string; readonly lastMonth: string } | undefined;
  readonly letter: unknown;
  /** Ids of the items that have another teaser in this issue. */
  readonly shortened: ReadonlySet<string>;
}

const itemsSchema = z
  .array(z.looseObject({ _key: z.string(), _ref: z.string() }))
  .optional()
  .catch(undefined)
  .transform((items) => (items ?? []).map(({ _key, _ref }): SectionItem => ({ _type: "reference", _key, _ref })));

const sectionSchema = z.looseObject({
  _key: z.string(),
  kind: sectionKindSchema.optional().catch(undefined),
  heading: z.unknown().optional(),
  items: itemsSchema,
  leftOut: itemsSchema,
  period: z.object({ firstMonth: z.string(), lastMonth: z.string() }).optional().catch(undefined),
  letter: z.unknown().optional(),
  issueTeasers: z
    .array(z.looseObject({ item: z.looseObject({ _ref: z.string() }).optional() }))
    .optional()
    .catch(undefined),
});

/** Undefined for what is no section: a form may hold anything for a moment. */
export function composedSection(value: unknown): ComposedSection | undefined {
  const parsed = sectionSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { _key: key, kind, heading, items, leftOut, period, letter, issueTeasers = [] } = parsed.data;
  return {
    key,
    kind,
    title: firstTranslation(heading) ?? (kind === undefined ? "Section without a kind" : sectionKindTitles[kind]),
    items,
    leftOut,
    period,
    letter,
    shortened: new Set(issueTeasers.flatMap(({ item }) => item?._ref ?? [])),
  };
}

export function accepts({ kind }: ComposedSection, type: DocumentType): boolean {
  return kind !== undefined && itemTypesOf(kind).includes(type);
}
