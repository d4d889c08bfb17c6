import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import {
  addHandoverEvent,
  changeHandover,
  listHandoverEvents,
  parseAcknowledged,
  viewHandover,
} from '../../practice/index.ts';
import type { Handover, HandoverEvent } from '../../practice/index.ts';
import { findWorkerOfAccount, hasAccount } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { backTo } from '../front-door/fields-view.tsx';
import { holdHandover } from './hold-handover.ts';
import { paths, subject } from './handover-paths.ts';
import { HandoverView } from './handover-view.tsx';
import { getHandover } from './read-handover.ts';
import { findWhyLate } from './take-back-routes.tsx';
import type { NeedsToKnow } from './read-needs.ts';
import { readNeeds } from './read-needs.ts';

type OfHandover = typeof paths.handover | typeof paths.read;
type Asking = PageRequest<OfHandover, Read, string>;

async function handoverPage(request: Asking, errors: readonly FieldError[] = []): Promise<Reply> {
  const { db, params, query, today, who, may, saw } = request;
  const handover = await getHandover(request);
  const needs = await readNeeds(db, params.personId, today);
  saw(needs.everybody);
  const events = await listHandoverEvents(db, handover.id);
  const { id, shown } = needs.person;
  const isPlanned = handover.state === 'planned';
  const view = (
    <HandoverView
      handover={handover}
      needs={needs}
      events={events}
      names={await namesOf(db, handover, events)}
      here={href(paths.handover, { personId: id, handoverId: handover.id })}
      mayChange={isPlanned && (await may(changeHandover))}
      isTheirs={isPlanned && (await isNewWorker(db, handover, who.accountId))}
      saved={query['saved']}
      tooLate={isPlanned ? await findWhyLate(request, handover) : undefined}
      hasNoAccount={isPlanned && !(await hasAccount(db, handover.toId))}
      errors={errors}
      csrf={who.csrf}
      today={today}
    />
  );
  const back = backTo(href(paths.workers, { personId: id }), `Who works with ${shown}`);
  return page(`Change of worker: ${shown}`, view, { errors, before: back });
}

function namesOf(db: Read, handover: Handover, events: readonly HandoverEvent[]) {
  const ids = [handover.recordedBy, ...events.map(({ recordedBy }) => recordedBy)];
  return listAccountNames(
    db,
    ids.flatMap((id) => id ?? []),
  );
}

const isNewWorker = async (db: Read, { toId }: Handover, account: string) =>
  (await findWorkerOfAccount(db, account)) === toId;

/** What stands on the page now and was not read yet, as the new worker ticks it. Somebody else ticks nothing. */
async function saveRead(request: PageRequest<typeof paths.read, Write, string>): Promise<Reply> {
  const { db, body, today, params, who } = request;
  const handover = await getHandover(request);
  await holdHandover(db, handover.id);
  const needs = await readNeeds(db, params.personId, today);
  const events = await listHandoverEvents(db, handover.id);
  const open = unread(needs, events);
  const parsed = parseAcknowledged(
    body,
    open.map(({ key }) => key),
  );
  const isTheirs = handover.state === 'planned' && (await isNewWorker(db, handover, who.accountId));
  if (!isTheirs) return redirect(href(paths.handover, params));
  if (!parsed.ok) return handoverPage(request, parsed.errors);
  for (const thing of parsed.value.thing)
    await addHandoverEvent(db, handover, { kind: 'acknowledged', on: today, thing });
  return redirect(`${href(paths.handover, params)}?saved=yes`);
}

/** The open things that the new worker has not ticked. */
export function unread({ things }: NeedsToKnow, events: readonly HandoverEvent[]): NeedsToKnow['things'] {
  const read = new Set(events.flatMap(({ thing }) => thing ?? []));
  return things.filter(({ key }) => !read.has(key));
}

/** One change of worker: who was told, the goodbye, and what the new worker needs. */
export const handoverPageRoutes: readonly Route[] = [
  get(paths.handover, {
    action: viewHandover,
    audit: 'HandoverRead',
    subject,
    handle: (request) => handoverPage(request),
  }),
  post(paths.read, { action: changeHandover, audit: 'HandoverAcknowledge', subject, handle: saveRead }),
];
