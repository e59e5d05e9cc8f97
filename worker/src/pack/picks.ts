import { createHash } from "node:crypto";
import {
  canonicalJson,
  languageSchema,
  translatedStringSchema,
  type IssueSnapshot,
  type Section,
  type SnapshotPartner,
} from "@newsletter/schemas";
import * as z from "zod";

/** What a partner keeps of an issue, in its order: what is not named is left out. */
export const picksSchema = z.strictObject({
  languages: z.array(languageSchema).min(1),
  sections: z
    .array(
      z.strictObject({
        key: z.string(),
        /** Ids of its items; absent for a section that is a text. */
        items: z.array(z.string()).min(1).optional(),
      }),
    )
    .min(1),
  /** Plain text, by language. */
  foreword: translatedStringSchema,
});
export type Picks = z.infer<typeof picksSchema>;

type Item = Extract<Section, { readonly items: unknown }>["items"][number];

export function itemsOf(section: Section): readonly Item[] | undefined {
  return "items" in section ? section.items : undefined;
}

/** The issue as it is, in these languages. */
export function everything({ sections }: IssueSnapshot, languages: Picks["languages"]): Picks {
  return { languages, foreword: {}, sections: sections.map((section) => picked(section, itemsOf(section))) };
}

/** The issue with what touches the partner's themes first in each section; the rest keeps its order. */
export function themesFirst(snapshot: IssueSnapshot, { themes = [] }: SnapshotPartner, languages: Picks["languages"]): Picks {
  const isOurs = (item: Item): boolean => "theme" in item && item.theme !== undefined && themes.includes(item.theme);
  const sections = snapshot.sections.map((section) => {
    const items = itemsOf(section);
    return picked(section, items === undefined ? undefined : [...items.filter(isOurs), ...items.filter((item) => !isOurs(item))]);
  });
  return { languages, foreword: {}, sections };
}

function picked({ key }: Section, items: readonly Item[] | undefined): Picks["sections"][number] {
  return items === undefined ? { key } : { key, items: items.map(({ id }) => id) };
}

/** True where a pack of these picks would not be the issue itself. */
export function differs(snapshot: IssueSnapshot, picks: Picks): boolean {
  const whole = everything(snapshot, picks.languages);
  return canonicalJson(whole.sections) !== canonicalJson(picks.sections) || Object.values(picks.foreword).some((text) => text !== "");
}

export interface PickedBy {
  readonly partnerId: string;
  /** False where nobody picked anything: the order is that of the partner's themes. */
  readonly isOwn: boolean;
}

/** The approved snapshot restricted to the picks. What they name and the issue has not is passed over. */
export function pickedSnapshot(snapshot: IssueSnapshot, picks: Picks, { partnerId, isOwn }: PickedBy): IssueSnapshot {
  const bySection = new Map(snapshot.sections.map((section) => [section.key, section]));
  const sections = picks.sections.flatMap(({ key, items }): readonly Section[] => {
    const section = bySection.get(key);
    if (section === undefined || items === undefined || !("items" in section))
      return section === undefined || "items" in section ? [] : [section];
    const kept = items.flatMap((id) => section.items.find((item) => item.id === id) ?? []);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same items of the same section, fewer of them
    return kept.length === 0 ? [] : [{ ...section, items: kept } as Section];
  });
  const foreword = Object.values(picks.foreword).some((text) => text !== "") ? { foreword: picks.foreword } : {};
  return { ...snapshot, sections, selection: { partnerId, picks: digestOf(partnerId, picks), isOwn, ...foreword } };
}

/** Names a selection in the key of its editions. */
function digestOf(partnerId: string, picks: Picks): string {
  return createHash("sha256").update(canonicalJson({ partnerId, picks })).digest("hex");
}
