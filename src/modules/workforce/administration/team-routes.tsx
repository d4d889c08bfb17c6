import type { PageRequest, Route } from '../../access/index.ts';
import {
  administrationPaths,
  get,
  listAccountNames,
  listAdministeredAccounts,
  post,
} from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { findPosted, postedLine, toPosted } from '../../../platform/forms/posted.ts';
import { text } from '../../../platform/forms/text-fields.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { administerTeams } from '../permissions.ts';
import type { WorkerId } from '../sight/worker-queries.ts';
import { paths, teamHref, workerHref } from './team-paths.ts';
import type { Placing, StaffingChange, StaffingOutcome, TeamId } from './team-queries.ts';
import {
  addTeam,
  closeTeam,
  findOutcomeWords,
  findTeam,
  findWorker,
  giveDesk,
  listMembers,
  listStaffingChanges,
  listTeams,
  outcomeWords,
  placeWorker,
  renameTeam,
  reopenTeam,
  searchWorkers,
} from './team-queries.ts';
import { TeamListView, TeamView, workerName } from './team-views.tsx';
import { WorkerListView, WorkerView } from './worker-views.tsx';

type AnyRequest<H extends Read = Read> = Omit<PageRequest<string, H, 'administerTeams'>, 'params'>;
type TeamRequest<H extends Read = Read> = AnyRequest<H> & { readonly params: { readonly teamId: TeamId } };
type WorkerRequest<H extends Read = Read> = AnyRequest<H> & {
  readonly params: { readonly workerId: WorkerId };
};

const toStart = { before: <BackLink href={administrationPaths.start}>Administration</BackLink> };
const toTeams = { before: <BackLink href={paths.teams}>Teams</BackLink> };
const teamName = { name: text({ label: 'a name for the team', max: 120 }) };

async function listPage({ db, who }: AnyRequest, typed?: string, error?: FieldError): Promise<Reply> {
  const form = { csrf: who.csrf, typed, error };
  return page('Teams', <TeamListView teams={await listTeams(db)} form={form} />, {
    ...toStart,
    errors: error ? [error] : [],
  });
}

async function makeTeam(request: AnyRequest<Write>): Promise<Reply> {
  const parsed = parseForm(teamName, request.body);
  const typed = postedLine(toPosted(request.body), 'name');
  if (!parsed.ok) return listPage(request, typed, parsed.errors[0]);
  const made = await addTeam(request.db, parsed.value.name);
  if ('id' in made) return redirect(teamHref(made.id));
  return listPage(request, typed, fieldError('name', 'There is a team of this name already'));
}

async function teamPage(request: TeamRequest, typed?: string, error?: FieldError): Promise<Reply> {
  const { db, who, params, query } = request;
  const team = await findTeam(db, params.teamId);
  if (!team) throw new NotFound();
  const members = await listMembers(db, team.id);
  const changes = await listStaffingChanges(db, { team: team.id });
  const nameOf = await namesOf(
    db,
    changes,
    members.map(({ accountId }) => accountId),
  );
  const form = { csrf: who.csrf, typed: typed ?? team.name, error };
  const props = { team, members, changes, nameOf, said: findOutcomeWords(query['said']), form };
  return page(team.name, <TeamView {...props} />, { ...toTeams, errors: error ? [error] : [] });
}

/** What the accounts are called that changes and desks name. */
async function namesOf(
  db: Read,
  changes: readonly StaffingChange[],
  accounts: readonly (string | null)[],
): Promise<(account: string | null) => string> {
  const named = changes.flatMap(({ by, was, became }) => [by, was, became]);
  const ids = [...named, ...accounts].flatMap((id) => parseId<'account'>(id) ?? []);
  const names = await listAccountNames(db, ids);
  return (account) => names.get(account ?? '') ?? 'somebody on the server';
}

async function takeName(request: TeamRequest<Write>): Promise<Reply> {
  const parsed = parseForm(teamName, request.body);
  const posted = toPosted(request.body);
  if (!parsed.ok) return teamPage(request, postedLine(posted, 'name'), parsed.errors[0]);
  const names = { was: findPosted(posted, 'was')[0] ?? '', becomes: parsed.value.name };
  const outcome = await renameTeam(request.db, request.params.teamId, names);
  if (outcome === 'done') return backToTeam(request, outcome);
  const said = outcome === 'taken' ? 'There is a team of this name already' : outcomeWords(outcome);
  return teamPage(request, parsed.value.name, fieldError('name', said));
}

