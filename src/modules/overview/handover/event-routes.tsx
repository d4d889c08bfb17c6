import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  addHandoverEvent,
  changeHandover,
  findEventForm,
  listHandoverEvents,
  namedIn,
  parseHandoverEvent,
  saysTheSame,
} from '../../practice/index.ts';
import type { EventForm } from '../../practice/index.ts';
import { findWorkerOfAccount } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { backTo } from '../front-door/fields-view.tsx';
import type { Filled } from '../front-door/fields-view.tsx';
import { getPlanPeople } from '../plan/plan-people.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { listNameable } from '../timeline/nameable.ts';
import { eventTitles, EventFormView } from './event-form-view.tsx';
import { holdHandover } from './hold-handover.ts';
import { paths, subject } from './handover-paths.ts';
import { getHandover, readChildTeam } from './read-handover.ts';

type Asking = PageRequest<typeof paths.part, Read, string>;
type Sending = PageRequest<typeof paths.part, Write, string>;

function getPart({ params }: Asking): EventForm {
  const part = findEventForm(params.part);
  if (!part) throw new NotFound();
  return part;
}

async function formPage(request: Asking, filled: Filled): Promise<Reply> {
  const { db, params, who, today } = request;
  const part = getPart(request);
  const handover = await getHandover(request);
  const { person, firstName } = await readChildTeam(db, params.personId);
  const here = href(paths.handover, params);
  if (handover.state !== 'planned' && filled.errors.length === 0) return redirect(here);
  const known = (await listHandoverEvents(db, handover.id)).length;
  const view = (
    <EventFormView
      part={part}
      name={person.shown}
      firstName={firstName}
      handover={handover}
      known={known}
      filled={filled}
      action={href(paths.part, params)}
      csrf={who.csrf}
      today={today}
    />
  );
  return page(eventTitles[part], view, { errors: filled.errors, before: backTo(here, 'Change of worker') });
}

const moved =
  'Somebody else wrote something about this change of worker while you were writing. What you wrote is kept: look at what stands now, then save again if it is still needed';

const takenBack =
  'Somebody else took this change of worker back while you were writing. Nothing was saved; what you wrote is kept here to copy';

async function save(request: Sending): Promise<Reply> {
  const { db, body, today, params, who } = request;
  const part = getPart(request);
  await holdHandover(db, (await getHandover(request)).id);
  const handover = await getHandover(request);
  const { firstName } = await readChildTeam(db, params.personId);
  const parsed = parseHandoverEvent(part, body, { today, firstName });
  const typed: Typed = typedOf(body);
  if (!parsed.ok) return formPage(request, { typed, errors: parsed.errors });
  const events = await listHandoverEvents(db, handover.id);
  const isMoved = postedLine(toPosted(body), 'known') !== String(events.length);
  const last = events.at(-1);
  if (isMoved && last?.recordedBy === who.accountId && saysTheSame(last, parsed.value))
    return redirect(`${href(paths.handover, params)}?saved=before`);
  const late = handover.state === 'planned' ? moved : takenBack;
  if (isMoved || handover.state !== 'planned')
    return formPage(request, { typed, errors: [fieldError(firstFields[part], late)] });
  const said = [parsed.value.words, parsed.value.apology].filter(Boolean).join(' ');
  const alsoOf = namedIn(said, listNameable(await getPlanPeople(db, params.personId)));
  await addHandoverEvent(db, handover, { ...parsed.value, alsoOf });
  return redirect(`${href(paths.handover, params)}?saved=yes`);
}

const firstFields: Readonly<Record<EventForm, string>> = {
  'child-told': 'told',
  'family-told': 'told',
  goodbye: 'done',
  introduction: 'words',
};

/** Most often it is written down on the day, by who told them; goodbye is said by who leaves, and the visit is of both. */
async function openForm(request: Asking): Promise<Reply> {
  const { from, fromId, to, toId } = await getHandover(request);
  const worker = await findWorkerOfAccount(request.db, request.who.accountId);
  const teller = worker === toId ? to : worker !== undefined && worker === fromId ? from : request.who.name;
  const by: Readonly<Record<EventForm, string>> = {
    'child-told': teller,
    'family-told': teller,
    goodbye: from,
    introduction: `${from} and ${to}`,
  };
  const typed = { by: by[getPart(request)], ...partsOfDay('on', request.today) };
  return formPage(request, { typed, errors: [] });
}

/** Everything that was typed, by name. */
function typedOf(body: unknown): Typed {
  return Object.fromEntries(
    Object.entries(toPosted(body)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

/** Who was told, the goodbye and the introduction, each on a page of its own. */
export const eventRoutes: readonly Route[] = [
  get(paths.part, {
    action: changeHandover,
    audit: 'HandoverPartForm',
    subject,
    handle: openForm,
  }),
  post(paths.part, { action: changeHandover, audit: 'HandoverPartSave', subject, handle: save }),
];
