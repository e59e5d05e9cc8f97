-- Marks of the publisher's own on a subscription: where it came from, what it asked about. Segments ask for them.
alter table subscriptions add column tags text[] not null default '{}' check (cardinality(tags) <= 20);

-- The same mailbox twice, joined by a person: this one gets nothing any more, and its links act on the other.
alter table subscriptions add column merged_into uuid references subscriptions (id) check (merged_into <> id),
  add check (merged_into is null or state = 'left');

-- Whom a contact stands for, by the vocabulary of calls and courses.
alter table contacts add column stakeholder_kind text
  check (stakeholder_kind in ('ngo', 'academia', 'privateSector', 'government', 'internationalOrganisation', 'youth'));
