-- What partners' offices picked of an issue for their packs: the latest row of a partner and campaign counts, the others are its history. Of
-- the partner alone: who of the office it was is asked nowhere and stored nowhere.
create table pack_picks (
  id bigint generated always as identity primary key,
  partner_id text not null references partners (id),
  campaign_id uuid not null references campaigns (id),
  -- `Picks` of worker/src/pack/picks.ts; null once the office went back to the whole issue.
  picks jsonb,
  picked_at timestamptz not null default now()
);
create index pack_picks_of_pack on pack_picks (campaign_id, partner_id, id desc);
