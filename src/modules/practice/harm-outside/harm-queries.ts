import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type {
  ChildRow,
  ContextRows,
  HomeCheck,
  NameRow,
  OutsideContext,
  OutsideGoal,
  OutsideStep,
  OutsideTurn,
} from './harm-rules.ts';
import { contextFrom } from './harm-rules.ts';

type Of<R> = R & { readonly contextId: string };

const written = sql`r.id, r.context_id as "contextId", r.number, r.recorded_at as "recordedAt", r.recorded_by as "recordedBy"`;
const words = sql`(select w.words from practice.outside_words w where w.of_id = r.id) as words`;

/** Contexts as they stand for the reader, in the order of the ids; those of which the reader sees nothing are left out. */
export async function listContexts(db: Read, ids: readonly string[]): Promise<readonly OutsideContext[]> {
  if (ids.length === 0) return [];
  const these = sql`r.context_id = any(${[...ids]}::uuid[])`;
  const names = await db.query(sql<Of<NameRow>>`
    select ${written}, r.kind, r.name from practice.outside_context r where ${these}`);
  const children = await db.query(sql<Of<ChildRow>>`
    select ${written}, r.person_id as "personId", r.harms, r.state, ${words} from practice.outside_child r where ${these}`);
  const homes = await db.query(sql<Of<HomeCheck>>`
    select ${written}, r.person_id as "personId", r.answer, r.asked_on as "askedOn", r.asked_by as "askedBy", ${words}
      from practice.outside_home r where ${these}`);
  const turns = await db.query(sql<Of<OutsideTurn>>`
    select ${written}, r.kind, r.happened_on as "happenedOn", r.by_whom as "byWhom", r.words, r.next_on as "nextOn", r.replaces
      from practice.outside_turn r where ${these}`);
  const goals = await db.query(sql<Of<OutsideGoal>>`
    select ${written}, r.goal_id as "goalId", r.words, r.know, r.state, r.because from practice.outside_goal r where ${these}`);
  const steps = await db.query(sql<Of<OutsideStep>>`
    select ${written}, r.step_id as "stepId", r.goal_id as "goalId", r.words, r.partner, r.who, r.by_when as "byWhen", r.state,
           r.happened, r.also_of as "alsoOf"
      from practice.outside_step r where ${these}`);
  return ids.flatMap((contextId) => {
    const of = <R>(rows: readonly Of<R>[]) => rows.filter((row) => row.contextId === contextId);
    const rows: ContextRows = {
      contextId,
      names: of(names),
      children: of(children),
      homes: of(homes),
      turns: of(turns),
      goals: of(goals),
      steps: of(steps),
    };
    return contextFrom(rows) ?? [];
  });
}

/** A context that touches one of these records. @throws NotFound */
export async function getContext(
  db: Read,
  records: readonly string[],
  contextId: string,
): Promise<OutsideContext> {
  const [found] = await listContexts(db, [contextId]);
  if (!found?.children.some(({ personId }) => records.includes(personId))) throw new NotFound();
  return found;
}

/** The contexts that touch, or touched, the person with these records, by name. */
export async function listContextsOf(
  db: Read,
  records: readonly string[],
): Promise<readonly OutsideContext[]> {
  const rows = await db.query(sql<{ id: string }>`
    select distinct r.context_id as id from practice.outside_child r where r.person_id = any(${[...records]}::uuid[])`);
  const found = await listContexts(
    db,
    rows.map(({ id }) => id),
  );
  return found
    .filter(({ children }) => children.some(({ personId }) => records.includes(personId)))
    .sort((a, b) => a.name.localeCompare(b.name) || a.contextId.localeCompare(b.contextId));
}

/** Those of them that touch the person now and have no end: for the page of a child and the plan. */
export async function listTouching(db: Read, records: readonly string[]): Promise<readonly OutsideContext[]> {
  const all = await listContextsOf(db, records);
  return all.filter(
    ({ state, children }) =>
      state !== 'ended' &&
      children.some((child) => records.includes(child.personId) && child.state === 'touched'),
  );
}

export type TakenBackConcern = { readonly words: string | null };

/** How many concerns about the person with these records were written down by mistake, with why. */
export function listTakenBackConcerns(
  db: Read,
  records: readonly string[],
): Promise<readonly TakenBackConcern[]> {
  return db.query(sql<TakenBackConcern>`
    select ${words} from practice.outside_child r
     where r.person_id = any(${[...records]}::uuid[]) and r.state = 'taken back'
       and not exists (select from practice.outside_child l where l.context_id = r.context_id and l.person_id = r.person_id
                          and (l.number, l.recorded_at, l.id) > (r.number, r.recorded_at, r.id))
     order by r.recorded_at desc, r.id`);
}

export const contextsPerPage = 50;

/** Where a page of the list of contexts begins: after this one. */
export type AfterContext = { readonly isEnded: boolean; readonly name: string; readonly id: string };

/**
 * A page of the contexts that the reader may see whose name has these words, those without an end first, then by name; one more than
 * a page tells of a next.
 */
export async function listContextPage(
  db: Read,
  after: AfterContext | null,
  words = '',
): Promise<readonly OutsideContext[]> {
  const from = after
    ? sql`and (n."isEnded", n.name, n.id) > (${after.isEnded}::boolean, ${after.name}::text, ${after.id}::uuid)`
    : sql``;
  const rows = await db.query(sql<{ id: string }>`
    select n.id from (
      select distinct on (r.context_id) r.context_id as id, lower(r.name) as name,
             coalesce((select t.kind from practice.outside_turn t
               where t.context_id = r.context_id and t.kind in ('begun', 'ended', 'again')
                 and not exists (select from practice.outside_turn b where b.replaces = t.id)
               order by t.number desc, t.id desc limit 1), 'begun') = 'ended' as "isEnded"
        from practice.outside_context r order by r.context_id, r.number desc, r.recorded_at desc, r.id desc) n
     where position(lower(${words}::text) in n.name) > 0 ${from} order by n."isEnded", n.name, n.id limit ${contextsPerPage + 1}`);
  return listContexts(
    db,
    rows.map(({ id }) => id),
  );
}
