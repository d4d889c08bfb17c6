import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { PlanView } from '../../practice/index.ts';
import {
  addPlanView,
  changePlan,
  listPlanViews,
  planAudienceNames,
  planAudiences,
  viewAnswerNames,
  viewAnswers,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, OneOf } from '../entries/field-views.tsx';
import { planOf, planSubject, viewsPath } from './plan-paths.ts';
import type { PlanPeople } from './plan-people.ts';
import { getPlanPeople } from './plan-people.ts';
import { ViewLine } from './plan-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof viewsPath, Handle, string>;

const schema = {
  kind: choice({
    label: 'who was asked',
    options: ['child', 'parent', 'somebody else'],
    missing: 'Say who was asked',
  }),
  who: optional(text({ label: 'their name' })),
  answer: choice({
    label: 'whether they agree',
    options: viewAnswerNames,
    missing: 'Say whether they agree',
  }),
  words: optional(longText({ label: 'what they said', max: 4000 })),
  audience: optional(choice({ label: 'who may read this', options: planAudienceNames })),
};

function parseView(body: unknown, firstName: string, today: PlainDate): Parsed<Omit<PlanView, 'id'>> {
  const parsed = parseForm(schema, body, ({ kind, who, answer, words }) => [
    ...(kind !== 'child' && !who ? [fieldError('who', 'Enter who it was, such as “Mum”')] : []),
    ...(answer !== 'yes' && !words ? [fieldError('words', missingWords(answer))] : []),
  ]);
  if (!parsed.ok) return parsed;
  const { kind, who, answer, words, audience } = parsed.value;
  const name = kind === 'child' ? firstName : (who ?? '');
  const said = { whoKind: kind, who: name, answer, words: words ?? null, saidOn: today };
  return { ok: true, value: { ...said, audience: audience ?? 'staff' } };
}

const missingWords = (answer: PlanView['answer']) =>
  answer === 'could not answer' ? 'Say why they could not answer' : 'Enter what they said';

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

async function viewsPage(request: Asking<Read>, people: PlanPeople, filled: Filled): Promise<Reply> {
  const here = planOf(people.personId);
  const views = await listPlanViews(request.db, people.records);
  const body = <ViewForm {...filled} here={here} people={people} views={views} csrf={request.who.csrf} />;
  return page('Who agrees with the plan', body, {
    errors: filled.errors,
    before: <BackLink href={here}>The plan</BackLink>,
  });
}

type FormProps = Filled & {
  readonly here: string;
  readonly people: PlanPeople;
  readonly views: readonly PlanView[];
  readonly csrf: string;
};

function ViewForm({ here, people, views, csrf, typed, errors }: FormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  const { firstName } = people;
  return (
    <>
      <form method="post" action={`${here}/views`} novalidate>
        <h1 class="govuk-heading-l">Who agrees with the plan: {people.name}</h1>
        <CsrfField token={csrf} />
        <OneOf
          asked={all}
          name="kind"
          text="Who was asked?"
          options={{ child: firstName, parent: 'A parent', 'somebody else': 'Somebody else' }}
        />
        <Input
          {...asked(all, 'who', `If it was not ${firstName}: who?`)}
          hint={{
            text: 'If two have one name, say which, such as “Sam (uncle)”: a later answer stands in the place of the earlier',
          }}
        />
        <OneOf asked={all} name="answer" text="Do they agree with the plan?" options={viewAnswers} />
        <Textarea
          {...asked(all, 'words', 'What did they say, or why could they not answer?')}
          hint={{
            text: `For ${firstName} without words: what was asked and how, and who knows ${firstName} well`,
          }}
          rows={4}
        />
        <Chosen asked={all} name="audience" text="Who may read this?" options={planAudiences} />
        <Button preventDoubleClick>Save</Button>
      </form>
      {views.length === 0 ? null : <h2 class="govuk-heading-m">What was said so far</h2>}
      {views.map((view) => (
        <ViewLine view={view} />
      ))}
    </>
  );
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, today, params } = request;
  const people = await getPlanPeople(db, params.personId);
  const parsed = parseView(body, people.firstName, today);
  if (!parsed.ok) return viewsPage(request, people, { typed: typedIn(schema, body), errors: parsed.errors });
  await addPlanView(db, people.personId, parsed.value);
  return redirect(`${planOf(people.personId)}?saved=yes`);
}

/** Whether the child, a parent or somebody else agrees with the plan: a later answer stands beside the earlier. */
export const viewRoutes: readonly Route[] = [
  get(viewsPath, {
    action: changePlan,
    audit: 'PlanViewForm',
    subject: planSubject,
    handle: async (request) => {
      const people = await getPlanPeople(request.db, request.params.personId);
      return viewsPage(request, people, { typed: {}, errors: [] });
    },
  }),
  post(viewsPath, { action: changePlan, audit: 'PlanViewSave', subject: planSubject, handle: save }),
];
