import type { Language, SnapshotPartner } from "@newsletter/schemas";
import { readPackToken } from "../audience/pack-token.ts";
import type { PackRecord, PackStore } from "../ports/packs.ts";
import type { Clock } from "../ports/surroundings.ts";

export interface Pack extends PackRecord {
  readonly partner: SnapshotPartner;
  /** Those the partner chose, in its order; all of the issue where it chose none that the issue has. */
  readonly languages: readonly Language[];
  /** The last day on which its link opens, in UTC. */
  readonly lastDay: string;
}

export type OpenedPack = { readonly state: "open" | "expired"; readonly pack: Pack } | { readonly state: "unknown" };

/** Opens the link of a pack. Changes nothing: whoever scans mail opens every link. */
export type OpenPack = (token: string) => Promise<OpenedPack>;

interface OpenPackWith {
  readonly packs: Pick<PackStore, "find">;
  readonly tokenKey: Uint8Array;
  readonly clock: Clock;
}

export function createOpenPack({ packs, tokenKey, clock }: OpenPackWith): OpenPack {
  return async (token) => {
    const read = readPackToken(tokenKey, token);
    if (read === undefined) return { state: "unknown" };
    const record = await packs.find(read.partnerNumber, read.campaignNumber);
    const partner = record?.snapshot.partners.find(({ id }) => id === record.partnerId);
    if (record === undefined || partner === undefined) return { state: "unknown" };
    const published = record.snapshot.publication.languages;
    const chosen = partner.languages.filter((language) => published.includes(language));
    const pack = { ...record, partner, languages: chosen.length === 0 ? published : chosen, lastDay: read.lastDay };
    return { state: clock.now().toISOString().slice(0, 10) > read.lastDay ? "expired" : "open", pack };
  };
}
