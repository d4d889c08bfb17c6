import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { KnowFirst, NewKnowFirst } from '../../practice/index.ts';
import {
  addKnowFirst,
  changePlan,
  holdKnowFirst,
  knowFirstAudiences,
  knowFirstKinds,
  knowFirstSchema,
  listKnowFirst,
  namedIn,
  parseKnowFirst,
  parseTakeDown,
  standingKnowFirst,
  takeDownSchema,
  viewPlan,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, Day, OneOf } from '../entries/field-views.tsx';
import type { PlanPeople } from '../plan/plan-people.ts';
import { everybodyIn, getPlanPeople } from '../plan/plan-people.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { Saved } from '../promises/readers-view.tsx';
import { listNameable } from '../timeline/nameable.ts';
import { childSubject, familyOf, knowFirstOf, knowFirstPath } from './family-paths.ts';
import { KnowFirstWords } from './know-first-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof knowFirstPath, Handle, string>;
type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[]; readonly formId: string };

async function knowFirstPage(request: Asking<Read>, people: PlanPeople, filled: Filled): Promise<Reply> {
  const { db, query, who } = request;
  const written = await listKnowFirst(db, people.records);
  const names = await listAccountNames(
    db,
    written.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  const title = `What people should know first: ${people.firstName}`;
  const body = (
    <>
      <Saved saved={query['saved']} />
      <h1 class="govuk-heading-l">{title}</h1>
      <Now said={standingKnowFirst(written)} firstName={people.firstName} />
      {(await request.may(changePlan)) ? (
        <Writing {...filled} people={people} written={written} csrf={who.csrf} />
      ) : null}
      <Before written={written} firstName={people.firstName} names={names} />
    </>
  );
  return page(title, body, {
    errors: filled.errors,
    before: <BackLink href={familyOf(people.personId)}>Family page</BackLink>,
  });
}

type NowProps = { readonly said: KnowFirst | undefined; readonly firstName: string };

function Now({ said, firstName }: NowProps): VNode {
  if (said) return <KnowFirstWords said={said} firstName={firstName} />;
  return <p class="govuk-body">Nothing stands here now.</p>;
}

type WritingProps = Filled & {
  readonly people: PlanPeople;
  readonly written: readonly KnowFirst[];
  readonly csrf: string;
};

function Writing({ people, written, csrf, formId, typed, errors }: WritingProps): VNode {
  const { firstName, personId } = people;
  const all: Asked = { typed, errors, behind: '' };
  const hidden = (
    <>
      <CsrfField token={csrf} />
      <input type="hidden" name="form" value={formId} />
      <input type="hidden" name="seen" value={seenLast(written)} />
    </>
  );
  return (
    <>
      <form method="post" action={knowFirstOf(personId)} novalidate>
        <h2 class="govuk-heading-m">
          {standingKnowFirst(written) ? 'Say it anew' : `Write it down with ${firstName}`}
        </h2>
        {hidden}
        <OneOf
          asked={all}
          name="kind"
          text={`How does ${firstName} say it?`}
          options={knowFirstKinds}
          beside={{ shown: <Input {...asked(all, 'observed_by', 'Who sees it, and knows them well?')} /> }}
        />
        <Textarea
          {...asked(all, 'words', 'What should people know first?')}
          hint={{
            text: `What ${firstName} wants everybody who comes new to know. Without words: what those who know ${firstName} see, never as if ${firstName} spoke. A few sentences`,
          }}
          rows={4}
        />
        <Input
          {...asked(all, 'written_by', 'Who wrote it down?')}
          hint={{ text: `${firstName}, or who wrote it with ${firstName}` }}
        />
        <Chosen
          asked={all}
          name="audience"
          text="Who may read this?"
          hint={`${firstName} chooses, where ${firstName} can`}
          options={knowFirstAudiences}
        />
        <Details summary="On another day" open={errors.some(({ field }) => field === 'on')}>
          <Day asked={all} name="on" text="When was it said or seen?" />
        </Details>
        <Button preventDoubleClick>Save</Button>
      </form>
      {standingKnowFirst(written) ? <TakingDown all={all} people={people} hidden={hidden} /> : null}
    </>
  );
}

type DownProps = { readonly all: Asked; readonly people: PlanPeople; readonly hidden: VNode };

/** The child does not want it to stand any more: it is taken down, and stays in its history. */
function TakingDown({ all, people: { firstName, personId }, hidden }: DownProps): VNode {
  return (
    <Details
      summary={`${firstName} does not want it to stand here any more`}
      open={all.errors.some(({ field }) => field === 'why')}
    >
      <form method="post" action={knowFirstOf(personId)} novalidate>
        {hidden}
        <input type="hidden" name="step" value="down" />
        <Textarea {...asked(all, 'why', `Why, or what did ${firstName} say?`)} rows={2} />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Take it down
        </Button>
      </form>
    </Details>
  );
}

type BeforeProps = {
  readonly written: readonly KnowFirst[];
  readonly firstName: string;
  readonly names: ReadonlyMap<string, string>;
};

/** What was written before, the latest first: replaced, never lost. */
function Before({ written, firstName, names }: BeforeProps): VNode | null {
  const before = standingKnowFirst(written) ? written.slice(1) : written;
  if (before.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What was written before</h2>
      {before.map((said) => (
        <InsetText>
          {said.kind === 'taken down' ? (
            <p class="govuk-body">
              Taken down: <span class="kith-as-typed">{said.words}</span>
            </p>
          ) : (
            <KnowFirstWords said={said} firstName={firstName} />
          )}
          <p class="govuk-body-s">
            Recorded {formatInstant(said.recordedAt)} by{' '}
            {names.get(said.recordedBy ?? '') ?? 'somebody whose name is not known'}
          </p>
        </InsetText>
      ))}
    </>
  );
}

async function read(request: Asking<Read>): Promise<Reply> {
  const { db, params, saw, today, who } = request;
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  const typed: Typed = { written_by: who.name, ...partsOfDay('on', today) };
  return knowFirstPage(request, people, { typed, errors: [], formId: newId() });
}

function formIdIn(body: Asking<Write>['body']): string {
  const posted = postedLine(body, 'form');
  return isUuid(posted) ? posted : newId();
}

const seenLast = (written: readonly KnowFirst[]): string => written[0]?.id ?? '';

const tooLate = (isDown: boolean): FieldError =>
  fieldError(
    isDown ? 'why' : 'words',
    'Somebody else wrote here after you opened this page: what stands now is shown. What you typed is kept; save again if it still holds',
  );

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, params, body, today, saw, who } = request;
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  await holdKnowFirst(db, people.personId);
  const written = await listKnowFirst(db, people.records);
  const formId = formIdIn(body);
  const saved = `${knowFirstOf(people.personId)}?saved=`;
  if (written.some(({ id }) => id === formId)) return redirect(`${saved}before`);
  const now = standingKnowFirst(written);
  const isDown = postedLine(body, 'step') === 'down' && now !== undefined;
  const typed = typedIn(isDown ? takeDownSchema : knowFirstSchema(today), body);
  if (postedLine(body, 'seen') !== seenLast(written))
    return knowFirstPage(request, people, { typed, errors: [tooLate(isDown)], formId });
  const parsed: Parsed<NewKnowFirst> = isDown
    ? parseTakeDown(body, { today, writer: who.name, now })
    : parseKnowFirst(body, today);
  if (!parsed.ok) return knowFirstPage(request, people, { typed, errors: parsed.errors, formId });
  const alsoOf = namedIn(parsed.value.words, listNameable(people));
  const isNew = await addKnowFirst(db, { id: formId, personId: people.personId, alsoOf }, parsed.value);
  return redirect(`${saved}${isNew ? 'yes' : 'before'}`);
}

/** What a child wants people to know first: read, said anew, taken down. */
export const knowFirstRoutes: readonly Route[] = [
  get(knowFirstPath, { action: viewPlan, audit: 'KnowFirstRead', subject: childSubject, handle: read }),
  post(knowFirstPath, { action: changePlan, audit: 'KnowFirstSave', subject: childSubject, handle: save }),
];
