import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { ChronologyEvent, NewEvent, SourcePassage, TypedEvent } from '../../practice/index.ts';
import {
  findReaderOfEntry,
  getChronologyEvent,
  getSourcePassage,
  holdChronology,
  namedIn,
  parseChronologyEvent,
  recordEntries,
  sayEvent,
  typedChronologyEvent,
  typedAsEvent,
  withdrawEvent,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Posted } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { PlanPeople } from '../plan/plan-people.ts';
import { everybodyIn, getPlanPeople } from '../plan/plan-people.ts';
import { listNameable } from '../timeline/nameable.ts';
import type { TimelineItem } from '../timeline/timeline-queries.ts';
import { findItem } from '../timeline/timeline-queries.ts';
import { itemSaid } from './item-said.ts';
import { chronologyOf, chronologySubject, eventPath, newEventPath, removalPath } from './chronology-paths.ts';
import type { Filled } from './event-view.tsx';
import { EventForm, RemovalForm } from './event-view.tsx';

type Adding<Handle extends Read> = PageRequest<typeof newEventPath, Handle, string>;
type Changing<Handle extends Read> = PageRequest<typeof eventPath, Handle, string>;
type Removing = PageRequest<typeof removalPath, Write, string>;

/** What an event is taken from: something of the timeline, of an entry perhaps one passage. */
type Taken = {
  readonly item: TimelineItem;
  readonly passage: SourcePassage | null;
  /** Whether it is marked on the page of the entry, which is shown again then. */
  readonly fromEntry: boolean;
};

/** What an event is taken from, as the address or the form says it. */
async function findTaken(db: Read, people: PlanPeople, fields: Posted): Promise<Taken | undefined> {
  const [id, kind, part] = [
    postedLine(fields, 'item'),
    postedLine(fields, 'kind'),
    postedLine(fields, 'passage'),
  ];
  if (id === '') return undefined;
  const item = isUuid(id) ? await findItem(db, people.records, { id, kind }) : undefined;
  if (!item || (part !== '' && (kind !== 'entry' || !isUuid(part)))) throw new NotFound();
  const passage = part === '' ? null : await getSourcePassage(db, id, part);
  return { item, passage, fromEntry: kind === 'entry' && postedLine(fields, 'from') === 'entry' };
}

/** The same, as the form carries it. */
const carried = ({ item, passage, fromEntry }: Taken): Readonly<Record<string, string>> => ({
  item: item.id,
  kind: item.kind,
  ...(passage ? { passage: passage.id } : {}),
  ...(fromEntry ? { from: 'entry' } : {}),
});

type Limits = Pick<NewEvent, 'itemId' | 'itemKind' | 'restrictedTo' | 'alsoOf'>;

/** What it is taken from, who alone may read what is taken from there, and whom it is about besides the child. */
async function limitsOf(db: Read, taken: Taken | undefined): Promise<Limits> {
  if (!taken) return { itemId: null, itemKind: null, restrictedTo: null, alsoOf: [] };
  const { item, passage } = taken;
  const restrictedTo = passage ? passage.namedId : await findReaderOfEntry(db, item.id);
  return { itemId: item.id, itemKind: item.kind, restrictedTo, alsoOf: passage?.alsoOf ?? [] };
}

async function newForm(
  request: Adding<Read>,
  people: PlanPeople,
  filled: Filled & { readonly eventId: string; readonly taken: Taken | undefined },
): Promise<Reply> {
  const { taken, eventId, typed, errors } = filled;
  const here = chronologyOf(people.personId);
  const title = taken?.fromEntry ? 'Mark as a significant event' : 'Add an event';
  const body = (
    <EventForm
      title={`${title}: ${people.name}`}
      action={`${here}/events`}
      csrf={request.who.csrf}
      hidden={{ event: eventId, ...(taken ? carried(taken) : {}) }}
      before={taken ? <TakenFrom {...taken} /> : null}
      asksWhy={false}
      typed={typed}
      errors={errors}
    />
  );
  const before = taken?.fromEntry ? (
    <BackLink href={entryOf(people, taken.item)}>The visit</BackLink>
  ) : (
    <BackLink href={here}>Chronology</BackLink>
  );
  return page(title, body, { errors, before });
}

const entryOf = ({ personId }: PlanPeople, { id }: TimelineItem) => `/children/${personId}/entries/${id}`;
/** What is offered to the writer to read; nothing of it is put into the line. */
function TakenFrom({ item, passage, fromEntry }: Taken): VNode {
  return (
    <>
      <p class="govuk-body">Taken from the timeline: {itemSaid(item).words}</p>
      {passage ? <blockquote class="govuk-inset-text kith-as-typed">{passage.words}</blockquote> : null}
      {fromEntry ? (
        <p class="govuk-body">
          The line that you write goes into the chronology, and the visit is marked as significant on the
          timeline.
          {passage?.namedId ? ' Only who may read these words will read it.' : ''}
        </p>
      ) : null}
    </>
  );
}

async function openNew(request: Adding<Read>): Promise<Reply> {
  const { db, params, query, saw } = request;
  const people = await getPlanPeople(db, params.personId);
  saw(people.records);
  const taken = await findTaken(db, people, query);
  const typed = taken ? typedTaken(taken) : {};
  return newForm(request, people, { typed, errors: [], eventId: newId(), taken });
}

/** The day, and what is known in codes; whoever marks an entry says in their own words what happened. */
function typedTaken({ item, fromEntry }: Taken): Filled['typed'] {
  const said = itemSaid(item);
  return typedAsEvent(fromEntry ? { ...said, words: '' } : said);
}

