import type { CareChild } from './care-child.ts';
import { birthdayOf, collectionYear, type Day } from './days.ts';
import { inventUpn } from './person-rows.ts';

/**
 * The UPN that the return of a year gives: a number once the child is of school age (four by the 31 August before the
 * collection started: check 209), UN1 before; UN3 for children who came from abroad.
 */
export function upnInYear(child: CareChild, year: number): string {
  if (child.unaccompanied) return 'UN3';
  const august = Math.round(Date.UTC(year - 2, 7, 31) / 86_400_000);
  return birthdayOf(child.birth, 4) <= august ? inventUpn(child.number, child.birth) : 'UN1';
}

/** What the last return that the child was in said. */
export function upnOf(child: CareChild, endDay: Day): string {
  const ends = Math.min(endDay, Math.max(...child.periods.map(({ end }) => end)));
  return upnInYear(child, collectionYear(ends));
}
