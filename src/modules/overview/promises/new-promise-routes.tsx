import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { PromiseFormAbout } from '../../practice/index.ts';
import {
  addPromise,
  changePlan,
  parsePromise,
  promiseAudiences,
  promiseSchema,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, Day, OneOf } from '../entries/field-views.tsx';
import type { PlanPeople } from '../plan/plan-people.ts';
import { everybodyIn, getPlanPeople } from '../plan/plan-people.ts';
import { childSubject, newPromisePath, promisesOf } from './promise-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof newPromisePath, Handle, string>;
type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of the form: sent twice, it makes one promise. */
  readonly promiseId: string;
};

/** A day in the three boxes of a form. */
export function partsOfDay(name: string, day: PlainDate): Typed {
  const [year = '', month = '', of = ''] = day.split('-');
  return {
    [`${name}-day`]: String(Number(of)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}

function formPage({ who }: Asking<Read>, people: PlanPeople, filled: Filled): Reply {
  const here = promisesOf(people.personId);
  const body = <PromiseForm {...filled} people={people} action={`${here}/new`} csrf={who.csrf} />;
  return page(`A promise: ${people.name}`, body, {
    errors: filled.errors,
    before: <BackLink href={here}>Promises</BackLink>,
  });
}

type FormProps = Filled & {
  readonly people: PlanPeople;
  readonly action: string;
  readonly csrf: string;
};

function PromiseForm({ people, action, csrf, promiseId, typed, errors }: FormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  const { firstName, known } = people;
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">A promise: {people.name}</h1>
      <CsrfField token={csrf} />
      <input type="hidden" name="promise" value={promiseId} />
      <Textarea
        {...asked(all, 'words', 'What was promised?')}
        hint={{ text: 'In the words that were said, such as “I will ask about the dog”' }}
        rows={3}
      />
      <OneOf
        asked={all}
        name="to"
        text="To whom?"
        options={{ child: firstName, family: 'Somebody of the family' }}
        beside={{
          family: (
            <Input
              {...asked(all, 'to_whom', 'Who was it?')}
              hint={{ text: 'The family reads it together, unless you choose staff only below' }}
              attributes={{ list: 'known', autocomplete: 'off' }}
            />
          ),
        }}
      />
      <Input
        {...asked(all, 'when', 'By when?')}
        hint={{ text: 'A day: 3 December, Friday, in 2 weeks' }}
        classes="govuk-input--width-10"
        attributes={{ autocomplete: 'off' }}
      />
      <Input
        {...asked(all, 'by_whom', 'Who promised it?')}
        hint={{ text: 'In your own name it comes into your list of promises' }}
        attributes={{ list: 'known', autocomplete: 'off' }}
      />
      <Details
        summary="On another day, in somebody else’s words, or for other readers"
        open={errors.some(({ field }) => ['on', 'whose', 'audience'].includes(field))}
      >
        <Day asked={all} name="on" text="When was it promised?" />
        <Input {...asked(all, 'whose', 'Whose words are these? (optional)')} />
        <Chosen asked={all} name="audience" text="Who may read this?" options={promiseAudiences} />
      </Details>
      <datalist id="known">
        {known.map(({ name, is }) => (
          <option value={name}>{is}</option>
        ))}
      </datalist>
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

async function newForm(request: Asking<Read>): Promise<Reply> {
  const { db, params, saw, today, who } = request;
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  const typed: Typed = { by_whom: who.name, ...partsOfDay('on', today) };
  return formPage(request, people, { typed, errors: [], promiseId: newId() });
}

async function add(request: Asking<Write>): Promise<Reply> {
  const { db, params, saw, today, who, body } = request;
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  const writer = { name: who.name, accountId: who.accountId };
  const about: PromiseFormAbout = { today, firstName: people.firstName, writer, known: people.known };
  const posted = postedLine(body, 'promise');
  const promiseId = isUuid(posted) ? posted : newId();
  const parsed = parsePromise(body, about);
  if (!parsed.ok)
    return formPage(request, people, {
      typed: typedIn(promiseSchema(today), body),
      errors: parsed.errors,
      promiseId,
    });
  const { alsoOf, ...said } = parsed.value;
  const isNew = await addPromise(db, { promiseId, personId: people.personId, alsoOf }, said);
  return redirect(`${promisesOf(people.personId)}?saved=${isNew ? 'yes' : 'before'}`);
}

/** Writing down a promise. */
export const newPromiseRoutes: readonly Route[] = [
  get(newPromisePath, { action: changePlan, audit: 'PromiseForm', subject: childSubject, handle: newForm }),
  post(newPromisePath, { action: changePlan, audit: 'PromiseAdd', subject: childSubject, handle: add }),
];
