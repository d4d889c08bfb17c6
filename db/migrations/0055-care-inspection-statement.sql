-- What a list for inspection (Annex A) said of a child on its date, where no fact of Kith can say it exactly: a group where
-- facts have codes, a count of what lay before the record, a date whose event nobody recorded (docs/adr/0012). `instead_of` is
-- what the record itself gave then, null for nothing: once the record gives something else, the statement gives way.
create table care.inspection_statement (
  id uuid primary key,
  person_id uuid not null references people.person,
  said_on date not null,
  list smallint not null check (list between 1 and 11),
  row_key text not null,
  item text not null,
  value text not null,
  instead_of text,
  constraint inspection_statement_key unique (person_id, said_on, list, row_key, item)
);
create index inspection_statement_said_on on care.inspection_statement (said_on);
call platform.make_fact('care.inspection_statement'::regclass, 'care record',
  'to the child''s 75th birthday, or 15 years after a death under 18 (Care Planning Regulations 2010 reg 50, unverified)');
call access.protect_fact('care.inspection_statement'::regclass);
call platform.watch('care.inspection_statement'::regclass);
