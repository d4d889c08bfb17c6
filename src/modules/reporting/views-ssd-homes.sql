-- Standard Safeguarding Dataset (specification of July 2026): addresses, and visits to children in care. Columns in the order of
-- the specification. An address that is withheld is there without its lines and its postcode.

create view reporting.ssd_address with (security_invoker = true) as
select h.id as addr_table_id, jsonb_build_object('lines', h.lines, 'postcode', h.postcode)::text as addr_address_json,
       coalesce(a.canonical_id, h.person_id) as addr_person_id, h.kind as addr_address_type, h.starts as addr_address_start_date,
       h.ends as addr_address_end_date, h.postcode as addr_address_postcode
  from people.lived_at h
  left join people.alias_in_force a on a.person_id = h.person_id;

create view reporting.ssd_cla_visits with (security_invoker = true) as
with period as (
  select person_id, care_period_id, starts, lead(starts) over (partition by person_id order by starts) as until
    from reporting.ext_care_period
   where not short_breaks
)
select v.id as clav_cla_visit_id, p.care_period_id as clav_cla_id, coalesce(a.canonical_id, v.person_id) as clav_person_id,
       v.visited_on as clav_cla_visit_date, case when v.seen then 'Y' when not v.seen then 'N' end as clav_cla_visit_seen,
       case when v.seen_alone then 'Y' when not v.seen_alone then 'N' end as clav_cla_visit_seen_alone
  from reporting.visit_version v
  left join people.alias_in_force a on a.person_id = v.person_id
  left join period p on p.person_id = coalesce(a.canonical_id, v.person_id)
                    and p.starts <= v.visited_on and (p.until is null or v.visited_on < p.until)
 where v.stands and v.kind = 'looked after';

grant select on reporting.ssd_address, reporting.ssd_cla_visits to kith_app, kith_loader;
