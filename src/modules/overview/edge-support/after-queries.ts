import type { CostedSupport, TimeInCare } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** When the child with these records was in care, short breaks left out. */
export function listTimesInCare(db: Read, records: readonly string[]): Promise<readonly TimeInCare[]> {
  return db.query(sql<TimeInCare>`
    select c.starts, c.ends from care.care_period c
     where c.person_id = any(${[...records]}::uuid[]) and not c.short_breaks
     order by c.starts`);
}

/** After which support the next page of the list begins. */
export type AfterSupportAt = { readonly on: PlainDate; readonly id: string };
export const supportsPerPage = 50;

/** Support that nobody said the end of, of those whom the actor may see, the earliest to end first; one more than a page holds. */
export async function listOpenSupport(
  db: Read,
  after: AfterSupportAt | null,
): Promise<readonly { readonly supportId: string; readonly plannedEnd: PlainDate }[]> {
  return db.query(sql<{ readonly supportId: string; readonly plannedEnd: PlainDate }>`
    select s.support_id as "supportId", s.planned_end as "plannedEnd"
      from practice.edge_support_stands s
     where s.ended_on is null
       and (${after?.on ?? null}::date is null
         or (s.planned_end, s.support_id) > (${after?.on ?? null}::date, ${after?.id ?? null}::uuid))
     order by s.planned_end, s.support_id
     limit ${supportsPerPage + 1}`);
}

/** One support in a total. */
export type CountedSupport = CostedSupport & {
  readonly plannedEnd: PlainDate;
  readonly home: string | null;
  /** Whether the child was in care on the day on which it ended. */
  readonly wasInCare: boolean;
};

/** Support that goes on or ended since this day, of those whom the actor may see: totals count what the actor may read and no more. */
export function listCounted(db: Read, since: PlainDate): Promise<readonly CountedSupport[]> {
  return db.query(sql<CountedSupport>`
    select s.starts, s.ended_on as "endedOn", s.cost_pence as "costPence", s.cost_per as "costPer", s.planned_end as "plannedEnd",
           s.home,
           exists (select from care.care_period c
                    where c.person_id = s.person_id and not c.short_breaks and c.starts <= s.ended_on
                      and (c.ends is null or c.ends > s.ended_on)) as "wasInCare"
      from practice.edge_support_stands s
     where s.ended_on is null or s.ended_on >= ${since}`);
}
