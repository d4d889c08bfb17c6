import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewChild, NewGoal, NewHome, NewStep, NewTurn } from './harm-form.ts';
import type { ContextKind } from './harm-rules.ts';

/** Holds a context until the transaction ends: of two who say something of it the second waits, and then sees the first's. */
export async function holdContext(db: Write, contextId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.outside_context ' || ${contextId}::text, 0))`,
  );
}

/** A row: its own id, which the form brought along, so that sent twice it is one; and of what it is. */
export type RowKey = { readonly id: string; readonly contextId: string };
export type ChildKey = RowKey & {
  readonly personId: string;
  /** People of a record whom the words name. */
  readonly alsoOf: readonly string[];
};

/** Whether a form with this id was saved before. */
export async function isWritten(db: Read, { id, contextId }: RowKey): Promise<boolean> {
  const rows = await db.query(sql<{ id: string }>`
    select r.id from practice.outside_child r where r.id = ${id}::uuid
    union all select r.id from practice.outside_home r where r.id = ${id}::uuid
    union all select r.id from practice.outside_context r where r.context_id = ${contextId}::uuid and r.id = ${id}::uuid
    union all select r.id from practice.outside_turn r where r.context_id = ${contextId}::uuid and r.id = ${id}::uuid
    union all select r.id from practice.outside_goal r where r.context_id = ${contextId}::uuid and r.id = ${id}::uuid
    union all select r.id from practice.outside_step r where r.context_id = ${contextId}::uuid and r.id = ${id}::uuid`);
  return rows.length > 0;
}

async function addWords(db: Write, key: ChildKey, words: string | null): Promise<void> {
  if (words === null) return;
  await db.run(sql`
    insert into practice.outside_words (id, person_id, context_id, of_id, words, also_of)
    values (${newId()}, ${key.personId}, ${key.contextId}, ${key.id}, ${words},
      ${key.alsoOf.filter((one) => one !== key.personId)}::uuid[])`);
}

type ChildSaid = Omit<NewChild, 'state'> & { readonly state: NewChild['state'] | 'taken back' };

/** Says that a context touches a child, or what of that is so now. */
export async function sayChild(db: Write, key: ChildKey, said: ChildSaid): Promise<void> {
  await db.run(sql`
    insert into practice.outside_child (id, person_id, context_id, number, harms, state)
    select ${key.id}, ${key.personId}, ${key.contextId}, coalesce(max(r.number), 0) + 1, ${[...said.harms]}::text[], ${said.state}
      from practice.outside_child r where r.context_id = ${key.contextId}::uuid and r.person_id = ${key.personId}::uuid`);
  await addWords(db, key, said.words);
}

/** Writes down whether home is safe: who asked, when, and what they found. */
export async function sayHome(db: Write, key: ChildKey, said: NewHome): Promise<void> {
  await db.run(sql`
    insert into practice.outside_home (id, person_id, context_id, number, answer, asked_on, asked_by)
    select ${key.id}, ${key.personId}, ${key.contextId}, coalesce(max(r.number), 0) + 1, ${said.answer}, ${said.askedOn}::date,
           ${said.askedBy}
      from practice.outside_home r where r.context_id = ${key.contextId}::uuid and r.person_id = ${key.personId}::uuid`);
  await addWords(db, key, said.words);
}

/** Says what a context is and how it is called. Its first child is there before: nobody else could read it. */
export async function sayName(
  db: Write,
  { id, contextId }: RowKey,
  said: { readonly kind: ContextKind; readonly name: string },
): Promise<void> {
  await db.run(sql`
    insert into practice.outside_context (id, context_id, number, kind, name)
    select ${id}, ${contextId}, coalesce(max(r.number), 0) + 1, ${said.kind}, ${said.name}
      from practice.outside_context r where r.context_id = ${contextId}::uuid`);
}

/** Says something of it on a day, or in the place of what was wrong. */
export async function sayTurn(
  db: Write,
  { id, contextId }: RowKey,
  said: Omit<NewTurn, 'kind' | 'byWhom'> & {
    readonly kind: NewTurn['kind'];
    readonly byWhom: string | null;
    readonly replaces: string | null;
  },
): Promise<void> {
  await db.run(sql`
    insert into practice.outside_turn (id, context_id, number, kind, happened_on, by_whom, words, next_on, replaces)
    select ${id}, ${contextId}, coalesce(max(r.number), 0) + 1, ${said.kind}, ${said.happenedOn}::date, ${said.byWhom}, ${said.words},
           ${said.nextOn}::date, ${said.replaces}::uuid
      from practice.outside_turn r where r.context_id = ${contextId}::uuid`);
}

/** Says a goal for the place, the group or the space, for the first time or anew. */
export async function sayGoal(
  db: Write,
  { id, contextId, goalId }: RowKey & { readonly goalId: string },
  said: Omit<NewGoal, 'state'> & { readonly state: NewGoal['state'] },
): Promise<void> {
  await db.run(sql`
    insert into practice.outside_goal (id, context_id, goal_id, number, words, know, state, because)
    select ${id}, ${contextId}, ${goalId}, coalesce(max(r.number), 0) + 1, ${said.words}, ${said.know}, ${said.state}, ${said.because}
      from practice.outside_goal r where r.context_id = ${contextId}::uuid and r.goal_id = ${goalId}::uuid`);
}

export type StepKey = RowKey & {
  readonly goalId: string;
  readonly stepId: string;
  /** Whose family does it, and whom that names: the same in each row of a step. */
  readonly alsoOf: readonly string[];
};

/** Says a step and what became of it. */
export async function sayStep(
  db: Write,
  { id, contextId, goalId, stepId, alsoOf }: StepKey,
  said: Omit<NewStep, 'whose'>,
): Promise<void> {
  await db.run(sql`
    insert into practice.outside_step (id, context_id, goal_id, step_id, number, words, partner, who, by_when, state, happened, also_of)
    select ${id}, ${contextId}, ${goalId}, ${stepId}, coalesce(max(r.number), 0) + 1, ${said.words}, ${said.partner}, ${said.who},
           ${said.byWhen}::date, ${said.state}, ${said.happened}, ${[...alsoOf]}::uuid[]
      from practice.outside_step r where r.context_id = ${contextId}::uuid and r.step_id = ${stepId}::uuid`);
}
