import { labelOf, saidAs } from '../formats/ssda903/code-sets.ts';
import type { PeopleNeighbours } from '../modules/people/index.ts';
import { viewPlan } from '../modules/practice/index.ts';
import { getWorkersOf } from '../modules/workforce/index.ts';
import type { Read } from '../platform/database/database.ts';
import { sql } from '../platform/database/database.ts';
import { formatDate } from '../platform/dates/format-date.ts';
import type { PlainDate } from '../platform/dates/plain-date.ts';

type InCare = { personId: string; kind: string | null; postcode: string | null; isKept: boolean };

/** Where children in care live, in words: 'Foster home, NM1'. The whole postcode stands on the child's own page. */
async function homesOf(db: Read, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows =
    await db.query(sql<InCare>`select person_id as "personId", placement_type as kind, placement_postcode as postcode, is_kept as "isKept"
    from care.in_care where person_id = any(${[...personIds]}::uuid[])`);
  return new Map(
    rows.map(({ personId, kind, postcode, isKept }) => [
      personId,
      homeWords(kind, isKept ? 'address withheld' : (postcode?.split(' ')[0] ?? '')),
    ]),
  );
}

function homeWords(kind: string | null, where: string): string {
  const words =
    kind === null ? undefined : (saidAs('placement_type', kind) ?? labelOf('placement_type', kind));
  return [words ?? 'in our care, kind of home not recorded', where].filter((part) => part !== '').join(', ');
}

type Overlap = { from: PlainDate };

/** Two records of one child cannot both be in care on one day. */
async function conflictsOf(db: Read, personIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db.query(sql<Overlap>`select greatest(a.starts, b.starts) as "from"
    from care.care_period a join care.care_period b on b.person_id > a.person_id
     and (b.ends is null or b.ends > a.starts) and (a.ends is null or a.ends > b.starts)
   where a.person_id = any(${[...personIds]}::uuid[]) and b.person_id = any(${[...personIds]}::uuid[])`);
  return rows.map(({ from }) => `Both records are in care at the same time, from ${formatDate(from)}`);
}

/** What the modules that stand after people know about them. */
export const peopleNeighbours: PeopleNeighbours = {
  homesOf,
  conflictsOf,
  viewFamilyPage: viewPlan,
  workersOf: async (db, personIds) =>
    new Map([...(await getWorkersOf(db, personIds))].map(([id, { shown }]) => [id, shown])),
  foundByPostcode: async (db, postcode) => {
    const rows = await db.query(
      sql<{ id: string }>`select found as id from care.found_by_postcode(${postcode}) found`,
    );
    return rows.map(({ id }) => id);
  },
};
