import { sql } from '../../../platform/database/database.ts';
import type { Query } from '../../../platform/database/database.ts';

/**
 * Who has to see to what was promised or asked: who promised, or wrote it down for somebody without an account; and since they
 * handed the child over, whoever leads now.
 */
export const isHeldByActor = (holder: Query<unknown>, personId: Query<unknown>): Query<unknown> => sql`(
  ${holder} = (select platform.actor())
  or exists (select from practice.handover h
        join workforce.worker_account b on b.worker_id = h.from_id and b.account_id = ${holder}
        join workforce.worker_of l on l.person_id = h.person_id and l.starts <= platform.today()
          and (l.ends is null or l.ends > platform.today())
        join workforce.worker_account n on n.worker_id = l.worker_id and n.account_id = (select platform.actor())
       where h.person_id = ${personId} and h.state = 'planned' and h.starts <= platform.today()))`;
