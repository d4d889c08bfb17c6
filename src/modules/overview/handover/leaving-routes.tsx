import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  handOverAll,
  isHandoverSaved,
  parseLeavingWorker,
  typedLeavingWorker,
} from '../../practice/index.ts';
import type { LeavingAbout } from '../../practice/index.ts';
import type { CanLead } from '../../workforce/index.ts';
import { leadingShown, listLeading, listWhoCanLead } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedLine, toPosted } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { backTo } from '../front-door/fields-view.tsx';
import type { Filled } from '../front-door/fields-view.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { CannotOpen } from './cannot-open.tsx';
import { listCannotOpen, notSure, readKeptToNamed } from './cannot-open.tsx';
import { listNamedIn, togetherIn } from './change-worker-routes.tsx';
import { changeWorker, markOfLeads, moved } from './change-worker.ts';
import { paths } from './handover-paths.ts';
import { LeavingListView, LeavingView } from './leaving-view.tsx';
import type { LeavingWorker } from './read-leaving.ts';
import { readLeaving } from './read-leaving.ts';

type Asking<H extends Read> = PageRequest<typeof paths.leavingWorker, H, string>;

async function listPage({ db, query }: PageRequest<typeof paths.leaving, Read, string>): Promise<Reply> {
  const words = (query['q'] ?? '').trim().slice(0, 100);
  const all = await listLeading(db, words);
  const shown = all.slice(0, leadingShown);
  const view = <LeavingListView words={words} workers={shown} isMore={all.length > leadingShown} />;
  return page('A worker is leaving', view, { before: backTo(paths.list, 'Changes of worker') });
}

type Whole = { readonly leaving: LeavingWorker; readonly workers: readonly CanLead[] };

/** The worker, their children, and who can take over: everybody else who works here now or soon. */
async function readAll({ db, params, today, saw }: Asking<Read>): Promise<Whole> {
  const leaving = await readLeaving(db, params.workerId, today);
  const records = leaving.families.flat().flatMap((child) => child.records);
  saw([...records, ...leaving.handed.map(({ personId }) => personId)]);
  const workers = await listWhoCanLead(db, records, today);
  return { leaving, workers: workers.filter(({ id }) => id !== leaving.worker.id) };
}

type Shown = Filled & { readonly together: string; readonly cannot: readonly CannotOpen[] };

function leavingPage({ params, query, who, today }: Asking<Read>, whole: Whole, shown: Shown): Reply {
  const { leaving, workers } = whole;
  const view = (
    <LeavingView
      {...leaving}
      workers={workers}
      mark={markOfLeads(leaving.families.flat(), today)}
      filled={shown}
      together={shown.together}
      cannot={shown.cannot}
      saved={query['saved']}
      action={href(paths.leavingWorker, params)}
      csrf={who.csrf}
      today={today}
    />
  );
  return page(`${leaving.worker.name} is leaving`, view, {
    errors: shown.errors,
    before: backTo(paths.list, 'Changes of worker'),
  });
}

/** The form as it is opened: the last day stands there where it is known that they leave. */
async function formPage(request: Asking<Read>): Promise<Reply> {
  const whole = await readAll(request);
  const { ends } = whole.leaving.worker;
  const typed = ends === null ? {} : partsOfDay('ends', addDays(ends, -1));
  return leavingPage(request, whole, { typed, errors: [], together: newId(), cannot: [] });
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, today, params } = request;
  const here = href(paths.leavingWorker, params);
  const together = togetherIn(body);
  if (await isHandoverSaved(db, together)) return redirect(`${here}?saved=before`);
  const whole = await readAll(request);
  const { workers, leaving } = whole;
  const about: LeavingAbout = {
    families: leaving.families.map((family) => family.map(({ id }) => id)),
    workers: workers.map(({ id }) => id),
  };
  const typed = typedLeavingWorker(body, about);
  const again = (errors: readonly FieldError[], cannot: readonly CannotOpen[] = []) =>
    leavingPage(request, whole, { typed, errors, together, cannot });
  if (postedLine(toPosted(body), 'mark') !== markOfLeads(leaving.families.flat(), today))
    return again([fieldError('to', moved)]);
  const parsed = parseLeavingWorker(body, about);
  if (!parsed.ok) return again(parsed.errors);
  const { changes, sure } = parsed.value;
  const children = leaving.families.flat();
  const cannot = listCannotOpen(changes, await readKeptToNamed(db, children), workers);
  const unsure = notSure(cannot, sure);
  if (unsure.length > 0) return again(unsure, cannot);
  const named = await listNamedIn(
    db,
    changes,
    changes.map(({ personId }) => personId),
  );
  const aboutOf = (personId: string) => [
    ...new Set([...(about.families.find((family) => family.includes(personId)) ?? []), ...named]),
  ];
  const wrong = await changeWorker(db, parsed.value, { aboutOf, workers, today });
  if (wrong.length > 0) return again(wrong.map(toLastDay), cannot);
  return redirect(`${here}?saved=yes`);
}

/** What is wrong with the first day of who takes over is wrong with the last day that was typed. */
const toLastDay = (wrong: FieldError): FieldError =>
  wrong.field === 'starts' ? fieldError('ends', wrong.text, 'day') : wrong;

/** All the children of a worker who leaves, handed over at once. */
export const leavingRoutes: readonly Route[] = [
  get(paths.leaving, { action: handOverAll, audit: 'LeavingWorkers', handle: listPage }),
  get(paths.leavingWorker, { action: handOverAll, audit: 'LeavingWorkerForm', handle: formPage }),
  post(paths.leavingWorker, { action: handOverAll, audit: 'LeavingWorkerHandOver', handle: save }),
];
