import type { IssueSnapshot, Language } from "@newsletter/schemas";
import { itemsOf, type Picks } from "./picks.ts";

// The form of a selection: all that could be kept, in the order it has now, and what of it is. Sections and items are named by their places
// in the approved snapshot, which never changes: `3`, and `3.0` for the first item of it.

export interface DraftLine {
  readonly place: string;
  readonly isKept: boolean;
}

export interface DraftSection extends DraftLine {
  /** Undefined for a section that is a text. */
  readonly items: readonly DraftLine[] | undefined;
}

export interface PicksDraft {
  readonly languages: readonly { readonly language: Language; readonly isKept: boolean }[];
  readonly sections: readonly DraftSection[];
  readonly foreword: Partial<Record<Language, string>>;
}

/** The form as these picks fill it; what they leave out follows what they keep. */
export function draftOf(snapshot: IssueSnapshot, picks: Picks): PicksDraft {
  const { sections } = snapshot;
  const placed = sections.map((section, index) => ({ section, place: String(index) }));
  const kept = picks.sections.flatMap(({ key }) => placed.find(({ section }) => section.key === key) ?? []);
  const ordered = [...kept, ...placed.filter((each) => !kept.includes(each))];
  return {
    languages: [...new Set([...picks.languages, ...snapshot.publication.languages])].map((language) => ({
      language,
      isKept: picks.languages.includes(language),
    })),
    sections: ordered.map(({ section, place }) => {
      const chosen = picks.sections.find(({ key }) => key === section.key);
      const ids = itemsOf(section)?.map(({ id }) => id);
      return { place, isKept: chosen !== undefined, items: ids === undefined ? undefined : itemLines(place, ids, chosen?.items ?? []) };
    }),
    foreword: picks.foreword,
  };
}

function itemLines(section: string, ids: readonly string[], kept: readonly string[]): readonly DraftLine[] {
  const order = [...kept.filter((id) => ids.includes(id)), ...ids.filter((id) => !kept.includes(id))];
  // In a section that is left out as a whole, all items wait to come back with it.
  return order.map((id) => ({ place: `${section}.${ids.indexOf(id)}`, isKept: kept.length === 0 || kept.includes(id) }));
}

/** What the form says is kept. Nothing in it is not said to be a fault here. */
export function picksOf(snapshot: IssueSnapshot, draft: PicksDraft): Picks {
  const sections = draft.sections.flatMap(({ place, isKept, items }): Picks["sections"] => {
    const section = snapshot.sections[Number(place)];
    if (!isKept || section === undefined) return [];
    const ids = itemsOf(section);
    if (items === undefined || ids === undefined) return [{ key: section.key }];
    const kept = items.filter((item) => item.isKept).flatMap((item) => ids[Number(item.place.split(".")[1])]?.id ?? []);
    return kept.length === 0 ? [] : [{ key: section.key, items: kept }];
  });
  const foreword = Object.fromEntries(Object.entries(draft.foreword).filter(([, text]) => text !== ""));
  return { languages: draft.languages.filter(({ isKept }) => isKept).map(({ language }) => language), sections, foreword };
}

/** One step up or down among its neighbours; a language is named by its tag. */
export function moved(draft: PicksDraft, place: string, step: -1 | 1): PicksDraft {
  return {
    ...draft,
    languages: stepped(draft.languages, ({ language }) => language === place, step),
    sections: stepped(draft.sections, (section) => section.place === place, step).map(({ place: section, isKept, items }) => ({
      place: section,
      isKept,
      items: items === undefined ? undefined : stepped(items, (item) => item.place === place, step),
    })),
  };
}

function stepped<T>(list: readonly T[], isIt: (entry: T) => boolean, step: -1 | 1): readonly T[] {
  const from = list.findIndex(isIt);
  const entry = list[from];
  const to = from + step;
  if (entry === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, entry);
}
