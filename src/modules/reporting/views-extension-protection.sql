-- Protection, as measures count it: what the Standard Safeguarding Dataset lacks of enquiries and plans.
drop function if exists reporting.open_protection_plans(date);

-- A section 47 enquiry and the initial conference that it led to: its own, or one that is said of the referral alone and
-- was held from this enquiry on and before the next one of the referral.
create view reporting.ext_enquiry with (security_invoker = true) as
select e.id as enquiry_id, coalesce(a.canonical_id, e.person_id) as person_id, e.involvement_id as referral_id, e.starts,
       e.conference_not_required,
       coalesce(e.conference_on,
                case when i.conference_on >= e.starts and (e.next_starts is null or i.conference_on < e.next_starts)
                     then i.conference_on end) as conference_on
  from (select v.id, v.person_id, v.involvement_id, v.starts, v.conference_on, v.conference_not_required,
               lead(v.starts) over (partition by v.person_id, v.involvement_id order by v.starts) as next_starts
          from reporting.section_47_enquiry_version v
         where v.stands) e
  left join reporting.involvement_version i on i.id = e.involvement_id and i.stands
  left join people.alias_in_force a on a.person_id = e.person_id;

-- A protection plan, with how many the child had before as the return says, and the end of the one before it that the
-- record knows.
create view reporting.ext_protection_plan with (security_invoker = true) as
select p.*, max(p.ends) over (partition by p.person_id order by p.starts, p.plan_id rows between unbounded preceding and 1 preceding)
         as earlier_ended
  from (select v.id as plan_id, coalesce(a.canonical_id, v.person_id) as person_id, v.starts, v.ends,
               v.initial_category, v.latest_category, v.previous_plans
          from reporting.child_protection_plan_version v
          left join people.alias_in_force a on a.person_id = v.person_id
         where v.stands) p;

-- The plan of each child who has one at the end of a day, the newest where two records of one child have one each; nobody
-- from their 18th birthday on.
create function reporting.open_protection_plans(day date)
returns table (plan_id uuid, person_id uuid, starts date, category text)
language sql stable as $$
  select distinct on (p.person_id) p.plan_id, p.person_id, p.starts, coalesce(p.latest_category, p.initial_category)
    from reporting.ext_protection_plan p
    left join reporting.person_version c on c.id = p.person_id and c.stands
   where p.starts <= day and (p.ends is null or p.ends > day)
     and (c.birth_date is null or c.birth_date > day - interval '18 years')
   order by p.person_id, p.starts desc, p.plan_id
$$;

grant select on reporting.ext_enquiry, reporting.ext_protection_plan to kith_app, kith_loader;
grant execute on function reporting.open_protection_plans(date) to kith_app, kith_loader;
