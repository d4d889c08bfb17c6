-- A restricted record is found where nobody is: an id that is hidden and an id that is nobody's end at the same question, with
-- the same work. access knows subjects only as ids; whether there is somebody is people's to say, as the actor sees it.
create or replace function access.is_known(subject uuid) returns boolean language sql stable as $$
  select exists (select from people.person p where p.id = subject)
$$;

/*
 * Somebody was recorded who may be a person whose record is kept to named people: whoever recorded them is told of nobody
 * (people.likely_same is read by those who see both), and these are for the guardian of the record and those named, who need
 * not see the new record otherwise: what it takes to tell whether it is the same person.
 */
create function people.silent_matches() returns table (kept_id uuid, new_id uuid, strength smallint, reasons text[], found_at timestamptz,
    given text, family text, birth_date date, birth_precision text, recorded_at timestamptz, recorded_by uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with guarded as materialized (select access.guarded_subjects() as id), hidden as materialized (select access.hidden_subjects() as id)
  select v.kept, v.other, s.strength::smallint, s.reasons, s.found_at, n.given, n.family, p.birth_date, p.birth_precision, p.recorded_at, p.recorded_by
    from people.likely_same s
   cross join lateral (values (s.person_id, s.other_id), (s.other_id, s.person_id)) v (kept, other)
    join people.person p on p.id = v.other
    left join lateral (select m.given, m.family from people.name m where m.person_id = p.id order by m.ends is not null, m.kind = 'legal' desc limit 1) n on true
   where v.kept in (select id from guarded) and v.other not in (select id from guarded) and v.other not in (select id from hidden)
     and not exists (select from people.not_same x where x.person_id = s.person_id and x.other_id = s.other_id)
     and not exists (select from people.alias a where a.ended_at is null and a.person_id in (s.person_id, s.other_id) and a.canonical_id in (s.person_id, s.other_id))
     and not exists (select from people.withdrawn w where w.ended_at is null and w.person_id in (s.person_id, s.other_id))
   order by s.strength desc, s.found_at desc, v.kept, v.other
   limit 200
$$;

-- Says whether they are the same person: a second record then leads to the kept one, and restriction spreads to it (0083).
create function people.settle_silent_match(kept uuid, other uuid, same boolean, said text) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from people.silent_matches() m where m.kept_id = kept and m.new_id = other) then return 'not there'; end if;
  if not same then
    insert into people.not_same (person_id, other_id, why) values (least(kept, other), greatest(kept, other), said) on conflict do nothing;
    return 'done';
  end if;
  insert into people.alias (id, person_id, canonical_id, why) values (gen_random_uuid(), other, kept, said);
  return 'done';
exception when unique_violation or check_violation or raise_exception then
  return 'joined';
end $$;
revoke execute on function people.silent_matches(), people.settle_silent_match(uuid, uuid, boolean, text) from public;
grant execute on function people.silent_matches(), people.settle_silent_match(uuid, uuid, boolean, text) to kith_app;
