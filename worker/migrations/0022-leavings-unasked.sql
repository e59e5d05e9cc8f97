-- Those for whom nobody could be asked are looked for every second.
create index leavings_unasked on leavings (asked_at) where told_count = 0 and ended_at is null;
