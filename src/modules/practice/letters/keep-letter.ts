import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { LetterChange } from './letter-form.ts';
import type { Letter } from './letter-rules.ts';

/** The letter about one decision of the person with these records, written or not. @throws NotFound where nothing was decided */
export async function getLetter(db: Read, records: readonly string[], decisionId: string): Promise<Letter> {
  const found = await db.first(sql<Letter>`
    select c.id as "decisionId", c.worry_id as "worryId", c.person_id as "personId", c.outcome,
           (select c.family_words from practice.worry w where w.id = c.worry_id) as "familyWords",
           c.family_agrees as "familyAgrees", c.decided_at as "decidedAt", c.decided_by as "decidedBy",
           (select coalesce(json_agg(json_build_object('version', l.version, 'words', l.words, 'because', l.because,
                     'alsoOf', l.also_of, 'recordedAt', l.recorded_at, 'recordedBy', l.recorded_by) order by l.version), '[]')
              from practice.decision_letter l where l.worry_child_id = c.id) as versions,
           (select coalesce(json_agg(json_build_object('id', t.id, 'number', t.number, 'kind', t.kind, 'letterVersion', t.letter_version,
                     'who', t.who, 'how', t.how, 'whyNot', t.why_not, 'words', t.words, 'happenedOn', t.happened_on,
                     'byWhom', t.by_whom, 'replaces', t.replaces, 'alsoOf', t.also_of, 'recordedAt', t.recorded_at,
                     'recordedBy', t.recorded_by) order by t.number), '[]')
              from practice.decision_letter_turn t where t.worry_child_id = c.id) as turns
      from practice.worry_child c
     where c.id = ${decisionId}::uuid and c.person_id = any(${[...records]}::uuid[]) and c.outcome is not null and c.removed_at is null`);
  if (!found) throw new NotFound();
  return found;
}

/** Holds a letter until the transaction ends: of two who write the second waits, and then sees the first's. */
export async function holdLetter(db: Write, decisionId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.decision_letter ' || ${decisionId}::text, 0))`,
  );
}

/**
 * Writes a letter, or what became of it; the letter is held. `id` is the form's: sent twice it is written once. `alsoOf`: people beside
 * the child whom the words name.
 */
export async function changeLetter(
  db: Write,
  {
    letter,
    id,
    alsoOf,
  }: { readonly letter: Letter; readonly id: string; readonly alsoOf: readonly string[] },
  change: LetterChange,
): Promise<void> {
  const also = alsoOf.filter((one) => one !== letter.personId);
  if ('version' in change) {
    const { words, because } = change.version;
    await db.run(sql`insert into practice.decision_letter (id, person_id, worry_child_id, version, words, because, also_of)
      values (${id}, ${letter.personId}, ${letter.decisionId}, ${(letter.versions.at(-1)?.version ?? 0) + 1}, ${words}, ${because},
        ${also}::uuid[])`);
    return;
  }
  const { turn } = change;
  await db.run(sql`insert into practice.decision_letter_turn (id, person_id, worry_child_id, number, kind, letter_version, who, how,
      why_not, words, happened_on, by_whom, replaces, also_of)
    values (${id}, ${letter.personId}, ${letter.decisionId}, ${(letter.turns.at(-1)?.number ?? 0) + 1}, ${turn.kind},
      ${turn.letterVersion}, ${turn.who}, ${turn.how}, ${turn.whyNot}, ${turn.words}, ${turn.happenedOn}, ${turn.byWhom},
      ${turn.replaces}, ${also}::uuid[])`);
}

/** Whether the actor saved this form already: a double press, and nobody else's act. */
export async function wasLetterFormSaved(db: Read, id: string): Promise<boolean> {
  const found = await db.first(sql<{ id: string }>`
    select id from practice.decision_letter where id = ${id}::uuid and recorded_by = platform.actor()
    union all
    select id from practice.decision_letter_turn where id = ${id}::uuid and recorded_by = platform.actor()`);
  return found !== undefined;
}

/** How the letters of these decisions stand, by decision: what `letterState` needs of each. */
export async function listLetters(
  db: Read,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<Letter, 'versions' | 'turns'>>> {
  if (decisionIds.length === 0) return new Map();
  const rows = await db.query(sql<Pick<Letter, 'decisionId' | 'versions' | 'turns'>>`
    select c.id as "decisionId",
           (select coalesce(json_agg(json_build_object('version', l.version) order by l.version), '[]')
              from practice.decision_letter l where l.worry_child_id = c.id) as versions,
           (select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'letterVersion', t.letter_version,
                     'replaces', t.replaces) order by t.number), '[]')
              from practice.decision_letter_turn t where t.worry_child_id = c.id) as turns
      from practice.worry_child c where c.id = any(${[...decisionIds]}::uuid[])`);
  return new Map(rows.map((row) => [row.decisionId, row]));
}
