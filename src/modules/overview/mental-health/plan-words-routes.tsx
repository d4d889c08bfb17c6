import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { AgreedNeed, Need } from '../../practice/index.ts';
import {
  agreedSchema,
  currentNeed,
  findAgreedWords,
  holdAgreed,
  isNeedOpen,
  listNeeds,
  needAreas,
  needsInOrder,
  parseAgreed,
  planAudiences,
  recordMentalHealth,
  writeAgreed,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, Day, OneOf } from '../entries/field-views.tsx';
import { planOf } from '../plan/plan-paths.ts';
import type { PlanPeople } from '../plan/plan-people.ts';
import { everybodyIn, getPlanPeople } from '../plan/plan-people.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { childSubject, needsOf, planWordsOf, planWordsPath } from './need-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof planWordsPath, Handle, string>;

/** A need that words of the plan may be about, and whose it is. */
type Choosable = { readonly need: Need; readonly whose: string; readonly personId: string };

type Found = {
  readonly people: PlanPeople;
  readonly needs: readonly Choosable[];
  /** What stands; null where nothing does yet. */
  readonly agreed: AgreedNeed | null;
  readonly rowIds: readonly string[];
};

/** The plan of the address and, where `agreedId` names some, the words that stand in it. @throws NotFound */
async function find({ db, params, saw }: Asking<Read>, agreedId: string): Promise<Found> {
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  const found = isUuid(agreedId) ? await findAgreedWords(db, people.records, agreedId) : undefined;
  return {
    people,
    needs: await listChoosable(db, people),
    agreed: found?.agreed ?? null,
    rowIds: found?.rowIds ?? [],
  };
}

/** The open needs of the child and of those of the family whom the actor may see. */
async function listChoosable(db: Read, people: PlanPeople): Promise<readonly Choosable[]> {
  const owners = [
    { id: people.personId, records: people.records, name: people.firstName },
    ...people.relatives,
  ];
  const needs = await listNeeds(
    db,
    owners.flatMap(({ records }) => records),
  );
  return needsInOrder(needs.filter(isNeedOpen)).flatMap((need) => {
    const owner = owners.find(({ records }) => records.includes(need.personId));
    return owner ? [{ need, whose: owner.name, personId: owner.id }] : [];
  });
}

type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly rowId: string;
  readonly agreedId: string;
};

function formPage({ who }: Asking<Read>, found: Found, filled: Filled): Reply {
  const { people, agreed } = found;
  const title = agreed === null ? 'Agreed words for the plan' : 'What the plan says: put right or take out';
  const body = <WordsForm {...found} {...filled} csrf={who.csrf} title={title} />;
  return page(`${title}: ${people.name}`, body, {
    errors: filled.errors,
    before: <BackLink href={planOf(people.personId)}>The plan</BackLink>,
  });
}

type FormProps = Found & Filled & { readonly csrf: string; readonly title: string };

