import { issuePackToken } from "../audience/pack-token.ts";
import { dayAfter } from "../audience/last-day.ts";
import { limits } from "../limits.ts";
import type { PackName, PackStore } from "../ports/packs.ts";

/** A later campaign of the issue of a pack. */
export interface NewerOfPack {
  /** Of the same partner's pack of it; undefined where it was not meant for this partner. */
  readonly token: string | undefined;
}

/** Undefined where there is none. */
export type NewerPack = (pack: PackName) => Promise<NewerOfPack | undefined>;

/** The link is the one that the partner's mail of the later campaign has. */
export function createNewerPack({
  packs,
  tokenKey,
}: {
  readonly packs: Pick<PackStore, "newer">;
  readonly tokenKey: Uint8Array;
}): NewerPack {
  return async (pack) => {
    const newer = await packs.newer(pack);
    if (newer === undefined) return undefined;
    const { partnerNumber, campaignNumber, beganAt, isTheirs } = newer;
    const lastDay = dayAfter(new Date(beganAt), limits.packDays);
    return { token: isTheirs ? issuePackToken(tokenKey, { partnerNumber, campaignNumber, lastDay }) : undefined };
  };
}
