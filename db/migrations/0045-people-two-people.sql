-- To say that two records are one person, one must see both: whoever sees a child would otherwise see, by an alias, whoever
-- they pleased (workforce.due_relations follows aliases).
drop policy app_adds on people.alias;
create policy app_adds on people.alias for insert to kith_app with check (
  (select access.sees_everyone()) or (person_id in (select access.seen_subjects()) and canonical_id in (select access.seen_subjects())));
drop policy app_changes on people.alias;
create policy app_changes on people.alias for update to kith_app
  using ((select access.sees_everyone()) or person_id in (select access.seen_subjects()))
  with check ((select access.sees_everyone()) or (person_id in (select access.seen_subjects()) and canonical_id in (select access.seen_subjects())));

-- The same for a relationship: to write that somebody is of a family is to let its worker see them.
drop policy app_changes on people.relationship;
create policy app_changes on people.relationship for update to kith_app
  using ((select access.sees_everyone()) or person_id in (select access.seen_subjects()) or other_id in (select access.seen_subjects()))
  with check ((select access.sees_everyone()) or (person_id in (select access.seen_subjects()) and other_id in (select access.seen_subjects())));
