import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Goal, Reading } from '../../practice/index.ts';
import {
  addReading,
  changePlan,
  getGoal,
  holdGoal,
  listReadings,
  withdrawReading,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { integer, text } from '../../../platform/forms/text-fields.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day } from '../entries/field-views.tsx';
import { planOf, planSubject, readingsPath } from './plan-paths.ts';
import { getPlanPeople } from './plan-people.ts';
import { ScaleView } from './scale-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof readingsPath, Handle, string>;
type Listed = Reading & { readonly isPutRight: boolean };

const schema = (today: PlainDate) => ({
  value: integer({ label: 'a number', min: 0, max: 10 }),
  by: text({ label: 'who said it' }),
  on: date({ label: 'the day', latest: today, tooLate: 'must be today or in the past' }),
});

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

async function readingsPage(request: Asking<Read>, filled: Filled): Promise<Reply> {
  const { db, params, who, saw } = request;
  const { personId, records } = await getPlanPeople(db, params.personId);
  const goal = await getGoal(db, records, params.goalId);
  saw([...records, ...goal.alsoOf]);
  const here = planOf(personId);
  const body = (
    <ReadingsView
      {...filled}
      goal={goal}
      readings={await listReadings(db, records, params.goalId)}
      action={`${here}/goals/${goal.goalId}/readings`}
      csrf={who.csrf}
    />
  );
  return page('How a goal is going', body, {
    errors: filled.errors,
    before: <BackLink href={here}>The plan</BackLink>,
  });
}

type ViewProps = Filled & {
  readonly goal: Goal;
  readonly readings: readonly Listed[];
  readonly action: string;
  readonly csrf: string;
};

function ReadingsView({ goal, readings, action, csrf, typed, errors }: ViewProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  return (
    <>
      <h1 class="govuk-heading-l">How a goal is going</h1>
      <p class="govuk-body-l kith-as-typed">“{goal.words}”</p>
      <ScaleView readings={goal.readings} />
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <Input
          {...asked(all, 'value', 'Where is it, from 0 to 10?')}
          inputmode="numeric"
          classes="govuk-input--width-2"
        />
        <Input {...asked(all, 'by', 'Who said it?')} hint={{ text: 'Such as “Mum” or “Ava”' }} />
        <Day asked={all} name="on" text="On which day?" />
        <Button preventDoubleClick>Save</Button>
      </form>
      <h2 class="govuk-heading-m">Every number so far</h2>
      {readings.length === 0 ? <p class="govuk-body">None yet.</p> : null}
      <ul class="govuk-list">
        {readings.map((reading) => (
          <li class="kith-step">
            <span class="kith-step__words">
              {formatDate(reading.readOn)}: {reading.value} of 10, said by {reading.byWhom}
              {reading.isPutRight ? ' (taken back: it was wrong)' : ''}
            </span>
            {reading.isPutRight ? null : <TakeBack reading={reading} action={action} csrf={csrf} />}
          </li>
        ))}
      </ul>
    </>
  );
}

type BackProps = { readonly reading: Listed; readonly action: string; readonly csrf: string };

function TakeBack({ reading, action, csrf }: BackProps): VNode {
  return (
    <form method="post" action={action}>
      <CsrfField token={csrf} />
      <input type="hidden" name="withdraw" value={reading.readingId} />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        Take back
        <span class="govuk-visually-hidden">
          : {reading.value} of 10 on {formatDate(reading.readOn)}
        </span>
      </Button>
    </form>
  );
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, params, body, today, who, saw } = request;
  const { personId, records } = await getPlanPeople(db, params.personId);
  await holdGoal(db, params.goalId);
  const goal = await getGoal(db, records, params.goalId);
  saw([...records, ...goal.alsoOf]);
  const here = planOf(personId);
  const withdraw = postedLine(body, 'withdraw');
  if (isUuid(withdraw)) {
    await withdrawReading(db, goal.goalId, withdraw);
    return redirect(`${here}?saved=yes`);
  }
  const isQuick = postedLine(body, 'quick') !== '';
  const posted = isQuick ? { value: postedLine(body, 'value'), by: who.name, ...partsOfDay(today) } : body;
  const parsed = parseForm(schema(today), posted);
  if (!parsed.ok)
    return readingsPage(request, { typed: typedIn(schema(today), posted), errors: parsed.errors });
  const { value, by, on } = parsed.value;
  const readingId = await addReading(db, goal.goalId, { value, readOn: on, byWhom: by });
  return redirect(isQuick ? `${here}?read=${readingId}` : `${here}?saved=yes`);
}

function partsOfDay(today: PlainDate): Typed {
  const [year = '', month = '', day = ''] = today.split('-');
  return { 'on-day': String(Number(day)), 'on-month': String(Number(month)), 'on-year': year };
}

/** How a goal is going: one press from the plan, or in somebody else's name and on another day. */
export const readingRoutes: readonly Route[] = [
  get(readingsPath, {
    action: changePlan,
    audit: 'PlanReadingForm',
    subject: planSubject,
    handle: (request) => readingsPage(request, { typed: partsOfDay(request.today), errors: [] }),
  }),
  post(readingsPath, { action: changePlan, audit: 'PlanReadingSave', subject: planSubject, handle: save }),
];
