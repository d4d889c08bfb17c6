import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { listMissingTimes, listNamedIn, listPlaces, seenTime } from '../../care/index.ts';
import type { NewConcern, OutsideContext } from '../../practice/index.ts';
import {
  changePlan,
  concernSchema,
  contextKinds,
  contextsPerPage,
  holdContext,
  isWritten,
  listContextPage,
  listContexts,
  parseConcern,
  sayChild,
  sayName,
  sayTurn,
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
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day, OneOf } from '../entries/field-views.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { Harms } from './act-form-view.tsx';
import type { OutsidePeople } from './outside-people.ts';
import { FindContext } from './find-context-view.tsx';
import { calledAfter, everybodyIn, getOutsidePeople, namesIn } from './outside-people.ts';
import { contextOf, newPath, outsideOf, outsideSubject } from './outside-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof newPath, Handle, string>;
type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of the form: the id of the new context and of the child's row, so that sent twice it makes one. */
  readonly ids: { readonly context: string; readonly row: string };
};
type Found = {
  readonly people: OutsidePeople;
  /** What is written down already and does not touch this child. */
  readonly offered: readonly OutsideContext[];
  /** What was looked for among them, and whether there are more than a page holds. */
  readonly words: string;
  readonly hasMore: boolean;
  /** Where this child was found after being missing: offered as names. */
  readonly places: readonly string[];
};

async function find({ db, params, query, body, saw }: Asking<Read>): Promise<Found> {
  const words = (query['q'] ?? '').trim();
  const found = await listContextPage(db, null, words);
  const all = found.slice(0, contextsPerPage);
  const asked = [query['context'] ?? '', postedLine(body, 'context')].filter((one) => isUuid(one));
  const more = await listContexts(
    db,
    asked.filter((one) => !all.some(({ contextId }) => contextId === one)),
  );
  const people = await getOutsidePeople(db, params.personId);
  saw(everybodyIn(people));
  const isOther = ({ children }: OutsideContext) =>
    !children.some(({ personId, state }) => people.records.includes(personId) && state === 'touched');
  const times = await listMissingTimes(db, people.records);
  return {
    people,
    words,
    hasMore: words !== '' || found.length > contextsPerPage,
    offered: [...all, ...more].filter(isOther),
    places: listPlaces(times.map(seenTime)).flatMap(({ words }) => words ?? []),
  };
}

function formPage({ who }: Asking<Read>, found: Found, filled: Filled): Reply {
  const here = outsideOf(found.people.personId);
  const title = `Harm outside the home: ${found.people.name}`;
  const body = (
    <>
      {found.hasMore ? <FindContext action={`${here}/new`} words={found.words} /> : null}
      <ConcernForm {...filled} {...found} action={`${here}/new`} csrf={who.csrf} />
    </>
  );
  return page(title, body, {
    errors: filled.errors,
    before: <BackLink href={here}>Harm outside the home</BackLink>,
  });
}

type FormProps = Filled & Found & { readonly action: string; readonly csrf: string };

function ConcernForm({ people, offered, places, action, csrf, ids, typed, errors }: FormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  const { firstName } = people;
  const options = {
    ...Object.fromEntries(offered.map(({ contextId, name }) => [contextId, name])),
    new: 'Something that is not written down yet',
  };
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">Harm outside the home: {people.name}</h1>
      <p class="govuk-body">
        This is about a place, a group or a space online. It is not about {firstName}’s family, who are
        partners in making it safe.
      </p>
      <CsrfField token={csrf} />
      <input type="hidden" name="fresh" value={ids.context} />
      <input type="hidden" name="row" value={ids.row} />
      <OneOf
        asked={all}
        name="context"
        text="What is it?"
        options={options}
        beside={{ new: <NewContext asked={all} places={places} /> }}
      />
      <Harms asked={all} firstName={firstName} />
      <Textarea
        {...asked(all, 'words', `What was seen or told of ${firstName}? (optional)`)}
        hint={{ text: `It stands in ${firstName}’s record alone` }}
        rows={3}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

function NewContext({
  asked: all,
  places,
}: {
  readonly asked: Asked;
  readonly places: readonly string[];
}): VNode {
  return (
    <>
      <OneOf asked={all} name="kind" text="What kind?" options={contextKinds} />
      <Input
        {...asked(all, 'name', 'What is it called?')}
        hint={{ text: 'Without the name of a child, such as “Castle Park”' }}
        attributes={{ list: 'known-places', autocomplete: 'off' }}
      />
      <datalist id="known-places">
        {places.map((place) => (
          <option value={place}>found there after being missing</option>
        ))}
      </datalist>
      <Textarea
        {...asked(all, 'seen', 'What was seen or told of it?')}
        hint={{ text: 'Of the place, the group or the space, without the name of a child' }}
        rows={3}
      />
      <Input {...asked(all, 'by_whom', 'Who saw or told it?')} />
      <Day asked={all} name="on" text="On which day?" />
    </>
  );
}

async function newForm(request: Asking<Read>): Promise<Reply> {
  const { query, today } = request;
  const found = await find(request);
  const chosen = query['context'] ?? '';
  const context = found.offered.some(({ contextId }) => contextId === chosen)
    ? chosen
    : found.offered.length === 0
      ? 'new'
      : '';
  const typed: Typed = { context, ...partsOfDay('on', today) };
  return formPage(request, found, { typed, errors: [], ids: { context: newId(), row: newId() } });
}

const idIn = (body: Asking<Write>['body'], name: string) => {
  const posted = postedLine(body, name);
  return isUuid(posted) ? posted : newId();
};

async function add(request: Asking<Write>): Promise<Reply> {
  const { db, body, today } = request;
  const ids = { context: idIn(body, 'fresh'), row: idIn(body, 'row') };
  const chosen = postedLine(body, 'context');
  const contextId = chosen === 'new' || !isUuid(chosen) ? ids.context : chosen;
  await holdContext(db, contextId);
  const found = await find(request);
  const here = contextOf(found.people.personId, contextId);
  if (await isWritten(db, { id: ids.row, contextId })) return redirect(`${here}?saved=before`);
  const known = found.offered.map((one) => one.contextId);
  const parsed = parseConcern(body, known, {
    today,
    namedIn: namesIn(found.people),
    calledAfter: calledAfter(found.people),
  });
  if (!parsed.ok)
    return formPage(request, found, {
      typed: typedIn(concernSchema(today, known), body),
      errors: parsed.errors,
      ids,
    });
  await save(db, found, { ids, said: parsed.value });
  return redirect(`${here}?saved=yes`);
}

async function save(
  db: Write,
  { people }: Found,
  { ids, said }: { readonly ids: Filled['ids']; readonly said: NewConcern },
): Promise<void> {
  const contextId = said.known ?? ids.context;
  const key = {
    id: ids.row,
    contextId,
    personId: people.personId,
    alsoOf: listNamedIn(said.words ?? '', people.known),
  };
  await sayChild(db, key, { harms: said.harms, state: 'touched', words: said.words });
  if (said.fresh === null) return;
  await sayName(db, { id: newId(), contextId }, said.fresh);
  await sayTurn(db, { id: newId(), contextId }, { ...said.fresh.seen, replaces: null });
}

/** Writing down that a place, a group or a space online touches a child. */
export const newConcernRoutes: readonly Route[] = [
  get(newPath, {
    action: changePlan,
    audit: 'HarmOutsideForm',
    subject: outsideSubject,
    handle: newForm,
  }),
  post(newPath, { action: changePlan, audit: 'HarmOutsideAdd', subject: outsideSubject, handle: add }),
];
