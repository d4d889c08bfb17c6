import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewInterview, NewPassage } from './interview-form.ts';
import type { MissingTime } from './missing-rules.ts';
import { listNamedIn } from './missing-rules.ts';
import type { KnownPeer } from './record-missing.ts';

/** Writes down what happened about the talk, with its words; `id` is the form's own: sent twice, it is one. */
export async function addInterview(
  db: Write,
  { id: timeId, personId }: Pick<MissingTime, 'id' | 'personId'>,
  {
    id,
    said,
    peers,
  }: { readonly id: string; readonly said: NewInterview; readonly peers: readonly KnownPeer[] },
): Promise<void> {
  const added = await db.run(sql`
    insert into care.return_interview (id, person_id, time_id, step, happened_at, by_name, by_agency, is_independent, because, alone)
    values (${id}, ${personId}, ${timeId}, ${said.step}, ${said.happenedAt}::timestamptz, ${said.byName}, ${said.byAgency},
      ${said.isIndependent}, ${said.because}, ${said.alone})
    on conflict (id) do nothing`);
  if (added !== 1) return;
  for (const [place, one] of said.passages.entries()) {
    const alsoOf = [...listNamedIn(one.words, peers)];
    await db.run(sql`
      insert into care.return_passage (id, person_id, interview_id, place, about, words, observed_by, audience, also_of)
      values (${newId()}, ${personId}, ${id}, ${place}, ${one.about}, ${one.words}, ${one.observedBy}, ${one.audience},
        ${alsoOf}::uuid[])`);
  }
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
