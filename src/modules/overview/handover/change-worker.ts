import { getPersonSummary, resolvePerson } from '../../people/index.ts';
import { handOverChild, holdHelp, leadAfter, leadOn, planHandover } from '../../practice/index.ts';
import type { ChildChange, SentHandover } from '../../practice/index.ts';
import type { CanLead, TeamTime } from '../../workforce/index.ts';
import { listTeamTimes } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { firstNameOf } from '../entries/visit-children.ts';
import { listFamilyChildren } from '../stepping/read-help.ts';
import { readChildTeam } from './read-handover.ts';

/** A child who can change their worker together with the one whom the page is about. */
export type HandoverChild = {
  readonly id: string;
  readonly name: string;
  readonly records: readonly string[];
  readonly team: readonly TeamTime[];
};

/** The child first, then the brothers and sisters under 18 whose help the same worker leads. */
export async function listHandoverChildren(
  db: Read,
  personId: string,
  today: PlainDate,
): Promise<readonly HandoverChild[]> {
  const { person, records, team, firstName } = await readChildTeam(db, personId);
  const lead = leadOn(team, today)?.workerId ?? null;
  const ids = (await listFamilyChildren(db, person.id)).filter((id) => id !== person.id);
  const people = await getPersonSummary(db, ids);
  const others = [];
  for (const id of ids) {
    const found = people.get(id);
    const { all } = await resolvePerson(db, id);
    const theirs = await listTeamTimes(db, all);
    if (found && lead !== null && leadOn(theirs, today)?.workerId === lead)
      others.push({ id, name: firstNameOf(found), records: all, team: theirs });
  }
  return [{ id: person.id, name: firstName, records, team }, ...others];
}

/** What somebody read when they began: changes as soon as who leads one of these children, or is to lead, does. */
export const markOfLeads = (children: readonly HandoverChild[], today: PlainDate): string =>
  children.map(({ id, team }) => markOfLead(id, team, today)).join('');

function markOfLead(personId: string, team: readonly TeamTime[], today: PlainDate): string {
  const facts = [leadOn(team, today), leadAfter(team, today)];
  return `[${personId} ${facts.map((fact) => (fact ? `${fact.id}.${fact.version}` : 'none')).join(' ')}]`;
}

/** Said to the second of two who change who leads. */
export const moved =
  'Somebody else changed who leads the help while you were writing. What you wrote is kept: look at what stands now, then save again';

class Refused extends Error {
  readonly wrong: FieldError;
  constructor(field: string, text: string) {
    super('A change of worker was refused');
    this.wrong = fieldError(field, text);
  }
}

/** Whom a change of worker may be about, who can take over, and the day. */
export type ChangeAbout = {
  /**
   * Everybody of whom the words about a child are or may be, the brothers and sisters who do not change among them: who may not see
   * one of them is not shown the change.
   */
  readonly aboutOf: (personId: string) => readonly string[];
  readonly workers: readonly CanLead[];
  readonly today: PlainDate;
};

/** Changes the worker of each child, or of none: where one child's cannot change, nothing is saved and the reason says of whom. */
export async function changeWorker(
  db: Write,
  sent: SentHandover,
  about: ChangeAbout,
): Promise<readonly FieldError[]> {
  const togetherId = sent.togetherId ?? newId();
  // In one order, whichever the form names first: two forms about the same children never hold what the other waits for.
  const changes = sent.changes.toSorted((one, other) => one.personId.localeCompare(other.personId));
  await db.run(sql`savepoint change_worker`);
  try {
    for (const { personId } of changes) await holdHelp(db, personId);
    // Everything is read before anything is written: the last change of one child may end the sight of the next.
    const planned = [];
    for (const change of changes) planned.push(await planOne(db, sent, change, about));
    for (const one of planned) {
      const alsoOf = about.aboutOf(one.personId).filter((id) => id !== one.personId);
      const wrong = await handOverChild(db, { ...one, togetherId, alsoOf });
      if (wrong !== undefined) throw new Refused('starts', one.ofWhom + wrong);
    }
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await db.run(sql`rollback to savepoint change_worker`);
    return [error.wrong];
  }
}

async function planOne(
  db: Write,
  { changes, mark }: SentHandover,
  { personId, said }: ChildChange,
  { workers, today }: ChangeAbout,
) {
  const { team, firstName } = await readChildTeam(db, personId);
  const ofWhom = changes.length > 1 ? `${firstName}: ` : '';
  if (!mark.includes(markOfLead(personId, team, today))) throw new Refused('to', ofWhom + moved);
  const to = workers.find(({ id }) => id === said.toId);
  if (!to) throw new Refused('to', `${ofWhom}Select who takes over`);
  const plan = planHandover(team, said, { to, today });
  if ('refused' in plan) throw new Refused(plan.refused.field, ofWhom + plan.refused.text);
  return { personId, said, changes: plan, ofWhom };
}
