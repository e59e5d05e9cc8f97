-- How often a row was claimed. It names the generation of a range's job: after a crash the queue still holds the dead process's job, and a
-- job of the same name could not be added until the queue notices, half a minute later.
alter table recipients add column claim_count integer not null default 0;
