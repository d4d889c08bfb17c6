-- Other returns than the one about children looked after. What a nested return's head says of the file itself (no person in
-- it) is kept with the set; a row of a nested return remembers the row above it.
alter table returns.file_set
  add column form text not null default 'ssda903' check (form in ('ssda903', 'cin', 'annex-a')),
  add column header jsonb not null default '{}';
alter table returns.line add column within_row integer;
