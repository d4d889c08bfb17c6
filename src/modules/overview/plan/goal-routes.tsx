import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Goal, ParsedGoal } from '../../practice/index.ts';
import {
  addGoal,
  addReading,
  changeGoal,
  changePlan,
  getGoal,
  holdGoal,
  listGoalEverywhere,
  parseGoal,
  typedGoal,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { GoalForm } from './goal-form-view.tsx';
import { formOf } from './goal-typed.ts';
import { GoalView } from './goal-view.tsx';
import { goalPath, newGoalPath, planOf, planSubject } from './plan-paths.ts';
import type { PlanPeople } from './plan-people.ts';
import { aboutForm, everybodyIn, getPlanPeople } from './plan-people.ts';
import { nameIn } from './plan-routes.tsx';

type Adding<Handle extends Read> = PageRequest<typeof newGoalPath, Handle, string>;
type Changing<Handle extends Read> = PageRequest<typeof goalPath, Handle, string>;
type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly more: boolean;
  readonly goal: Goal | null;
  readonly beside?: VNode;
};

function formPage(
  { who }: Pick<Adding<Read>, 'who'>,
  people: PlanPeople,
  { goal, ...filled }: Filled & { readonly goalId: string },
): Reply {
  const here = planOf(people.personId);
  const title = goal === null ? `A new goal: ${people.name}` : `Change a goal: ${people.name}`;
  const hidden: Readonly<Record<string, string>> =
    goal === null ? { goal: filled.goalId } : { stamp: String(goal.stamp) };
  const action = goal === null ? `${here}/goals` : `${here}/goals/${goal.goalId}`;
  const body = (
    <GoalForm
      {...filled}
      title={title}
      action={action}
      csrf={who.csrf}
      people={people}
      hidden={hidden}
      isNew={goal === null}
    />
  );
  return page(title, body, { errors: filled.errors, before: <BackLink href={here}>The plan</BackLink> });
}

/** Whose plan it is and whom the form names; they are in the trail. */
async function openPlan({
  db,
  params,
  saw,
}: Pick<Adding<Read>, 'db' | 'params' | 'saw'>): Promise<PlanPeople> {
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  return people;
}

async function newForm(request: Adding<Read>): Promise<Reply> {
  const people = await openPlan(request);
  const typed: Typed = { children: [people.personId] };
  return formPage(request, people, { typed, errors: [], more: false, goal: null, goalId: newId() });
}

/** The id that the form was given: sent twice, it makes one goal. */
function goalIdIn(body: Adding<Write>['body']): string {
  const posted = postedLine(body, 'goal');
  return isUuid(posted) ? posted : newId();
}

async function add(request: Adding<Write>): Promise<Reply> {
  const { db, body, today } = request;
  const people = await openPlan(request);
  const about = aboutForm(people, today);
  const goalId = goalIdIn(body);
  const typed = typedGoal(body, about);
  if (postedLine(body, 'more') !== '')
    return formPage(request, people, { typed, errors: [], more: true, goal: null, goalId });
  const parsed = parseGoal(body, about);
  if (!parsed.ok)
    return formPage(request, people, { typed, errors: parsed.errors, more: false, goal: null, goalId });
  await holdGoal(db, goalId);
  if (!(await isKept(request, people, goalId))) await keepGoal(request, people, { goalId, ...parsed.value });
  return redirect(`${planOf(people.personId)}?saved=yes`);
}

/** Whether the goal is there already, from the same form. @throws NotFound where its id is of another child's goal */
async function isKept({ db }: Adding<Read>, { records }: PlanPeople, goalId: string): Promise<boolean> {
  const kept = await listGoalEverywhere(db, goalId);
  if (kept.length > 0 && !kept.some(({ personId }) => records.includes(personId))) throw new NotFound();
  return kept.length > 0;
}

async function keepGoal(
  { db, today }: Adding<Write>,
  { personId }: PlanPeople,
  { goalId, children, value, ...typed }: ParsedGoal & { readonly goalId: string },
): Promise<void> {
  await addGoal(db, goalId, { children: [...new Set([personId, ...children])], typed });
  if (value !== null) await addReading(db, goalId, { value, readOn: today, byWhom: typed.goal.whose });
}

async function changeForm(request: Changing<Read>): Promise<Reply> {
  const { db, params, saw } = request;
  const people = await openPlan(request);
  const goal = await getGoal(db, people.records, params.goalId);
  saw(goal.alsoOf);
  return formPage(request, people, {
    typed: formOf(goal, people),
    errors: [],
    more: false,
    goal,
    goalId: goal.goalId,
  });
}

async function change(request: Changing<Write>): Promise<Reply> {
  const { db, body, today, params, saw } = request;
  const people = await openPlan(request);
  await holdGoal(db, params.goalId);
  const goal = await getGoal(db, people.records, params.goalId);
  saw(goal.alsoOf);
  const about = aboutForm(people, today);
  const shown = { typed: typedGoal(body, about), goal, goalId: goal.goalId };
  const isLate = postedLine(body, 'stamp') !== String(goal.stamp);
  if (postedLine(body, 'more') !== '')
    return formPage(request, people, {
      ...shown,
      errors: [],
      more: true,
      ...(isLate ? late(goal, people) : {}),
    });
  const parsed = parseGoal(body, about);
  if (!parsed.ok) {
    const { errors, ...since } = isLate ? late(goal, people) : { errors: [] };
    return formPage(request, people, {
      ...shown,
      ...since,
      errors: [...errors, ...parsed.errors],
      more: false,
    });
  }
  if (isLate) return formPage(request, people, { ...shown, more: false, ...late(goal, people) });
  await changeGoal(db, goal.goalId, { typed: keepWithheld(parsed.value, goal, people), today });
  return redirect(`${planOf(people.personId)}?saved=yes`);
}

/** From whom it was withheld and who is not among those offered (hidden from this reader, not a relative any more): stays so. */
function keepWithheld(typed: ParsedGoal, { withheldFrom }: Goal, { relatives }: PlanPeople): ParsedGoal {
  const offered = relatives.flatMap(({ records }) => records);
  const kept = withheldFrom.filter((id) => !offered.includes(id));
  return { ...typed, goal: { ...typed.goal, withheldFrom: [...typed.goal.withheldFrom, ...kept] } };
}

/** Somebody else was faster: what stands now is shown beside what was typed, which is kept in the form. */
function late(goal: Goal, people: PlanPeople): Pick<Filled, 'errors'> & { readonly beside: VNode } {
  const text =
    'Somebody else changed this goal after you opened it. What stands now is shown below, and what you typed is still in the form. Save again to put your words in its place; theirs are kept as the version before';
  const beside = (
    <InsetText>
      <h2 class="govuk-heading-m">What stands now</h2>
      <GoalView goal={goal} here="" csrf={null} nameOf={nameIn(people)} isForStaff />
    </InsetText>
  );
  return { errors: [fieldError('words', text)], beside };
}

/** Adding a goal with who does what, and saying one anew. */
export const goalRoutes: readonly Route[] = [
  get(newGoalPath, { action: changePlan, audit: 'PlanGoalForm', subject: planSubject, handle: newForm }),
  post(newGoalPath, { action: changePlan, audit: 'PlanGoalAdd', subject: planSubject, handle: add }),
  get(goalPath, { action: changePlan, audit: 'PlanForm', subject: planSubject, handle: changeForm }),
  post(goalPath, { action: changePlan, audit: 'PlanChange', subject: planSubject, handle: change }),
];
