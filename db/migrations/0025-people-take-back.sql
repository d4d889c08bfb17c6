-- What was recorded by mistake is taken back: the row goes to its history (by trigger), and can be put back from there.
do $$
declare
  fact text;
begin
  foreach fact in array array['name', 'identifier', 'residence', 'contact_point', 'relationship', 'parental_responsibility'] loop
    execute format('grant delete on people.%I to kith_app', fact);
    execute format('create policy app_takes_back on people.%I for delete to kith_app using (
      (select access.sees_everyone()) or person_id in (select access.seen_subjects())%s)', fact,
      case fact when 'relationship' then ' or other_id in (select access.seen_subjects())' else '' end);
  end loop;
end $$;

-- The labels as they are said (src/modules/people/family/relationship-rules.ts; a test holds the two together).
create or replace function people.sibling_roles() returns setof text language sql immutable parallel safe
  as $$ values ('sister'), ('brother'), ('brother or sister'), ('half-sister'), ('half-brother'), ('half-brother or half-sister'),
               ('step-sister'), ('step-brother'), ('step-brother or step-sister') $$;
