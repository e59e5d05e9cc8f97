import { languageNames, type PickablePart, type PickedPack } from "@newsletter/schemas";
import { isolated } from "../isolated.ts";
import { numberInWords } from "./audience-words.ts";

/** A part of the issue with the partners that keep it in their packs, by name. */
export interface PickedPart extends PickablePart {
  readonly keptBy: readonly string[];
  readonly packCount: number;
}

/** Of each partner the pack of its latest campaign: an earlier one is of an issue that was sent before. */
export function latestPacks(packs: readonly PickedPack[]): readonly PickedPack[] {
  const latest = new Map<string, PickedPack>();
  for (const pack of packs) if (!latest.has(pack.partnerId)) latest.set(pack.partnerId, pack);
  return [...latest.values()].toSorted((a, b) => a.partnerName.localeCompare(b.partnerName));
}

/** What most partners picked comes first; what nobody kept, last. */
export function pickedParts(packs: readonly PickedPack[]): readonly PickedPart[] {
  const parts = new Map<string, PickablePart>();
  for (const pack of packs) for (const part of [...pack.kept, ...pack.leftOut]) parts.set(part.id, part);
  return [...parts.values()]
    .map((part) => {
      const able = packs.filter(({ kept, leftOut }) => [...kept, ...leftOut].some(({ id }) => id === part.id));
      const keptBy = able.filter(({ kept }) => kept.some(({ id }) => id === part.id)).map(({ partnerName }) => partnerName);
      return { id: part.id, type: part.type, title: part.title, keptBy, packCount: able.length };
    })
    .toSorted((a, b) => b.keptBy.length - a.keptBy.length);
}

/** "2 of 3: VNGOC, UNCAC Coalition" */
export function keptByInWords({ keptBy, packCount }: PickedPart): string {
  const count = `${numberInWords(keptBy.length)} of ${numberInWords(packCount)}`;
  return keptBy.length === 0 ? count : `${count}: ${keptBy.map(isolated).join(", ")}`;
}

/** "English, français; with a foreword" */
export function packInWords({ languages, hasForeword }: PickedPack): string {
  const names = languages.map((language) => isolated(languageNames[language])).join(", ");
  return hasForeword ? `${names}; with a foreword` : names;
}
