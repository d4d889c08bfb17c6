import { weekdayOfDayNumber } from '../platform/dates/plain-date.ts';
import type { CareChild } from './care-child.ts';
import { birthdayOf, type Day } from './days.ts';
import { weights, type Random } from './random.ts';

export type Review = { readonly on: Day; readonly participation: string };

/** How children from four on take part (assumption: not published by age). Under four the code is PN0 (checks 440, 441). */
const younger = weights({ PN1: 30, PN2: 5, PN3: 4, PN4: 6, PN5: 15, PN6: 30, PN7: 10 });
const older = weights({ PN1: 54, PN2: 5, PN3: 1, PN4: 5, PN5: 6, PN6: 21, PN7: 8 });

/** One review in twenty is held late (assumption: no national figure is published). */
const lateShare = 0.05;

/**
 * Reviews within 20 working days, then three months, then every six months (Care Planning, Placement and Case Review
 * (England) Regulations 2010, regulation 33), on working days as far as weekends go.
 */
export function planReviews(random: Random, { birth, periods }: CareChild, until: Day): Review[] {
  const fourth = birthdayOf(birth, 4);
  const tenth = birthdayOf(birth, 10);
  return periods.flatMap(({ start, end }) =>
    listReviewDays(random, start, Math.min(end, until + 1)).map((on) => ({
      on,
      participation: on < fourth ? 'PN0' : random.weighted(on < tenth ? younger : older),
    })),
  );
}

function listReviewDays(random: Random, start: Day, before: Day): Day[] {
  const days: Day[] = [];
  let [day, within] = [start, 26];
  while (day < before) {
    const late = random.chance(lateShare) ? random.whole(6, 40) : 0;
    day = toWeekday(day + within - random.whole(0, Math.round(within / 8)) + late);
    if (day < before) days.push(day);
    within = days.length <= 1 ? 90 : 180;
  }
  return days;
}

function toWeekday(day: Day): Day {
  return day - Math.max(0, weekdayOfDayNumber(day) - 5);
}
