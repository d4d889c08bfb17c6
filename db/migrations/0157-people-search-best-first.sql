-- A search for a common name weighs thousands and shows fifty. Whether a name is a former one stands with its words now, so that
-- all of them are weighed from two indexes, without a look at a name or a person; and only of those who are shown is it said why.
-- At 476,000 people a name and a year of birth took 100 ms of the database's time. What is meant less likely (a name that sounds
-- alike, a birth without a name) is only looked at where it could still come among the fifty: the answer is the same.
alter table people.name_word add column is_former boolean not null default false, add column ends date;
update people.name_word w set is_former = n.kind in ('former', 'birth'), ends = n.ends from people.name n
 where n.id = w.name_id and (n.kind in ('former', 'birth') or n.ends is not null);
create index name_word_meant on people.name_word (word) include (person_id, is_former, ends);
drop index people.name_word_word;
create index person_born on people.person (birth_date) include (id, birth_precision);
drop index people.person_birth_date;

-- security definer: the writer of a name never touches this table itself.
create or replace function people.keep_name_words() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from people.name_word w using old_rows o where w.name_id = o.id;
  end if;
  -- In order, so that two writers of the same words wait for each other rather than lock each other out.
  insert into people.word (word, sound)
    select w, people.sound_of(w) from (
      select distinct w from new_rows n cross join lateral people.plain_words(concat_ws(' ', n.given, n.family)) w) words
     order by w
  on conflict do nothing;
  insert into people.name_word (name_id, person_id, part, word, is_former, ends)
    select distinct n.id, n.person_id, p.part, w, n.kind in ('former', 'birth'), n.ends
      from new_rows n
      cross join lateral (values ('given', n.given), ('family', n.family)) p(part, text)
      cross join lateral people.plain_words(p.text) w
     where p.text is not null;
  return null;
end $$;

