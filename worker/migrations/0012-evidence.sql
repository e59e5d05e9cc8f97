-- What comes back about a message: late evidence settles an unconfirmed row, and a bounce is recorded beside the row it is about.
alter table feedback_events drop constraint feedback_events_kind_check;
alter table feedback_events add constraint feedback_events_kind_check check (kind in ('unsubscribe', 'bounce'));
alter table feedback_events drop constraint feedback_events_source_check;
alter table feedback_events add constraint feedback_events_source_check check (
  (kind = 'unsubscribe' and source in ('oneClick', 'leave')) or (kind = 'bounce' and source in ('dsn', 'words', 'log'))
);
alter table feedback_events add column campaign_id uuid;
alter table feedback_events add column seq integer;
-- Enhanced status code (RFC 3463), and what the other side said, with addresses masked; null where it said nothing.
alter table feedback_events add column status text check (length(status) <= 20);
alter table feedback_events add column diagnostic text check (length(diagnostic) <= 500);
alter table feedback_events add foreign key (campaign_id, seq) references recipients (campaign_id, seq);
alter table feedback_events add constraint feedback_events_of_message check (
  (kind = 'bounce') = (campaign_id is not null) and (campaign_id is null) = (seq is null)
);
-- The same report fed twice, or a report and the log of the same bounce, is one bounce.
create unique index feedback_events_bounce_once on feedback_events (campaign_id, seq) where kind = 'bounce';

-- A message that comes back names itself. The column never changes, so updates of the row stay heap-only.
create index recipients_of_message on recipients (message_id);

-- How many rows of a campaign evidence has settled is read from here, once a second by an open screen.
create index audit_of_evidence on audit (subject) where actor = 'evidence';
