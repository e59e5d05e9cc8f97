import type { CampaignKind } from "../ports/campaigns.ts";
import type { BoundPartner, MembersPace, MembersUse } from "../ports/members.ts";
import type { OpenWays, Pace, QueuedRange } from "../ports/sending.ts";

// Tokens: a bound less what was handed over within its span, less what is claimed and may be handed over any moment. So a token is taken at
// the claim, spent at the mark, and back as soon as the row is planned again without one; in no span of time is a bound exceeded.

/** What a pace has used up. Domains in lower case, as far as they were asked for. */
export interface PaceUse {
  readonly ofMinute: number;
  readonly ofDay: number;
  readonly ofDomains: ReadonlyMap<string, number>;
}

export const unused: PaceUse = { ofMinute: 0, ofDay: 0, ofDomains: new Map() };
export const unbounded: Pace = { messagesPerMinuteMax: undefined, messagesPerDayMax: undefined, domainMessagesPerMinuteMax: undefined };

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

/** How many messages the members of a partner may be given now. */
function membersLeft({ messagesPerHourMax, messagesPerDayMax }: MembersPace, { ofHour, ofDay }: MembersUse): number {
  return Math.max(0, Math.min((messagesPerHourMax ?? Infinity) - ofHour, (messagesPerDayMax ?? Infinity) - ofDay));
}

/** Partners whose members may be given nothing now. */
export function fullPartners(partners: readonly Pick<BoundPartner, "partnerId" | "pace" | "use">[]): readonly string[] {
  return partners.flatMap(({ partnerId, pace, use }) => (membersLeft(pace, use) === 0 ? [partnerId] : []));
}

interface OneWaiting {
  readonly address: string;
  /** The partner whose bounds it keeps; null for most. */
  readonly memberOf?: string | null;
}

/** Of those that wait, in their order, the ones there is a token for. Who waits for a partner's or a domain's token holds up nobody else. */
export function withinPace<Waiting extends OneWaiting>(
  waiting: readonly Waiting[],
  pace: Pace,
  use: PaceUse,
  partners: readonly Pick<BoundPartner, "partnerId" | "pace" | "use">[] = [],
): readonly Waiting[] {
  const left = tokensLeft(pace, use);
  const ofDomains = new Map(use.ofDomains);
  const ofPartners = new Map(partners.map((partner) => [partner.partnerId, membersLeft(partner.pace, partner.use)]));
  const taken: Waiting[] = [];
  for (const each of waiting) {
    if (taken.length >= left) break;
    const domain = domainOf(each.address);
    const ofPartner = ofPartners.get(each.memberOf ?? "") ?? Infinity;
    if (ofPartner <= 0 || isDomainFull(domain, pace, { ...use, ofDomains })) continue;
    if (each.memberOf != null) ofPartners.set(each.memberOf, ofPartner - 1);
    ofDomains.set(domain, (ofDomains.get(domain) ?? 0) + 1);
    taken.push(each);
  }
  return taken;
}

/** A range with planned rows. */
export interface OpenRange extends QueuedRange {
  readonly kind: CampaignKind;
  /** No claim of its campaign has met a pace yet. */
  readonly isUnmet: boolean;
  /** Rows whose mail domain and partner are not full, by the relay at which their body was begun; null for those that are new. */
  readonly open: readonly { readonly begunAt: string | null; readonly count: number }[];
}

/**
 * Of the ranges, in their order, those that something can be claimed of: a job for each of the others would come, look and go, every second.
 * A campaign that no claim has met yet is offered once whatever is left, so that it is known to wait for its turn.
 */
export function rangesWithinPace(ranges: readonly OpenRange[], ways: OpenWays, uses: ReadonlyMap<string, PaceUse>): readonly QueuedRange[] {
  const left = new Map<string, number>();
  for (const { relay, pace } of Object.values(ways).flat())
    if (pace !== undefined) left.set(relay, tokensLeft(pace, uses.get(relay) ?? unused));
  const met = new Set<string>();
  return ranges.flatMap(({ kind, isUnmet, open, ...range }) => {
    const [first] = ways[kind];
    if (first === undefined) return [];
    const isFirst = isUnmet && !met.has(range.campaignId);
    met.add(range.campaignId);
    let isWorthIt = isFirst;
    for (const { begunAt, count } of open) {
      const way = begunAt === null ? first : ways[kind].find(({ relay }) => relay === begunAt);
      if (way === undefined || count === 0) continue;
      if (way.pace !== undefined) {
        const tokens = left.get(way.relay) ?? 0;
        if (tokens <= 0) continue;
        left.set(way.relay, tokens - count);
      }
      isWorthIt = true;
    }
    return isWorthIt ? [range] : [];
  });
}
