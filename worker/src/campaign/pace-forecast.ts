import type { PaceForecast } from "@newsletter/schemas";
import type { PaceFacts } from "../ports/campaigns.ts";
import type { Pace } from "../ports/sending.ts";
import type { CampaignStatus } from "./campaign-status.ts";
import { domainOf, unused } from "./pace.ts";
import type { CampaignPlan } from "./plan-campaign.ts";

const minute = 60;
const day = 86_400;

/**
 * How long what is left takes at its pace, by the bound that takes longest. Others may share the relay, so it is "about". Null for what does
 * not run, and for what there are tokens for.
 */
export function paceForecast(status: CampaignStatus, facts: PaceFacts | undefined): PaceForecast | null {
  if (status !== "running" || facts === undefined) return null;
  const { pace, use, left } = facts;
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
  ];
  return bounds.toSorted((a, b) => b.secondsLeft - a.secondsLeft)[0] ?? null;
}

/** Of a plan that has not begun, with every token still there. */
export function planForecast({ rows }: Pick<CampaignPlan, "rows">, pace: Pace): PaceForecast | null {
  const planned = rows.filter(({ state }) => state === "planned");
  const left = [...Map.groupBy(planned, ({ candidate }) => domainOf(candidate.address))].map(([domain, of]) => ({
    domain,
    count: of.length,
  }));
  return paceForecast("running", { pace, use: unused, left });
}

interface Bounded extends Pick<PaceForecast, "per" | "domain"> {
  readonly spanSeconds: number;
  readonly usedCount: number;
  readonly leftCount: number;
}

function forecast(messagesMax: number | undefined, { per, domain, spanSeconds, usedCount, leftCount }: Bounded): readonly PaceForecast[] {
  if (messagesMax === undefined) return [];
  const waitingCount = leftCount - Math.max(0, messagesMax - usedCount);
  return waitingCount <= 0 ? [] : [{ messagesMax, per, domain, secondsLeft: Math.ceil((waitingCount / messagesMax) * spanSeconds) }];
}
