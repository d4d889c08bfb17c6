import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { OutsideAbout, OutsideAct, OutsideSaid, TouchedChild } from '../../practice/index.ts';
import {
  changePlan,
  holdContext,
  isWritten,
  mayAct,
  outsideActs,
  outsideSchema,
  parseOutside,
  standsUnder,
  whatHolds,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { ActForm } from './act-form-view.tsx';
import type { Thing } from './act-things.ts';
import { findThing, stampFor, typedFrom } from './act-things.ts';
import type { FoundContext } from './context-routes.tsx';
import { findContext, listProtected } from './context-routes.tsx';
import { calledAfter, everybodyIn, namesIn } from './outside-people.ts';
import { actPath, contextOf, outsideOf, outsideSubject } from './outside-paths.ts';
import { saveSaid } from './save-act.ts';
import { StandsNowView } from './stands-now-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof actPath, Handle, string>;
type Found = FoundContext & {
  readonly act: OutsideAct;
  readonly child: TouchedChild;
  readonly thing: Thing;
  /** What the address asked about, whether or not it still stands. */
  readonly of: string;
  readonly goalId: string;
};
type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly row: string;
  /** Somebody else wrote of it since the form was opened. */
  readonly isStale?: boolean;
};

const titles: Readonly<Record<OutsideAct, string>> = {
  seen: 'What was seen or told',
  home: 'Is home safe?',
  child: 'Whom it touches',
  name: 'What it is called',
  plan: 'The plan begins',
  goal: 'A goal',
  step: 'A step',
  review: 'A review',
  end: 'The plan ends',
  again: 'The plan begins again',
  back: 'Take it back',
};

/** The context of the address, and what is to be said of it. @throws NotFound */
async function find({ db, params, query, body, saw }: Asking<Read>): Promise<Found> {
  const act = outsideActs.find((one) => one === params.outsideAct);
  if (!act) throw new NotFound();
  const found = await findContext(db, params);
  saw(everybodyIn(found.people));
  const child = found.context.children.find(({ personId }) => found.people.records.includes(personId));
  if (!child) throw new NotFound();
  const of = query['of'] ?? postedLine(body, 'of');
  const goalId = query['goal'] ?? postedLine(body, 'goal');
  return { ...found, act, child, of, goalId, thing: of === '' ? null : findThing(found.context, of) };
}

const aboutOf = ({ context, people, of }: Found, { today }: Pick<Asking<Read>, 'today'>): OutsideAbout => ({
  today,
  namedIn: namesIn(people, context.name),
  calledAfter: calledAfter(people),
  children: context.children.map(({ personId }) => personId),
  context,
  isRight: of !== '',
});

function formPage(
  { who }: Asking<Read>,
  found: Found,
  { typed, errors, row, isStale = false }: Filled,
): Reply {
  const { act, context, people, child, of, goalId, thing } = found;
  const here = contextOf(people.personId, context.contextId);
  const title = `${titles[act]}: ${act === 'home' || act === 'child' ? people.name : context.name}`;
  const stamp = stampFor(act, { context, child, thing });
  const body = (
    <>
      <h1 class="govuk-heading-l kith-as-typed">{title}</h1>
      {isStale ? <StandsNowView act={act} context={context} child={child} thing={thing} /> : null}
      {act === 'back' ? <TakenBackWords thing={thing} /> : null}
      <ActForm
        act={act}
        action={`${here}/${act}`}
        csrf={who.csrf}
        hidden={{ row, of, goal: goalId, stamp }}
        typed={typed}
        errors={errors}
        firstName={people.firstName}
        children={context.children.map(({ personId }) => ({
          id: personId,
          name: people.nameOf(personId) ?? 'Name not recorded',
        }))}
        isRight={of !== ''}
      />
    </>
  );
  return page(title, body, { errors, before: <BackLink href={here}>{context.name}</BackLink> });
}

function TakenBackWords({ thing }: { readonly thing: Thing }) {
  if (thing?.is === 'turn') return <p class="govuk-body kith-as-typed">{thing.turn.words}</p>;
  if (thing?.is === 'goal') return <p class="govuk-body kith-as-typed">{thing.goal.words}</p>;
  if (thing?.is === 'step') return <p class="govuk-body kith-as-typed">{thing.step.words}</p>;
  if (thing?.is !== 'child') return null;
  return <p class="govuk-body">That it touches this child was written down by mistake.</p>;
}

