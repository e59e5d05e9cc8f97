import { sql } from "kysely";
import { limits } from "../limits.ts";

/**
 * Of a campaign `c`: it has begun, nobody stopped it, these are no quiet hours, its approval stands, and nothing holds it that only a person ends. Looked at by the claim and again by the mark, so that no body
 * begins after a pause was stored.
 */
export const mayHandOver = sql`
  c.begins_at <= now() and c.paused_at is null and c.cancelled_at is null and coalesce(c.held_reason, '') not in ('approval', 'scheduleMissed')
  and not is_quiet(now(), c.quiet_from, c.quiet_to, c.quiet_zone)
  and (c.kind = 'rehearsal' or exists (select from approvals a where a.id = c.approval_id and a.state = 'approved'))`;

/** Of a campaign `c`: a worker took it up, or would have, had there been a token. */
const wasTakenUp = sql`(c.paced_at is not null or exists (select from recipients b where b.campaign_id = c.id and b.claim_count > 0))`;

/** Of a campaign `c`: it should have begun this long ago, and no worker was there. */
export const hasMissedItsTime = sql`
  (c.kind = 'campaign' and c.begins_at < now() - ${limits.scheduleMissedMs} * interval '1 millisecond' and not ${wasTakenUp})`;

/** Of a campaign `c`: who was deferred is not tried again by itself. */
export const isTooOld = sql`(c.begins_at < now() - ${limits.campaignAgeMaxMs} * interval '1 millisecond')`;
