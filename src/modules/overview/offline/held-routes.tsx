import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { Held } from '../../practice/index.ts';
import {
  addWrittenDraft,
  decideHeld,
  decideHeldUpload,
  findEntryOfEvent,
  findHeld,
  listHeld,
  listHeldUploads,
  mayTakeOver,
  recordEntries,
} from '../../practice/index.ts';
import { getPersonSummary, resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedLine, postedText } from '../../../platform/forms/posted.ts';
import { Forbidden, NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { firstNameOf } from '../entries/visit-children.ts';
import { HeldList, HeldOne } from './held-views.tsx';

const listPath = '/held';
const heldPath = '/children/:personId/held/:heldId';
type Asking<Handle extends Read> = PageRequest<typeof heldPath, Handle, string>;

async function list({ db, query, saw }: PageRequest<typeof listPath, Read, string>): Promise<Reply> {
  const held = await listHeld(db);
  saw(held.map(({ personId }) => personId));
  const people = await getPersonSummary(
    db,
    held.map(({ personId }) => personId),
  );
  const authors = await listAccountNames(
    db,
    held.map(({ authorId }) => authorId),
  );
  const rows = held.map((one) => ({
    ...{ href: `/children/${one.personId}/held/${one.id}`, reason: one.reason },
    name: people.get(one.personId)?.shown ?? 'a child',
    received: formatInstant(one.receivedAt),
    by: authors.get(one.authorId) ?? 'A colleague',
  }));
  return page(
    'Sent from a device, not recorded',
    <HeldList rows={rows} isDecided={query['decided'] === 'yes'} />,
  );
}

/** @throws NotFound where there is none of this child that the actor may read */
async function heldOf({ db, params, saw }: Asking<Read>): Promise<Held> {
  const { all } = await resolvePerson(db, params.personId);
  const held = await findHeld(db, all, params.heldId);
  if (!held) throw new NotFound();
  saw(all);
  return held;
}

async function one(request: Asking<Read>, errors: readonly FieldError[] = []): Promise<Reply> {
  const { db, params, who, body } = request;
  const held = await heldOf(request);
  const { canonical, all } = await resolvePerson(db, params.personId);
  const person = (await getPersonSummary(db, [canonical])).get(canonical);
  const first = held.firstEvent === null ? undefined : await findEntryOfEvent(db, all, held.firstEvent);
  const view = (
    <HeldOne
      held={held}
      name={person?.shown ?? 'This child'}
      firstName={person ? firstNameOf(person) : 'the child'}
      author={(await listAccountNames(db, [held.authorId])).get(held.authorId) ?? 'A colleague'}
      first={first ? `/children/${first.personId}/entries/${first.id}` : null}
      action={`/children/${params.personId}/held/${params.heldId}`}
      csrf={who.csrf}
      mayTakeOver={(await request.may(recordEntries)) && mayTakeOver(held, who.accountId)}
      because={postedText(body, 'because')}
      errors={errors}
    />
  );
  const before = <BackLink href={listPath}>Sent from a device, not recorded</BackLink>;
  return page('Sent from a device, not recorded', view, { before, errors });
}

async function decide(request: Asking<Write>): Promise<Reply> {
  const held = await heldOf(request);
  if (held.state !== 'waiting') throw new Stale();
  if (!held.mayDecide) throw new Forbidden();
  const because = postedText(request.body, 'because');
  const decision = postedLine(request.body, 'decision');
  if (decision === 'take over') return takeOver(request, held);
  const missing =
    decision === 'leave out'
      ? fieldError('because', 'Say why it is left out')
      : fieldError('decision', 'Say what becomes of it');
  if (decision !== 'leave out' || because === '') return one(request, [missing]);
  await decided(request, held, { state: 'left out', because });
  return redirect(`${listPath}?decided=yes`);
}

/** It becomes a draft of who decides, with the words as they came: what is missing is asked, and it is finished like any other. */
async function takeOver(request: Asking<Write>, held: Held): Promise<Reply> {
  const { db, who } = request;
  if (!(await request.may(recordEntries)) || !mayTakeOver(held, who.accountId)) throw new Forbidden();
  const draftId = newId();
  await decided(request, held, { state: 'taken over', becameEvent: draftId });
  const words = { shared: held.shared, own: [held.own], alsoOf: held.alsoOf };
  await addWrittenDraft(db, draftId, [held.personId], words);
  return redirect(`/children/${held.personId}/visits/${draftId}`);
}

async function decided(
  { db }: Asking<Write>,
  held: Held,
  how: Parameters<typeof decideHeld>[2],
): Promise<void> {
  if (!(await decideHeld(db, held.id, how))) throw new Stale();
}

const subject = ({ personId }: { personId: string }) => personId;

/** What devices sent and nobody has recorded: seen by who wrote it and by who answers for the child, and decided by a person. */
export const heldRoutes: readonly Route[] = [
  get(listPath, { action: listHeldUploads, audit: 'HeldList', handle: list }),
  get(heldPath, { action: decideHeldUpload, audit: 'HeldRead', subject, handle: (request) => one(request) }),
  post(heldPath, { action: decideHeldUpload, audit: 'HeldDecide', subject, handle: decide }),
];
