import { formatDate, type Ssda903Table } from '../formats/index.ts';
import type { CareChild } from './care-child.ts';
import type { CareFacts } from './care-facts.ts';
import { collectionEnd, collectionStart, dateOf, type Day } from './days.ts';
import type { FileRow } from './file-book.ts';
import type { Allocation } from './worker-path.ts';

/** Takes a row of a table of the year's return. */
export type Take = (table: Ssda903Table, row: FileRow) => void;

/** A collection year as it is known: until its end, or until the county's last day when that is earlier. */
export type ReturnYear = { readonly year: number; readonly first: Day; readonly known: Day };

export function makeReturnYear(year: number, endDay: Day): ReturnYear {
  return { year, first: collectionStart(year), known: Math.min(collectionEnd(year), endDay) };
}

export type ReturnedChild = {
  readonly child: CareChild;
  readonly facts: CareFacts;
  readonly allocations: readonly Allocation[];
};

export type Where = {
  readonly when: ReturnYear;
  readonly id: { readonly CHILD: string; readonly DOB: string | null };
};

/** In the year, when it started by its end and had not ended before its start. */
export function overlaps(starts: Day, ends: Day, { first, known }: ReturnYear): boolean {
  return starts <= known && ends >= first;
}

/** A day as the return writes it; nothing for one that is not known yet. */
export function say(day: Day | null, known = Infinity): string | null {
  return day === null || day > known ? null : formatDate(dateOf(day));
}

/** 1 and 2 until the 2024 collection, M and F from then on. */
export function sexIn(sex: 'M' | 'F', year: number): string {
  if (year >= 2025) return sex;
  return sex === 'M' ? '1' : '2';
}
