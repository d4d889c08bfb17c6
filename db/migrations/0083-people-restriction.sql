-- Restricted records (0082) in what people.sql runs as owner, past every policy.

create or replace function people.search(asked jsonb) returns table (person_id uuid, rank real, why text[])
  language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
  set pg_trgm.similarity_threshold = 0.4
  set pg_trgm.word_similarity_threshold = 0.6
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  set jit = off
as $$
with part as materialized (
  select ordinality::int as number, value as p from jsonb_array_elements(asked) with ordinality
), word as materialized (
  select number, w, people.sound_of(w) as sound from part cross join lateral people.plain_words(p ->> 'word') w where p ? 'word'
), near_word as (
  select w.number, v.word, 1.0 as score, 'name' as why from word w join people.word v on v.word = w.w
  union all
  select w.number, v.word, 0.8, 'name begins' from word w
    join people.word v on v.word collate "C" > w.w and v.word collate "C" < w.w || chr(1114111)
   where length(w.w) >= 2
  union all
  select w.number, v.word, 0.9 * similarity(v.word, w.w), 'name like' from word w join people.word v on v.word % w.w
   where length(w.w) >= 3
  union all
  select w.number, v.word, 0.65, 'name sounds' from word w join people.word v on v.sound = w.sound
   where w.sound <> '' and v.sound <> ''
), meant_word as materialized (
  select distinct on (number, word) number, word, score, why from near_word order by number, word, score desc
), word_hit as (
  select m.number, n.name_id, n.person_id, m.score, m.why from meant_word m join people.name_word n on n.word = m.word
), date_asked as materialized (
  select number, d.* from part cross join lateral jsonb_to_recordset(p -> 'dates') as d("from" date, "to" date, score numeric, why text)
   where p ? 'dates'
), hit as (
  select h.number, h.person_id, h.score * case when n.kind in ('former', 'birth') or n.ends <= platform.today() then 0.9 else 1 end as score,
         case when n.kind in ('former', 'birth') or n.ends <= platform.today() then 'former ' || h.why else h.why end as why
    from word_hit h join people.name n on n.id = h.name_id
  union all
  select d.number, q.id, case when q.birth_precision = 'estimate' then 0.8 else 1 end * d.score, d.why
    from date_asked d join people.person q on q.birth_date between d."from" and d."to"
  union all
  -- Somebody of whose birth only the month or the year is known fits any day in it.
  select d.number, q.id, 0.6 * d.score, d.why
    from date_asked d join people.person q
      on q.birth_date in (date_trunc('month', d."from")::date, date_trunc('year', d."from")::date) and q.birth_precision <> 'day'
  union all
  select d.number, q.id, d.score, 'expected on' from date_asked d join people.person q on q.expected_on between d."from" and d."to"
  union all
  select a.number, i.person_id, 1.5, 'identifier ' || i.scheme from part a join people.identifier i on i.value = a.p ->> 'code'
  union all
  select a.number, c.person_id, 1.0, 'phone' from part a join people.contact_point c
      on c.kind = 'phone' and reverse(regexp_replace(c.value, '[^0-9]', '', 'g')) ~>=~ reverse(a.p ->> 'digits')
     and reverse(regexp_replace(c.value, '[^0-9]', '', 'g')) ~<~ (reverse(a.p ->> 'digits') || ':')
   where length(a.p ->> 'digits') >= 6
  union all
  select a.number, r.person_id, case when r.ends <= platform.today() then 0.8 else 1.0 end,
         case when r.ends <= platform.today() then 'former postcode' else 'postcode' end
    from part a join people.address s
      on replace(upper(s.postcode), ' ', '') ~>=~ (a.p ->> 'postcode') and replace(upper(s.postcode), ' ', '') ~<~ ((a.p ->> 'postcode') || '~')
    join people.residence r on r.address_id = s.id
  union all
  select a.number, known::uuid, 1.0, 'postcode in care' from part a cross join lateral jsonb_array_elements_text(a.p -> 'also') known
  union all
  select a.number, r.person_id, word_similarity(a.p ->> 'address', lower(s.lines)) * case when r.ends <= platform.today() then 0.8 else 1.0 end,
         case when r.ends <= platform.today() then 'former address' else 'address' end
    from part a join people.address s on a.p ->> 'address' <% lower(s.lines)
    join people.residence r on r.address_id = s.id
  union all
  select a.number, q.id, 1.0, 'unborn' from part a join people.person q on q.expected_on is not null and q.birth_date is null where a.p ? 'unborn'
), seen as materialized (
  select access.seen_subjects() as id
), hidden as materialized (
  -- Taken out before anything is ranked or limited: who may not see a record is answered as if there were none.
  select access.hidden_subjects() as id
), stands as (
  -- A record that was found to be somebody else's second one leads to the first.
  select h.number, h.score, h.why, coalesce(a.canonical_id, h.person_id) as person_id
    from hit h left join people.alias a on a.person_id = h.person_id and a.ended_at is null
   where h.person_id not in (select id from hidden) and coalesce(a.canonical_id, h.person_id) not in (select id from hidden)
     and ((select access.sees_everyone()) or (h.person_id in (select id from seen) and coalesce(a.canonical_id, h.person_id) in (select id from seen)))
), best as (
  select s.person_id, s.number, max(s.score) as score, (array_agg(s.why order by s.score desc, s.why))[1] as why
    from stands s group by s.person_id, s.number
), ranked as (
  select b.person_id, (sum(b.score) / (select count(*) from part))::real as rank, array_agg(b.why order by b.number) as why
    from best b
   where not exists (select from people.withdrawn w where w.person_id = b.person_id and w.ended_at is null)
   group by b.person_id
)
select r.person_id, r.rank, r.why from ranked r
 where r.rank >= 0.6 * (select max(rank) from ranked)
 order by r.rank desc, r.person_id
 limit 50
$$;

-- Two records of one person are restricted together, from the moment that they are known to be one.
create function people.spread_restriction() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if new.ended_at is null then perform access.spread_restriction(new.person_id, new.canonical_id); end if;
  return null;
end $$;
create trigger spread_restriction after insert or update on people.alias for each row execute function people.spread_restriction();
revoke execute on function people.spread_restriction() from public;

-- An address where nobody but hidden people lives or lived is hidden with them.
create function people.hidden_addresses() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select h.address_id from people.residence h
   where h.person_id in (select access.hidden_subjects())
     and not exists (select from people.residence o
                      where o.address_id = h.address_id and o.person_id not in (select access.hidden_subjects()))
$$;
create policy hidden on people.address as restrictive for all to kith_app
  using ((id in (select people.hidden_addresses())) is not true)
  with check ((id in (select people.hidden_addresses())) is not true);
