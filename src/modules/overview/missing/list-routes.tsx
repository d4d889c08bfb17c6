import type { NavItem, PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { BareMissing, MissingTime } from '../../care/index.ts';
import {
  asksForDiscussion,
  byLoudness,
  interviewStatus,
  interviewWords,
  lastWordsOf,
  lengthWords,
  listAwaitingTalk,
  listGoneAt,
  listInCare,
  listMissing,
  listMissingNow,
  listNotTold,
  listOpenFacts,
  missingDiscussionHours,
  missingDiscussionTimes,
  returnInterviewHours,
} from '../../care/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { addHours, formatInstant } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import type { BackLine, GoneLine } from './list-view.tsx';
import { MissingList } from './list-view.tsx';
import { listPath, timeOf } from './missing-paths.ts';

const mostBack = 100;
type Names = (personId: string) => string;

async function listPage({ db, now, saw }: PageRequest<typeof listPath, Read, string>): Promise<Reply> {
  const gone = [...(await listMissingNow(db))].sort(byLoudness);
  const back = await listAwaitingTalk(db, {
    most: mostBack,
    lateBefore: addHours(now, -(await getSetting(db, returnInterviewHours))),
  });
  const bare = await listOpenFacts(db, mostBack);
  const ids = [...gone, ...back, ...bare].map(({ personId }) => personId);
  saw(ids);
  const people = await getPersonSummary(db, ids);
  const nameOf: Names = (id) => people.get(id)?.shown ?? 'Name not recorded';
  const body = (
    <MissingList
      gone={await goneLines(db, { gone, now, nameOf })}
      back={await backLines(db, { back, now, nameOf })}
      mostBack={mostBack}
      bare={bare.map((one) => ({ href: factOf(one), name: nameOf(one.personId), starts: one.starts }))}
    />
  );
  return page('Missing now', body);
}

const factOf = ({ personId, episodeId }: BareMissing) =>
  `/children/${personId}/facts/missing_episode/${episodeId}`;

type Gone = { readonly gone: readonly MissingTime[]; readonly now: Instant; readonly nameOf: Names };

async function goneLines(db: Read, { gone, now, nameOf }: Gone): Promise<readonly GoneLine[]> {
  const ids = gone.map(({ personId }) => personId);
  const inCare = await listInCare(db, ids);
  const all = await listGoneAt(db, ids);
  const hours = await getSetting(db, missingDiscussionHours);
  const times = await getSetting(db, missingDiscussionTimes);
  return gone.map((time) => ({
    href: timeOf(time.personId, time.id),
    name: nameOf(time.personId),
    since: `${formatInstant(time.goneAt)} (${lengthWords(time.goneAt, now)})`,
    risk: time.risk,
    isAway: time.kind === 'A',
    lastSeen: lastWordsOf(time, 'last seen'),
    worry: lastWordsOf(time, 'worry'),
    notTold: listNotTold(time, inCare.has(time.personId)),
    asksForDiscussion: asksForDiscussion(
      time,
      all.filter(({ personId }) => personId === time.personId),
      { now, hours, times },
    ),
  }));
}

async function backLines(
  db: Read,
  {
    back,
    now,
    nameOf,
  }: { readonly back: readonly MissingTime[]; readonly now: Instant; readonly nameOf: Names },
): Promise<readonly BackLine[]> {
  const hours = await getSetting(db, returnInterviewHours);
  return back.flatMap((time) => {
    if (time.backAt === null) return [];
    const { is, due, isLate } = interviewStatus(
      { backAt: time.backAt, interviews: time.interviews },
      { now, hours },
    );
    const text = `${interviewWords[is]}, by ${formatInstant(due)}`;
    return [{ href: timeOf(time.personId, time.id), name: nameOf(time.personId), text, isLate }];
  });
}

/** Who is missing now, and who waits to be talked with. */
export const missingListRoutes: readonly Route[] = [
  get(listPath, { action: listMissing, audit: 'MissingList', handle: listPage }),
];

export const missingNav: readonly NavItem[] = [{ href: listPath, text: 'Missing now', action: listMissing }];
