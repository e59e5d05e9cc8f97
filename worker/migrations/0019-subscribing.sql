-- Subscribing by a form with a confirmed opt-in, a reader's own settings, and erasure.
alter table subscriptions
  -- Until then its owner wants no issue; the pause ends by itself.
  add column paused_until timestamptz,
  -- Its owner reads over a slow connection.
  add column is_low_bandwidth boolean not null default false,
  -- Its address is gone: `erased:<id>` stands in its place, here and in the ledger.
  add column erased_at timestamptz,
  add check (not is_low_bandwidth or recipient_kind in ('person', 'members')),
  add check ((erased_at is not null) = (address like 'erased:%')),
  add check (erased_at is null or state = 'left');
-- Whatever is stored about an address is found from here.
create index subscriptions_of_address on subscriptions (lower(address));

-- A wish to be subscribed, from the form to the button behind the link of its mail. Nothing of the subscription changes before that.
create table opt_ins (
  subscription_id uuid not null references subscriptions (id),
  -- Stands in the link.
  number bytea not null check (octet_length(number) = 4),
  languages text[] not null check (cardinality(languages) > 0),
  -- The words that were shown with the form.
  wording text not null,
  -- Of the form, the mail and the page behind its link.
  language text not null,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (subscription_id, number)
);

-- How often a form that sends a mail was used, by an address, a network, and altogether: keyed hashes, never the address or the network.
create table form_uses (
  subject bytea not null,
  slot_at timestamptz not null,
  use_count integer not null,
  primary key (subject, slot_at)
);
create index form_uses_old on form_uses (slot_at);

-- Of an erased address only a keyed hash stays, `erased:<hexadecimal>`, so that an import does not bring it back.
alter table suppressions add check ((reason = 'erased') = (address like 'erased:%'));
