import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { MissingTime } from '../../care/index.ts';
import {
  addTold,
  asksForDiscussion,
  correctCare,
  getMissingTime,
  holdMissingTime,
  lastWordsOf,
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
  takeBackTold,
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
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { sayRefusal } from '../facts/refusal-words.ts';
import type { Clash } from './clash.tsx';
import { findClashing, findClashingFact } from './clash.tsx';
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
type Forms = {
  readonly told?: Filled;
  readonly update?: Filled;
  readonly takenBack?: Filled;
  readonly still?: Filled & { readonly clash?: Clash | undefined };
};
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
      saved={query['saved']}
      toldId={newId()}
      still={forms.still ?? unfilled}
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

const saved = ({ people, time }: Found, how: 'yes' | 'before' = 'yes') =>
  redirect(`${timeOf(people.personId, time.id)}?saved=${how}`);

/** Who saves second is told, and keeps what they typed. */
const quicker =
  'Somebody else changed this after you opened the page. It is shown as it stands now, and what you typed is still in the form. Save again if it still holds';

const quickerPress =
  'Somebody else changed this after you opened the page. It is shown as it stands now: press again if they are still missing';
const wasGoneAgain =
  'They were reported missing again after this return, as shown here. If that second report was a mistake, take it back first';
const isTakenBack =
  'This report was taken back: it was a mistake, and nothing more is added to it. What you typed is still in the form, to copy to where it belongs';

const isLate = ({ body }: Timed<Write>, { time }: Found) =>
  postedLine(body, 'version') !== String(time.version);

async function tell(request: Timed<Write>): Promise<Reply> {
  const { db, body, now } = request;
  const found = await findTime(request);
  const { time, people } = found;
  const wrong = postedLine(body, 'wrong');
  if (isUuid(wrong)) {
    await takeBackTold(db, time, wrong);
    return saved(found);
  }
  const typed = typedTold(body);
  const parsed = parseTold(body, { since: time.goneAt, now });
  if (!parsed.ok) return timePage(request, found, { told: { typed, errors: parsed.errors } });
  if (time.state === 'taken back')
    return timePage(request, found, { told: { typed, errors: [fieldError('who', isTakenBack)] } });
  const posted = postedLine(body, 'told');
  const isNew = await addTold(db, time, {
    id: isUuid(posted) ? posted : newId(),
    told: parsed.value,
    peers: people.peers,
  });
  return saved(found, isNew ? 'yes' : 'before');
}

async function update(request: Timed<Write>): Promise<Reply> {
  const { db, body, params } = request;
  await holdMissingTime(db, params.missingId);
  const found = await findTime(request);
  const typed = typedUpdate(body);
  const parsed = parseUpdate(body);
  if (!parsed.ok) return timePage(request, found, { update: { typed, errors: parsed.errors } });
  if (found.time.state === 'taken back')
    return timePage(request, found, { update: { typed, errors: [fieldError('words', isTakenBack)] } });
  if (isLate(request, found))
    return lastWordsOf(found.time, 'update') === parsed.value.words
      ? saved(found, 'before')
      : timePage(request, found, { update: { typed, errors: [fieldError('words', quicker)] } });
  await updateMissing(db, found.time, { update: parsed.value, peers: found.people.peers });
  return saved(found);
}

async function stillMissing(request: Timed<Write>): Promise<Reply> {
  const { db, params } = request;
  await holdMissingTime(db, params.missingId);
  const found = await findTime(request);
  const { people, time } = found;
  if (time.state === 'missing') return saved(found, 'before');
  const refuse = (text: string, clash?: Clash) =>
    timePage(request, found, { still: { typed: {}, errors: [fieldError('still', text)], clash } });
  if (time.state === 'taken back') return refuse(isTakenBack);
  if (isLate(request, found)) return refuse(quickerPress);
  const stretch = { id: time.id, from: time.goneAt, to: null };
  const clash = findClashing(people, stretch);
  if (clash) return refuse(wasGoneAgain, clash);
  const refusal = await reopenMissing(db, time);
  if (!refusal) return saved(found);
  const beside = await findClashingFact(db, people, { ...stretch, except: time.episodeId });
  return refuse(sayRefusal(refusal.refused), beside);
}

const whySchema = { why: longText({ label: 'what the mistake was', max: 2000 }) };

async function takeBack(request: Timed<Write>): Promise<Reply> {
  const { db, body, params } = request;
  await holdMissingTime(db, params.missingId);
  const found = await findTime(request);
  const typed = typedIn(whySchema, body);
  const parsed = parseForm(whySchema, body);
  if (!parsed.ok) return timePage(request, found, { takenBack: { typed, errors: parsed.errors } });
  if (found.time.state === 'taken back')
    return lastWordsOf(found.time, 'taken back') === parsed.value.why
      ? saved(found, 'before')
      : timePage(request, found, { takenBack: { typed, errors: [fieldError('why', isTakenBack)] } });
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
