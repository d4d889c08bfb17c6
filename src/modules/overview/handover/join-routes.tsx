import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { changeHandover, decideStep, holdHelp } from '../../practice/index.ts';
import {
  assignmentRoleNames,
  joinTeam,
  leaveTeam,
  listSocialWorkers,
  listWhoCanLead,
  parseAssignment,
  parseLeaving,
  protectionLeadOn,
} from '../../workforce/index.ts';
import type { AssignmentRole, CanLead, NewAssignment, TeamTime } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { backTo } from '../front-door/fields-view.tsx';
import type { Filled } from '../front-door/fields-view.tsx';
import { afterChange } from './change-worker-routes.tsx';
import { JoinView, LeaveView } from './join-view.tsx';
import { paths, subject } from './handover-paths.ts';
import type { ChildTeam } from './read-handover.ts';
import { readChildTeam } from './read-handover.ts';

type Joining<H extends Read> = PageRequest<typeof paths.joins, H, string>;
type Leaving<H extends Read> = PageRequest<typeof paths.leaves, H, string>;

type Offer = {
  readonly child: ChildTeam;
  readonly workers: readonly CanLead[];
  readonly roles: readonly AssignmentRole[];
};

/** Who leads the protection is a manager's to choose, and only while somebody leads it: the first is chosen with the step. */
async function readOffer({ db, params, today, may, saw }: Joining<Read>): Promise<Offer> {
  const child = await readChildTeam(db, params.personId);
  saw(child.records);
  const mayLead = protectionLeadOn(child.team, today) !== undefined && (await may(decideStep));
  return {
    child,
    workers: await listWhoCanLead(db, child.records, today),
    roles: assignmentRoleNames.filter((role) => role !== 'lead child protection practitioner' || mayLead),
  };
}

async function joinPage(request: Joining<Read>, filled: Filled): Promise<Reply> {
  const offer = await readOffer(request);
  const { shown } = offer.child.person;
  const action = href(paths.joins, request.params);
  const view = <JoinView {...offer} name={shown} filled={filled} action={action} csrf={request.who.csrf} />;
  const before = backTo(href(paths.workers, request.params), `Who works with ${shown}`);
  return page('Somebody joins', view, { errors: filled.errors, before });
}

async function saveJoin(request: Joining<Write>): Promise<Reply> {
  const { db, body, params } = request;
  const offer = await readOffer(request);
  const about = { workers: offer.workers.map(({ id }) => id), roles: offer.roles };
  const parsed = parseAssignment(body, about);
  if (!parsed.ok) return joinPage(request, { typed: typedOf(body), errors: parsed.errors });
  await holdHelp(db, offer.child.person.id);
  const wrong = await tryToJoin(request, parsed.value);
  if (wrong) return joinPage(request, { typed: typedOf(body), errors: [wrong] });
  return redirect(await afterChange(request, `${href(paths.workers, params)}?saved=joined`));
}

async function tryToJoin(
  { db, params, today }: Joining<Write>,
  said: NewAssignment,
): Promise<FieldError | undefined> {
  const { team, person, records } = await readChildTeam(db, params.personId);
  const joins = (await listWhoCanLead(db, records, today)).find(({ id }) => id === said.workerId);
  if (joins && joins.starts !== null && said.starts < joins.starts)
    return fieldError(
      'starts',
      `${joins.name} works here from ${formatDate(joins.starts)}: choose that day or a later one`,
      'day',
    );
  const isLead = said.role === 'lead child protection practitioner';
  const qualified = isLead ? await listSocialWorkers(db, today) : [];
  if (isLead && !qualified.some(({ id }) => id === said.workerId))
    return fieldError('worker', 'A social worker leads the protection of a child: choose one');
  if (isTwice(team, said))
    return fieldError('worker', 'They work with the child in that role already: look at what stands now');
  const refused = await joinTeam(db, { personId: person.id, team }, said);
  return refused === undefined ? undefined : fieldError('starts', refused, 'day');
}

/** The same person in the same role over that day: a form that was sent twice, or two people with one thought. */
const isTwice = (team: readonly TeamTime[], { workerId, role, starts }: NewAssignment) =>
  team.some(
    (one) =>
      one.workerId === workerId &&
      one.role === role &&
      one.starts <= starts &&
      (one.ends === null || one.ends > starts),
  );

async function getJoined({ db, params }: Leaving<Read>) {
  const child = await readChildTeam(db, params.personId);
  const time = child.team.find(({ id, role }) => id === params.assignmentId && role !== null);
  if (!time) throw new NotFound();
  return { child, time };
}

async function leavePage(request: Leaving<Read>, filled: Filled): Promise<Reply> {
  const { child, time } = await getJoined(request);
  request.saw(child.records);
  const { shown } = child.person;
  const view = (
    <LeaveView
      name={shown}
      time={time}
      filled={filled}
      action={href(paths.leaves, request.params)}
      csrf={request.who.csrf}
    />
  );
  const before = backTo(href(paths.workers, request.params), `Who works with ${shown}`);
  return page('Somebody leaves', view, { errors: filled.errors, before });
}

async function saveLeaving(request: Leaving<Write>): Promise<Reply> {
  const { db, body, params } = request;
  const again = (errors: readonly FieldError[]) => leavePage(request, { typed: typedOf(body), errors });
  const parsed = parseLeaving(body);
  if (!parsed.ok) return again(parsed.errors);
  await holdHelp(db, (await getJoined(request)).child.person.id);
  const { time } = await getJoined(request);
  const moved =
    'Somebody else changed this while you were writing. What you wrote is kept: look at what stands now';
  if (time.version !== parsed.value.version) return again([fieldError('why', moved)]);
  const refused = await leaveTeam(db, time, parsed.value);
  if (refused !== undefined) return again([fieldError('ends', refused, 'day')]);
  return redirect(await afterChange(request, `${href(paths.workers, params)}?saved=left`));
}

/** Everything that was typed, by name. */
function typedOf(body: unknown): Typed {
  return Object.fromEntries(
    Object.entries(toPosted(body)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

const nothing: Filled = { typed: {}, errors: [] };

/** Somebody joins or leaves beside the one who leads the help. */
export const joinRoutes: readonly Route[] = [
  get(paths.joins, {
    action: changeHandover,
    audit: 'TeamJoinForm',
    subject,
    handle: (request) => joinPage(request, nothing),
  }),
  post(paths.joins, { action: changeHandover, audit: 'TeamJoin', subject, handle: saveJoin }),
  get(paths.leaves, {
    action: changeHandover,
    audit: 'TeamLeaveForm',
    subject,
    handle: (request) => leavePage(request, nothing),
  }),
  post(paths.leaves, { action: changeHandover, audit: 'TeamLeave', subject, handle: saveLeaving }),
];
