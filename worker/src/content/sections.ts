import {
  courseKinds,
  isGathered,
  type CalendarEntry,
  type ContentDocument,
  type MonthPeriod,
  type Section,
  type SectionKind,
  type TranslatedText,
} from "@newsletter/schemas";
import { calendarEntryOf } from "./calendar-entries.ts";
import { inOrderOfTime } from "./calendar-period.ts";
import { fieldOf, keyed, member, referenced, report, type Conversion, type Field } from "./conversion.ts";
import { whenOf } from "./date-fields.ts";
import type { DocumentOf } from "./document-names.ts";
import { callOf, newsItemOf, supporterOf, videoOf } from "./items.ts";
import { knowledgeResourceOf } from "./knowledge-resources.ts";
import { allPresent } from "./organisations.ts";
import { partnerProfileOf } from "./partners.ts";
import { optionalText, requiredText } from "./rich-texts.ts";
import { optionalString, requiredString } from "./text-fields.ts";

type StoredSection = NonNullable<DocumentOf<"issue">["sections"]>[number];
type ItemType = Exclude<ContentDocument["_type"], "publication" | "issue" | "organisation" | "project" | "signatory">;

/** A section with its items, or undefined after saying what it lacks. */
export function sectionOf(field: Field, stored: StoredSection): Section | undefined {
  if (stored.kind === undefined) return report(member(field, "kind"), "kindMissing", "has a section that does not say what it is for.");
  const base = { key: stored._key, heading: optionalString(stored.heading) };
  if (stored.kind === "letter") return letterOf(field, stored, base);
  if (stored.kind === "freeText") return freeTextOf(field, stored, base);
  return withItems(field, stored, stored.kind, base);
}

function letterOf(field: Field, stored: StoredSection, base: { key: string; heading: Section["heading"] }): Section | undefined {
  const letter = requiredText(member(field, "letter"), stored.letter, "text in its letter");
  const signatory = signatoryOf(member(field, "signatory"), stored);
  if (letter === undefined || signatory === undefined) return undefined;
  return { kind: "letter", ...base, letter, signatory };
}

function freeTextOf(field: Field, stored: StoredSection, base: { key: string; heading: Section["heading"] }): Section | undefined {
  const text = optionalText(member(field, "text"), stored.text);
  return text === undefined ? emptySection(member(field, "text"), base.heading) : { kind: "freeText", ...base, text };
}

type Letter = Extract<Section, { kind: "letter" }>;

function signatoryOf(field: Field, { signatory }: StoredSection): Letter["signatory"] | undefined {
  if (signatory === undefined) return report(field, "signatoryMissing", "has a letter that nobody signs.");
  const stored = referenced(field, signatory, ["signatory"]);
  if (stored === undefined) return undefined;
  const name = requiredString(member(fieldOf(field.conversion, stored), "name"), stored.name, "name");
  return name === undefined ? undefined : { id: stored._id, name, office: optionalString(stored.office) };
}

function withItems(
  field: Field,
  stored: StoredSection,
  kind: Exclude<SectionKind, "letter" | "freeText">,
  base: { key: string; heading: Section["heading"] },
): Section | undefined {
  if (kind === "calendar" && stored.period !== undefined) return gathered(field, stored, stored.period, base);
  if ((stored.items ?? []).length === 0) {
    return emptySection(member(field, "items"), base.heading);
  }
  switch (kind) {
    case "highlights":
      return filled({ kind, ...base, items: itemsOf(field, stored, "newsItem", newsItemOf) });
    case "lead":
      return filled({ kind, ...base, items: itemsOf(field, stored, "newsItem", withIssueTeaser(field, stored, "teaser", newsItemOf)) });
    case "news":
      return filled({
        kind,
        ...base,
        layout: stored.layout ?? "oneColumn",
        items: itemsOf(field, stored, "newsItem", withIssueTeaser(field, stored, "teaser", newsItemOf)),
      });
    case "calls":
      return filled({
        kind,
        ...base,
        items: itemsOf(field, stored, "callForApplications", withIssueTeaser(field, stored, "summary", callOf)),
      });
    case "videos":
      return filled({ kind, ...base, items: itemsOf(field, stored, "video", withIssueTeaser(field, stored, "summary", videoOf)) });
    case "calendar":
      return filled({ kind, ...base, items: itemsOf(field, stored, "calendarEntry", calendarEntryOf) });
    case "courses":
      return filled({ kind, ...base, items: itemsOf(field, stored, "calendarEntry", courseOf) });
    case "resources":
      return filled({ kind, ...base, items: itemsOf(field, stored, "knowledgeResource", knowledgeResourceOf) });
    case "partners":
      return filled({ kind, ...base, items: itemsOf(field, stored, "partner", partnerProfileOf) });
    case "supporters":
      return filled({ kind, ...base, items: itemsOf(field, stored, "supporter", supporterOf) });
  }
}

