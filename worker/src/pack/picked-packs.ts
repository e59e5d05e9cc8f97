import {
  languages,
  translationOf,
  type IssueSnapshot,
  type PickablePart,
  type PickedPack,
  type TranslatedString,
} from "@newsletter/schemas";
import type { PackStore, PickedByPartner } from "../ports/packs.ts";
import { itemsOf, type Picks } from "./picks.ts";

/** What partners picked of an issue: the latest selection of each pack, in words of the snapshot that the pack is made of. */
export async function pickedPacks(packs: Pick<PackStore, "picksOfIssue" | "snapshotOf">, issueId: string): Promise<readonly PickedPack[]> {
  const picked = await packs.picksOfIssue(issueId);
  const campaignIds = [...new Set(picked.map(({ campaignId }) => campaignId))];
  const snapshots = new Map(await Promise.all(campaignIds.map(async (id) => [id, await packs.snapshotOf(id)] as const)));
  return [...latestOf(picked).values()].flatMap(({ latest, changes }) => {
    const snapshot = snapshots.get(latest.campaignId);
    return snapshot === undefined ? [] : [packOf(latest, changes, snapshot)];
  });
}

/** The latest selection of each pack, which comes first, and how often it was changed. */
function latestOf(picked: readonly PickedByPartner[]): ReadonlyMap<string, { readonly latest: PickedByPartner; readonly changes: number }> {
  const packs = new Map<string, { readonly latest: PickedByPartner; readonly changes: number }>();
  for (const one of picked) {
    const name = `${one.campaignId} ${one.partnerId}`;
    const known = packs.get(name);
    packs.set(name, { latest: known?.latest ?? one, changes: (known?.changes ?? 0) + 1 });
  }
  return packs;
}

function packOf(
  { partnerId, campaignId, partnerName, picks, pickedAt }: PickedByPartner,
  changes: number,
  snapshot: IssueSnapshot,
): PickedPack {
  const parts = partsOf(snapshot);
  const kept = picks === null ? parts : keptOf(picks, parts);
  return {
    partnerId,
    campaignId,
    partnerName: wordsOf(partnerName) || partnerId,
    pickedAt,
    changes,
    languages: picks?.languages ?? snapshot.publication.languages,
    hasForeword: Object.keys(picks?.foreword ?? {}).length > 0,
    kept: kept.map(({ part }) => part),
    leftOut: parts.filter((each) => !kept.includes(each)).map(({ part }) => part),
  };
}

interface PlacedPart {
  readonly section: string;
  readonly part: PickablePart;
}

/** In the partner's order. */
function keptOf(picks: Picks, parts: readonly PlacedPart[]): readonly PlacedPart[] {
  return picks.sections.flatMap(({ key, items }) =>
    (items ?? [key]).flatMap((id) => parts.find(({ section, part }) => section === key && part.id === id) ?? []),
  );
}

function partsOf(snapshot: IssueSnapshot): readonly PlacedPart[] {
  return snapshot.sections.flatMap((section): readonly PlacedPart[] => {
    const items = itemsOf(section);
    if (items === undefined) {
      return [{ section: section.key, part: { id: section.key, type: section.kind, title: wordsOf(section.heading) || section.kind } }];
    }
    return items.map((item) => ({
      section: section.key,
      part: { id: item.id, type: item.type, title: wordsOf("title" in item ? item.title : item.organisation.name) },
    }));
  });
}

/** In English where there is any, as all that commands and the Studio say. */
function wordsOf(values: TranslatedString | undefined): string {
  return translationOf(values, "en", languages)?.value ?? "";
}
