import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  addWarning,
  namedIn,
  parseWarning,
  recordEntries,
  warningPlaces,
  warningReviewDays,
  warningSchema,
} from '../../practice/index.ts';
import { listAddresses } from '../../people/index.ts';
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
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, Day, OneOf } from '../entries/field-views.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { childSubject, newWarningPath, warningsOf } from './family-paths.ts';
import type { Warned } from './read-warnings.ts';
import { listWarned } from './read-warnings.ts';
import { everybodyWarned } from './warning-routes.tsx';

type Asking<Handle extends Read> = PageRequest<typeof newWarningPath, Handle, string>;
type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[]; readonly formId: string };
type Family = { readonly child: WhosePage; readonly warned: readonly Warned[] };

async function readFamily({ db, params, saw }: Asking<Read>): Promise<Family> {
  const child = await getWhosePage(db, params.personId);
  const warned = await listWarned(db, [child.personId]);
  saw([...child.records, ...everybodyWarned(warned)]);
  return { child, warned };
}

function formPage({ who }: Asking<Read>, { child, warned }: Family, filled: Filled): Reply {
  const here = warningsOf(child.personId);
  const body = <WarningForm {...filled} warned={warned} action={`${here}/new`} csrf={who.csrf} />;
  return page('A warning before a visit', body, {
    errors: filled.errors,
    before: <BackLink href={here}>Warnings</BackLink>,
  });
}

/** What a warning says, in its form: new, or put right. */
export function WarningFields({ all }: { readonly all: Asked }): VNode {
  return (
    <>
      <Textarea
        {...asked(all, 'words', 'What does whoever visits have to know?')}
        hint={{
          text: 'A fact: what is there or what happened, and what to do. No opinion of anybody. The person may read it',
        }}
        rows={3}
      />
      <Input
        {...asked(all, 'said_by', 'Who said so?')}
        hint={{ text: 'Such as “police, on the phone” or “I saw it”' }}
      />
      <Day asked={all} name="since" text="Since when is it so?" />
    </>
  );
}

type FormProps = Filled & {
  readonly warned: readonly Warned[];
  readonly action: string;
  readonly csrf: string;
};

function WarningForm({ warned, action, csrf, formId, typed, errors }: FormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  const people = Object.fromEntries(
    warned.map(({ id, name, is }) => [id, is === null ? name : `${name}, ${is}`]),
  );
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">A warning before a visit</h1>
      <CsrfField token={csrf} />
      <input type="hidden" name="form" value={formId} />
      <Chosen
        asked={all}
        name="about"
        text="Whom is it about, or whose home?"
        hint="It then stands for every child around them"
        options={{ '': 'Choose', ...people }}
      />
      <OneOf asked={all} name="place" text="Where does it hold?" options={warningPlaces} />
      <WarningFields all={all} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

async function newForm(request: Asking<Read>): Promise<Reply> {
  const typed: Typed = partsOfDay('since', request.today);
  return formPage(request, await readFamily(request), { typed, errors: [], formId: newId() });
}

/** The home of that person today, where one is recorded and the writer may have it. */
async function homeToday(db: Read, { records }: Warned) {
  const homes = await listAddresses(db, records);
  return homes.find(({ kind, ends }) => kind === 'home' && ends === null);
}

/** Whom the words may name besides the one whom they are about. */
export const nameableIn = (warned: readonly Warned[], aboutId: string) =>
  warned
    .filter(({ id }) => id !== aboutId)
    .map(({ id, name }) => ({ id, names: [name, name.split(' ')[0] ?? name] }));

async function add(request: Asking<Write>): Promise<Reply> {
  const { db, today, body } = request;
  const family = await readFamily(request);
  const { child, warned } = family;
  const posted = postedLine(body, 'form');
  const formId = isUuid(posted) ? posted : newId();
  const days = await getSetting(db, warningReviewDays);
  const parsed = parseWarning(body, { today, days, people: warned.map(({ id }) => id) });
  if (!parsed.ok)
    return formPage(request, family, {
      typed: typedIn(warningSchema(today), body),
      errors: parsed.errors,
      formId,
    });
  const { aboutId, ...said } = parsed.value;
  const about = warned.find(({ id }) => id === aboutId);
  const home = said.place === 'home' && about ? await homeToday(db, about) : undefined;
  const isNew = await addWarning(db, {
    ...said,
    id: formId,
    warningId: formId,
    // Of the record that holds the home: what is withheld of it is withheld with it.
    personId: home?.personId ?? aboutId,
    addressId: home?.addressId ?? null,
    state: 'stands',
    because: null,
    alsoOf: namedIn(`${said.words} ${said.saidBy}`, nameableIn(warned, aboutId)),
  });
  return redirect(`${warningsOf(child.personId)}?saved=${isNew ? 'yes' : 'before'}`);
}

/** Writing down what whoever visits has to know. */
export const newWarningRoutes: readonly Route[] = [
  get(newWarningPath, {
    action: recordEntries,
    audit: 'WarningForm',
    subject: childSubject,
    handle: newForm,
  }),
  post(newWarningPath, { action: recordEntries, audit: 'WarningAdd', subject: childSubject, handle: add }),
];
