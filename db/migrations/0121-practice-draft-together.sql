-- What is said of all children of a visit may name each of them: where one is hidden from a reader, an unfinished visit that
-- somebody else writes is not theirs to read, as the finished one's shared words are not (0120).
alter table practice.entry_draft add column also_of uuid[] not null default '{}';
create policy hidden_with on practice.entry_draft as restrictive for select to kith_app
  using (author_id = (select platform.actor()) or not also_of && (select array(select access.hidden_subjects())));
