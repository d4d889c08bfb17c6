import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { MissingTime } from './missing-rules.ts';

const iso = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A time with all that stands beside it: one statement for any number. */
const timesWhere = (which: Query<unknown>): Query<MissingTime> => sql<MissingTime>`
  with wanted as materialized (select array(select t.id from care.missing_time t where ${which}) as ids),
  told as materialized (select o.* from wanted w, care.told_without_words(w.ids) o),
  step as materialized (select i.* from wanted w, care.steps_without_words(w.ids) i)
  select t.id, t.person_id as "personId", t.kind, ${iso('t.gone_at')} as "goneAt", t.state, t.risk, ${iso('t.back_at')} as "backAt",
         t.back_how as "backHow", t.well, t.version, ${iso('t.recorded_at')} as "recordedAt", t.recorded_by as "recordedBy",
         f.id as "episodeId", f.starts, f.ends,
         (select coalesce(json_agg(json_build_object('about', w.about, 'words', w.words, 'recordedAt', ${iso('w.recorded_at')},
            'recordedBy', w.recorded_by,
            'isOver', w.about in ('found', 'harm') and (t.state = 'missing' or w.of_return < t.returns)) order by w.recorded_at, w.id), '[]')
            from care.missing_words w where w.time_id = t.id) as words,
         (select coalesce(json_agg(json_build_object('id', s.id, 'who', s.who, 'name', o.name, 'toldAt', ${iso('s.told_at')},
            'reference', o.reference, 'notToldBecause', o.not_told_because,
            'isTakenBack', exists (select from told b where b.takes_back = s.id)) order by s.recorded_at, s.id), '[]')
            from told s left join care.missing_told o on o.id = s.id where s.time_id = t.id and s.takes_back is null) as told,
         (select coalesce(json_agg(json_build_object('peerId', p.peer_id, 'name', p.name) order by p.recorded_at, p.id), '[]')
            from care.missing_with p where p.time_id = t.id) as "with",
         (select coalesce(json_agg(json_build_object('id', s.id, 'step', s.step, 'happenedAt', ${iso('s.happened_at')}, 'byName', i.by_name,
            'byAgency', i.by_agency, 'because', i.because, 'alone', s.alone) order by s.happened_at, s.id), '[]')
            from step s left join care.return_interview i on i.id = s.id where s.time_id = t.id) as interviews
    from care.missing_time t left join care.missing_episode f on f.id = t.episode_id
   where ${which}`;

/** Everybody of the actor's who is missing now. */
export function listMissingNow(db: Read): Promise<readonly MissingTime[]> {
  return db.query(sql<MissingTime>`${timesWhere(sql`t.state = 'missing'`)} order by t.gone_at, t.id`);
}

/**
 * Times after which nobody talked with the child yet, nor said why not: those first for whom it is not too late, the longest back
 * first, so that a cut leaves nobody out who came back today.
 */
export function listAwaitingTalk(
  db: Read,
  { most, lateBefore }: { readonly most: number; readonly lateBefore: Instant },
): Promise<readonly MissingTime[]> {
  const last = sql`select distinct on (i.time_id) i.time_id, i.step
      from care.steps_without_words(array(select b.id from care.missing_time b where b.state = 'back')) i
      join care.missing_time b on b.id = i.time_id
     where i.happened_at >= b.back_at order by i.time_id, i.happened_at desc, i.id desc`;
  const waits = sql`t.state = 'back'
    and t.id not in (select l.time_id from (${last}) l where l.step not in ('offered', 'accepted'))`;
  return db.query(
    sql<MissingTime>`${timesWhere(waits)} order by t.back_at < ${lateBefore}::timestamptz, t.back_at, t.id limit ${most}`,
  );
}

/** Every time of the person with these records, the newest first; those taken back too. */
export function listMissingTimes(db: Read, records: readonly string[]): Promise<readonly MissingTime[]> {
  const own = sql`t.person_id = any(${[...records]}::uuid[])`;
  return db.query(sql<MissingTime>`${timesWhere(own)} order by t.gone_at desc, t.id desc`);
}

