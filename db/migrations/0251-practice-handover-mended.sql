-- A private reading of the star is kept by whoever the child told it to, until they leave the child (docs/adr/0031, 0032): with the
-- day from which they no longer work with the child it goes from them too. What they are told after that day is theirs again.
alter table practice.star_reading add column told_on date;
update practice.star_reading r set told_on = coalesce(
  (select max(c.recorded_at)::date from practice.star_change c where c.reading_id = r.id and c.kind = 'audience'), r.recorded_at::date);
alter table practice.star_reading alter column told_on set default platform.today(), alter column told_on set not null;
grant update (told_on) on practice.star_reading to kith_app;

alter policy private_to on practice.star_reading
  using (audience <> 'private' or (select access.holds_role('{guardian}'))
    or told_to = (select platform.actor()) and coalesce(workforce.left_on(person_id) <= told_on, true));

-- The children whom one worker handed over, for the list of what is still to do when they leave.
create index handover_from on practice.handover (from_id, starts) where state = 'planned';
