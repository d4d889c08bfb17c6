import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { MissingTime, NewReturn } from '../../care/index.ts';
import {
  backWays,
  filledReturn,
  getMissingTime,
  holdMissingTime,
  lastWordsOf,
  parseReturn,
  recordMissing,
  recordReturn,
  typedReturn,
  wellAnswers,
} from '../../care/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, OneOf } from '../entries/field-views.tsx';
import { sayRefusal } from '../facts/refusal-words.ts';
import type { MissingPeople } from './missing-people.ts';
import { everybodyIn, getMissingPeople } from './missing-people.ts';
import { backPath, missingSubject, timeOf } from './missing-paths.ts';
import type { Clash } from './clash.tsx';
import { ClashView, findClashing, findClashingFact } from './clash.tsx';
import { WhenView } from './report-form-view.tsx';
import type { Filled } from './time-forms-view.tsx';

type Returning<Handle extends Read> = PageRequest<typeof backPath, Handle, string>;
type Found = {
  readonly people: MissingPeople;
  readonly time: MissingTime;
  readonly clash?: Clash | undefined;
};

async function findTime({ db, params, today, saw }: Returning<Read>): Promise<Found> {
  const people = await getMissingPeople(db, params.personId, today);
  saw(everybodyIn(people));
  const time = await getMissingTime(db, people.records, params.missingId);
  if (time.state === 'taken back') throw new NotFound();
  return { people, time };
}

async function openForm(request: Returning<Read>): Promise<Reply> {
  const found = await findTime(request);
  return formPage(request, found, { typed: filledReturn(found.time), errors: [] });
}

function formPage({ who }: Returning<Read>, { people, time, clash }: Found, filled: Filled): Reply {
  const here = timeOf(people.personId, time.id);
  const all: Asked = { ...filled, behind: '' };
  const body = (
    <form method="post" action={`${here}/back`} novalidate>
      <h1 class="govuk-heading-l">{people.name} is back</h1>
      <p class="govuk-body">Last seen {formatInstant(time.goneAt)}.</p>
      <ClashView clash={clash} />
      <CsrfField token={who.csrf} />
      <input type="hidden" name="version" value={time.version} />
      <BackFields asked={all} firstName={people.firstName} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
  return page(`${people.name} is back`, body, {
    errors: filled.errors,
    before: <BackLink href={here}>{`${people.name}: missing`}</BackLink>,
  });
}

function BackFields({ asked: all, firstName }: { readonly asked: Asked; readonly firstName: string }): VNode {
  return (
    <>
      <WhenView asked={all} text={`When was ${firstName} back or found?`} />
      <OneOf asked={all} name="how" text="How?" options={backWays} />
      <Textarea {...asked(all, 'found', `Where had ${firstName} been?`)} rows={2} />
      <OneOf
        asked={all}
        name="well"
        text="Was the safe and well check done?"
        hint="By the police, or by whoever was agreed with them"
        options={wellAnswers}
      />
      <Textarea
        {...asked(all, 'harm', `How is ${firstName}? (optional)`)}
        hint={{ text: 'What they need now: food, sleep, a doctor, somebody to be with. Was anybody hurt?' }}
        rows={3}
      />
    </>
  );
}

async function comeBack(request: Returning<Write>): Promise<Reply> {
  const { db, body, now, today, params } = request;
  await holdMissingTime(db, params.missingId);
  const found = await findTime(request);
  const { people, time } = found;
  const typed = typedReturn(body, request);
  const parsed = parseReturn(body, { now, today, goneAt: time.goneAt });
  if (!parsed.ok) return formPage(request, found, { typed, errors: parsed.errors });
  const said = parsed.value;
  if (postedLine(body, 'version') !== String(time.version))
    return isSaidSo(time, said)
      ? redirect(`${timeOf(people.personId, time.id)}?saved=before`)
      : formPage(request, found, { typed, errors: [fieldError('day', quicker)] });
  const stretch = { id: time.id, from: time.goneAt, to: said.backAt };
  const clash = findClashing(people, stretch);
  if (clash)
    return formPage(request, { ...found, clash }, { typed, errors: [fieldError('time', goneAgain)] });
  const refusal = await recordReturn(db, time, { said, peers: people.peers });
  if (refusal) {
    const beside = await findClashingFact(db, people, { ...stretch, except: time.episodeId });
    const errors = [fieldError('day', sayRefusal(refusal.refused))];
    return formPage(request, { ...found, clash: beside }, { typed, errors });
  }
  return redirect(`${timeOf(people.personId, time.id)}?saved=yes`);
}

/** Whether the return that was sent stands already, as when a form is sent twice. */
const isSaidSo = (time: MissingTime, said: NewReturn) =>
  time.backAt === said.backAt &&
  time.backHow === said.backHow &&
  time.well === said.well &&
  lastWordsOf(time, 'found') === said.found &&
  lastWordsOf(time, 'harm') === said.harm;

const goneAgain =
  'They were missing again before this, as shown above these questions. Check the day and the time, or put that time right first';

const quicker =
  'Somebody else changed this after you opened the page. What you typed is still here: look at the page of this time first, and save again if it still holds';

/** Writing down that a child is back, and putting that right. */
export const backRoutes: readonly Route[] = [
  get(backPath, {
    action: recordMissing,
    audit: 'MissingBackForm',
    subject: missingSubject,
    handle: openForm,
  }),
  post(backPath, { action: recordMissing, audit: 'MissingBack', subject: missingSubject, handle: comeBack }),
];
