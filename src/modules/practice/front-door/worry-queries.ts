import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewCheck } from './check-form.ts';
import type { SaidWords } from './words-form.ts';
import type { Worry, WorryCheck, WorryChild, WorryId } from './worry-rules.ts';

const worryColumns = sql`id, state, typed, received_at as "receivedAt", due_at as "dueAt", how, caller,
  source_code as "sourceCode", caller_name as "callerName", caller_agency as "callerAgency", caller_role as "callerRole",
  caller_reach as "callerReach", caller_protected as "callerProtected", words, wants, parents_know as "parentsKnow",
  parents_why_not as "parentsWhyNot", before, parents_told as "parentsTold", parents_not_told_why as "parentsNotToldWhy", weighed,
  handed_over_at as "handedOverAt", handed_over_by as "handedOverBy", advice, reply, replied_how as "repliedHow",
  replied_at as "repliedAt", ended_at as "endedAt", version, recorded_at as "recordedAt", recorded_by as "recordedBy"`;

/** A worry that the actor may see, or undefined. */
export async function findWorry(db: Read, id: string): Promise<Worry | undefined> {
  return db.first(sql<Worry>`select ${worryColumns} from practice.worry where id = ${id}`);
}

/** A worry that the actor may see. @throws NotFound */
export async function getWorry(db: Read, id: string): Promise<Worry> {
  const found = await findWorry(db, id);
  if (!found) throw new NotFound();
  return found;
}

/** Begins one: everything that is typed from now on is kept. */
export async function startWorry(db: Write): Promise<WorryId> {
  const id = newId<'worry'>();
  await db.run(sql`insert into practice.worry (id) values (${id})`);
  return id;
}

/** Keeps the form as it stands, finished or not. */
export async function keepTypedWords(
  db: Write,
  id: string,
  typed: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db.run(sql`update practice.worry set typed = ${JSON.stringify(typed)}::jsonb where id = ${id}`);
}

/** Saves what was said. What it said before stays beside it. @throws Stale when somebody else changed it */
export async function saveWords(
  db: Write,
  at: Pick<Worry, 'id' | 'version'>,
  said: SaidWords & { readonly dueAt: Instant },
): Promise<void> {
  const done = await db.run(sql`update practice.worry set
      before = case when words is null or words = ${said.words} then before
        else before || jsonb_build_array(jsonb_build_object('words', words, 'until', platform.moment())) end,
      state = case state when 'unfinished' then 'gathering' else state end, version = version + 1, typed = '{}',
      received_at = ${said.receivedAt}, due_at = ${said.dueAt}, how = ${said.how}, caller = ${said.caller},
      source_code = ${said.sourceCode}, caller_name = ${said.callerName}, caller_agency = ${said.callerAgency},
      caller_role = ${said.callerRole}, caller_reach = ${said.callerReach}, caller_protected = ${said.callerProtected},
      words = ${said.words}, wants = ${said.wants}, parents_know = ${said.parentsKnow}, parents_why_not = ${said.parentsWhyNot}
    where id = ${at.id} and version = ${at.version}`);
  if (done !== 1) throw new Stale();
}

/** The children of a worry whom the actor sees, in the order in which they were named. */
export function listWorryChildren(db: Read, worryId: string): Promise<readonly WorryChild[]> {
  return db.query(sql<WorryChild>`select id, person_id as "personId", outcome, reasons, family_words as "familyWords",
      family_agrees as "familyAgrees", primary_need as "primaryNeed", harms, grounds, involvement_id as "involvementId",
      decided_at as "decidedAt", decided_by as "decidedBy"
    from practice.worry_child where worry_id = ${worryId} and removed_at is null order by recorded_at, id`);
}

/** Names children to a worry; those who are there already stay. */
export async function addWorryChildren(
  db: Write,
  worryId: string,
  personIds: readonly string[],
): Promise<void> {
  for (const personId of personIds)
    await db.run(sql`insert into practice.worry_child (id, worry_id, person_id) values (${newId()}, ${worryId}, ${personId})
      on conflict (worry_id, person_id) do update set removed_at = null`);
}

/** Takes a child out of a worry for whom nothing was decided; can be added again. */
export async function removeWorryChild(db: Write, worryId: string, personId: string): Promise<void> {
  await db.run(sql`update practice.worry_child set removed_at = platform.moment()
    where worry_id = ${worryId} and person_id = ${personId} and outcome is null`);
}

/** Whom partners were asked about a worry, the first first. */
export function listWorryChecks(db: Read, worryId: string): Promise<readonly WorryCheck[]> {
  return db.query(sql<WorryCheck>`select id, agency, asked, basis, answer, answered_at as "answeredAt", recorded_at as "recordedAt"
    from practice.worry_check where worry_id = ${worryId} order by recorded_at, id`);
}

/** Records that a partner was asked, with their answer where they gave it at once. */
export async function addWorryCheck(
  db: Write,
  worryId: string,
  said: Pick<NewCheck, 'agency' | 'asked' | 'basis' | 'answer'>,
): Promise<void> {
  await db.run(sql`insert into practice.worry_check (id, worry_id, agency, asked, basis, answer, answered_at)
    values (${newId()}, ${worryId}, ${said.agency}, ${said.asked}, ${said.basis}, ${said.answer},
      case when ${said.answer}::text is not null then platform.moment() end)`);
}

/** Adds a partner's answer. @throws Stale when there is one already */
export async function answerWorryCheck(
  db: Write,
  worryId: string,
  { checkId, answer }: { readonly checkId: string; readonly answer: string },
): Promise<void> {
  const done =
    await db.run(sql`update practice.worry_check set answer = ${answer}, answered_at = platform.moment()
    where id = ${checkId} and worry_id = ${worryId} and answer is null`);
  if (done !== 1) throw new Stale();
}

type Ending = { readonly id: string; readonly version: number };

/** Ends a conversation with the advice that was given. @throws Stale */
export async function endWithAdvice(db: Write, { id, version }: Ending, advice: string): Promise<void> {
  const done =
    await db.run(sql`update practice.worry set state = 'ended', advice = ${advice}, ended_at = platform.moment(),
      ended_by = platform.actor(), version = version + 1
    where id = ${id} and version = ${version} and state = 'gathering'`);
  if (done !== 1) throw new Stale();
}
