-- What somebody is disabled by, one row for each answer: a code of the children in need census, or NONE where it was asked
-- and nothing was said. No row: not known.
create table people.disability (
  id uuid primary key,
  person_id uuid not null references people.person,
  code text not null,
  constraint disability_key unique (person_id, code)
);
call platform.make_fact('people.disability', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.disability');
call platform.watch('people.disability');
