import { createHash } from 'node:crypto';
import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Draft } from '../entries/draft-queries.ts';
import type { DictatedAbout, Dictation, SoundGone } from './dictation-rules.ts';

const columns = sql`d.id, d.draft_id as "draftId", d.author_id as "authorId", d.family_told as "familyTold", d.seconds,
  d.received_at as "receivedAt", d.state, d.failure, d.tries, d.discarded_at as "discardedAt", d.written_down_at as "writtenDownAt",
  d.sound_gone_at as "soundGoneAt", d.sound_gone_because as "soundGoneBecause",
  (select coalesce(jsonb_agg(jsonb_build_object('place', p.place - 1, 'words', p.words, 'accepted',
            (select jsonb_build_object('about', a.about, 'at', a.accepted_at) from practice.dictation_acceptance a
              where a.dictation_id = d.id and a.place = p.place - 1 order by a.id limit 1)) order by p.place), '[]')
     from jsonb_array_elements_text(d.passages) with ordinality p (words, place)) as passages`;

/** The actor's own recordings for a visit, the oldest first: in the order in which they were said. */
export function listDictations(db: Read, draftId: string): Promise<readonly Dictation[]> {
  return db.query(sql<Dictation>`select ${columns} from practice.dictation d
    where d.draft_id = ${draftId}::uuid and d.author_id = platform.actor() order by d.received_at, d.id`);
}

/** One of them, or undefined. */
export function findDictation(db: Read, draftId: string, id: string): Promise<Dictation | undefined> {
  return db.first(sql<Dictation>`select ${columns} from practice.dictation d
    where d.id = ${id}::uuid and d.draft_id = ${draftId}::uuid and d.author_id = platform.actor()`);
}

export type NewDictation = {
  readonly uploadId: string;
  readonly familyTold: boolean;
  readonly seconds: number;
  readonly sound: Uint8Array;
};

/** Most recordings of one visit. */
export const mostDictations = 30;

/**
 * Keeps a recording for a draft, which is held. The same sent again is kept once. 'other': another recording came under this id
 * before; 'too many': the visit has as many as it may.
 */
export async function addDictation(
  db: Write,
  { draftId, children }: Draft,
  { uploadId, familyTold, seconds, sound }: NewDictation,
): Promise<'kept' | 'other' | 'too many'> {
  const [first, ...others] = children.map(({ personId }) => personId);
  const content = Buffer.from(sound);
  const sha256 = createHash('sha256').update(content).digest();
  const before = await db.first(sql<{ same: boolean }>`
    select sha256 = ${sha256} and draft_id = ${draftId}::uuid as same from practice.dictation
     where author_id = platform.actor() and upload_id = ${uploadId}::uuid`);
  if (before) return before.same ? 'kept' : 'other';
  const id = newId();
  const added = await db.run(sql`
    insert into practice.dictation (id, upload_id, person_id, draft_id, also_of, family_told, seconds, sha256)
    select ${id}::uuid, ${uploadId}::uuid, ${first}::uuid, ${draftId}::uuid, ${others}::uuid[], ${familyTold}::boolean, ${seconds}::integer, ${sha256}
     where (select count(*) from practice.dictation d where d.draft_id = ${draftId}::uuid) < ${mostDictations}`);
  if (added === 0) return 'too many';
  await db.run(sql`insert into practice.dictation_sound (dictation_id, person_id, also_of, content)
    values (${id}, ${first}, ${others}::uuid[], ${content})`);
  return 'kept';
}

/** The recording, for who made it; undefined where it is gone or not theirs. */
export async function findSound(db: Read, id: string): Promise<Uint8Array | undefined> {
  const row = await db.first(sql<{ content: Uint8Array }>`
    select s.content from practice.dictation_sound s where s.dictation_id = ${id}::uuid and s.author_id = platform.actor()`);
  return row?.content;
}

/** Asks an engine once more, of a recording that failed and is still there. @returns whether it was so */
export async function tryAgain(db: Write, id: string): Promise<boolean> {
  const changed = await db.run(sql`update practice.dictation
    set state = 'waiting', failure = null, tries = 0, next_try_at = platform.moment()
    where id = ${id}::uuid and state = 'failed' and sound_gone_at is null and discarded_at is null`);
  return changed > 0;
}

/** Throws a dictation away: its recording goes at once and for good, its words can be had back. */
export async function discardDictation(db: Write, id: string): Promise<void> {
  await db.run(sql`update practice.dictation set discarded_at = platform.moment()
    where id = ${id}::uuid and discarded_at is null`);
  await dropSounds(db, [id], 'thrown away');
}

/** Takes it up again, without its recording. */
export async function undiscardDictation(db: Write, id: string): Promise<void> {
  await db.run(sql`update practice.dictation set discarded_at = null where id = ${id}::uuid`);
}

/** The visit was thrown away: what was recorded for it goes at once. */
export async function dropSoundsOfVisit(db: Write, draftId: string): Promise<void> {
  const rows = await db.query(sql<{ id: string }>`select id from practice.dictation
    where draft_id = ${draftId}::uuid and author_id = platform.actor() and sound_gone_at is null`);
  await dropSounds(
    db,
    rows.map(({ id }) => id),
    'visit thrown away',
  );
}

/** Deletes recordings and writes down that, when and why. What waits for an engine waits no more: there is nothing to send. */
async function dropSounds(db: Write, ids: readonly string[], because: SoundGone): Promise<number> {
  await db.run(sql`delete from practice.dictation_sound where dictation_id = any(${[...ids]}::uuid[])`);
  return db.run(sql`update practice.dictation
    set sound_gone_at = platform.moment(), sound_gone_because = ${because},
        failure = case when state = 'waiting' then 'not reached' else failure end,
        state = case when state = 'waiting' then 'failed' else state end
    where id = any(${[...ids]}::uuid[]) and sound_gone_at is null`);
}

/**
 * Deletes recordings that are older than so many days, and the engine's words with them where the visit is finished: what of them
 * was accepted stands in it. @returns how many recordings went
 */
export async function dropOldSounds(db: Write, days: number): Promise<number> {
  const old = sql`d.received_at < platform.moment() - make_interval(days => ${days})`;
  const rows = await db.query(
    sql<{ id: string }>`select d.id from practice.dictation d where ${old} and d.sound_gone_at is null`,
  );
  const gone = await dropSounds(
    db,
    rows.map(({ id }) => id),
    'time',
  );
  await db.run(sql`update practice.dictation d set passages = '[]'
    where ${old} and d.passages <> '[]' and exists
      (select from practice.entry_draft e where e.draft_id = d.draft_id and e.finished_at is not null)`);
  return gone;
}

/** A passage that a person accepts: into which part of the visit, in the records of which children. */
export type Acceptance = {
  readonly place: number;
  readonly about: DictatedAbout;
  readonly children: readonly string[];
};

/** Writes down who accepted a passage. @returns false where it was accepted before: a press sent twice accepts once */
export async function acceptPassage(
  db: Write,
  { id, draftId }: Pick<Dictation, 'id' | 'draftId'>,
  { place, about, children }: Acceptance,
): Promise<boolean> {
  const before = await db.first(
    sql`select 1 from practice.dictation_acceptance where dictation_id = ${id}::uuid and place = ${place}`,
  );
  if (before) return false;
  for (const personId of children)
    await db.run(sql`insert into practice.dictation_acceptance (id, person_id, dictation_id, place, draft_id, about)
      values (${newId()}, ${personId}, ${id}, ${place}, ${draftId}, ${about})`);
  return true;
}
