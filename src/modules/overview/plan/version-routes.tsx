import { createHash } from 'node:crypto';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Goal, NewAgreed, PlanView } from '../../practice/index.ts';
import {
  addAgreed,
  changePlan,
  changesSince,
  getAgreed,
  listAgreed,
  listAgreedGoals,
  listAgreedViews,
  listGoals,
  listPlanViews,
  partsOf,
  viewPlan,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { agreePath, planOf, planSubject, versionPath } from './plan-paths.ts';
import type { PlanPeople } from './plan-people.ts';
import { getPlanPeople } from './plan-people.ts';
import { latestOfEach, nameIn } from './plan-routes.tsx';
import { AgreeForm, VersionView } from './version-view.tsx';

type Agreeing<Handle extends Read> = PageRequest<typeof agreePath, Handle, string>;
type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

const schema = (today: PlainDate) => ({
  meeting: text({ label: 'where it was agreed' }),
  on: date({ label: 'the day', latest: today, tooLate: 'must be today or in the past' }),
  agreed_by: longText({ label: 'who agreed', max: 2000 }),
  apart: optional(longText({ label: 'who did not agree', max: 4000 })),
});

function parseAgreed(body: unknown, today: PlainDate): Parsed<NewAgreed> {
  const parsed = parseForm(schema(today), body);
  if (!parsed.ok) return parsed;
  const { meeting, on, agreed_by: agreedBy, apart } = parsed.value;
  return { ok: true, value: { meeting, agreedOn: on, agreedBy, apart: apart ?? null } };
}

async function agreeForm(request: Agreeing<Read>, people: PlanPeople, filled: Filled): Promise<Reply> {
  const goals = await listGoals(request.db, people.records);
  const views = latestOfEach(await listPlanViews(request.db, people.records));
  const here = planOf(people.personId);
  const body = (
    <AgreeForm
      {...filled}
      name={people.name}
      action={`${here}/versions`}
      csrf={request.who.csrf}
      stamp={stampOf(goals, views)}
      goals={goals}
      views={views}
      versions={await listAgreed(request.db, people.records)}
      here={here}
    />
  );
  return page('Agree this version of the plan', body, {
    errors: filled.errors,
    before: <BackLink href={here}>The plan</BackLink>,
  });
}

/**
 * Tells whether the plan changed since the page was opened: only what somebody looked at is agreed, goals, steps, readings and what
 * each said of the plan.
 */
function stampOf(goals: readonly Goal[], views: readonly PlanView[]): string {
  const parts = partsOf({ goals, views }).toSorted();
  return createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32);
}

async function agree(request: Agreeing<Write>): Promise<Reply> {
  const { db, params, body, today } = request;
  const people = await getPlanPeople(db, params.personId);
  const typed = typedIn(schema(today), body);
  const parsed = parseAgreed(body, today);
  const goals = await listGoals(db, people.records);
  const views = latestOfEach(await listPlanViews(db, people.records));
  const since = postedLine(body, 'stamp') === stampOf(goals, views) ? [] : [tooLate];
  if (!parsed.ok) return agreeForm(request, people, { typed, errors: [...since, ...parsed.errors] });
  if (goals.length === 0) return agreeForm(request, people, { typed, errors: [noGoals] });
  if (since.length > 0) return agreeForm(request, people, { typed, errors: since });
  const id = await addAgreed(db, people.personId, { ...parsed.value, goals, views });
  return redirect(`${planOf(people.personId)}/versions/${id}?saved=yes`);
}

const noGoals = fieldError('meeting', 'There is no goal to agree yet. Add one to the plan first');
const tooLate = fieldError(
  'meeting',
  'Somebody else changed the plan after you opened this page. The goals below are as they stand now: look at them, and save again if this is what was agreed',
);

async function versionPage(request: PageRequest<typeof versionPath, Read, string>): Promise<Reply> {
  const { db, params, saw, query } = request;
  const people = await getPlanPeople(db, params.personId);
  const agreed = await getAgreed(db, people.records, params.agreedId);
  const goals = await listAgreedGoals(db, people.records, agreed.id);
  const now = await listGoals(db, people.records);
  saw([...people.records, ...[...goals, ...now].flatMap(({ alsoOf }) => alsoOf)]);
  const here = planOf(people.personId);
  const body = (
    <VersionView
      name={people.name}
      agreed={agreed}
      goals={goals}
      views={await listAgreedViews(db, people.records, agreed.id)}
      changes={changesSince(goals, now)}
      nameOf={nameIn(people)}
      isSaved={query['saved'] === 'yes'}
    />
  );
  return page(`The plan as agreed on ${formatDate(agreed.agreedOn)}`, body, {
    before: <BackLink href={here}>The plan</BackLink>,
  });
}

function todayTyped(today: PlainDate): Typed {
  const [year = '', month = '', day = ''] = today.split('-');
  return { 'on-day': String(Number(day)), 'on-month': String(Number(month)), 'on-year': year };
}

/** Agreeing a version of the plan, and reading it as it was. */
export const versionRoutes: readonly Route[] = [
  get(agreePath, {
    action: changePlan,
    audit: 'PlanAgreeForm',
    subject: planSubject,
    handle: async (request) => {
      const people = await getPlanPeople(request.db, request.params.personId);
      return agreeForm(request, people, { typed: todayTyped(request.today), errors: [] });
    },
  }),
  post(agreePath, { action: changePlan, audit: 'PlanAgree', subject: planSubject, handle: agree }),
  get(versionPath, { action: viewPlan, audit: 'PlanVersionRead', subject: planSubject, handle: versionPage }),
];