/** Whether what the form is about stands: what is put right or taken back, and the goal of a new step. */
function isThere({ act, thing, of, context, goalId }: Found): boolean {
  if (of !== '' || act === 'back') return thing !== null;
  return act !== 'step' || context.goals.some((goal) => goal.goalId === goalId);
}

async function openForm(request: Asking<Read>): Promise<Reply> {
  const found = await find(request);
  if (!isThere(found)) throw new NotFound();
  const { act, of } = found;
  const typed: Typed = {
    by_whom: request.who.name,
    ...partsOfDay('on', request.today),
    ...(of !== '' || act === 'child' || act === 'name' ? typedFrom(act, found) : {}),
  };
  return formPage(request, found, { typed, errors: [], row: newId() });
}

const firstField: Readonly<Partial<Record<OutsideAct, string>>> = {
  home: 'answer',
  child: 'state',
  name: 'kind',
};

const quicker =
  'Somebody else wrote something of this after you opened it. How it stands now is shown. What you typed is kept; save again if it still holds';

/** What stands in the way: somebody was faster, or it cannot be said as things stand. */
async function listRefusals(request: Asking<Write>, found: Found): Promise<readonly FieldError[]> {
  const { act, context, of } = found;
  const field = firstField[act] ?? 'words';
  if (!isThere(found) || postedLine(request.body, 'stamp') !== stampFor(act, found))
    return [fieldError(field, quicker)];
  if (!mayAct(context.state, act, of !== ''))
    return [fieldError(field, 'This cannot be said of it as it stands now: go back to see what can')];
  return act === 'plan' && of === '' ? listHolds(request, found) : listUnder(found);
}

async function listHolds({ db, today }: Asking<Write>, { context }: Found): Promise<readonly FieldError[]> {
  const safe = await listProtected(db, context, today);
  const holds = whatHolds(context.children, (id) => safe.has(id));
  return holds.length === 0
    ? []
    : [
        fieldError(
          'words',
          'A plan can begin when it is known of each child that home is safe, or they are protected there. Go back to see what is open',
        ),
      ];
}

function listUnder({ act, context, thing }: Found): readonly FieldError[] {
  const under = act === 'back' && thing?.is === 'turn' ? standsUnder(context.turns, thing.turn) : undefined;
  return under ? [fieldError('words', 'Take back first what was said after it')] : [];
}

const rowIn = (body: Asking<Write>['body']) => {
  const posted = postedLine(body, 'row');
  return isUuid(posted) ? posted : newId();
};

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, params, today } = request;
  await holdContext(db, params.contextId);
  const row = rowIn(body);
  if (await isWritten(db, { id: row, contextId: params.contextId }))
    return redirect(backTo(params, 'before'));
  const found = await find(request);
  const about = aboutOf(found, request);
  const typed = typedIn(outsideSchema(found.act, about), body);
  const refusals = await listRefusals(request, found);
  if (refusals.length > 0) {
    const isStale = refusals.some(({ text }) => text === quicker);
    return formPage(request, found, { typed, errors: refusals, row, isStale });
  }
  const parsed = parseOutside(found.act, body, about);
  if (!parsed.ok) return formPage(request, found, { typed, errors: parsed.errors, row });
  const { context, people, child, thing, goalId } = found;
  await saveSaid(db, { row, context, people, childId: child.personId, thing, goalId, today }, parsed.value);
  return redirect(
    leavesContext(found, parsed.value) ? `${outsideOf(people.personId)}` : backTo(params, 'yes'),
  );
}

/** After the last concern of a child was taken back the context is no longer that child's to read. */
const leavesContext = ({ thing }: Found, said: OutsideSaid) => said.is === 'back' && thing?.is === 'child';

const backTo = ({ personId, contextId }: { personId: string; contextId: string }, saved: string) =>
  `${contextOf(personId, contextId)}?saved=${saved}`;

/** Everything that is said of a context: seen, home, the plan with goals and steps, reviews, the end; put right and taken back. */
export const actRoutes: readonly Route[] = [
  get(actPath, {
    action: changePlan,
    audit: 'HarmOutsideActForm',
    subject: outsideSubject,
    handle: openForm,
  }),
  post(actPath, { action: changePlan, audit: 'HarmOutsideAct', subject: outsideSubject, handle: save }),
];