/** Only what people learn at; anything else belongs into the calendar. */
function courseOf(conversion: Conversion, stored: DocumentOf<"calendarEntry">): CalendarEntry | undefined {
  if (stored.kind !== undefined && !courseKinds.includes(stored.kind)) {
    const kind = member(fieldOf(conversion, stored), "kind");
    return report(kind, "itemKindWrong", "stands among the courses of an issue, but is neither a course nor a workshop.");
  }
  return calendarEntryOf(conversion, stored);
}

/** The words this issue has for an item stand in place of its own, in the languages that have some. */
function withIssueTeaser<
  K extends "teaser" | "summary",
  Item extends { readonly [name in K]: TranslatedText },
  Stored extends { readonly _id: string },
>(
  field: Field,
  { issueTeasers = [] }: StoredSection,
  name: K,
  convert: (conversion: Conversion, document: Stored) => Item | undefined,
): (conversion: Conversion, document: Stored) => Item | undefined {
  return (conversion, document) => {
    const item = convert(conversion, document);
    const index = issueTeasers.findIndex(({ item: reference }) => reference?._ref === document._id);
    const own = issueTeasers[index];
    if (item === undefined || own === undefined) return item;
    const place = member(keyed(member(field, "issueTeasers"), own._key, index), "teaser");
    return { ...item, [name]: { ...item[name], ...optionalText(place, own.teaser) } };
  };
}

/**
 * What happens in the period and is not over when the issue goes out, and what was pinned besides, without what was left out; in the order of
 * time.
 */
function gathered(
  field: Field,
  stored: StoredSection,
  { firstMonth, lastMonth }: NonNullable<StoredSection["period"]>,
  base: { key: string; heading: Section["heading"] },
): Section | undefined {
  const period = member(field, "period");
  if (firstMonth === undefined) return report(member(period, "firstMonth"), "dateMissing", "has a calendar without its first month.");
  if (lastMonth === undefined) return report(member(period, "lastMonth"), "dateMissing", "has a calendar without its last month.");
  if (lastMonth < firstMonth) return report(member(period, "lastMonth"), "dateOrderWrong", "has a calendar that ends before it begins.");
  const pinned = itemsOf(field, stored, "calendarEntry", calendarEntryOf);
  const without = new Set([...(stored.leftOut ?? []).map(({ _ref }) => _ref), ...pinned.map(({ id }) => id)]);
  const found = [...field.conversion.documents.values()]
    .filter((document) => document._type === "calendarEntry")
    .filter((entry) => !without.has(entry._id) && isIn(field, entry, { firstMonth, lastMonth }));
  const entries = allPresent(found.map((entry) => calendarEntryOf(field.conversion, entry)));
  const items = inOrderOfTime([...pinned, ...entries]);
  if (items.length > 0) return { kind: "calendar", ...base, items };
  return report(
    period,
    "sectionEmpty",
    `has a calendar that finds nothing from ${firstMonth} to ${lastMonth}; readers will not see it.`,
    "warning",
  );
}

/** Looked at without being used: an entry with a fault that would not be shown is nobody's concern here. */
function isIn(field: Field, document: DocumentOf<"calendarEntry">, period: MonthPeriod): boolean {
  const when = whenOf(fieldOf({ ...field.conversion, findings: [], pinned: new Map() }, document), document);
  const { document: issue } = field;
  return when !== undefined && isGathered(when, period, issue._type === "issue" ? issue.referenceTime : undefined);
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

function emptySection(field: Field, heading: Section["heading"]): undefined {
  return report(field, "sectionEmpty", `has an empty section${headingWords(heading)}; readers will not see it.`, "warning");
}

function headingWords(heading: Section["heading"]): string {
  const words = Object.values(heading ?? {})[0];
  return words === undefined ? "" : ` “${words}”`;
}
