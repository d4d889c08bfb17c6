-- id: M-CP-02
-- title: Section 47 enquiries that led to a conference
-- family: child protection
-- question: How many of the enquiries that began since 1 April led to an initial child protection conference?
-- numerator: of these, enquiries that an initial conference followed
-- denominator: section 47 enquiries that began since 1 April
-- exclusions: enquiries still within 15 working days, with no conference yet and none said to be unnecessary
-- counted: Every enquiry about every child counts, by the day it began; a conference counts when it was held up to the day,
--   also after 31 March. A conference that is recorded with the referral and with no enquiry belongs to the last enquiry
--   of that referral before it, or on its day. Enquiries that began on one day in two records of one child are one.
-- period: 1 April to the day
-- unit: %
-- polarity: neutral
-- pair: M-CP-01
-- pair why: A high share of few enquiries may mean that only the worst come to be looked into.
-- source: Children in need census (S47ActualStartDate, DateOfInitialCPC, ICPCnotRequired)
-- basis: GK
-- in force: from 1 April 2015
select distinct on (e.person_id, e.starts)
       e.person_id, null::text as part, case when e.conference_on <= $1 then 1 else 0 end as numerator, 1 as denominator,
       e.starts as happened_on
  from reporting.ext_enquiry e
 where e.starts <= $1 and e.starts >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
   and (e.conference_on <= $1 or e.conference_not_required or reporting.add_working_days(e.starts, 15) <= $1)
 order by e.person_id, e.starts, e.conference_on
