import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { MissingTime } from '../../care/index.ts';
import {
  addTold,
  asksForDiscussion,
  correctCare,
  getMissingTime,
  holdMissingTime,
  listNotTold,
  listReturnPassages,
  missingDiscussionHours,
  missingDiscussionTimes,
  parseTold,
  parseUpdate,
  recordMissing,
  reopenMissing,
  returnInterviewHours,
  takeBackMissing,
  typedTold,
  typedUpdate,
  updateMissing,
  viewMissing,
} from '../../care/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { sayRefusal } from '../facts/refusal-words.ts';
import type { MissingPeople } from './missing-people.ts';
import { everybodyIn, getMissingPeople, nameOfPeer } from './missing-people.ts';
import {
  missingOf,
  missingSubject,
  stillPath,
  takenBackPath,
  timeOf,
  timePath,
  toldPath,
  updatesPath,
} from './missing-paths.ts';
import type { Filled } from './time-forms-view.tsx';
import { unfilled } from './time-forms-view.tsx';
import { TimeView } from './time-view.tsx';

/** The same of every route below a time, whatever its path. */
type Timed<Handle extends Read> = Omit<PageRequest<'/', Handle, string>, 'params'> & {
  readonly params: { readonly personId: string; readonly missingId: string };
};
type Forms = { readonly told?: Filled; readonly update?: Filled; readonly takenBack?: Filled };
type Found = { readonly people: MissingPeople; readonly time: MissingTime };

async function findTime({ db, params, today, saw }: Timed<Read>): Promise<Found> {
  const people = await getMissingPeople(db, params.personId, today);
  saw(everybodyIn(people));
  return { people, time: await getMissingTime(db, people.records, params.missingId) };
}

async function timePage(request: Timed<Read>, { people, time }: Found, forms: Forms = {}): Promise<Reply> {
  const { db, now, who, query, may } = request;
  const csrf = (await may(recordMissing)) ? who.csrf : null;
  const reminder = {
    now,
    hours: await getSetting(db, missingDiscussionHours),
    times: await getSetting(db, missingDiscussionTimes),
  };
  const standing = people.times.filter(({ state }) => state !== 'taken back');
  const body = (
    <TimeView
      name={people.name}
      firstName={people.firstName}
      here={timeOf(people.personId, time.id)}
      time={time}
      now={now}
      notTold={listNotTold(time, people.isInCare)}
      asksForDiscussion={asksForDiscussion(time, standing, reminder)}
      hours={await getSetting(db, returnInterviewHours)}
      passages={await listReturnPassages(db, time.id)}
      authors={await listAccountNames(db, [
        ...new Set(time.words.flatMap(({ recordedBy }) => recordedBy ?? [])),
      ])}
      nameOfPeer={nameOfPeer(people)}
      csrf={csrf}
      factHref={(await may(correctCare)) ? factOf(time) : null}
      isSaved={query['saved'] === 'yes'}
      told={forms.told ?? unfilled}
      update={forms.update ?? unfilled}
      takenBack={forms.takenBack ?? unfilled}
    />
  );
  const errors = Object.values(forms).flatMap((form) => form.errors);
  const before = <BackLink href={missingOf(people.personId)}>{`${people.name}: missing`}</BackLink>;
  return page(`${people.name}: missing`, body, { errors, before });
}

const factOf = ({ personId, episodeId }: MissingTime) =>
  episodeId === null ? null : `/children/${personId}/facts/missing_episode/${episodeId}`;

const saved = ({ people, time }: Found) => redirect(`${timeOf(people.personId, time.id)}?saved=yes`);

/** Who saves second is told, and keeps what they typed. */
const quicker =
  'Somebody else changed this after you opened the page. It is shown as it stands now, and what you typed is still in the form. Save again if it still holds';

const isLate = ({ body }: Timed<Write>, { time }: Found) =>
  postedLine(body, 'version') !== String(time.version);

async function tell(request: Timed<Write>): Promise<Reply> {
  const found = await findTime(request);
  const parsed = parseTold(request.body, request);
  if (!parsed.ok)
    return timePage(request, found, { told: { typed: typedTold(request.body), errors: parsed.errors } });
  await addTold(request.db, found.time, parsed.value, found.people.peers);
  return saved(found);
}

async function update(request: Timed<Write>): Promise<Reply> {
  const { db, body, params } = request;
  await holdMissingTime(db, params.missingId);
  const found = await findTime(request);
  const typed = typedUpdate(body);
  const parsed = parseUpdate(body);
  if (!parsed.ok) return timePage(request, found, { update: { typed, errors: parsed.errors } });
  if (isLate(request, found))
    return timePage(request, found, { update: { typed, errors: [fieldError('words', quicker)] } });
  await updateMissing(db, found.time, { update: parsed.value, peers: found.people.peers });
  return saved(found);
}

async function stillMissing(request: Timed<Write>): Promise<Reply> {
  const found = await findTime(request);
  if (isLate(request, found) || found.time.state !== 'back') throw new Stale();
  const refusal = await reopenMissing(request.db, found.time);
  if (!refusal) return saved(found);
  const errors = [fieldError('words', sayRefusal(refusal.refused))];
  return timePage(request, found, { update: { typed: {}, errors } });
}

const whySchema = { why: longText({ label: 'what the mistake was', max: 2000 }) };

async function takeBack(request: Timed<Write>): Promise<Reply> {
  const { db, body } = request;
  const found = await findTime(request);
  const typed = typedIn(whySchema, body);
  const parsed = parseForm(whySchema, body);
  if (!parsed.ok) return timePage(request, found, { takenBack: { typed, errors: parsed.errors } });
  if (isLate(request, found))
    return timePage(request, found, { takenBack: { typed, errors: [fieldError('why', quicker)] } });
  const refusal = await takeBackMissing(db, found.time, {
    because: parsed.value.why,
    peers: found.people.peers,
  });
  if (!refusal) return saved(found);
  const errors = [fieldError('why', sayRefusal(refusal.refused))];
  return timePage(request, found, { takenBack: { typed, errors } });
}

/** One time that a child was missing, and what is said of it while it lasts and later. */
export const timeRoutes: readonly Route[] = [
  get(timePath, {
    action: viewMissing,
    audit: 'MissingTimeRead',
    subject: missingSubject,
    handle: async (request) => timePage(request, await findTime(request)),
  }),
  post(toldPath, { action: recordMissing, audit: 'MissingTold', subject: missingSubject, handle: tell }),
  post(updatesPath, {
    action: recordMissing,
    audit: 'MissingUpdate',
    subject: missingSubject,
    handle: update,
  }),
  post(stillPath, {
    action: recordMissing,
    audit: 'MissingStill',
    subject: missingSubject,
    handle: stillMissing,
  }),
  post(takenBackPath, {
    action: recordMissing,
    audit: 'MissingTakeBack',
    subject: missingSubject,
    handle: takeBack,
  }),
];
