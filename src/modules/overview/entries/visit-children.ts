import { getLifeInCare } from '../../care/index.ts';
import type { VisitKind } from '../../practice/index.ts';
import { isHelpOpen, listPlanKinds } from '../../practice/index.ts';
import type { PersonSummary } from '../../people/index.ts';
import { listAddresses } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { listFamilyChildren } from '../child/family-children.ts';
import { homeSaid } from '../child/life-picture.ts';

/** A first name, or what else somebody is called. */
export const firstNameOf = ({ given, shown }: Pick<PersonSummary, 'given' | 'shown'>): string =>
  given ?? shown;

/** The child, and the brothers and sisters who are born: a visit is to all of them unless somebody says not. */
export const listChildrenOfVisit = (db: Read, personId: string): Promise<readonly string[]> =>
  listFamilyChildren(db, personId, { unborn: false });

/** What a visit on that day counts as for the person with these records: for each plan, and for a time in our care. */
export async function listVisitKinds(
  db: Read,
  records: readonly string[],
  on: PlainDate,
): Promise<readonly VisitKind[]> {
  const care = await findCareTime(db, records, on);
  const kinds: readonly VisitKind[] = [
    ...(care === 'now' ? (['looked after'] as const) : []),
    ...(await listPlanKinds(db, records, on)),
  ];
  if (kinds.length > 0) return kinds;
  if (await isHelpOpen(db, records, on)) return ['child in need'];
  return care === 'before, and 16 or older' ? ['leaving care'] : ['other'];
}

type CareTime = 'now' | 'before, and 16 or older' | 'other';

async function findCareTime(db: Read, records: readonly string[], on: PlainDate): Promise<CareTime> {
  const ids = [...records];
  const found = await db.first(sql<{ time: CareTime }>`
    select case when bool_or(c.starts <= ${on}::date and (c.ends is null or c.ends > ${on}::date)) then 'now'
                when bool_or(c.ends <= ${on}::date)
                     and (select min(p.birth_date) from people.person_version p where p.stands and p.id = any(${ids}::uuid[])) <= ${on}::date - interval '16 years'
                then 'before, and 16 or older' else 'other' end as time
      from care.care_period c where c.person_id = any(${ids}::uuid[]) and not c.short_breaks`);
  return found?.time ?? 'other';
}

/** Where the child is known to live, with since when: 'With foster carers, since 3 May 2025'; 'Not known'. */
export async function findKnownHome(db: Read, records: readonly string[], today: PlainDate): Promise<string> {
  const stay = (await getLifeInCare(db, records)).homes.findLast(
    ({ starts, ends }) => starts <= today && (ends === null || ends > today),
  );
  if (stay) return `${homeSaid(stay)}, since ${formatDate(stay.starts)}`;
  const home = (await listAddresses(db, records)).find(({ kind, ends }) => kind === 'home' && ends === null);
  if (!home) return 'Not known';
  const place = [home.lines, home.postcode].filter(Boolean).join(', ') || 'Address not known';
  return `${place}${home.withheld ? ' (address withheld)' : ''}, since ${formatDate(home.starts)}`;
}
