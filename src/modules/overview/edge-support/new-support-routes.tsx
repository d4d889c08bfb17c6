import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { addSupport, changePlan, parseSupport, supportSchema } from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { everybodyIn } from '../plan/plan-people.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { SupportPage } from './read-support.ts';
import { readSupportPage } from './read-support.ts';
import { NewSupportForm } from './support-form-view.tsx';
import { childSubject, newSupportPath, supportsOf } from './support-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof newSupportPath, Handle, string>;
type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of the form: sent twice, it makes one. */
  readonly supportId: string;
};

function formPage({ who }: Asking<Read>, of: SupportPage, { supportId, ...filled }: Filled): Reply {
  const here = supportsOf(of.people.personId);
  const title = `Support to stay at home: ${of.people.name}`;
  const body = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <NewSupportForm
        {...filled}
        of={of}
        action={`${here}/new`}
        csrf={who.csrf}
        hidden={{ support: supportId }}
      />
    </>
  );
  return page(title, body, {
    errors: filled.errors,
    before: <BackLink href={here}>Support to stay at home</BackLink>,
  });
}

async function read({ db, params, saw, today }: Asking<Read>): Promise<SupportPage> {
  const of = await readSupportPage(db, { personId: params.personId, today });
  saw(everybodyIn(of.people));
  return of;
}

async function newForm(request: Asking<Read>): Promise<Reply> {
  const typed = partsOfDay('starts', request.today);
  return formPage(request, await read(request), { typed, errors: [], supportId: newId() });
}

async function add(request: Asking<Write>): Promise<Reply> {
  const { db, body } = request;
  const of = await read(request);
  const posted = postedLine(body, 'support');
  const supportId = isUuid(posted) ? posted : newId();
  const parsed = parseSupport(body, of.about);
  if (!parsed.ok) {
    const typed = typedIn(supportSchema(of.about), body);
    return formPage(request, of, { typed, errors: parsed.errors, supportId });
  }
  const { personId } = of.people;
  const isNew = await addSupport(db, { personId, supportId }, parsed.value);
  return redirect(`${supportsOf(personId)}?saved=${isNew ? 'yes' : 'before'}`);
}

/** Writing down support to stay at home. */
export const newSupportRoutes: readonly Route[] = [
  get(newSupportPath, {
    action: changePlan,
    audit: 'EdgeSupportForm',
    subject: childSubject,
    handle: newForm,
  }),
  post(newSupportPath, {
    action: changePlan,
    audit: 'EdgeSupportAdd',
    subject: childSubject,
    handle: add,
  }),
];