async function add(request: Adding<Write>): Promise<Reply> {
  const { db, params, body, today, saw } = request;
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  const taken = await findTaken(db, people, body);
  const posted = postedLine(body, 'event');
  const eventId = isUuid(posted) ? posted : newId();
  const parsed = parseChronologyEvent(body, { today, asksWhy: false });
  if (!parsed.ok)
    return newForm(request, people, {
      typed: typedChronologyEvent(body),
      errors: parsed.errors,
      eventId,
      taken,
    });
  const limits = await limitsOf(db, taken);
  await holdChronology(db, people.personId);
  const isThere = await getChronologyEvent(db, people.records, eventId).catch(() => undefined);
  if (!isThere)
    await sayEvent(
      db,
      { personId: people.personId, eventId },
      {
        ...parsed.value,
        ...limits,
        alsoOf: [...new Set([...limits.alsoOf, ...namedWith(people, parsed.value)])],
      },
    );
  if (taken?.fromEntry)
    return redirect(`${entryOf(people, taken.item)}?saved=${isThere ? 'before' : 'significant'}`);
  return redirect(`${chronologyOf(people.personId)}?saved=yes`);
}

/** Who around the child is named in the words of an event. */
const namedWith = (people: PlanPeople, { words, meaning, source }: TypedEvent) =>
  namedIn([words, meaning ?? '', source].join(' '), listNameable(people));

type ChangeFilled = { readonly change: Filled; readonly removal: Filled };
const nothing: Filled = { typed: {}, errors: [] };

async function changeForm(
  request: Pick<Changing<Read>, 'who'>,
  people: PlanPeople,
  event: ChronologyEvent,
  filled: ChangeFilled,
): Promise<Reply> {
  const here = chronologyOf(people.personId);
  const action = `${here}/events/${event.eventId}`;
  const { csrf } = request.who;
  const body = (
    <>
      <EventForm
        title={`Put an event right: ${people.name}`}
        action={action}
        csrf={csrf}
        hidden={{ seen: event.id }}
        before={<p class="govuk-body">It stands as: {event.words}</p>}
        asksWhy
        {...filled.change}
      />
      <RemovalForm action={`${action}/removal`} csrf={csrf} seen={event.id} {...filled.removal} />
    </>
  );
  const errors = [...filled.change.errors, ...filled.removal.errors];
  return page('Put an event right', body, { errors, before: <BackLink href={here}>Chronology</BackLink> });
}

async function openEvent({ db, params, saw }: Pick<Changing<Read>, 'db' | 'params' | 'saw'>) {
  if (!isUuid(params.chronologyEventId)) throw new NotFound();
  const people = await getPlanPeople(db, params.personId);
  const event = await getChronologyEvent(db, people.records, params.chronologyEventId);
  saw([...people.records, ...event.alsoOf]);
  return { people, event };
}

const tooLate =
  'Somebody else changed this event after you opened it. It stands above as it is now: save again if yours is right';

async function change(request: Changing<Write>): Promise<Reply> {
  const { db, params, body, today } = request;
  await holdChronology(db, params.personId);
  const { people, event } = await openEvent(request);
  const parsed = parseChronologyEvent(body, { today, asksWhy: true });
  const again = (errors: Filled['errors']) =>
    changeForm(request, people, event, {
      change: { typed: typedChronologyEvent(body), errors },
      removal: nothing,
    });
  if (!parsed.ok) return again(parsed.errors);
  if (postedLine(body, 'seen') !== event.id) return again([fieldError('words', tooLate)]);
  const { itemId, itemKind, restrictedTo } = event;
  await sayEvent(db, event, {
    ...parsed.value,
    itemId,
    itemKind,
    restrictedTo,
    alsoOf: [...new Set([...(itemKind === 'entry' ? event.alsoOf : []), ...namedWith(people, parsed.value)])],
  });
  return redirect(`${chronologyOf(people.personId)}?saved=yes`);
}

async function remove(request: Removing): Promise<Reply> {
  const { db, params, body } = request;
  await holdChronology(db, params.personId);
  const { people, event } = await openEvent(request);
  const why = postedLine(body, 'why_out').slice(0, 300);
  const problem =
    why === '' ? 'Enter why it is taken out' : postedLine(body, 'seen') === event.id ? null : tooLate;
  if (problem !== null) {
    const removal = { typed: { why_out: why }, errors: [fieldError('why_out', problem)] };
    return changeForm(request, people, event, {
      change: { typed: typedAsEvent(event), errors: [] },
      removal,
    });
  }
  await withdrawEvent(db, event, why);
  return redirect(`${chronologyOf(people.personId)}?saved=yes`);
}

/** Adding an event to a chronology, saying one anew and taking one out. */
export const eventRoutes: readonly Route[] = [
  get(newEventPath, {
    action: recordEntries,
    audit: 'ChronologyEventForm',
    subject: chronologySubject,
    handle: openNew,
  }),
  post(newEventPath, {
    action: recordEntries,
    audit: 'ChronologyEventAdd',
    subject: chronologySubject,
    handle: add,
  }),
  get(eventPath, {
    action: recordEntries,
    audit: 'ChronologyEventRead',
    subject: chronologySubject,
    handle: async (request) => {
      const { people, event } = await openEvent(request);
      return changeForm(request, people, event, {
        change: { typed: typedAsEvent(event), errors: [] },
        removal: nothing,
      });
    },
  }),
  post(eventPath, {
    action: recordEntries,
    audit: 'ChronologyEventChange',
    subject: chronologySubject,
    handle: change,
  }),
  post(removalPath, {
    action: recordEntries,
    audit: 'ChronologyEventRemove',
    subject: chronologySubject,
    handle: remove,
  }),
];
