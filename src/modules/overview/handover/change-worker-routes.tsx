import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  changeHandover,
  leadAfter,
  leadOn,
  listHandoversToDo,
  namedIn,
  parseHandover,
  typedHandover,
  viewHandover,
} from '../../practice/index.ts';
import { listWhoCanLead } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { backTo } from '../front-door/fields-view.tsx';
import type { Filled } from '../front-door/fields-view.tsx';
import { getPlanPeople } from '../plan/plan-people.ts';
import { listNameable } from '../timeline/nameable.ts';
import { changeWorker, listHandoverChildren, markOfLead } from './change-worker.ts';
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

async function formPage(request: Asking, filled: Filled): Promise<Reply> {
  const { params, today, who } = request;
  const { children, lead, workers } = await readForm(request);
  const mark = children.map(({ id, team }) => `[${id} ${markOfLead(team, today)}]`).join('');
  const back = href(paths.workers, params);
  const view = (
    <ChangeWorkerView
      children={children}
      lead={lead}
      later={leadAfter(children[0]?.team ?? [], today)}
      workers={workers}
      mark={mark}
      filled={filled}
      action={href(paths.change, params)}
      csrf={who.csrf}
    />
  );
  return page('Plan a change of worker', view, {
    errors: filled.errors,
    before: backTo(back, `Who works with ${children[0]?.name ?? 'the child'}`),
  });
}

async function save(request: Sending): Promise<Reply> {
  const { db, body, today, params } = request;
  const { children, workers } = await readForm(request);
  const about = { children: children.map(({ id }) => id), workers: workers.map(({ id }) => id) };
  const parsed = parseHandover(body, about);
  const typed = typedHandover(body, about);
  if (!parsed.ok) return formPage(request, { typed, errors: parsed.errors });
  const { because, apart } = parsed.value.said;
  const people = await getPlanPeople(db, params.personId);
  const named = namedIn([because, apart ?? ''].join(' '), listNameable(people));
  const wrong = await changeWorker(db, parsed.value, {
    about: [...new Set([...about.children, ...named])],
    today,
  });
  if (wrong.length > 0) return formPage(request, { typed, errors: wrong });
  return redirect(await afterChange(request, `${href(paths.workers, params)}?saved=planned`));
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
    handle: (request) => formPage(request, { typed: {}, errors: [] }),
  }),
  post(paths.change, { action: changeHandover, audit: 'WorkerChangePlan', subject, handle: save }),
];
