import type { CampaignKind } from "../ports/campaigns.ts";
import type { Pace, Paces, QueuedRange } from "../ports/sending.ts";

// Tokens: a bound less what was handed over within its span, less what is claimed and may be handed over any moment. So a token is taken at
// the claim, spent at the mark, and back as soon as the row is planned again without one; in no span of time is a bound exceeded.

/** What a pace has used up. Domains in lower case, as far as they were asked for. */
export interface PaceUse {
  readonly ofMinute: number;
  readonly ofDay: number;
  readonly ofDomains: ReadonlyMap<string, number>;
}

export const unused: PaceUse = { ofMinute: 0, ofDay: 0, ofDomains: new Map() };

export const unpaced: Paces = { rehearsal: undefined, campaign: undefined };

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

/** How many messages the relay may be given now. */
export function tokensLeft({ messagesPerMinuteMax, messagesPerDayMax }: Pace, { ofMinute, ofDay }: PaceUse): number {
  return Math.max(0, Math.min((messagesPerMinuteMax ?? Infinity) - ofMinute, (messagesPerDayMax ?? Infinity) - ofDay));
}

export function isDomainFull(domain: string, { domainMessagesPerMinuteMax }: Pace, { ofDomains }: PaceUse): boolean {
  return (ofDomains.get(domain) ?? 0) >= (domainMessagesPerMinuteMax ?? Infinity);
}

/** Of those that wait, in their order, the ones there is a token for. */
export function withinPace<Waiting extends { readonly address: string }>(
  waiting: readonly Waiting[],
  pace: Pace,
  use: PaceUse,
): readonly Waiting[] {
  const left = tokensLeft(pace, use);
  const ofDomains = new Map(use.ofDomains);
  const taken: Waiting[] = [];
  for (const each of waiting) {
    if (taken.length >= left) break;
    const domain = domainOf(each.address);
    if (isDomainFull(domain, pace, { ...use, ofDomains })) continue;
    ofDomains.set(domain, (ofDomains.get(domain) ?? 0) + 1);
    taken.push(each);
  }
  return taken;
}

/** A range with planned rows. */
export interface OpenRange extends QueuedRange {
  readonly kind: CampaignKind;
  /** Rows whose mail domain is not full. */
  readonly openCount: number;
  /** No claim of its campaign has met its pace yet. */
  readonly isUnmet: boolean;
}

/**
 * Of the ranges, in their order, those that something can be claimed of: a job for each of the others would come, look and go, every second.
 * A campaign that has met no claim yet is offered once whatever is left, so that it is known to wait for its turn.
 */
export function rangesWithinPace(
  ranges: readonly OpenRange[],
  paces: Paces,
  uses: Readonly<Record<CampaignKind, PaceUse>>,
): readonly QueuedRange[] {
  const left = { rehearsal: leftFor("rehearsal"), campaign: leftFor("campaign") };
  const met = new Set<string>();
  function leftFor(kind: CampaignKind): number {
    const pace = paces[kind];
    return pace === undefined ? Infinity : tokensLeft(pace, uses[kind]);
  }
  return ranges.flatMap(({ kind, openCount, isUnmet, ...range }) => {
    const isFirst = isUnmet && !met.has(range.campaignId);
    met.add(range.campaignId);
    if ((left[kind] <= 0 || openCount === 0) && !isFirst) return [];
    left[kind] -= openCount;
    return [range];
  });
}
