import { sql } from "kysely";

// What readers may see, in one place.
//
// A web edition stands at its address from the moment a campaign was planned, or, as long as none was, a rehearsal: mails that are tried out
// lead to it. Readers keep what went out: see `web-edition.ts`. One that was only rehearsed says so and asks search engines to pass it by. While
// an item may not be public the address opens for nobody, but on a machine that no reader reaches: an address can be guessed.
//
// An issue is public, and stands in archive, feeds, sitemap and search, once a campaign of it has begun: its time has come, and nobody stopped it
// before. Of what was only rehearsed the sample alone is, where no campaign ever began: an installation with it has nothing else to show. What
// was prepared or is waiting for its time is not, and no issue is before the embargo of all its items has ended.

/** Of a campaign `c`: it has begun. One that was stopped has where anything of it had been taken up before. */
export const hasBegun = sql`
  (c.begins_at <= now() and (
    (c.paused_at is null and c.cancelled_at is null and coalesce(c.held_reason, '') not in ('approval', 'scheduleMissed'))
    or exists (select from recipients r where r.campaign_id = c.id and r.claim_count > 0)))`;

/** Of a snapshot `s`: an item of it may not be public yet. */
export const isUnderEmbargo = sql`
  exists (select from jsonb_path_query(s.snapshot, '$.sections[*].items[*].embargoUntil') as until (at) where (until.at #>> '{}')::timestamptz > now())`;

const isSample = sql`
  exists (select from issue_snapshots s where s.digest = c.snapshot_digest and s.snapshot->'publication'->'isSample' = 'true'::jsonb)`;

/** A query of `(issue_id, snapshot_digest, published_at, updated_at)`: per public issue the newest snapshot that went out. */
export const begunIssues = sql`
  select distinct on (b.issue_id) b.issue_id, b.snapshot_digest,
         min(b.begins_at) over (partition by b.issue_id) as published_at,
         min(b.begins_at) over (partition by b.issue_id, b.snapshot_digest) as updated_at
    from (select c.issue_id, c.snapshot_digest, c.begins_at, c.planned_at from campaigns c
           where ${hasBegun}
             and c.kind = case when exists (select from campaigns c where c.kind = 'campaign' and ${hasBegun}) then 'campaign' else 'rehearsal' end
             and (c.kind = 'campaign' or ${isSample})) b
   order by b.issue_id, b.begins_at desc, b.planned_at desc`;
