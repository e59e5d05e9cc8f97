import type { ReferenceFilterResolver, ValidationContext } from "sanity";
import * as z from "zod";
import { referenceSchema } from "../documents.ts";
import { sectionItemTypesQuery } from "../queries.ts";
import { courseKinds, sectionKindSchema, type DocumentType, type SectionKind } from "../vocabulary.ts";
import { memberOf } from "./rules.ts";

export const sectionItemTypes = [
  "newsItem",
  "callForApplications",
  "video",
  "calendarEntry",
  "knowledgeResource",
  "partner",
  "supporter",
] as const;

/** What a section of a kind may hold; a letter and a free text hold their own words. */
export function itemTypesOf(kind: SectionKind): readonly DocumentType[] {
  switch (kind) {
    case "letter":
    case "freeText":
      return [];
    case "highlights":
    case "lead":
    case "news":
      return ["newsItem"];
    case "calls":
      return ["callForApplications"];
    case "videos":
      return ["video"];
    case "calendar":
    case "courses":
      return ["calendarEntry"];
    case "resources":
      return ["knowledgeResource"];
    case "partners":
      return ["partner"];
    case "supporters":
      return ["supporter"];
  }
}

function fittingTypes(section: unknown): readonly DocumentType[] {
  const kind = sectionKindSchema.safeParse(memberOf(section, "kind"));
  return kind.success ? itemTypesOf(kind.data) : sectionItemTypes;
}

/** Offers only what fits: the path of the reference names its section. */
export const suggestionsFor: ReferenceFilterResolver = ({ document, parentPath }) => {
  const [, sectionKey] = parentPath;
  const key = typeof sectionKey === "object" && "_key" in sectionKey ? sectionKey._key : undefined;
  const sections: unknown = document["sections"];
  const section: unknown = Array.isArray(sections) ? sections.find((candidate) => memberOf(candidate, "_key") === key) : undefined;
  const fitting = fittingTypes(section);
  if (memberOf(section, "kind") !== "courses") return { filter: "_type in $fitting", params: { fitting } };
  return { filter: "_type in $fitting && kind in $courseKinds", params: { fitting, courseKinds } };
};

/** True for a calendar section's period that is filled in: it then needs no item chosen by hand. */
export function isGathering(period: unknown): boolean {
  return typeof memberOf(period, "firstMonth") === "string" && typeof memberOf(period, "lastMonth") === "string";
}

/** A section holds something: items chosen by hand, or what its period gathers. */
export function itemsOrPeriod(value: unknown, { parent }: { readonly parent?: unknown }): true | string {
  const kind = sectionKindSchema.safeParse(memberOf(parent, "kind"));
  if (!kind.success || itemTypesOf(kind.data).length === 0) return true;
  if (Array.isArray(value) && value.length > 0) return true;
  if (kind.data === "calendar" && isGathering(memberOf(parent, "period"))) return true;
  return "Nothing is in this section: readers will not see it";
}

const typesSchema = z.array(z.object({ _id: z.string(), _type: z.string() }));

/** A reference can also be pasted or made by "Create new", which knows nothing of the section's kind. */
export async function onlyFittingItems(value: unknown, context: ValidationContext): Promise<true | string> {
  const references = z.array(referenceSchema).safeParse(value);
  if (!references.success || references.data.length === 0) return true;
  const fitting = fittingTypes(context.parent);
  const client = context.getClient({ apiVersion: "2025-02-19" }).withConfig({ perspective: "raw" });
  const ids = references.data.flatMap(({ _ref }) => [_ref, `drafts.${_ref}`]);
  const found = typesSchema.parse(await client.fetch(sectionItemTypesQuery, { ids }));
  return (
    found.every(({ _type }) => fitting.some((type) => type === _type)) || "One of the items is of another kind than this section holds"
  );
}
