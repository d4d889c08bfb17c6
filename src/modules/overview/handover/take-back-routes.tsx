import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  addHandoverEvent,
  changeHandover,
  holdHelp,
  listHandoverEvents,
  parseTakenBack,
  takeBackDays,
  takeBackHandover,
  whyNotTakenBack,
} from '../../practice/index.ts';
import type { Handover, HandoverEvent } from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedText, toPosted } from '../../../platform/forms/posted.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { backTo } from '../front-door/fields-view.tsx';
import { afterChange } from './change-worker-routes.tsx';
import { headingOf } from './event-line-view.tsx';
import { holdHandover } from './hold-handover.ts';
import { paths, subject } from './handover-paths.ts';
import { getHandover } from './read-handover.ts';
import { MistakeView } from './take-back-view.tsx';

type Back = typeof paths.back;
type Event = typeof paths.event;
type Wrong = { readonly typed: string; readonly errors: readonly FieldError[] };
const nothing: Wrong = { typed: '', errors: [] };

const wrote = (body: unknown) => postedText(toPosted(body), 'why');
const toHandover = ({ params }: PageRequest<Back | Event, Read, string>) => href(paths.handover, params);

async function backPage(request: PageRequest<Back, Read, string>, { typed, errors }: Wrong): Promise<Reply> {
  const handover = await getHandover(request);
  const late = await findWhyLate(request, handover);
  if (errors.length === 0 && (handover.state !== 'planned' || late !== undefined))
    return redirect(toHandover(request));
  const view = (
    <MistakeView
      title="Take this change of worker back"
      text={`${handover.from} goes on leading the help, and ${handover.to} does not begin. History keeps both, and the page says why.`}
      version={handover.version}
      typed={typed}
      errors={errors}
      action={href(paths.back, request.params)}
      csrf={request.who.csrf}
    />
  );
  return page('Take a change of worker back', view, {
    errors,
    before: backTo(toHandover(request), 'Change of worker'),
  });
}

/** Why it is too late to take a change back, if it is. */
export const findWhyLate = async (
  { db, today }: Pick<PageRequest<Back, Read, string>, 'db' | 'today'>,
  handover: Handover,
): Promise<string | undefined> => whyNotTakenBack(handover, today, await getSetting(db, takeBackDays));

/** The same words of the same person: the form was sent twice. */
const isSavedBefore = ({ state, takenBackBecause, takenBackBy }: Handover, why: string, account: string) =>
  state === 'taken back' && takenBackBecause === why && takenBackBy === account;

async function saveBack(request: PageRequest<Back, Write, string>): Promise<Reply> {
  const { db, body, params, who } = request;
  const typed = wrote(body);
  const parsed = parseTakenBack(body);
  if (!parsed.ok) return backPage(request, { typed, errors: parsed.errors });
  const { personId } = await getHandover(request);
  await holdHelp(db, personId);
  const handover = await getHandover(request);
  if (isSavedBefore(handover, parsed.value.why, who.accountId))
    return redirect(await afterChange(request, `${href(paths.workers, params)}?saved=before`));
  const isMoved = handover.state !== 'planned' || handover.version !== parsed.value.version;
  const wrong = isMoved
    ? 'Somebody else took it back while you were writing'
    : ((await findWhyLate(request, handover)) ?? (await takeBackHandover(db, handover, parsed.value.why)));
  if (wrong !== undefined) return backPage(request, { typed, errors: [fieldError('why', wrong)] });
  return redirect(await afterChange(request, `${href(paths.workers, params)}?saved=back`));
}

async function findEvent({
  db,
  params,
}: PageRequest<Event, Read, string>): Promise<HandoverEvent | undefined> {
  const events = await listHandoverEvents(db, params.handoverId);
  return events.find(({ id, kind }) => id === params.eventId && kind !== 'acknowledged');
}

async function eventPage(
  request: PageRequest<Event, Read, string>,
  { typed, errors }: Wrong,
): Promise<Reply> {
  await getHandover(request);
  const event = await findEvent(request);
  if (!event && errors.length === 0) return redirect(toHandover(request));
  const view = (
    <MistakeView
      title="This is wrong"
      text={`${event ? headingOf(event) : 'It is taken back already'}. What was written stays in the history, and counts no more.`}
      version={1}
      typed={typed}
      errors={errors}
      action={href(paths.event, request.params)}
      csrf={request.who.csrf}
    />
  );
  return page('This is wrong', view, { errors, before: backTo(toHandover(request), 'Change of worker') });
}

async function saveEventBack(request: PageRequest<Event, Write, string>): Promise<Reply> {
  const { db, body, today } = request;
  const typed = wrote(body);
  const handover = await getHandover(request);
  await holdHandover(db, handover.id);
  const parsed = parseTakenBack(body);
  if (!parsed.ok) return eventPage(request, { typed, errors: parsed.errors });
  const event = await findEvent(request);
  const late = 'Somebody else took it back while you were writing';
  if (!event) return eventPage(request, { typed, errors: [fieldError('why', late)] });
  await addHandoverEvent(db, handover, {
    ...{ kind: 'taken back', on: today, words: parsed.value.why, replaces: event.id },
  });
  return redirect(`${toHandover(request)}?saved=yes`);
}

/** Taking back a change of worker, or one thing that was written about it. */
export const takeBackRoutes: readonly Route[] = [
  get(paths.back, {
    action: changeHandover,
    audit: 'HandoverBackForm',
    subject,
    handle: (request) => backPage(request, nothing),
  }),
  post(paths.back, { action: changeHandover, audit: 'HandoverBack', subject, handle: saveBack }),
  get(paths.event, {
    action: changeHandover,
    audit: 'HandoverMistakeForm',
    subject,
    handle: (request) => eventPage(request, nothing),
  }),
  post(paths.event, { action: changeHandover, audit: 'HandoverMistake', subject, handle: saveEventBack }),
];
