-- id: M-CL-06
-- title: Reviews in which the child took part
-- family: children in care
-- question: In how many reviews since 1 April were the child's own views there, spoken, sent or brought by an advocate?
-- numerator: of these, reviews where the child spoke (PN1), an advocate spoke for them (PN2, PN5), they made themselves
--   understood without words (PN3) or sent their views (PN6)
-- denominator: reviews in the year up to the day of children aged four and over
-- exclusions: reviews of children under four (PN0); reviews outside a time in care, or in a series of short breaks
-- counted: Every review counts, so that a child with two reviews counts twice. A child who was there and gave no view
--   (PN4), or was not there and sent none (PN7), did not take part. A review of a child aged four and over without a code
--   counts as one where nobody knows that the child took part. A child whose birthday is not known and whose review has no
--   code is left out.
-- period: 1 April to the day
-- unit: %
-- polarity: higher is better
-- pair: M-CL-05
-- pair why: Children can take part only in reviews that are held, and when they are needed.
-- source: Children looked after return (SSDA903), REVIEW_CODE
-- basis: codes C; what PN5 to PN7 mean GK
-- in force: from 1 April 2015
select r.person_id, null::text as part,
       case when r.participation in ('PN1', 'PN2', 'PN3', 'PN5', 'PN6') then 1 else 0 end as numerator, 1 as denominator,
       r.held_on as happened_on
  from reporting.ext_review r
  left join reporting.person_version c on c.id = r.person_id and c.stands
 where r.held_on <= $1 and r.held_on >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
   and coalesce(r.participation <> 'PN0', c.birth_date <= r.held_on - interval '4 years', false)
   and exists (select from reporting.ext_episode e
                where e.person_id = r.person_id and not e.short_breaks and e.starts <= r.held_on and (e.ends is null or e.ends >= r.held_on))
