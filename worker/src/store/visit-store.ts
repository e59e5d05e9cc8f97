import { languageSchema } from "@newsletter/schemas";
import { sql } from "kysely";
import type { VisitStore, VisitSum } from "../ports/reach.ts";
import type { DownloadFormat, VisitedPage, VisitLine } from "../reach/visit.ts";
import type { Database } from "./database.ts";

export function createVisitStore(db: Database): VisitStore {
  return {
    countedPublications: async () =>
      db
        .selectFrom("publications")
        .select(["id", "slug"])
        .where(sql<boolean>`profile->'hasVisitCounts' = 'true'`)
        // A slug may have gone from one publication to another: the one that has it now comes first.
        .orderBy("seen_at", "desc")
        .execute(),
    add: (lines) => add(db, lines),
    ofIssue: async (issueId) => {
      const { rows } = await sql<VisitRow>`
        select page, partner_id, language, format, sum(visit_count)::bigint as count
          from visits where issue_id = ${issueId} group by page, partner_id, language, format`.execute(db);
      return rows.map(sumOf);
    },
    ofPublication: async (publicationId, months) => {
      const { rows } = await sql<VisitRow & { month: string }>`
        select to_char(day, 'YYYY-MM') as month, page, partner_id, language, format, sum(visit_count)::bigint as count
          from visits where publication_id = ${publicationId} and issue_id is null and to_char(day, 'YYYY-MM') = any(${months})
         group by 1, page, partner_id, language, format`.execute(db);
      return rows.map((row) => Object.assign(sumOf(row), { month: row.month }));
    },
  };
}

interface VisitRow {
  readonly page: VisitedPage["page"];
  readonly partner_id: string | null;
  readonly language: string | null;
  readonly format: DownloadFormat | null;
  readonly count: string;
}

function sumOf(row: VisitRow): VisitSum {
  return {
    page: row.page,
    partnerId: row.partner_id ?? undefined,
    language: languageSchema.optional().parse(row.language ?? undefined),
    format: row.format ?? undefined,
    count: Number(row.count),
  };
}

async function add(db: Database, lines: readonly VisitLine[]): Promise<void> {
  const column = <T>(of: (line: VisitLine) => T | undefined): (T | null)[] => lines.map((line) => of(line) ?? null);
  // In one order, so that two processes that add the same lines wait for each other and do not block each other.
  await sql`
    insert into visits (day, publication_id, page, issue_id, partner_id, language, format, visit_count)
    select v.day, v.publication_id, v.page, v.issue_id, v.partner_id, v.language, v.format, v.visit_count
      from unnest(${column(({ day }) => day)}::date[], ${column(({ publicationId }) => publicationId)}::text[], ${column(({ page }) => page)}::text[],
                  ${column(({ issueId }) => issueId)}::text[], ${column(({ partnerId }) => partnerId)}::text[],
                  ${column(({ language }) => language)}::text[], ${column(({ format }) => format)}::text[], ${column(({ count }) => count)}::bigint[])
           as v (day, publication_id, page, issue_id, partner_id, language, format, visit_count)
     where v.issue_id is null
        or exists (select from campaigns c where c.issue_id = v.issue_id and c.kind = 'campaign' and c.begins_at <= now())
     order by v.day, v.publication_id, v.page, v.issue_id, v.partner_id, v.language, v.format
    on conflict (day, publication_id, page, issue_id, partner_id, language, format)
    do update set visit_count = visits.visit_count + excluded.visit_count`.execute(db);
}
