import { addYears } from '../../../frame/index.ts';
import type { Day } from '../../../frame/index.ts';
import type { Return903, TableOf } from '../../tables.ts';
import { birthday } from './birthday.ts';
import { shortBreak } from './care.ts';

/** Days in care from the 14th and the 16th birthday, as far as the episodes given say; NaN when nothing can be said. */
export type CareOfLeaver = { readonly from14: number; readonly from16: number; readonly isAdopted: boolean };

/** A stay as rule 1001 counts it: of two with the same start, the one that ended first. */
type Stay = { readonly began: Day; ended: Day; isShort: boolean; isAdopted: boolean };

/**
 * What the episodes of this and last year say of a young person's time in care, short breaks left out. The last episode
 * counts up to CE when it is open. Where nothing earlier is known, nothing is said of those aged 20 or over at CE, whose
 * care may all be further back.
 */
export function careOfLeavers(all: Return903): (child: number) => CareOfLeaver {
  const { header, earlier, end } = all;
  const turns20 = birthday(header.DOB, 20);
  const listStays = stayList(all);
  return (child) => {
    const stays = listStays(child);
    const counted = stays.filter(({ isShort }) => !isShort);
    const row =
      counted.length === 0
        ? undefined
        : header.rowsOf(child).find((one) => earlier.isGiven || turns20(one) > end);
    const born = header.DOB.day(row ?? -1);
    return {
      from14: countDays(counted, addYears(born, 14)),
      from16: countDays(counted, addYears(born, 16)),
      isAdopted: stays.at(-1)?.isAdopted === true,
    };
  };
}

/** NaN when it is not known from when. */
function countDays(stays: readonly Stay[], from: Day): number {
  if (Number.isNaN(from)) return NaN;
  return stays.reduce((sum, { began, ended }) => {
    const days = ended - Math.max(began, from);
    return days > 0 ? sum + days : sum;
  }, 0);
}

/** The child's stays in all that is given, in order of their starts, each start once. */
function stayList({ episodes, last, earlier, end }: Return903): (child: number) => readonly Stay[] {
  const [ofNow, ofBefore, ofEarlier] = [readStays(episodes), readStays(last.episodes), readStays(earlier)];
  return (child) => {
    const stays = new Map<Day, Stay>();
    for (const stay of [...ofNow(child), ...ofBefore(child), ...ofEarlier(child)]) {
      const other = stays.get(stay.began);
      if (!other || stay.ended < other.ended || Number.isNaN(other.ended)) stays.set(stay.began, stay);
    }
    const sorted = [...stays.values()].sort((a, b) => a.began - b.began);
    const latest = sorted.at(-1);
    if (latest && Number.isNaN(latest.ended)) latest.ended = end;
    return sorted;
  };
}

function readStays(episodes: TableOf<'Episodes'>): (child: number) => readonly Stay[] {
  const [isShortBreak, isAdoption] = [shortBreak(episodes), episodes.REC.among(['E11', 'E12'])];
  return (child) =>
    Array.from(episodes.rowsOf(child), (row) => ({
      began: episodes.DECOM.day(row),
      ended: episodes.DEC.day(row),
      isShort: isShortBreak(row),
      isAdopted: isAdoption(row),
    })).filter(({ began }) => !Number.isNaN(began));
}
