import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { StarArea } from '../../practice/index.ts';
import {
  addStarReading,
  areasOf,
  changePlan,
  listWrittenAreas,
  parseStar,
  starAudiences,
  starSchema,
  valueName,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
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
import { asked, Day, OneOf } from '../entries/field-views.tsx';
import type { PlanPeople } from '../plan/plan-people.ts';
import { everybodyIn, getPlanPeople } from '../plan/plan-people.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { childSubject, newReadingPath, starOf } from './star-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof newReadingPath, Handle, string>;
type Found = { readonly people: PlanPeople; readonly areas: readonly StarArea[] };
type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of the form: sent twice, it makes one reading. */
  readonly readingId: string;
};

async function find({ db, params, saw }: Asking<Read>): Promise<Found> {
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  return { people, areas: areasOf(await listWrittenAreas(db, people.records)) };
}

function formPage({ who }: Asking<Read>, found: Found, filled: Filled): Reply {
  const here = starOf(found.people.personId);
  const body = <ReadingForm {...filled} {...found} action={`${here}/new`} csrf={who.csrf} />;
  return page(`A reading of the star: ${found.people.name}`, body, {
    errors: filled.errors,
    before: <BackLink href={here}>The star</BackLink>,
  });
}

type FormProps = Filled & Found & { readonly action: string; readonly csrf: string };

function ReadingForm({ people, areas, action, csrf, readingId, typed, errors }: FormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  const { firstName, known } = people;
  const named = (text: string) => <Input {...asked(all, 'who', text)} attributes={{ list: 'known' }} />;
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">A reading of the star: {people.name}</h1>
      <CsrfField token={csrf} />
      <input type="hidden" name="reading" value={readingId} />
      <p class="govuk-body">
        0 is as bad as it can be, 10 as good as it can be. Leave empty what you did not talk about. For a
        child without words, those who know them well give theirs in their own name.
      </p>
      <div class="kith-star-numbers">
        {areas.map(({ area, name }) => (
          <Input
            {...asked(all, valueName(area), name)}
            inputmode="numeric"
            classes="govuk-input--width-2"
            attributes={{ autocomplete: 'off' }}
          />
        ))}
      </div>
      <Giver all={all} firstName={firstName} named={named} />
      <OneOf
        asked={all}
        name="audience"
        text={`Who may read this? ${firstName} chooses`}
        hint={`Say first: if ${firstName} or somebody else is not safe, it has to be passed on`}
        options={starAudiences}
      />
      <Details
        summary="With words, or on another day"
        open={errors.some(({ field }) => ['on', 'words'].includes(field))}
      >
        <Textarea {...asked(all, 'words', 'What did they say? (optional)')} rows={3} />
        <Day asked={all} name="on" text="On which day?" />
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

type GiverProps = {
  readonly all: Asked;
  readonly firstName: string;
  readonly named: (text: string) => VNode;
};

/** Whose reading it is. One box for a name, whoever it is: two of one name would send two. */
function Giver({ all, firstName, named }: GiverProps): VNode {
  return (
    <>
      <OneOf
        asked={all}
        name="kind"
        text="Whose reading is it?"
        options={{
          child: firstName,
          parent: 'A parent',
          worker: 'A worker: you, unless you say who',
          'somebody else': 'Somebody else',
        }}
      />
      {named(`If it is not ${firstName}’s or yours: whose? (their name)`)}
    </>
  );
}

async function add(request: Asking<Write>): Promise<Reply> {
  const { db, today, who, body } = request;
  const found = await find(request);
  const { people, areas } = found;
  const posted = postedLine(body, 'reading');
  const readingId = isUuid(posted) ? posted : newId();
  const about = { today, areas, firstName: people.firstName, writer: who.name, known: people.known };
  const parsed = parseStar(body, about);
  if (!parsed.ok)
    return formPage(request, found, {
      typed: typedIn(starSchema({ areas, today }), body),
      errors: parsed.errors,
      readingId,
    });
  const { alsoOf, ...said } = parsed.value;
  const isNew = await addStarReading(db, { id: readingId, personId: people.personId, alsoOf }, said);
  return redirect(`${starOf(people.personId)}?saved=${isNew ? 'yes' : 'before'}`);
}

/** A new reading of a child's star. */
export const newReadingRoutes: readonly Route[] = [
  get(newReadingPath, {
    action: changePlan,
    audit: 'StarReadingForm',
    subject: childSubject,
    handle: async (request) => {
      const typed = partsOfDay('on', request.today);
      return formPage(request, await find(request), { typed, errors: [], readingId: newId() });
    },
  }),
  post(newReadingPath, { action: changePlan, audit: 'StarReadingAdd', subject: childSubject, handle: add }),
];
