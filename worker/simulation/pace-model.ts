import { domainOf, isDomainFull, rangesWithinPace, unpaced, unused, withinPace, type PaceUse } from "../src/campaign/pace.ts";
import type { Pace, Paces, QueuedRange } from "../src/ports/sending.ts";
import type { Campaign, Row, StoreModel } from "./store-model.ts";

// Of store/pace-store.ts, claim-rows.ts and open-ranges.ts. A mark stands in its slot and is counted a slot longer, as there.

function slotted(at: number, slotMs: number): number {
  return Math.floor(at / slotMs) * slotMs;
}

export function paceUse(store: StoreModel, { relay }: Pace): PaceUse {
  const { minuteMs, minuteSlotMs, dayMs, daySlotMs } = store.paceSpans;
  const ofDomains = new Map<string, number>();
  let [ofMinute, ofDay] = [0, 0];
  const count = (subject: string, isInMinute: boolean, isInDay: boolean): void => {
    if (subject === `relay ${relay}`) {
      ofMinute += isInMinute ? 1 : 0;
      ofDay += isInDay ? 1 : 0;
    } else if (subject.startsWith("domain ") && isInMinute) {
      const domain = subject.slice("domain ".length);
      ofDomains.set(domain, (ofDomains.get(domain) ?? 0) + 1);
    }
  };
  const now = store.nowMs();
  for (const { subject, at } of store.spent)
    count(subject, slotted(at, minuteSlotMs) > now - minuteMs - minuteSlotMs, slotted(at, daySlotMs) > now - dayMs - daySlotMs);
  for (const row of store.rows) if (row.state === "claimed") for (const subject of subjectsOf(row)) count(subject, true, true);
  return { ofMinute, ofDay, ofDomains };
}

function subjectsOf({ paceRelay, campaign, address }: Row): readonly string[] {
  if (paceRelay === null) return [];
  return [`relay ${paceRelay}`, ...(campaign.kind === "campaign" ? [`domain ${domainOf(address)}`] : [])];
}

export function spendToken(store: StoreModel, row: Row): void {
  for (const subject of subjectsOf(row)) store.spent.push({ subject, at: store.nowMs() });
}

/** Of what may be claimed, what its pace leaves; and what the claim leaves behind on rows and campaign. */
export function tokensFor(store: StoreModel, campaign: Campaign, waiting: readonly Row[], paces: Paces = unpaced): readonly Row[] {
  const pace = paces[campaign.kind];
  const taken = pace === undefined ? waiting : withinPace(waiting, pace, paceUse(store, pace));
  for (const row of taken) row.paceRelay = pace?.relay ?? null;
  if (pace === undefined || waiting.length === 0) return taken;
  campaign.paceRelay = pace.relay;
  if (taken.length === 0) campaign.pacedAt ??= store.nowMs();
  return taken;
}

/** Rows are those that may be handed over. */
export function openRangesOf(
  store: StoreModel,
  waiting: readonly Row[],
  { sizeMax, paces = unpaced }: { readonly sizeMax: number; readonly paces: Paces | undefined },
): readonly QueuedRange[] {
  const useOf = (pace: Pace | undefined): PaceUse => (pace === undefined ? unused : paceUse(store, pace));
  const uses = { rehearsal: useOf(paces.rehearsal), campaign: useOf(paces.campaign) };
  const found = new Map<string, { readonly campaign: Campaign; readonly range: number; generation: number; openCount: number }>();
  for (const { campaign, seq, claimCount, address } of waiting) {
    const range = Math.floor((seq - 1) / sizeMax);
    const name = `${campaign.id} ${String(range)}`;
    const known = found.get(name) ?? { campaign, range, generation: 0, openCount: 0 };
    known.generation = Math.max(known.generation, claimCount);
    const isFull =
      campaign.kind === "campaign" && paces.campaign !== undefined && isDomainFull(domainOf(address), paces.campaign, uses.campaign);
    known.openCount += isFull ? 0 : 1;
    found.set(name, known);
  }
  const inOrder = [...found.values()].toSorted((a, b) =>
    a.campaign.id === b.campaign.id ? a.range - b.range : a.campaign.id < b.campaign.id ? -1 : 1,
  );
  return rangesWithinPace(
    inOrder.map(({ campaign, range, generation, openCount }) => ({
      campaignId: campaign.id,
      firstSeq: range * sizeMax + 1,
      lastSeq: (range + 1) * sizeMax,
      generation,
      kind: campaign.kind,
      openCount,
      isUnmet: campaign.paceRelay === null,
    })),
    paces,
    uses,
  );
}
