import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  findReaderOfEntry,
  holdChronology,
  listTakenItems,
  namedIn,
  recordEntries,
  sayEvent,
} from '../../practice/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { findPosted } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { PlanPeople } from '../plan/plan-people.ts';
import { getPlanPeople } from '../plan/plan-people.ts';
import { listNameable } from '../timeline/nameable.ts';
import type { TimelineItem } from '../timeline/timeline-queries.ts';
import { listSignificant, mostPicks } from '../timeline/timeline-queries.ts';
import { chronologyOf, chronologySubject, picksPath } from './chronology-paths.ts';
import { itemSaid } from './item-said.ts';

type Picking<Handle extends Read> = PageRequest<typeof picksPath, Handle, string>;

async function readPicks({ db, params, saw }: Picking<Read>) {
  const { canonical, all } = await resolvePerson(db, params.personId);
  saw(all);
  const items = await listSignificant(db, all, [...(await listTakenItems(db, all))]);
  return { canonical, items };
}

async function picksPage(request: Picking<Read>, errors: readonly FieldError[] = []): Promise<Reply> {
  const { canonical, items } = await readPicks(request);
  const { shown } = await getPerson(request.db, canonical);
  const here = chronologyOf(canonical);
  const props = { name: shown, here, items: items.slice(0, mostPicks), csrf: request.who.csrf, errors };
  return page(`Take from the timeline: ${shown}`, <Picks {...props} hasMore={items.length > mostPicks} />, {
    errors,
    before: <BackLink href={here}>Chronology</BackLink>,
  });
}

type PicksProps = {
  readonly name: string;
  readonly here: string;
  readonly items: readonly TimelineItem[];
  readonly hasMore: boolean;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
};

const keyOf = ({ id, kind }: TimelineItem) => `${id}_${kind}`;

function Picks({ name, here, items, hasMore, csrf, errors }: PicksProps): VNode {
  const [error] = errors;
  return (
    <form method="post" action={`${here}/picks`} novalidate>
      <h1 class="govuk-heading-l">Take from the timeline: {name}</h1>
      {items.length === 0 ? (
        <InsetText>
          <p>
            Everything significant stands in the chronology already. Mark more on the timeline, or add an
            event.
          </p>
        </InsetText>
      ) : (
        <>
          <p class="govuk-body">
            What is significant and not in the chronology yet. Tick what tells the story: patterns, not
            everything. Each line can be put in your own words afterwards.
          </p>
          <CsrfField token={csrf} />
          <Checkboxes
            name="pick"
            idPrefix="pick"
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: 'Significant events', classes: 'govuk-fieldset__legend--s' } }}
            errorMessage={error && { text: error.text }}
            items={items.map((item) => ({
              value: keyOf(item),
              text: `${formatDate(item.on)}: ${itemSaid(item).words}`,
            }))}
          />
          {hasMore ? <p class="govuk-body">There are more: they come once these are taken.</p> : null}
          <Button preventDoubleClick>Take these</Button>
        </>
      )}
    </form>
  );
}

async function take(request: Picking<Write>): Promise<Reply> {
  const { db, params, body } = request;
  const { canonical } = await resolvePerson(db, params.personId);
  await holdChronology(db, canonical);
  const { items } = await readPicks(request);
  const wanted = new Set(findPosted(body, 'pick'));
  if (wanted.size === 0) return picksPage(request, [fieldError('pick', 'Select what to take')]);
  const people = await getPlanPeople(db, canonical);
  for (const item of items.filter((one) => wanted.has(keyOf(one)))) await takeItem(db, people, item);
  return redirect(`${chronologyOf(canonical)}?saved=yes`);
}

async function takeItem(db: Write, people: PlanPeople, item: TimelineItem): Promise<void> {
  const said = itemSaid(item);
  await sayEvent(
    db,
    { personId: people.personId, eventId: newId() },
    {
      ...said,
      meaning: null,
      agency: null,
      itemId: item.id,
      itemKind: item.kind,
      because: null,
      alsoOf: namedIn(said.words, listNameable(people)),
      restrictedTo: item.kind === 'entry' ? await findReaderOfEntry(db, item.id) : null,
    },
  );
}

/** Taking what is significant from the timeline into the chronology. */
export const picksRoutes: readonly Route[] = [
  get(picksPath, {
    action: recordEntries,
    audit: 'ChronologyPicks',
    subject: chronologySubject,
    handle: (request) => picksPage(request),
  }),
  post(picksPath, {
    action: recordEntries,
    audit: 'ChronologyTake',
    subject: chronologySubject,
    handle: take,
  }),
];
