import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  changeHandover,
  isHandoverSaved,
  leadAfter,
  leadOn,
  listHandoversToDo,
  namedIn,
  parseHandover,
  typedHandover,
  viewHandover,
} from '../../practice/index.ts';
import type { ChildChange } from '../../practice/index.ts';
import { listWhoCanLead } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { postedLine, toPosted } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { backTo } from '../front-door/fields-view.tsx';
import type { Filled } from '../front-door/fields-view.tsx';
import { getPlanPeople } from '../plan/plan-people.ts';
import { listNameable } from '../timeline/nameable.ts';
import type { CannotOpen } from './cannot-open.tsx';
import { listCannotOpen, notSure, readKeptToNamed } from './cannot-open.tsx';
import { changeWorker, listHandoverChildren, markOfLeads } from './change-worker.ts';
import { ChangeWorkerView } from './change-worker-view.tsx';
import { paths, subject } from './handover-paths.ts';

type Asking = PageRequest<typeof paths.change, Read, string>;
type Sending = PageRequest<typeof paths.change, Write, string>;

async function readForm({ db, params, today, saw }: Asking) {
  const children = await listHandoverChildren(db, params.personId, today);
  saw(children.flatMap(({ records }) => records));
  const workers = await listWhoCanLead(
    db,
    children.flatMap(({ records }) => records),
    today,
  );
  const lead = leadOn(children[0]?.team ?? [], today);
  return { children, lead, workers: workers.filter(({ id }) => id !== lead?.workerId) };
}

type Shown = Filled & { readonly together: string; readonly cannot: readonly CannotOpen[] };

async function formPage(request: Asking, shown: Shown): Promise<Reply> {
  const { params, today, who } = request;
  const { children, lead, workers } = await readForm(request);
  const back = href(paths.workers, params);
  const view = (
    <ChangeWorkerView
      children={children}
      lead={lead}
      later={leadAfter(children[0]?.team ?? [], today)}
      workers={workers}
      mark={markOfLeads(children, today)}
      filled={shown}
      together={shown.together}
      cannot={shown.cannot}
      action={href(paths.change, params)}
      csrf={who.csrf}
      today={today}
    />
  );
  return page('Plan a change of worker', view, {
    errors: shown.errors,
    before: backTo(back, `Who works with ${children[0]?.name ?? 'the child'}`),
  });
}

async function save(request: Sending): Promise<Reply> {
  const { db, body, today, params } = request;
  const together = togetherIn(body);
  if (await isHandoverSaved(db, together))
    return redirect(await afterChange(request, `${href(paths.workers, params)}?saved=before`));
  const { children, workers } = await readForm(request);
  const about = { children: children.map(({ id }) => id), workers: workers.map(({ id }) => id) };
  const parsed = parseHandover(body, about);
  const typed = typedHandover(body, about);
  const again = (errors: readonly FieldError[], cannot: readonly CannotOpen[] = []) =>
    formPage(request, { typed, errors, together, cannot });
  if (!parsed.ok) return again(parsed.errors);
  const { changes, sure } = parsed.value;
  const cannot = listCannotOpen(changes, await readKeptToNamed(db, children), workers);
  const unsure = notSure(cannot, sure);
  if (unsure.length > 0) return again(unsure, cannot);
  const named = await listNamedIn(db, changes, [params.personId]);
  const aboutOf = () => [...new Set([...about.children, ...named])];
  const wrong = await changeWorker(db, parsed.value, { aboutOf, workers, today });
  if (wrong.length > 0) return again(wrong, cannot);
  return redirect(await afterChange(request, `${href(paths.workers, params)}?saved=planned`));
}

/** Who of the families of these children is named in what is said of the changes. */
export async function listNamedIn(
  db: Read,
  changes: readonly ChildChange[],
  children: readonly string[],
): Promise<readonly string[]> {
  const words = [...new Set(changes.flatMap(({ said }) => [said.because, said.apart ?? '']))].join(' ');
  const named = [];
  for (const child of children) named.push(...namedIn(words, listNameable(await getPlanPeople(db, child))));
  return named;
}

/** Which form it is: the one that was sent, or a new one. */
export function togetherIn(body: unknown): string {
  const posted = postedLine(toPosted(body), 'together');
  return isUuid(posted) ? posted : newId();
}

/** Where to go after a change: the page, or the list where the child is no longer this account's to see. */
export async function afterChange({ may }: Pick<Asking, 'may'>, to: string): Promise<string> {
  if (await may(viewHandover)) return to;
  return (await may(listHandoversToDo)) ? `${paths.list}?saved=yes` : '/';
}

/** Planning a change of worker, for one child or brothers and sisters together. */
export const changeWorkerRoutes: readonly Route[] = [
  get(paths.change, {
    action: changeHandover,
    audit: 'WorkerChangeForm',
    subject,
    handle: (request) => formPage(request, { typed: {}, errors: [], together: newId(), cannot: [] }),
  }),
  post(paths.change, { action: changeHandover, audit: 'WorkerChangePlan', subject, handle: save }),
];