/** When each of these people went, in every report that stands: for counting. */
export function listGoneAt(
  db: Read,
  ids: readonly string[],
): Promise<readonly Pick<MissingTime, 'personId' | 'goneAt'>[]> {
  return db.query(sql<Pick<MissingTime, 'personId' | 'goneAt'>>`
    select t.person_id as "personId", ${iso('t.gone_at')} as "goneAt" from care.missing_time t
     where t.person_id = any(${[...ids]}::uuid[]) and t.state <> 'taken back' order by t.gone_at, t.id`);
}

/** One time of the person with these records. @throws NotFound */
export async function getMissingTime(db: Read, records: readonly string[], id: string): Promise<MissingTime> {
  const own = sql`t.person_id = any(${[...records]}::uuid[]) and t.id = ${id}::uuid`;
  const found = await db.first(timesWhere(own));
  if (!found) throw new NotFound();
  return found;
}

/** The time at which the person is missing now, in short; for the child's page. */
export function findMissingNow(
  db: Read,
  records: readonly string[],
): Promise<Pick<MissingTime, 'id' | 'kind' | 'goneAt' | 'risk'> | undefined> {
  return db.first(sql<Pick<MissingTime, 'id' | 'kind' | 'goneAt' | 'risk'>>`
    select t.id, t.kind, ${iso('t.gone_at')} as "goneAt", t.risk from care.missing_time t
     where t.person_id = any(${[...records]}::uuid[]) and t.state = 'missing' order by t.gone_at, t.id limit 1`);
}

/** A fact of which nothing more was written down here: said by a return, or recorded by itself. */
export type BareMissing = {
  readonly personId: string;
  readonly episodeId: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly kind: string | null;
};

const bare = sql`f.person_id as "personId", f.id as "episodeId", f.starts, f.ends, f.kind`;
const untold = sql`not exists (select from care.missing_time t where t.episode_id = f.id)`;

/** Facts without an end of which nothing more was written down, the newest first. */
export function listOpenFacts(db: Read, most: number): Promise<readonly BareMissing[]> {
  return db.query(sql<BareMissing>`select ${bare} from care.missing_episode f
    where f.ends is null and f.starts <= platform.today() and ${untold} order by f.starts desc, f.id limit ${most}`);
}

/** The same of one person, ended or not. */
export function listBareFacts(db: Read, records: readonly string[]): Promise<readonly BareMissing[]> {
  return db.query(sql<BareMissing>`select ${bare} from care.missing_episode f
    where f.person_id = any(${[...records]}::uuid[]) and ${untold} order by f.starts desc, f.id`);
}

/** Which of these people are in our care today. */
export async function listInCare(db: Read, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.query(sql<{ id: string }>`select distinct c.person_id as id from care.in_care c
    where c.person_id = any(${[...ids]}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** What patterns are counted of, and nothing else of a time. */
export type SeenTime = Pick<MissingTime, 'id' | 'personId' | 'state' | 'with'> & {
  readonly found: string | null;
};

/** Of the times of everybody whom the actor may see that began since a day, the newest first, what patterns are counted of. */
export function listMissingSince(db: Read, since: PlainDate, most: number): Promise<readonly SeenTime[]> {
  return db.query(sql<SeenTime>`
    select t.id, t.person_id as "personId", t.state,
           (select w.words from care.missing_words w
             where w.time_id = t.id and w.about = 'found' and t.state = 'back' and w.of_return = t.returns
             order by w.recorded_at desc, w.id desc limit 1) as found,
           (select coalesce(json_agg(json_build_object('peerId', p.peer_id, 'name', p.name) order by p.recorded_at, p.id), '[]')
              from care.missing_with p where p.time_id = t.id) as "with"
      from care.missing_time t
     where t.gone_at >= ${since}::date and t.state <> 'taken back' order by t.gone_at desc, t.id desc limit ${most}`);
}

/** Facts that cover any of these days, of which another cannot stand: what a refusal collides with. */
export function listFactsBetween(
  db: Read,
  records: readonly string[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate | null },
): Promise<readonly BareMissing[]> {
  return db.query(sql<BareMissing>`select ${bare} from care.missing_episode f
    where f.person_id = any(${[...records]}::uuid[]) and (f.starts = ${from}::date
      or ((f.ends is null or f.ends > ${from}::date) and (${to}::date is null or f.starts < ${to}::date))) order by f.starts, f.id`);
}
