import {
  domainOf,
  fullPartners,
  isDomainFull,
  rangesWithinPace,
  unbounded,
  unused,
  withinPace,
  type OpenRange,
  type PaceUse,
} from "../src/campaign/pace.ts";
import type { BoundPartner } from "../src/ports/members.ts";
import type { Claim, OpenWays, QueuedRange } from "../src/ports/sending.ts";
import type { Campaign, Row, StoreModel } from "./store-model.ts";

// Of store/pace-store.ts, claim-rows.ts and open-ranges.ts. A mark stands in its slot and is counted a slot longer, as there.

function slotted(at: number, slotMs: number): number {
  return Math.floor(at / slotMs) * slotMs;
}

function paceUse(store: StoreModel, relay: string): PaceUse {
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

/** Of store/members-pace.ts. */
function boundPartners(store: StoreModel): readonly Pick<BoundPartner, "partnerId" | "pace" | "use">[] {
  const { hourMs, hourSlotMs, dayMs, daySlotMs } = store.paceSpans;
  const now = store.nowMs();
  return [...store.membersPaces].map(([partnerId, pace]) => {
    const held = store.rows.filter(({ state, pacePartner }) => state === "claimed" && pacePartner === partnerId).length;
    const spent = store.spent.filter(({ subject }) => subject === `members ${partnerId}`);
    const within = (ms: number, slotMs: number): number => held + spent.filter(({ at }) => slotted(at, slotMs) > now - ms - slotMs).length;
    return { partnerId, pace, use: { ofHour: within(hourMs, hourSlotMs), ofDay: within(dayMs, daySlotMs) } };
  });
}

/** A rehearsal reaches no member. */
function partnerOfMember({ campaign, memberOf }: Row): string | null {
  return campaign.kind === "campaign" ? memberOf : null;
}

function subjectsOf({ paceRelay, campaign, address }: Row): readonly string[] {
  if (paceRelay === null) return [];
  return [`relay ${paceRelay}`, ...(campaign.kind === "campaign" ? [`domain ${domainOf(address)}`] : [])];
}

export function spendToken(store: StoreModel, row: Row): void {
  const ofPartner = row.pacePartner === null ? [] : [`members ${row.pacePartner}`];
  for (const subject of [...subjectsOf(row), ...ofPartner]) store.spent.push({ subject, at: store.nowMs() });
}

/** Of what may be claimed, what its pace leaves; and what the claim leaves behind on rows and campaign. */
export function tokensFor(store: StoreModel, campaign: Campaign, waiting: readonly Row[], { relay, pace }: Claim): readonly Row[] {
  const partners = boundPartners(store);
  const named = waiting.map((row) => ({ row, address: row.address, memberOf: partnerOfMember(row) }));
  const use = pace === undefined ? unused : paceUse(store, relay);
  const taken = withinPace(named, pace ?? unbounded, use, partners).map(({ row }) => row);
  const isBound = (row: Row): boolean => partners.some(({ partnerId }) => partnerId === partnerOfMember(row));
  for (const row of taken) {
    row.paceRelay = pace === undefined ? null : relay;
    row.pacePartner = isBound(row) ? partnerOfMember(row) : null;
  }
  if (waiting.length === 0 || (pace === undefined && !waiting.some(isBound))) return taken;
  campaign.paceRelay = relay;
  if (taken.length === 0) campaign.pacedAt ??= store.nowMs();
  return taken;
}

/** Rows are those that may be handed over. */
export function openRangesOf(
  store: StoreModel,
  waiting: readonly Row[],
  { sizeMax, ways }: { readonly sizeMax: number; readonly ways: OpenWays },
): readonly QueuedRange[] {
  const paced = Object.values(ways)
    .flat()
    .filter(({ pace }) => pace !== undefined);
  const uses = new Map(paced.map(({ relay }) => [relay, paceUse(store, relay)] as const));
  const [first] = ways.campaign;
  const isFull = ({ campaign, address }: Row): boolean => {
    const use = uses.get(first?.relay ?? "");
    return (
      campaign.kind === "campaign" && first?.pace !== undefined && use !== undefined && isDomainFull(domainOf(address), first.pace, use)
    );
  };
  const full = new Set(fullPartners(boundPartners(store)));
  const ranges = new Map<string, OpenRange>();
  for (const row of waiting) {
    const { campaign, seq, claimCount, relay: begunAt } = row;
    const range = Math.floor((seq - 1) / sizeMax);
    const name = `${campaign.id} ${String(range).padStart(4, "0")}`;
    const known = ranges.get(name);
    ranges.set(name, {
      campaignId: campaign.id,
      firstSeq: range * sizeMax + 1,
      lastSeq: (range + 1) * sizeMax,
      generation: Math.max(claimCount, known?.generation ?? 0),
      kind: campaign.kind,
      isUnmet: campaign.paceRelay === null,
      open: [...(known?.open ?? []), { begunAt, count: isFull(row) || full.has(partnerOfMember(row) ?? "") ? 0 : 1 }],
    });
  }
  const inOrder = [...ranges].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, range]) => range);
  return rangesWithinPace(inOrder, ways, uses);
}