const backToTeam = ({ params }: TeamRequest, outcome: StaffingOutcome): Reply =>
  redirect(`${teamHref(params.teamId)}?said=${encodeURIComponent(outcome)}`);

async function close(request: TeamRequest<Write>): Promise<Reply> {
  return backToTeam(request, await closeTeam(request.db, request.params.teamId));
}

async function reopen(request: TeamRequest<Write>): Promise<Reply> {
  return backToTeam(request, await reopenTeam(request.db, request.params.teamId));
}

async function workersPage({ db, query }: AnyRequest): Promise<Reply> {
  const words = (query['q'] ?? '').trim().slice(0, 100);
  const workers = words === '' ? [] : await searchWorkers(db, words);
  const nameOf = await namesOf(
    db,
    [],
    workers.map(({ accountId }) => accountId),
  );
  return page('Workers', <WorkerListView words={words} workers={workers} nameOf={nameOf} />, toTeams);
}

type PlacedAgain = { readonly typed: Placing; readonly outcome: StaffingOutcome };

async function workerPage(request: WorkerRequest, again?: PlacedAgain): Promise<Reply> {
  const { db, who, params, query } = request;
  const worker = await findWorker(db, params.workerId);
  if (!worker) throw new NotFound();
  const changes = await listStaffingChanges(db, { worker: worker.id });
  const words = (query['account'] ?? '').trim().slice(0, 100);
  const filter = { words, role: undefined, state: 'open', after: undefined } as const;
  const props = {
    worker,
    teams: await listTeams(db),
    changes,
    nameOf: await namesOf(db, changes, [worker.accountId]),
    csrf: who.csrf,
    said: again ? outcomeWords(again.outcome) : findOutcomeWords(query['said']),
    typed: again?.typed,
    words,
    accounts: words === '' ? [] : await listAdministeredAccounts(db, filter, 10),
  };
  const more = again ? { ...toTeams, status: 409 } : toTeams;
  return page(workerName(worker), <WorkerView {...props} />, more);
}

const backToWorker = (worker: WorkerId, outcome: StaffingOutcome): Reply =>
  redirect(`${workerHref(worker)}?said=${encodeURIComponent(outcome)}`);

async function place(request: WorkerRequest<Write>): Promise<Reply> {
  const { db, body, params } = request;
  const posted = toPosted(body);
  const placing = {
    was: parseId<'team'>(postedLine(posted, 'was')),
    wasJob: postedLine(posted, 'was_job'),
    team: parseId<'team'>(postedLine(posted, 'team')),
    job: postedLine(posted, 'job').slice(0, 120) || undefined,
  };
  const outcome = await placeWorker(db, params.workerId, placing);
  return outcome === 'changed meanwhile'
    ? workerPage(request, { typed: placing, outcome })
    : backToWorker(params.workerId, outcome);
}

async function takeDesk({ db, body, params }: WorkerRequest<Write>): Promise<Reply> {
  const posted = toPosted(body);
  const accounts = {
    was: parseId<'account'>(postedLine(posted, 'was')),
    becomes: parseId<'account'>(postedLine(posted, 'account')),
  };
  return backToWorker(params.workerId, await giveDesk(db, params.workerId, accounts));
}

const action = administerTeams;
const stepUp = true;

/** Teams, who works in them, and whose account a worker's desk is. */
export const teamRoutes: readonly Route[] = [
  get(paths.teams, { action, audit: 'TeamsRead', handle: (request) => listPage(request) }),
  post(paths.teams, { action, audit: 'TeamMake', handle: makeTeam }),
  get(paths.team, { action, audit: 'TeamRead', handle: (request) => teamPage(request) }),
  post(paths.naming, { action, audit: 'TeamRename', handle: takeName }),
  post(paths.closing, { action, audit: 'TeamClose', handle: close }),
  post(paths.reopening, { action, audit: 'TeamReopen', handle: reopen }),
  get(paths.workers, { action, audit: 'WorkersFind', handle: workersPage }),
  get(paths.worker, { action, audit: 'WorkerRead', handle: (request) => workerPage(request) }),
  post(paths.place, { action, audit: 'WorkerPlace', stepUp, handle: place }),
  post(paths.desk, { action, audit: 'DeskGive', stepUp, handle: takeDesk }),
];
