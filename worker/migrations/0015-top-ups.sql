-- A later campaign of an issue goes to whom no earlier one went; it names the first.
alter table campaigns add column tops_up uuid references campaigns (id);
