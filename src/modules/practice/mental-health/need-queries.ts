import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Need } from './need-rules.ts';

/** The needs in these records, with everything said of each. One query for any number. */
export function listNeeds(db: Read, records: readonly string[]): Promise<readonly Need[]> {
  return db.query(needsWhere(sql`n.person_id = any(${[...records]}::uuid[])`));
}

/** One of them. @throws NotFound */
export async function getNeed(db: Read, records: readonly string[], needId: string): Promise<Need> {
  const found = await db.first(
    needsWhere(sql`n.person_id = any(${[...records]}::uuid[]) and n.need_id = ${needId}::uuid`),
  );
  if (!found) throw new NotFound();
  return found;
}

/** After which need the next page of the list begins. */
export type AfterNeed = { readonly on: PlainDate; readonly id: string };
export const unmetPerPage = 50;

/** A need without support, and since when (domain reference, M-CH-14). */
export type UnmetNeed = { readonly need: Need; readonly since: PlainDate };

/**
 * Needs without support of the people whom the actor may see, the longest first: one more than a page holds, where there is
 * one. `team`: those whose worker, or whose relative's worker, is in the team of this name now.
 */
export async function listUnmet(
  db: Read,
  { team, after }: { readonly team: string | null; readonly after: AfterNeed | null },
): Promise<readonly UnmetNeed[]> {
  const rows = await db.query(sql<UnmetRow>`
    with stands as (
      select t.need_id, t.person_id, t.kind, t.referral_id, t.happened_on from practice.mental_health_turn t
       where t.kind <> 'taken back'
         and not exists (select from practice.mental_health_turn b where b.replaces = t.id)),
    last as (
      select distinct on (n.need_id, n.person_id) n.need_id, n.person_id, n.known_on
        from practice.mental_health_need n order by n.need_id, n.person_id, n.version desc),
    unmet as (
      select l.need_id, l.person_id,
             greatest(l.known_on, (select max(s.happened_on) from stands s
               where s.need_id = l.need_id and s.person_id = l.person_id and s.kind = 'ended')) as since
        from last l
       where not exists (select from stands s where s.need_id = l.need_id and s.person_id = l.person_id and s.kind in ('over', 'mistake'))
         and not exists (select from stands s where s.need_id = l.need_id and s.person_id = l.person_id and s.kind = 'started'
           and not exists (select from stands e where e.referral_id = s.referral_id and e.kind = 'ended')))
    select u.need_id as "needId", u.person_id as "personId", u.since
      from unmet u
     where (${after?.on ?? null}::date is null or (u.since, u.need_id) > (${after?.on ?? null}::date, ${after?.id ?? null}::uuid))
       and (${team}::text is null or ${isOfTeam(team)})
     order by u.since, u.need_id
     limit ${unmetPerPage + 1}`);
  const needs = await db.query(needsWhere(sql`n.need_id = any(${rows.map(({ needId }) => needId)}::uuid[])`));
  return rows.flatMap(({ needId, personId, since }) => {
    const need = needs.find((one) => one.needId === needId && one.personId === personId);
    return need ? [{ need, since }] : [];
  });
}

type UnmetRow = { readonly needId: string; readonly personId: string; readonly since: PlainDate };

const isOfTeam = (team: string | null) => sql`exists (
  select from workforce.worker_of w
   where w.team = ${team} and w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())
     and (w.person_id = u.person_id
       or w.person_id in (select r.other_id from people.relationship r where r.person_id = u.person_id)
       or w.person_id in (select r.person_id from people.relationship r where r.other_id = u.person_id)))`;

/** The names of teams, for choosing one. */
export async function listTeamNames(db: Read): Promise<readonly string[]> {
  const rows = await db.query(sql<{ readonly name: string }>`
    select distinct t.name from workforce.known_team t where t.name is not null order by t.name`);
  return rows.map(({ name }) => name);
}

const versionJson = sql`json_build_object('id', n.id, 'version', n.version, 'area', n.area, 'said', n.said, 'unsaid', n.unsaid, 'seen', n.seen,
  'saidFor', n.said_for, 'seenFor', n.seen_for, 'knownOn', n.known_on, 'because', n.because, 'recordedAt', n.recorded_at,
  'recordedBy', n.recorded_by)`;
const turnJson = sql`json_build_object('id', t.id, 'number', t.number, 'kind', t.kind, 'referralId', t.referral_id,
  'service', t.service, 'answer', t.answer, 'words', t.words, 'happenedOn', t.happened_on, 'replaces', t.replaces,
  'recordedAt', t.recorded_at, 'recordedBy', t.recorded_by)`;

function needsWhere(which: Query<unknown>): Query<Need> {
  return sql<Need>`
    select w."needId", w."personId", w.versions,
           (select coalesce(json_agg(${turnJson} order by t.number), '[]') from practice.mental_health_turn t
             where t.need_id = w."needId" and t.person_id = w."personId") as turns
      from (select n.need_id as "needId", n.person_id as "personId", json_agg(${versionJson} order by n.version) as versions
              from practice.mental_health_need n where ${which} group by n.need_id, n.person_id) w
     order by w."needId", w."personId"`;
}
