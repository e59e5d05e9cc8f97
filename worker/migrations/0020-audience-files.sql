-- Marks of the publisher's own on a subscription: where it came from, what it asked about. Segments ask for them.
alter table subscriptions add column tags text[] not null default '{}' check (cardinality(tags) <= 20);

-- The same mailbox twice, joined by a person: this one is no candidate any more. Its links in earlier mails go on working: who leaves by one of
-- them is suppressed by the address, and so gets nothing through the other one either.
alter table subscriptions add column merged_into uuid references subscriptions (id) check (merged_into <> id);

-- Whom a contact stands for, by the vocabulary of calls and courses.
alter table contacts add column stakeholder_kind text
  check (stakeholder_kind in ('ngo', 'academia', 'privateSector', 'government', 'internationalOrganisation', 'youth'));
