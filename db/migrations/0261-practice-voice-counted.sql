-- Promises, the star, needs in mental health and support at the edge of care are counted (docs/adr/0009): what was counted before is
-- out of date once something is written down of one.
do $$
declare
  one text;
begin
  foreach one in array array['promise', 'promise_turn', 'star_reading', 'star_value', 'mental_health_need', 'mental_health_turn',
      'edge_support', 'edge_support_turn'] loop
    call platform.watch(format('practice.%I', one)::regclass);
  end loop;
  -- A row that names somebody who is not counted (0088) is in no count either: opened, it would not be among the children beneath it.
  foreach one in array array['promise', 'promise_turn', 'star_reading', 'edge_support', 'edge_support_turn'] loop
    execute format('create policy uncounted_with on practice.%I as restrictive for all to kith_counter
      using (not also_of && (select array(select access.uncounted_subjects())))', one);
  end loop;
end $$;
