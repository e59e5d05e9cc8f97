import { sql } from "kysely";
import type { PublicationProfile } from "../ports/publications.ts";
import type { Database } from "./database.ts";

/** Publications a partner has to do with: it or its people are subscribed, it has an agreement, or somebody invited it; else those whose latest issue names it. */
export async function publicationsOfPartner(db: Database, partnerId: string): Promise<readonly PublicationProfile[]> {
  const { rows } = await sql<{ profile: PublicationProfile }>`
    select profile from publications
     where id in (select publication_id from subscriptions where partner_id = ${partnerId}
                  union all select publication_id from partner_agreements where partner_id = ${partnerId}
                  union all select publication_id from partner_sign_ins where partner_id = ${partnerId})
     order by slug, id`.execute(db);
  return rows.length > 0 ? rows.map(({ profile }) => profile) : named(db, partnerId);
}

/** Its contacts may be here before the first of its subscriptions. */
async function named(db: Database, partnerId: string): Promise<readonly PublicationProfile[]> {
  const { rows } = await sql<{ profile: PublicationProfile }>`
    select u.profile from publications u
      cross join lateral (select snapshot->'partners' as partners from issue_snapshots where publication_slug = u.slug order by taken_at desc limit 1) latest
     where latest.partners @> ${JSON.stringify([{ id: partnerId }])}::jsonb order by u.slug, u.id`.execute(db);
  return rows.map(({ profile }) => profile);
}
