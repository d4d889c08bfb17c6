import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  findMissingNow,
  parseMissing,
  recordMissing,
  reportMissing,
  typedMissing,
} from '../../care/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { sayRefusal } from '../facts/refusal-words.ts';
import type { MissingPeople } from './missing-people.ts';
import { everybodyIn, getMissingPeople } from './missing-people.ts';
import { missingOf, missingSubject, reportPath, timeOf } from './missing-paths.ts';
import type { Clash } from './clash.tsx';
import { findClashing, findClashingFact } from './clash.tsx';
import { ReportForm } from './report-form-view.tsx';

type Reporting<Handle extends Read> = PageRequest<typeof reportPath, Handle, string>;
type Filled = {
  readonly id: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly clash?: Clash | undefined;
};

function formPage({ who, saw }: Reporting<Read>, people: MissingPeople, filled: Filled): Reply {
  saw(everybodyIn(people));
  const action = `${missingOf(people.personId)}/report`;
  const body = <ReportForm {...filled} people={people} action={action} csrf={who.csrf} />;
  return page(`${people.name} is missing`, body, {
    errors: filled.errors,
    before: <BackLink href={`/children/${people.personId}`}>{people.name}</BackLink>,
  });
}

/** Whoever is missing already is not reported again: the page leads to what is known. */
async function reportForm(request: Reporting<Read>): Promise<Reply> {
  const people = await getMissingPeople(request.db, request.params.personId, request.today);
  const open = await findMissingNow(request.db, people.records);
  if (open) return redirect(timeOf(people.personId, open.id));
  return formPage(request, people, { id: newId(), typed: {}, errors: [] });
}

async function report(request: Reporting<Write>): Promise<Reply> {
  const { db, body, params, today } = request;
  const people = await getMissingPeople(db, params.personId, today);
  const posted = postedLine(body, 'missing');
  const id = isUuid(posted) ? posted : newId();
  const kept = { id, typed: typedMissing(body, request) };
  const parsed = parseMissing(body, request);
  if (!parsed.ok) return formPage(request, people, { ...kept, errors: parsed.errors });
  if (people.times.some((time) => time.id === id))
    return redirect(`${timeOf(people.personId, id)}?saved=before`);
  const from = parsed.value.goneAt;
  const clash = findClashing(people, { id, from, to: null });
  if (clash) return formPage(request, people, { ...kept, errors: [saidOfClash(clash)], clash });
  const refusal = await reportMissing(db, people, { id, said: parsed.value });
  if (!refusal) return redirect(`${timeOf(people.personId, id)}?saved=yes`);
  const stands = await whatStands(request, people, id);
  if (stands) return stands;
  const beside = await findClashingFact(db, people, { from, to: null, except: null });
  return formPage(request, people, { ...kept, errors: [said(refusal)], clash: beside });
}

const justReported = fieldError(
  'kind',
  'Somebody else has just reported this. Open what they wrote, above these questions, and add there what is new: what you typed is still here',
);

const saidOfClash = ({ isOpen }: Clash): FieldError =>
  isOpen
    ? justReported
    : fieldError(
        'time',
        'This is within another time, shown above these questions. Check the day and the time, or put that time right first: what you typed is still here',
      );

/** The same form that came twice at once: one of the two is kept already. */
async function whatStands(
  { db }: Reporting<Read>,
  people: MissingPeople,
  id: string,
): Promise<Reply | undefined> {
  const open = await findMissingNow(db, people.records);
  return open?.id === id ? redirect(`${timeOf(people.personId, id)}?saved=before`) : undefined;
}

const said = ({ refused }: { readonly refused: string }): FieldError =>
  refused.startsWith('missing_time') ? justReported : fieldError('day', sayRefusal(refused));

/** Writing down that a child is missing. */
export const reportRoutes: readonly Route[] = [
  get(reportPath, {
    action: recordMissing,
    audit: 'MissingReportForm',
    subject: missingSubject,
    handle: reportForm,
  }),
  post(reportPath, {
    action: recordMissing,
    audit: 'MissingReport',
    subject: missingSubject,
    handle: report,
  }),
];
