-- A worry about several children, for who may see some of them and not all (docs/adr/0024): that somebody got in touch, when and how.
-- Nothing of it is told that was said of all of them, since it may be of the one who is hidden: no words, no caller's name, no version
-- and no state. Each child's own decision stands in its own row (practice.worry_child), with its own policies.
create function practice.worries_apart() returns table (
  id uuid, received_at timestamptz, due_at timestamptz, how text, is_handed_over boolean, is_advice boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.id, w.received_at, w.due_at, w.how, w.handed_over_at is not null, w.advice is not null
    from practice.worry w
   where w.state <> 'unfinished' and platform.actor() is not null
     and exists (select from practice.worry_child c
                  where c.worry_id = w.id and c.removed_at is null
                    and c.person_id not in (select access.hidden_subjects())
                    and ((select access.sees_everyone()) or c.person_id in (select access.seen_subjects())))
     and (w.id in (select practice.worries_about_hidden())
          or not (w.recorded_by is not distinct from platform.actor() or (select access.sees_everyone())
                  or w.id in (select practice.worries_in_sight())))
$$;
revoke execute on function practice.worries_apart() from public;
grant execute on function practice.worries_apart() to kith_app;
