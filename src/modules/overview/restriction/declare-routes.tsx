import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { addConflict, declareConflict, declareForColleague, get, post } from '../../access/index.ts';
import { getPerson, hrefOf } from '../../people/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import { id, longText } from '../../../platform/forms/text-fields.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Shown } from './form-parts.tsx';
import { errorOf, Lines, Narrow, nothingTyped, valueOf } from './form-parts.tsx';
import { errorsOf } from './refusal-words.ts';
import { findColleagues } from './restriction-queries.ts';
import type { Colleague } from './restrict-view.tsx';
import { restrictionPaths as paths } from './restriction-paths.ts';

type DeclareProps = {
  readonly called: string;
  readonly token: string;
  readonly self: string;
  /** For who leads: colleagues who were looked for; null for everybody else. */
  readonly search: { readonly typed: string; readonly found: readonly Colleague[] } | null;
  readonly shown: Shown;
};

function DeclareView({ called, token, self, search, shown }: DeclareProps): VNode {
  return (
    <Narrow>
      <span class="govuk-caption-l">{called}</span>
      <h1 class="govuk-heading-l">Somebody I know</h1>
      <p class="govuk-body">
        Declare it when they are family, a friend, or yourself. Their record is hidden from the one who knows
        them, and the records of their close family with it: those recorded today, and those that are recorded
        later.
      </p>
      <WarningText>Only information governance can end this.</WarningText>
      {search && <FindColleague search={search} />}
      <form method="post" novalidate>
        <CsrfField token={token} />
        {search ? (
          <Radios
            name="account"
            fieldset={{ legend: { text: 'Who knows them?', classes: 'govuk-fieldset__legend--s' } }}
            value={valueOf(shown, 'account')}
            errorMessage={errorOf(shown, 'account')}
            items={[
              { value: self, text: 'I do' },
              ...search.found.map(({ id: value, name }) => ({ value, text: name })),
            ]}
          />
        ) : (
          <input type="hidden" name="account" value={self} />
        )}
        <Lines name="why" label="How do they know each other?" shown={shown} />
        <Button preventDoubleClick>Declare it</Button>
      </form>
    </Narrow>
  );
}

function FindColleague({ search }: { readonly search: NonNullable<DeclareProps['search']> }): VNode {
  return (
    <form method="get" role="search" aria-label="Find a colleague">
      <Input
        name="q"
        id="q"
        label={{ text: 'If a colleague knows them: the colleague’s name', classes: 'govuk-label--s' }}
        value={search.typed}
        autocomplete="off"
        classes="govuk-!-width-two-thirds"
      />
      <Button classes="govuk-button--secondary">Find</Button>
      {search.typed !== '' && search.found.length === 0 && (
        <p class="govuk-body">Nobody who works here fits this. Try part of the name.</p>
      )}
    </form>
  );
}

type Request<H extends Read = Read> = PageRequest<typeof paths.declare, H, 'declareConflict'>;

async function showForm(
  { db, params, who, query, may }: Request,
  shown: Shown = nothingTyped,
): Promise<Reply> {
  const person = await getPerson(db, params.personId);
  const typed = (query['q'] ?? '').slice(0, 200);
  const search = (await may(declareForColleague))
    ? { typed, found: await findColleagues(db, typed, [who.accountId]) }
    : null;
  const props = { called: person.shown, token: who.csrf, self: who.accountId, search, shown };
  const before = <BackLink href={hrefOf(person)}>{person.shown}</BackLink>;
  return page('Somebody I know', <DeclareView {...props} />, { errors: shown.errors, before });
}

const schema = {
  account: id<'account'>({ label: 'who knows them', missing: 'Select who knows them' }),
  why: longText({ label: 'how they know each other', max: 1000 }),
};

async function declare(request: Request<Write>): Promise<Reply> {
  const { db, body, authorised, who } = request;
  const parsed = parseForm(schema, body);
  if (!parsed.ok) return showForm(request, parsed);
  const errors = await errorsOf(addConflict(db, authorised, parsed.value));
  if (errors.length > 0) return showForm(request, { typed: typedIn(schema, body), errors });
  return redirect(
    `${paths.conflicts}?done=${parsed.value.account === who.accountId ? 'declared' : 'colleague'}`,
  );
}

const ofPerson = ({ personId }: { readonly personId: PersonId }) => personId;

/** Declaring that the person whose page it is is somebody's own. */
export const declareRoutes: readonly Route[] = [
  get(paths.declare, {
    action: declareConflict,
    audit: 'ConflictForm',
    subject: ofPerson,
    handle: (request) => showForm(request),
  }),
  post(paths.declare, {
    action: declareConflict,
    audit: 'ConflictDeclare',
    subject: ofPerson,
    handle: declare,
  }),
];
