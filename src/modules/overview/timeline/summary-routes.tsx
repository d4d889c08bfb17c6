import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import {
  addSummary,
  holdSummary,
  listSummaries,
  namedIn,
  recordEntries,
  viewEntries,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { PlanPeople } from '../plan/plan-people.ts';
import { everybodyIn, getPlanPeople } from '../plan/plan-people.ts';
import { listNameable } from './nameable.ts';
import { SummaryForm } from './summary-view.tsx';
import { summaryPath, timelineOf, timelineSubject } from './timeline-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof summaryPath, Handle, string>;
type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

/** A page at most (domain reference 5.3: a local default, unverified). */
const mostCharacters = 4000;

const schema = (today: PlainDate) => ({
  words: longText({ label: 'where things stand', max: mostCharacters }),
  as_at: date({ label: 'the day', latest: today, tooLate: 'must be today or in the past' }),
});

async function summaryPage(request: Asking<Read>, people: PlanPeople, filled: Filled): Promise<Reply> {
  const { db, saw, who } = request;
  saw(people.records);
  const summaries = await listSummaries(db, people.records);
  const body = (
    <SummaryForm
      {...filled}
      name={people.name}
      personId={people.personId}
      csrf={(await request.may(recordEntries)) ? who.csrf : null}
      seen={summaries[0]?.id ?? ''}
      summaries={summaries}
      authors={await listAccountNames(
        db,
        summaries.flatMap(({ recordedBy }) => recordedBy ?? []),
      )}
    />
  );
  return page(`Where things stand: ${people.name}`, body, {
    errors: filled.errors,
    before: <BackLink href={timelineOf(people.personId)}>Timeline</BackLink>,
  });
}

const tooLate = fieldError(
  'words',
  'Somebody else wrote where things stand after you opened this page. Their words stand below: look at them, and save again if yours are still right',
);

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, params, body, today, saw } = request;
  const people = await getPlanPeople(db, params.personId);
  saw(everybodyIn(people));
  const parsed = parseForm(schema(today), body);
  const typed = typedIn(schema(today), body);
  if (!parsed.ok) return summaryPage(request, people, { typed, errors: parsed.errors });
  await holdSummary(db, people.personId);
  const [latest] = await listSummaries(db, people.records);
  if ((latest?.id ?? '') !== postedLine(body, 'seen'))
    return summaryPage(request, people, { typed, errors: [tooLate] });
  const { words, as_at: asAt } = parsed.value;
  await addSummary(db, people.personId, { words, asAt, alsoOf: namedIn(words, listNameable(people)) });
  return redirect(timelineOf(people.personId));
}

function todayTyped(today: PlainDate): Typed {
  const [year = '', month = '', day = ''] = today.split('-');
  return { 'as_at-day': String(Number(day)), 'as_at-month': String(Number(month)), 'as_at-year': year };
}

/** Where things stand with a child: written again, with what was written before. */
export const summaryRoutes: readonly Route[] = [
  get(summaryPath, {
    action: viewEntries,
    audit: 'SummaryRead',
    subject: timelineSubject,
    handle: async (request) => {
      const people = await getPlanPeople(request.db, request.params.personId);
      return summaryPage(request, people, { typed: todayTyped(request.today), errors: [] });
    },
  }),
  post(summaryPath, { action: recordEntries, audit: 'SummarySave', subject: timelineSubject, handle: save }),
];