create or replace function people.search(asked jsonb) returns table (person_id uuid, rank real, why text[])
  language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
  set pg_trgm.similarity_threshold = '0.4'
  set pg_trgm.word_similarity_threshold = '0.6'
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
  as $function$
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
), meant as (
  select distinct on (number, word) number, word, score::float8 as score, why from near_word order by number, word, score desc
), meant_word as materialized (
  select m.*, m.score = max(m.score) over (partition by m.number) as is_best from meant m
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
), date_asked as materialized (
  select number, d.* from part cross join lateral jsonb_to_recordset(p -> 'dates') as d("from" date, "to" date, score float8, why text)
   where p ? 'dates'
), now_is as materialized (
  select platform.today() as today
), hit as (
  -- From the index alone: of a common word thousands are weighed, and fifty shown. First what is meant most likely.
  select m.number, n.person_id, m.score * case when h.is_former then 0.9 else 1 end as score,
         case when h.is_former then 'former ' || m.why else m.why end as why
    from meant_word m join people.name_word n on n.word = m.word
   cross join lateral (select n.is_former or coalesce(n.ends <= (select today from now_is), false) as is_former) h
   where m.is_best
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
), named as materialized (
  -- A record that was found to be somebody else's second one leads to the first.
  select h.number, h.score::float8 as score, h.why, coalesce(a.canonical_id, h.person_id) as person_id
    from hit h left join people.alias a on a.person_id = h.person_id and a.ended_at is null
   where h.person_id not in (select id from hidden) and coalesce(a.canonical_id, h.person_id) not in (select id from hidden)
     and ((select access.sees_everyone()) or (h.person_id in (select id from seen) and coalesce(a.canonical_id, h.person_id) in (select id from seen)))
), record_of as (
  -- Who is meant by something else already: their births are looked at one by one. A common year has thousands.
  select distinct n.person_id, n.person_id as record_id from named n
  union
  select a.canonical_id, a.person_id from people.alias a where a.ended_at is null and a.canonical_id in (select n.person_id from named n)
), stands as materialized (
  select n.number, n.score, n.why, n.person_id from named n
  union all
  select d.number, b.score, d.why, r.person_id
    from record_of r join people.person q on q.id = r.record_id
   cross join date_asked d
   cross join lateral (
     select case when q.birth_precision = 'estimate' then 0.8 else 1 end * d.score as score where q.birth_date between d."from" and d."to"
     union all
     select 0.6 * d.score where q.birth_precision <> 'day'
        and q.birth_date in (date_trunc('month', d."from")::date, date_trunc('year', d."from")::date)) b
   where r.record_id not in (select id from hidden) and ((select access.sees_everyone()) or r.record_id in (select id from seen))
), likely as materialized (
  select b.person_id, sum(b.score) as score
    from (select s.person_id, s.number, max(s.score) as score from stands s group by s.person_id, s.number) b
   where not exists (select from people.withdrawn w where w.person_id = b.person_id and w.ended_at is null)
   group by b.person_id
), most as (
  -- The most that anybody can have by each part, and by words that are less likely meant.
  select p.number, greatest((select max(s.score) from stands s where s.number = p.number),
                            (select max(d.score) from date_asked d where d.number = p.number), 0) as best,
         coalesce((select max(m.score) from meant_word m where m.number = p.number and not m.is_best), 0) as less
    from part p
), needs_more as materialized (
  -- Whether somebody who is meant by less likely words, or by a birth alone, could stand among the fifty.
  select coalesce((select l.score from likely l order by l.score desc offset 49 limit 1), 0) <= 0.00001 + greatest(
    (select sum(greatest(m.best, m.less)) + max(m.less - greatest(m.best, m.less)) filter (where m.less > 0) from most m),
    (select sum(d.best) from (select max(score) as best from date_asked group by number) d), -1) as yes
), less_likely as (
  select m.number, n.person_id, m.score * case when h.is_former then 0.9 else 1 end as score,
         case when h.is_former then 'former ' || m.why else m.why end as why
    from meant_word m join people.name_word n on n.word = m.word
   cross join lateral (select n.is_former or coalesce(n.ends <= (select today from now_is), false) as is_former) h
   where not m.is_best and (select yes from needs_more)
  union all
  select d.number, q.id, case when q.birth_precision = 'estimate' then 0.8 else 1 end * d.score, d.why
    from date_asked d join people.person q on q.birth_date between d."from" and d."to"
   where (select yes from needs_more)
  union all
  -- Somebody of whose birth only the month or the year is known fits any day in it.
  select d.number, q.id, 0.6 * d.score, d.why
    from date_asked d join people.person q
      on q.birth_date in (date_trunc('month', d."from")::date, date_trunc('year', d."from")::date) and q.birth_precision <> 'day'
   where (select yes from needs_more)
), all_stand as materialized (
  select s.number, s.score, s.why, s.person_id from stands s
  union all
  select h.number, h.score, h.why, coalesce(a.canonical_id, h.person_id)
    from less_likely h left join people.alias a on a.person_id = h.person_id and a.ended_at is null
   where h.person_id not in (select id from hidden) and coalesce(a.canonical_id, h.person_id) not in (select id from hidden)
     and ((select access.sees_everyone()) or (h.person_id in (select id from seen) and coalesce(a.canonical_id, h.person_id) in (select id from seen)))
), ranked as materialized (
  select r.person_id, (r.score / (select count(*) from part))::real as rank
    from (
      select l.person_id, l.score from likely l where not (select yes from needs_more)
      union all
      select b.person_id, sum(b.score)
        from (select s.person_id, s.number, max(s.score) as score from all_stand s where (select yes from needs_more) group by s.person_id, s.number) b
       where not exists (select from people.withdrawn w where w.person_id = b.person_id and w.ended_at is null)
       group by b.person_id) r
), shown as materialized (
  select r.person_id, r.rank from ranked r
   where r.rank >= 0.6 * (select max(rank) from ranked)
   order by r.rank desc, r.person_id
   limit 50
), reason as (
  -- Why, only of those who are shown. `is true` keeps this a look into a small set, once for each row.
  select s.person_id, s.number, (array_agg(s.why order by s.score desc, s.why))[1] as why
    from all_stand s where (s.person_id in (select person_id from shown)) is true
   group by s.person_id, s.number
)
select r.person_id, r.rank, array_agg(w.why order by w.number)
  from shown r join reason w on w.person_id = r.person_id
 group by r.person_id, r.rank
 order by r.rank desc, r.person_id
$function$;
