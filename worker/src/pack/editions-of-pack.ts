import { translationOf, type EditionKey, type Language } from "@newsletter/schemas";
import type { PackStore } from "../ports/packs.ts";
import type { Pack } from "./open-pack.ts";
import { wholeIssue, type PackEdition } from "./pack-files.ts";
import { differs, everything, pickedSnapshot, themesFirst, type PickedBy, type Picks } from "./picks.ts";

export interface PackContent {
  /** What is picked, or what the form begins with. */
  readonly picks: Picks;
  /** What the partner made of the issue, where that differs, then the issue. */
  readonly editions: readonly PackEdition[];
  /** False where the order is that of the partner's themes. */
  readonly isOwn: boolean;
}

/**
 * What a pack holds: with nothing picked, the partner's themes come first; an office that went back to the whole issue has switched that
 * off.
 */
export async function contentOfPack(pack: Pack, packs: Pick<PackStore, "latestPicks">): Promise<PackContent> {
  const { snapshot, partner, languages } = pack;
  const latest = await packs.latestPicks(pack);
  const isOwn = latest !== undefined;
  if (latest === null) {
    return { picks: everything(snapshot, [...languages]), editions: [wholeIssue(pack, languages)], isOwn: false };
  }
  const picks = latest ?? themesFirst(snapshot, partner, [...languages]);
  const selection = differs(snapshot, picks) ? [selectionOf(pack, picks, isOwn)] : [];
  return { picks, editions: [...selection, wholeIssue(pack, picks.languages)], isOwn };
}

/** The edition of these picks, stored or not. */
export function selectionOf({ snapshot, partner }: Pack, picks: Picks, isOwn: PickedBy["isOwn"]): PackEdition {
  const picked = pickedSnapshot(snapshot, picks, { partnerId: partner.id, isOwn });
  const digest = picked.selection?.picks ?? "";
  const name = partner.organisation.shortName ?? translationOf(partner.organisation.name, "en", snapshot.publication.languages)?.value;
  return {
    name: "selection",
    snapshot: picked,
    languages: picks.languages,
    prefix: `${name ?? partner.id} - `,
    keyIn: (language: Language): EditionKey => ({ language, kind: "pack", form: "shared", partnerId: partner.id, picks: digest }),
  };
}
