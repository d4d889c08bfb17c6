import { interviewStatus, interviewWords, listMissingTimes, returnInterviewHours } from '../../care/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { getSetting } from '../../../platform/settings/settings.ts';

/** A talk that is still to be had with a child who came back from being missing. */
export type TalkDue = {
  readonly personId: string;
  readonly missingId: string;
  readonly on: PlainDate;
  readonly what: string;
};

/** The talks that wait for these records, with the day by which each is to be held. */
export async function listTalksDue(
  db: Read,
  records: readonly string[],
  now: Instant,
): Promise<readonly TalkDue[]> {
  const times = await listMissingTimes(db, records);
  if (times.length === 0) return [];
  const hours = await getSetting(db, returnInterviewHours);
  return times.flatMap(({ id, personId, state, backAt, interviews }) => {
    if (state !== 'back' || backAt === null) return [];
    const { is, due, waits } = interviewStatus({ backAt, interviews }, { now, hours });
    const what = `Talk about being missing: ${interviewWords[is]}`;
    return waits ? [{ personId, missingId: id, on: todayIn('Europe/London', due), what }] : [];
  });
}