function WordsForm(props: FormProps): VNode {
  const { people, needs, agreed, csrf, title, typed, errors, rowId, agreedId } = props;
  const all: Asked = { typed, errors, behind: '' };
  if (agreed === null && needs.length === 0) return <NoNeeds people={people} title={title} />;
  return (
    <form method="post" action={planWordsOf(people.personId)} novalidate>
      <h1 class="govuk-heading-l">
        {title}: {people.name}
      </h1>
      <p class="govuk-body">
        Notes about an adult stay apart, in their own record. The plan says only what they agreed to.
      </p>
      <CsrfField token={csrf} />
      <input type="hidden" name="row" value={rowId} />
      <input type="hidden" name="agreed" value={agreedId} />
      <input type="hidden" name="stamp" value={String(agreed?.version ?? 0)} />
      {agreed === null ? (
        <OneOf
          asked={all}
          name="need"
          text="Which need is it about?"
          options={Object.fromEntries(needs.map((one) => [one.need.needId, needText(one)]))}
        />
      ) : (
        <p class="govuk-body">
          About {agreed.whose}. It stands as: <span class="kith-as-typed">“{agreed.words}”</span>
        </p>
      )}
      <Textarea {...asked(all, 'words', 'What may the plan say?')} rows={3} />
      <Input
        {...asked(all, 'agreed_by', 'Who agreed to these words?')}
        attributes={{ list: 'known', autocomplete: 'off' }}
      />
      <Day asked={all} name="on" text="When?" />
      <Chosen
        asked={all}
        name="audience"
        text="Who may read this?"
        options={planAudiences}
        hint="The whole family means the other parent too"
      />
      {agreed === null ? null : <Anew all={all} />}
      <datalist id="known">
        {people.known.map(({ name, is }) => (
          <option value={name}>{is}</option>
        ))}
      </datalist>
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

const Anew = ({ all }: { readonly all: Asked }): VNode => (
  <>
    <Checkboxes
      name="out"
      items={[{ value: 'yes', text: 'Take it out of the plan', checked: Boolean(all.typed['out']) }]}
    />
    <Textarea {...asked(all, 'because', 'Why is it said anew or taken out?')} rows={2} />
  </>
);

const needText = ({ need, whose }: Choosable): string => {
  const { area, said, seen } = currentNeed(need);
  return `${whose}, ${needAreas[area].toLowerCase()}: ${said === null ? seen : `“${said}”`}`;
};

const NoNeeds = ({ people, title }: Pick<FormProps, 'people' | 'title'>): VNode => (
  <>
    <h1 class="govuk-heading-l">
      {title}: {people.name}
    </h1>
    <p class="govuk-body">
      No need is written down that these words could be about.{' '}
      <a class="govuk-link" href={needsOf(people.personId)}>
        Write one down first
      </a>
      , for {people.firstName} or somebody of the family.
    </p>
  </>
);

async function open(request: Asking<Read>): Promise<Reply> {
  const asked = request.query['agreed'] ?? '';
  const found = await find(request, asked);
  const { agreed } = found;
  if (asked !== '' && agreed === null) throw new NotFound();
  const typed: Typed =
    agreed === null
      ? partsOfDay('on', request.today)
      : {
          words: agreed.words,
          agreed_by: agreed.agreedBy,
          audience: agreed.audience,
          ...partsOfDay('on', agreed.agreedOn),
        };
  return formPage(request, found, {
    typed,
    errors: [],
    rowId: newId(),
    agreedId: agreed?.agreedId ?? newId(),
  });
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body } = request;
  const [rowId, agreedId] = [idIn(body, 'row'), idIn(body, 'agreed')];
  await holdAgreed(db, agreedId);
  const found = await find(request, agreedId);
  const here = planOf(found.people.personId);
  if (found.rowIds.includes(rowId)) return redirect(`${here}?saved=before`);
  const read = readWords(request, found);
  if (!read.ok) {
    const need = postedLine(body, 'need');
    const typed = { ...typedIn(agreedSchema(request.today), body), need };
    return formPage(request, found, { typed, errors: read.errors, rowId, agreedId });
  }
  await writeAgreed(db, { ...read.value, ...rowAfter(found), id: rowId, agreedId });
  return redirect(`${here}?saved=yes`);
}

function idIn(body: Asking<Write>['body'], name: string): string {
  const posted = postedLine(body, name);
  return isUuid(posted) ? posted : newId();
}

/** Whose plan the new row is of, and the version after the one that stands. */
const rowAfter = ({ agreed, people }: Found): Pick<AgreedNeed, 'personId' | 'version'> =>
  agreed === null
    ? { personId: people.personId, version: 1 }
    : { personId: agreed.personId, version: agreed.version + 1 };

/** What the form says, and of which need; the errors where it was opened before the words changed, or lacks something. */
function readWords({ body, today }: Asking<Write>, found: Found) {
  const { agreed } = found;
  if (postedLine(body, 'stamp') !== String(agreed?.version ?? 0))
    return { ok: false, errors: [tooLate] } as const;
  const about = findAbout(found, postedLine(body, 'need'));
  const parsed = parseAgreed(body, { today, isAnew: agreed !== null });
  if (parsed.ok && about) return { ok: true, value: { ...about, ...parsed.value } } as const;
  const unchosen = about ? [] : [fieldError('need', 'Select which need it is about')];
  return { ok: false, errors: [...unchosen, ...(parsed.ok ? [] : parsed.errors)] } as const;
}

/** Whose need the words are about: as it stands, or as chosen. Somebody else than the child is named in the row. */
function findAbout(
  { agreed, needs, people }: Found,
  needId: string,
): Pick<AgreedNeed, 'needId' | 'whose' | 'alsoOf'> | undefined {
  if (agreed !== null) return agreed;
  const chosen = needs.find(({ need }) => need.needId === needId);
  if (!chosen) return undefined;
  const alsoOf = chosen.personId === people.personId ? [] : [chosen.personId, chosen.need.personId];
  return { needId, whose: chosen.whose, alsoOf: [...new Set(alsoOf)] };
}

const tooLate = fieldError(
  'words',
  'Somebody else changed what the plan says after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds',
);

/** What a child's plan says of a need, as whoever has it agreed. */
export const planWordsRoutes: readonly Route[] = [
  get(planWordsPath, {
    action: recordMentalHealth,
    audit: 'MentalHealthPlanWordsForm',
    subject: childSubject,
    handle: open,
  }),
  post(planWordsPath, {
    action: recordMentalHealth,
    audit: 'MentalHealthPlanWordsSave',
    subject: childSubject,
    handle: save,
  }),
];
