-- The person whom a record stands for: itself, or the one it was found to be the same as.
create view people.canonical with (security_invoker = true) as
select p.id as person_id, coalesce(a.canonical_id, p.id) as canonical_id
  from people.person p
  left join people.alias a on a.person_id = p.id and a.ended_at is null;

-- What somebody is called today: the name they go by, else the legal one. `shown` is null where no name is known. Looked
-- up person by person: a `distinct on` over all names would sort everybody's to find one.
create view people.current_name with (security_invoker = true) as
select p.id as person_id, n.given, n.family, n.said_as, nullif(concat_ws(' ', n.given, n.family), '') as shown
  from people.person p
 cross join lateral (
   select m.given, m.family, m.said_as from people.name m
    where m.person_id = p.id and (m.ends is null or m.ends > platform.today())
    order by case m.kind when 'known as' then 0 when 'legal' then 1 when 'birth' then 2 else 3 end, m.starts desc nulls last
    limit 1) n;

grant select on people.canonical, people.current_name to kith_app, kith_loader;

-- Every version of these facts and what is contested about them (platform.publish_fact).
call platform.publish_fact('people.person');
call platform.publish_fact('people.identifier');
call platform.publish_fact('people.relationship');
call platform.publish_fact('people.disability');

-- Second records only: person_id is found to be the same as canonical_id. Small, so that every count can join it.
create view people.alias_in_force with (security_invoker = true) as
select person_id, canonical_id from people.alias where ended_at is null;

grant select on people.alias_in_force to kith_app, kith_loader;

-- Where somebody lived or is reached. Of an address that is withheld, from everybody or from somebody, only that there is one, and when.
create view people.lived_at with (security_invoker = true) as
with home as (
  select r.id, r.person_id, r.kind, r.starts, r.ends, r.address_id,
         r.withheld or r.address_id in (select people.withheld_addresses()) as withheld
    from people.residence r
)
select h.id, h.person_id, h.kind, h.starts, h.ends, h.withheld,
       case when not h.withheld then a.lines end as lines, case when not h.withheld then a.postcode end as postcode
  from home h
  join people.address a on a.id = h.address_id;

grant select on people.lived_at to kith_app, kith_loader;
