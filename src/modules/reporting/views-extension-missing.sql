-- What came of the talk after each return from being missing, as it was known at the end of a day (null: as it is known). The one
-- place that says it: the dataset, an inspection's lists and the measures read it from here. Offered is the first time that the talk
-- was offered or the child answered; accepted is null until somebody answered, and true once the talk was held.
drop function if exists reporting.returns_from_missing(date);

create function reporting.returns_from_missing(day date)
returns table (time_id uuid, person_id uuid, missing_id uuid, kind text, back_at timestamptz, offered_at timestamptz, accepted boolean,
  held_at timestamptz)
language sql stable as $$
  with known as (
    select t.*, coalesce(a.canonical_id, t.person_id) as child_id,
           day is null or (t.happened_at at time zone 'Europe/London')::date <= day as is_known
      from care.return_talk t
      left join people.alias_in_force a on a.person_id = t.person_id
     where day is null or (t.back_at at time zone 'Europe/London')::date <= day
  )
  select k.time_id, k.child_id, k.episode_id, k.kind, k.back_at,
         min(k.happened_at) filter (where k.is_known and k.step in ('offered', 'accepted', 'refused', 'held')),
         case when bool_or(k.step = 'held' and k.is_known) then true
              else (array_agg(k.step = 'accepted' order by k.happened_at desc, k.step_id desc)
                     filter (where k.is_known and k.step in ('accepted', 'refused')))[1] end,
         min(k.happened_at) filter (where k.is_known and k.step = 'held')
    from known k
   group by k.time_id, k.child_id, k.episode_id, k.kind, k.back_at
$$;
grant execute on function reporting.returns_from_missing(date) to kith_app, kith_loader;
