-- Search by place reads few addresses and those who lived there; with the homes that are kept (0106) it read every home.
CREATE OR REPLACE FUNCTION people.search(asked jsonb)
 RETURNS TABLE(person_id uuid, rank real, why text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "pg_trgm.similarity_threshold" TO '0.4'
 SET "pg_trgm.word_similarity_threshold" TO '0.6'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
with kept as materialized (
  -- Homes that must not reach the one who looks (0106): nobody is found by them.
  select k.address_id, k.person_id from people.kept_homes() k
), part as materialized (
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
), place as materialized (
  -- Addresses first, each by its index, and who lived there after: the planner cannot know how few are meant.
  select a.number, s.id as address_id, 1.0 as score, 'postcode' as why
    from part a
   cross join lateral (select i.id from people.address i where replace(upper(i.postcode), ' ', '') ~>=~ (a.p ->> 'postcode')
                          and replace(upper(i.postcode), ' ', '') ~<~ ((a.p ->> 'postcode') || '~') offset 0) s
   where a.p ? 'postcode'
  union all
  select a.number, s.id, s.score, 'address'
    from part a
   cross join lateral (select i.id, word_similarity(a.p ->> 'address', lower(i.lines)) as score from people.address i
                        where a.p ->> 'address' <% lower(i.lines) offset 0) s
   where a.p ? 'address'
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
  select h.number, r.person_id, h.score * case when r.ends <= platform.today() then 0.8 else 1.0 end,
         case when r.ends <= platform.today() then 'former ' || h.why else h.why end
    from place h
   cross join lateral (select l.person_id, l.ends from people.residence l where l.address_id = h.address_id offset 0) r
   where not exists (select from kept k where k.address_id = h.address_id and k.person_id = r.person_id)
  union all
  select a.number, known::uuid, 1.0, 'postcode in care' from part a cross join lateral jsonb_array_elements_text(a.p -> 'also') known
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
$function$;
