import { sql } from '../../../platform/database/database.ts';
import type { Query } from '../../../platform/database/database.ts';

/**
 * Who has to see to what was promised or asked, and nobody else beside them: who promised, or wrote it down for somebody without an
 * account; and since they handed the child over, whoever leads now. Where nobody who can sign in leads, it stays with the first.
 * @param since the day of the promise or wish: what is said after a handover stays with who says it
 */
export const isHeldByActor = (
  holder: Query<unknown>,
  personId: Query<unknown>,
  since: Query<unknown>,
): Query<unknown> => {
  const handedOver = sql`exists (select from practice.handover h
        join workforce.worker_account b on b.worker_id = h.from_id and b.account_id = ${holder}
       where h.person_id = ${personId} and h.state = 'planned' and h.starts <= platform.today() and h.starts > ${since})`;
  const leads = (who: Query<unknown>) => sql`exists (select from workforce.worker_of l
        join workforce.worker_account n on n.worker_id = l.worker_id and ${who}
       where l.person_id = ${personId} and l.starts <= platform.today() and (l.ends is null or l.ends > platform.today()))`;
  return sql`((${holder} = (select platform.actor()) and not (${handedOver} and ${leads(sql`true`)}))
    or (${handedOver} and ${leads(sql`n.account_id = (select platform.actor())`)}))`;
};
