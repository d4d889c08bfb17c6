import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { EdgeSupport } from './support-rules.ts';

/** The support in these records, with everything said of each. One query for any number. */
export function listSupports(db: Read, records: readonly string[]): Promise<readonly EdgeSupport[]> {
  return db.query(supportsWhere(sql`s.person_id = any(${[...records]}::uuid[])`));
}

/** One of them. @throws NotFound */
export async function getSupport(
  db: Read,
  records: readonly string[],
  supportId: string,
): Promise<EdgeSupport> {
  const found = await db.first(
    supportsWhere(sql`s.person_id = any(${[...records]}::uuid[]) and s.support_id = ${supportId}::uuid`),
  );
  if (!found) throw new NotFound();
  return found;
}

/** These of anybody whom the actor may see, in no order. */
export function listSupportsById(db: Read, ids: readonly string[]): Promise<readonly EdgeSupport[]> {
  return db.query(supportsWhere(sql`s.support_id = any(${[...ids]}::uuid[])`));
}

const versionJson = sql`json_build_object('id', s.id, 'version', s.version, 'kind', s.kind, 'whyNow', s.why_now,
  'different', s.different, 'saidBy', s.said_by, 'goals', s.goals, 'askedBy', s.asked_by, 'agreedBy', s.agreed_by,
  'givenBy', s.given_by, 'starts', s.starts, 'plannedEnd', s.planned_end, 'costPence', s.cost_pence, 'costPer', s.cost_per,
  'paidBy', s.paid_by, 'because', s.because, 'alsoOf', s.also_of, 'recordedAt', s.recorded_at, 'recordedBy', s.recorded_by)`;
const turnJson = sql`json_build_object('id', t.id, 'number', t.number, 'kind', t.kind, 'words', t.words, 'said', t.said,
  'unsaid', t.unsaid, 'until', t.until, 'home', t.home, 'happenedOn', t.happened_on, 'replaces', t.replaces,
  'recordedAt', t.recorded_at, 'recordedBy', t.recorded_by)`;

function supportsWhere(which: Query<unknown>): Query<EdgeSupport> {
  return sql<EdgeSupport>`
    select w."supportId", w."personId", w.versions,
           (select coalesce(json_agg(${turnJson} order by t.number), '[]') from practice.edge_support_turn t
             where t.support_id = w."supportId" and t.person_id = w."personId") as turns
      from (select s.support_id as "supportId", s.person_id as "personId", json_agg(${versionJson} order by s.version) as versions
              from practice.edge_support s where ${which} group by s.support_id, s.person_id) w
     order by w."supportId", w."personId"`;
}
