-- Set by "newsletter restore", taken away by "newsletter rearm": what was put back from a backup sends nothing until a person has looked,
-- whatever the machine it stands on knows.
alter table epoch add column restored_at timestamptz;
