import { sql } from "kysely";
import type { AudienceHistory } from "../ports/campaigns.ts";
import type { Database } from "./database.ts";

interface IssueRow {
  readonly issue_id: string;
  readonly began_at: Date;
  readonly recipient_count: string;
  readonly domains: readonly string[];
}

/** Rows that are not excluded: of a campaign that was stopped before it began there are none. An erased address has no domain. */
export async function audienceHistory(db: Database, publicationId: string, issuesMax: number): Promise<AudienceHistory> {
  const { rows } = await sql<IssueRow>`
    select c.issue_id, min(c.begins_at) as began_at, count(*) as recipient_count,
           array_agg(distinct lower(split_part(r.address, '@', 2))) as domains
      from campaigns c
      join approvals a on a.id = c.approval_id
      join recipients r on r.campaign_id = c.id and r.state <> 'excluded'
     where a.publication_id = ${publicationId} and c.kind = 'campaign'
     group by c.issue_id order by began_at desc limit ${issuesMax}`.execute(db);
  const { rows: partners } = await sql<{ issue_id: string; partner_id: string; recipient_count: string }>`
    select c.issue_id, s.partner_id, count(*) as recipient_count
      from campaigns c
      join approvals a on a.id = c.approval_id
      join recipients r on r.campaign_id = c.id and r.state <> 'excluded'
      join subscriptions s on s.id = r.subscription_id and s.partner_id is not null
     where a.publication_id = ${publicationId} and c.issue_id = any(${rows.map(({ issue_id }) => issue_id)})
     group by c.issue_id, s.partner_id`.execute(db);
  const ofIssue = Map.groupBy(partners, ({ issue_id }) => issue_id);
  const { rows: clock } = await sql<{ now: Date }>`select now() as now`.execute(db);
  return {
    issues: rows.map((row) => ({
      issueId: row.issue_id,
      beganAt: row.began_at.toISOString(),
      recipientCount: Number(row.recipient_count),
      partnerCounts: new Map((ofIssue.get(row.issue_id) ?? []).map((each) => [each.partner_id, Number(each.recipient_count)])),
    })),
    domains: new Set(rows.flatMap(({ domains }) => domains)),
    now: clock[0]?.now.toISOString() ?? "",
  };
}
