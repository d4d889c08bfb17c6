import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { addNeed, needSchema, parseNeed, recordMentalHealth } from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { NewNeedForm } from './need-form-view.tsx';
import { childSubject, needsOf, newNeedPath } from './need-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof newNeedPath, Handle, string>;
type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of the form: sent twice, it makes one need. */
  readonly needId: string;
};

function formPage({ who }: Asking<Read>, person: WhosePage, { needId, ...filled }: Filled): Reply {
  const here = needsOf(person.personId);
  const body = (
    <>
      <h1 class="govuk-heading-l">A need for support: {person.name}</h1>
      <NewNeedForm
        {...filled}
        firstName={person.firstName}
        action={`${here}/new`}
        csrf={who.csrf}
        hidden={{ need: needId }}
      />
    </>
  );
  return page(`A need for support: ${person.name}`, body, {
    errors: filled.errors,
    before: <BackLink href={here}>Support of their own</BackLink>,
  });
}

async function newForm(request: Asking<Read>): Promise<Reply> {
  const { db, params, saw, today } = request;
  const person = await getWhosePage(db, params.personId);
  saw(person.records);
  return formPage(request, person, { typed: partsOfDay('on', today), errors: [], needId: newId() });
}

async function add(request: Asking<Write>): Promise<Reply> {
  const { db, params, saw, today, body } = request;
  const person = await getWhosePage(db, params.personId);
  saw(person.records);
  const posted = postedLine(body, 'need');
  const needId = isUuid(posted) ? posted : newId();
  const parsed = parseNeed(body, today);
  if (!parsed.ok) {
    const typed = typedIn(needSchema(today), body);
    return formPage(request, person, { typed, errors: parsed.errors, needId });
  }
  const key = { needId, personId: person.personId, rowId: needId };
  const isNew = await addNeed(db, key, parsed.value);
  return redirect(`${needsOf(person.personId)}?saved=${isNew ? 'yes' : 'before'}`);
}

/** Writing down a need. */
export const newNeedRoutes: readonly Route[] = [
  get(newNeedPath, {
    action: recordMentalHealth,
    audit: 'MentalHealthNeedForm',
    subject: childSubject,
    handle: newForm,
  }),
  post(newNeedPath, {
    action: recordMentalHealth,
    audit: 'MentalHealthNeedAdd',
    subject: childSubject,
    handle: add,
  }),
];
