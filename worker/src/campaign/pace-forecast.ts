import type { PaceForecast } from "@newsletter/schemas";
import type { PaceFacts } from "../ports/campaigns.ts";
import type { BoundPartner } from "../ports/members.ts";
import type { Pace } from "../ports/sending.ts";
import type { CampaignStatus } from "./campaign-status.ts";
import { domainOf, unbounded, unused } from "./pace.ts";
import type { CampaignPlan } from "./plan-campaign.ts";

const minute = 60;
const hour = 3_600;
const day = 86_400;

/**
 * How long what is left takes at its pace, by the bound that takes longest. Others may share the relay, so it is "about". Null for what does
 * not run, and for what there are tokens for.
 */
export function paceForecast(status: CampaignStatus, facts: PaceFacts | undefined): PaceForecast | null {
  if (status !== "running" || facts === undefined) return null;
  const { pace, use, left, members = [] } = facts;
  const leftCount = left.reduce((sum, { count }) => sum + count, 0);
  const bounds: readonly PaceForecast[] = [
    ...forecast(pace.messagesPerMinuteMax, { per: "minute", domain: null, spanSeconds: minute, usedCount: use.ofMinute, leftCount }),
    ...forecast(pace.messagesPerDayMax, { per: "day", domain: null, spanSeconds: day, usedCount: use.ofDay, leftCount }),
    ...left.flatMap(({ domain, count }) =>
      forecast(pace.domainMessagesPerMinuteMax, {
        per: "minute",
        domain,
        spanSeconds: minute,
        usedCount: use.ofDomains.get(domain) ?? 0,
        leftCount: count,
      }),
    ),
    ...members.flatMap(membersForecasts),
  ];
  return bounds.toSorted((a, b) => b.secondsLeft - a.secondsLeft)[0] ?? null;
}

function membersForecasts({
  name: partner,
  pace,
  use,
  count: leftCount,
}: NonNullable<PaceFacts["members"]>[number]): readonly PaceForecast[] {
  const bounded = { domain: null, partner, leftCount } as const;
  return [
    ...forecast(pace.messagesPerHourMax, { ...bounded, per: "hour", spanSeconds: hour, usedCount: use.ofHour }),
    ...forecast(pace.messagesPerDayMax, { ...bounded, per: "day", spanSeconds: day, usedCount: use.ofDay }),
  ];
}

/** Of a plan that has not begun, with every token of the relay still there. */
export function planForecast(
  { rows }: Pick<CampaignPlan, "rows">,
  pace: Pace = unbounded,
  partners: readonly BoundPartner[] = [],
): PaceForecast | null {
  const planned = rows.filter(({ state }) => state === "planned");
  const left = [...Map.groupBy(planned, ({ candidate }) => domainOf(candidate.address))].map(([domain, of]) => ({
    domain,
    count: of.length,
  }));
  const members = partners.flatMap(({ partnerId, ...partner }) => {
    const { length: count } = planned.filter(({ candidate }) => candidate.recipientKind === "members" && candidate.partnerId === partnerId);
    return count === 0 ? [] : [{ ...partner, count }];
  });
  return paceForecast("running", { pace, use: unused, left, members });
}

interface Bounded extends Pick<PaceForecast, "per" | "domain" | "partner"> {
  readonly spanSeconds: number;
  readonly usedCount: number;
  readonly leftCount: number;
}

function forecast(messagesMax: number | undefined, { spanSeconds, usedCount, leftCount, ...bounded }: Bounded): readonly PaceForecast[] {
  if (messagesMax === undefined) return [];
  const waitingCount = leftCount - Math.max(0, messagesMax - usedCount);
  return waitingCount <= 0 ? [] : [{ messagesMax, ...bounded, secondsLeft: Math.ceil((waitingCount / messagesMax) * spanSeconds) }];
}
