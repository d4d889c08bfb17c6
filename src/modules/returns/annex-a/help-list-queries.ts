import { sql } from '../../../platform/database/database.ts';
import {
  byThen,
  childColumns,
  disabledCte,
  joinChild,
  monthsBefore,
  standing,
  workersCte,
} from './list-query.ts';
import type { ListQuery, RecordRow } from './list-query.ts';

/** List 1: contacts of the last six months. */
export const contactsQuery: ListQuery = (asOf) => sql<RecordRow>`
  select ${childColumns}, x.received_on as "contactOn", x.contact_source as source
    from ${standing('contact')} x ${joinChild('x')}
   where x.received_on between ${monthsBefore(asOf, 6)} and ${asOf}::date
   order by x.received_on, c.pers_person_id, x.id`;

/** List 2: early help assessments that began or were completed in the last six months. */
export const earlyHelpQuery: ListQuery = (asOf) => sql<RecordRow>`
  select ${childColumns}, x.starts, ${byThen('x.completed_on', asOf)} as "completedOn", x.organisation
    from ${standing('early_help_assessment')} x ${joinChild('x')}
   where x.starts <= ${asOf}::date
     and (x.starts >= ${monthsBefore(asOf, 6)} or x.completed_on between ${monthsBefore(asOf, 6)} and ${asOf}::date)
   order by x.starts, c.pers_person_id, x.id`;

/** List 3: referrals of the last six months. Referrals in 12 months are counted with the row itself. */
export const referralsQuery: ListQuery = (asOf) => sql<RecordRow>`
  with ${workersCte(asOf)}, counted as (
    select x.*, count(*) over (partition by x.child_id)::int as referrals
      from ${standing('involvement')} x where x.opened between ${monthsBefore(asOf, 12)} and ${asOf}::date
  )
  select ${childColumns}, x.opened as "referredOn", x.referral_source as source, x.no_further_action as "noFurtherAction",
         x.referrals, w.team, w.worker
    from counted x ${joinChild('x')} left join workers w on w.child_id = x.child_id
   where x.opened >= ${monthsBefore(asOf, 6)}
   order by x.opened, c.pers_person_id, x.id`;

/** List 4: assessments that are open, or were authorised in the last six months. */
export const assessmentsQuery: ListQuery = (asOf) => sql<RecordRow>`
  with ${workersCte(asOf)}, ${disabledCte}
  select ${childColumns}, d.disability, x.starts, x.child_seen as seen, ${byThen('x.authorised_on', asOf)} as "authorisedOn",
         case when x.authorised_on <= ${asOf}::date then x.support_required end as "supportRequired", w.team, w.worker
    from ${standing('assessment')} x ${joinChild('x')}
    left join workers w on w.child_id = x.child_id left join disabled d on d.child_id = x.child_id
   where x.starts <= ${asOf}::date and (x.authorised_on is null or x.authorised_on >= ${monthsBefore(asOf, 6)})
   order by x.starts, c.pers_person_id, x.id`;

/**
 * List 5: section 47 enquiries that began, or whose conference was held, in the last six months. Nothing in the record says
 * when an enquiry without a conference ended. A plan that began within 15 days of the conference is the one it led to.
 */
export const enquiriesQuery: ListQuery = (asOf) => sql<RecordRow>`
  with ${workersCte(asOf)}, ${disabledCte}, known as (
    select x.*, count(*) filter (where x.starts >= ${monthsBefore(asOf, 12)}) over child::int as enquiries,
           count(*) filter (where x.conference_on between ${monthsBefore(asOf, 12)} and ${asOf}::date) over child::int as conferences
      from ${standing('section_47_enquiry')} x where x.starts <= ${asOf}::date
    window child as (partition by x.child_id)
  ), plan as materialized (select child_id, starts from ${standing('child_protection_plan')} p)
  select ${childColumns}, d.disability, x.starts, x.conference_not_required as "conferenceNotRequired",
         ${byThen('x.conference_on', asOf)} as "conferenceOn",
         case when x.conference_on <= ${asOf}::date then exists (
           select from plan p where p.child_id = x.child_id and p.starts >= x.conference_on and p.starts <= least(x.conference_on + 15, ${asOf}::date)
         ) end as "ledToPlan",
         x.enquiries, x.conferences, w.team, w.worker
    from known x ${joinChild('x')}
    left join workers w on w.child_id = x.child_id left join disabled d on d.child_id = x.child_id
   where x.starts >= ${monthsBefore(asOf, 6)} or x.conference_on between ${monthsBefore(asOf, 6)} and ${asOf}::date
   order by x.starts, c.pers_person_id, x.id`;
