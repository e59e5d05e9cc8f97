import type { ContentDocument, Section, SectionKind } from "@newsletter/schemas";
import { keyed, member, referenced, report, type Conversion, type Field } from "./conversion.ts";
import type { DocumentOf } from "./document-names.ts";
import { calendarEntryOf, callOf, newsItemOf, supporterOf, videoOf } from "./items.ts";
import { allPresent } from "./organisations.ts";
import { optionalString, requiredString, requiredText } from "./text-fields.ts";

type StoredSection = NonNullable<DocumentOf<"issue">["sections"]>[number];
type ItemType = Exclude<ContentDocument["_type"], "publication" | "issue" | "organisation" | "partner">;

/** A section with its items, or undefined after saying what it lacks. */
export function sectionOf(field: Field, stored: StoredSection): Section | undefined {
  if (stored.kind === undefined) return report(member(field, "kind"), "kindMissing", "has a section that does not say what it is for.");
  const base = { key: stored._key, heading: optionalString(stored.heading) };
  if (stored.kind === "letter") return letterOf(field, stored, base);
  return withItems(field, stored, stored.kind, base);
}

function letterOf(field: Field, stored: StoredSection, base: { key: string; heading: Section["heading"] }): Section | undefined {
  const letter = requiredText(member(field, "letter"), stored.letter, "text in its letter");
  const signatory = requiredString(member(field, "signatory"), stored.signatory, "signatory under its letter");
  return letter === undefined || signatory === undefined ? undefined : { kind: "letter", ...base, letter, signatory };
}

function withItems(
  field: Field,
  stored: StoredSection,
  kind: Exclude<SectionKind, "letter">,
  base: { key: string; heading: Section["heading"] },
): Section | undefined {
  if ((stored.items ?? []).length === 0) {
    return report(member(field, "items"), "sectionEmpty", `has an empty section${headingWords(base.heading)}.`);
  }
  switch (kind) {
    case "lead":
      return filled({ kind, ...base, items: itemsOf(field, stored, "newsItem", newsItemOf) });
    case "news":
      return filled({ kind, ...base, layout: stored.layout ?? "oneColumn", items: itemsOf(field, stored, "newsItem", newsItemOf) });
    case "calls":
      return filled({ kind, ...base, items: itemsOf(field, stored, "callForApplications", callOf) });
    case "videos":
      return filled({ kind, ...base, items: itemsOf(field, stored, "video", videoOf) });
    case "calendar":
      return filled({ kind, ...base, items: itemsOf(field, stored, "calendarEntry", calendarEntryOf) });
    case "supporters":
      return filled({ kind, ...base, items: itemsOf(field, stored, "supporter", supporterOf) });
  }
}

function itemsOf<T extends ItemType, Item>(
  field: Field,
  stored: StoredSection,
  type: T,
  convert: (conversion: Conversion, document: DocumentOf<T>) => Item | undefined,
): Item[] {
  return allPresent(
    (stored.items ?? []).map((reference, index) => {
      const found = referenced(keyed(member(field, "items"), reference["_key"], index), reference, [type]);
      return found === undefined ? undefined : convert(field.conversion, found);
    }),
  );
}

/** A section whose items all had faults has said so already. */
function filled<T extends { readonly items: readonly unknown[] }>(section: T): T | undefined {
  return section.items.length === 0 ? undefined : section;
}

function headingWords(heading: Section["heading"]): string {
  const words = Object.values(heading ?? {})[0];
  return words === undefined ? "" : ` “${words}”`;
}
