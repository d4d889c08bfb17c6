-- Finding people. Words of names are kept apart (plain letters, and how they sound), so that double-barrelled, swapped,
-- former and misspelt names are found by index. Likeness is looked for among the different words, of which there are few;
-- people are then found by the words. Nobody but people.search reads these two tables.
create table people.word (
  word text primary key,
  sound text not null
);
create index word_in_order on people.word (word collate "C");
create index word_trgm on people.word using gin (word gin_trgm_ops);
create index word_sound on people.word (sound) where sound <> '';
alter table people.word enable row level security;

create table people.name_word (
  name_id uuid not null references people.name on delete cascade,
  person_id uuid not null references people.person,
  part text not null check (part in ('given', 'family')),
  word text not null references people.word,
  primary key (name_id, part, word)
);
create index name_word_person on people.name_word (person_id);
create index name_word_word on people.name_word (word);
alter table people.name_word enable row level security;

-- Whole names are not searched any more.
drop index people.name_given_trgm;
drop index people.name_family_trgm;

create index person_expected_on on people.person (expected_on) where expected_on is not null;
create index address_postcode_prefix on people.address ((replace(upper(postcode), ' ', '')) text_pattern_ops);
create index contact_point_last_digits on people.contact_point
  ((reverse(regexp_replace(value, '[^0-9]', '', 'g'))) text_pattern_ops) where kind = 'phone';

-- 'O''Brien-Núñez' → {obrien,nunez}: small letters without accents, apostrophes dropped, split at everything else.
create function people.plain_words(text) returns setof text language sql stable parallel safe rows 3
  set search_path = pg_catalog, public, pg_temp
  as $$ select w from regexp_split_to_table(replace(replace(lower(unaccent($1)), '''', ''), '’', ''), '[^[:alnum:]]+') w where w <> '' $$;

create function people.sound_of(text) returns text language sql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select dmetaphone($1) $$;

-- security definer: the writer of a name never touches this table itself.
create function people.keep_name_words() returns trigger language plpgsql security definer
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
  insert into people.name_word (name_id, person_id, part, word)
    select distinct n.id, n.person_id, p.part, w
      from new_rows n
      cross join lateral (values ('given', n.given), ('family', n.family)) p(part, text)
      cross join lateral people.plain_words(p.text) w
     where p.text is not null;
  return null;
end $$;
create trigger keep_name_words_of_new after insert on people.name
  referencing new table as new_rows for each statement execute function people.keep_name_words();
create trigger keep_name_words_of_changed after update on people.name
  referencing old table as old_rows new table as new_rows for each statement execute function people.keep_name_words();

-- Records that were made by mistake: they stay, out of the way, and can be brought back.
create table people.withdrawn (
  id uuid primary key,
  person_id uuid not null references people.person,
  why text not null,
  withdrawn_at timestamptz not null default now(),
  withdrawn_by uuid default platform.actor(),
  ended_at timestamptz,
  ended_by uuid
);
create unique index withdrawn_person on people.withdrawn (person_id) where ended_at is null;
call access.protect('people.withdrawn');
insert into platform.retention values
  ('people.withdrawn', 'record', 'as the longest class of any record about the person'),
  ('people.word', 'derived', 'a word of a name, without whose it is'),
  ('people.name_word', 'derived', 'as the name that it is a word of');

-- Loads the trigram library, without which its settings below are unknown to a session that has not used it yet.
select show_limit();

/*
 * The people whom the actor may see and who fit what was asked, best first, 50 at most. `asked` is a list of parts, each
 * one way in which somebody can be meant; a person's rank is how well all parts fit together, 1 being a full match.
 *   {"word": "smith"}                                                a word of a name
 *   {"dates": [{"from": …, "to": …, "score": 1, "why": "birth date"}]}  born, or expected, on one of these days
 *   {"code": "04000001"}                                             a child id, NHS number, UPN …
 *   {"digits": "7700900123"}                                         the last digits of a phone number
 *   {"postcode": "NM12AB", "also": [ids]}                            lives there; `also` are those whom others know there
 *   {"address": "12 mill lane"}                                      lives there, by its words
 *   {"unborn": true}
 * A part may hold several of these: the best counts. Runs as owner, because a trigram search loses its index under row-
 * level security; so it asks for itself what the actor may see, before it ranks or limits. Few rows are wanted of large
 * tables, and a plan made without knowing the words does not see that: only loops over indexes are left to it.
 */
create function people.search(asked jsonb) returns table (person_id uuid, rank real, why text[])
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
), stands as (
  -- A record that was found to be somebody else's second one leads to the first.
  select h.number, h.score, h.why, coalesce(a.canonical_id, h.person_id) as person_id
    from hit h left join people.alias a on a.person_id = h.person_id and a.ended_at is null
   where (select access.sees_everyone()) or (h.person_id in (select id from seen) and coalesce(a.canonical_id, h.person_id) in (select id from seen))
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
revoke execute on function people.search(jsonb) from public;
revoke execute on function people.keep_name_words() from public;
grant execute on function people.search(jsonb) to kith_app, kith_loader;
