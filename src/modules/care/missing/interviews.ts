import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewInterview, NewPassage } from './interview-form.ts';
import type { KnownPeer, MissingTime } from './missing-rules.ts';
import { listNamedIn } from './missing-rules.ts';

/**
 * Writes down what happened about the talk, with its words; `id` is the form's own: sent twice, it is one. False where another
 * content stands under it already: nothing was kept then.
 */
export async function addInterview(
  db: Write,
  { id: timeId, personId }: Pick<MissingTime, 'id' | 'personId'>,
  {
    id,
    said,
    peers,
  }: { readonly id: string; readonly said: NewInterview; readonly peers: readonly KnownPeer[] },
): Promise<boolean> {
  const added = await db.run(sql`
    insert into care.return_interview (id, person_id, time_id, step, happened_at, by_name, by_agency, is_independent, because, alone,
      also_of)
    values (${id}, ${personId}, ${timeId}, ${said.step}, ${said.happenedAt}::timestamptz, ${said.byName}, ${said.byAgency},
      ${said.isIndependent}, ${said.because}, ${said.alone},
      ${[...listNamedIn(said.because ?? '', peers)]}::uuid[])
    on conflict (id) do nothing`);
  if (added !== 1) return standsSo(db, { id, timeId }, said);
  for (const [place, one] of said.passages.entries()) {
    const alsoOf = [...listNamedIn(one.words, peers)];
    await db.run(sql`
      insert into care.return_passage (id, person_id, interview_id, place, about, words, observed_by, audience, also_of)
      values (${newId()}, ${personId}, ${id}, ${place}, ${one.about}, ${one.words}, ${one.observedBy}, ${one.audience},
        ${alsoOf}::uuid[])`);
  }
  return true;
}

type Kept = { readonly step: string; readonly because: string | null; readonly words: readonly string[] };

async function standsSo(
  db: Read,
  { id, timeId }: { readonly id: string; readonly timeId: string },
  { step, because, passages }: NewInterview,
): Promise<boolean> {
  const kept = await db.first(sql<Kept>`
    select i.step, i.because, array(select p.words from care.return_passage p where p.interview_id = i.id order by p.place) as words
      from care.return_interview i where i.id = ${id}::uuid and i.time_id = ${timeId}::uuid`);
  const said = { step, because, words: passages.map(({ words }) => words) };
  return JSON.stringify(kept) === JSON.stringify(said);
}

/** A stretch of what came of a talk, as the reader may read it. */
export type Passage = NewPassage & { readonly interviewId: string };

/** What came of the talks after a time, of each what is the reader's to read. */
export function listReturnPassages(db: Read, timeId: string): Promise<readonly Passage[]> {
  return db.query(sql<Passage>`
    select p.interview_id as "interviewId", p.about, p.words, p.observed_by as "observedBy", p.audience
      from care.return_passage p join care.return_interview i on i.id = p.interview_id
     where i.time_id = ${timeId}::uuid order by i.happened_at, i.id, p.place, p.id`);
}
