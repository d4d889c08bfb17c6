import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  addWish,
  changePlan,
  parseWish,
  wishAudiences,
  wishKinds,
  wishReplyDays,
  wishSchema,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
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
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { childSubject, newWishPath, wishesOf } from './wish-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof newWishPath, Handle, string>;
type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of the form: sent twice, it makes one wish. */
  readonly wishId: string;
};

async function formPage({ who, db }: Asking<Read>, people: PlanPeople, filled: Filled): Promise<Reply> {
  const here = wishesOf(people.personId);
  const days = await getSetting(db, wishReplyDays);
  const body = <WishForm {...filled} people={people} action={`${here}/new`} csrf={who.csrf} days={days} />;
  return page(`What ${people.firstName} wants`, body, {
    errors: filled.errors,
    before: <BackLink href={here}>Wishes</BackLink>,
  });
}

type FormProps = Filled & {
  readonly people: PlanPeople;
  readonly action: string;
  readonly csrf: string;
  readonly days: number;
};

function WishForm({ people, action, csrf, wishId, typed, errors, days }: FormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  const { firstName, known } = people;
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">What {firstName} wants</h1>
      <CsrfField token={csrf} />
      <input type="hidden" name="wish" value={wishId} />
      <OneOf
        asked={all}
        name="kind"
        text={`How did ${firstName} say it?`}
        options={wishKinds}
        beside={{ shown: <Input {...asked(all, 'observed_by', 'Who saw it, and knows them well?')} /> }}
      />
      <Textarea
        {...asked(all, 'words', `What does ${firstName} want?`)}
        hint={{
          text: `In ${firstName}’s own words; without words, what was seen, never as if ${firstName} spoke`,
        }}
        rows={3}
      />
      <Input
        {...asked(all, 'to_whom', 'To whom does it go?')}
        hint={{
          text: `Whoever has to reply, within ${days} days. In your own name it comes into your list`,
        }}
        attributes={{ list: 'known', autocomplete: 'off' }}
      />
      <Details
        summary="On another day, or for the family to read too"
        open={errors.some(({ field }) => ['on', 'audience'].includes(field))}
      >
        <Day asked={all} name="on" text="When was it said or seen?" />
        <Chosen
          asked={all}
          name="audience"
          text="Who may read this?"
          hint={`${firstName} chooses, where ${firstName} can`}
          options={wishAudiences}
        />
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
  const typed: Typed = { to_whom: who.name, ...partsOfDay('on', today) };
  return formPage(request, people, { typed, errors: [], wishId: newId() });
}

async function add(request: Asking<Write>): Promise<Reply> {
  const { db, params, saw, today, who, body } = request;
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  const writer = { name: who.name, accountId: who.accountId };
  const posted = postedLine(body, 'wish');
  const wishId = isUuid(posted) ? posted : newId();
  const days = await getSetting(db, wishReplyDays);
  const parsed = parseWish(body, { today, writer, known: people.known, days });
  if (!parsed.ok)
    return formPage(request, people, {
      typed: typedIn(wishSchema(today), body),
      errors: parsed.errors,
      wishId,
    });
  const { alsoOf, ...said } = parsed.value;
  const isNew = await addWish(db, { wishId, personId: people.personId, alsoOf }, said);
  return redirect(`${wishesOf(people.personId)}?saved=${isNew ? 'yes' : 'before'}`);
}

/** Writing down what a child wants. */
export const newWishRoutes: readonly Route[] = [
  get(newWishPath, { action: changePlan, audit: 'WishForm', subject: childSubject, handle: newForm }),
  post(newWishPath, { action: changePlan, audit: 'WishAdd', subject: childSubject, handle: add }),
];
