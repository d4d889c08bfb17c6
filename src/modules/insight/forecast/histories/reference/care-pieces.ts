import { fromDayNumber, addYears, toDayNumber } from '../../../../../platform/dates/plain-date.ts';
import type { CareHistories } from '../care-histories.ts';
import { valueAt } from '../cells.ts';
import { bandOfAge, HOMES, homeKinds } from '../care-states.ts';

/** States of the reference models: band * `CATEGORIES` + category, the last category being out of care. */
export const CATEGORIES = HOMES + 1;
export const NOT_IN_CARE = HOMES;
export const BANDS = 5;
export const STATES = BANDS * CATEGORIES;

/** Time in one state. `to` is the state that follows; `entry` where the child was not in care the day before. */
export type CarePiece = {
  readonly start: number;
  readonly end: number;
  readonly state: number;
  readonly to: number;
  readonly entry: boolean;
};

/** The categories of cs-demand-model: P3, S1 and K3, which the regional model knows, are Other there. */
const firstCategories: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['U1', 'U2', 'U3', 'U4', 'U5', 'U6'].map((code) => [code, 'Fostering'])),
  ...Object.fromEntries(['K2', 'R1'].map((code) => [code, 'Residential'])),
  ...Object.fromEntries(['H5', 'P2'].map((code) => [code, 'Supported'])),
};

export function firstCategory(code: string): number {
  const kinds: readonly string[] = homeKinds;
  return kinds.indexOf(firstCategories[code] ?? 'Other');
}

/** A year as the first model counts it. */
const DAYS_IN_YEAR = 365.24;

type Stay = { readonly start: number; readonly end: number; readonly category: number };

/** Pieces as cs-demand-model sees them: an episode each, in the age band that it started in. */
export function cutAsFirstModel(
  histories: CareHistories,
  category: (code: string) => number = firstCategory,
): CarePiece[] {
  const categories = histories.place.codes.map(category);
  return listStays(histories, categories, () => false).flatMap((stays, child) => {
    const bandAt = ({ start }: Stay) =>
      bandOfAge(Math.max((start - (histories.birth[child] ?? 0)) / DAYS_IN_YEAR, 0));
    return stays.map((stay, i) => toPiece(stay, bandAt(stay), { before: stays[i - 1], after: stays[i + 1] }));
  });
}

function toPiece(
  { start, end, category }: Stay,
  band: number,
  { before, after }: { before: Stay | undefined; after: Stay | undefined },
): CarePiece {
  const next = after?.start === end ? after.category : NOT_IN_CARE;
  const state = band * CATEGORIES;
  return { start, end, state: state + category, to: state + next, entry: before?.end !== start };
}

/** Reasons for a new episode that leave the child with the same carer. */
const sameCarer = new Set(['L', 'T', 'U']);
const bandBirthdays = [1, 5, 10, 16];

/** Pieces as cs-demand-model-regional sees them: episodes with the same carer as one, cut on the birthdays between bands. */
export function cutAsRegionalModel(
  histories: CareHistories,
  category: (code: string) => number,
): CarePiece[] {
  const { whyStarted, birth } = histories;
  const merged = whyStarted.codes.map((code) => sameCarer.has(code));
  const categories = histories.place.codes.map(category);
  const stays = listStays(histories, categories, (row) => merged[whyStarted.at[row] ?? 0] ?? false);
  return stays.flatMap((list, child) => cutOnBirthdays(list, birth[child] ?? 0));
}

function cutOnBirthdays(stays: readonly Stay[], birth: number): CarePiece[] {
  if (stays.length === 0) return [];
  const birthdays = bandBirthdays.map((years) => toDayNumber(addYears(fromDayNumber(birth), years)));
  const cut = stays.flatMap(({ start, end, category }) => {
    const days = [start, ...birthdays.filter((day) => day > start && day < end)];
    return days.map((day, i) => ({ start: day, end: days[i + 1] ?? end, category }));
  });
  const bandOn = (day: number) => birthdays.filter((birthday) => birthday <= day).length;
  return cut.map((stay, i) => {
    const piece = toPiece(stay, bandOn(stay.start), { before: cut[i - 1], after: cut[i + 1] });
    const after = cut[i + 1];
    const to = after?.start === stay.end ? bandOn(after.start) * CATEGORIES + after.category : piece.to;
    return { ...piece, to };
  });
}

function listStays(
  histories: CareHistories,
  categories: readonly number[],
  isSame: (row: number) => boolean,
): Stay[][] {
  const { first, place } = histories;
  return Array.from({ length: first.length - 1 }, (_, child) => {
    const stays: { start: number; end: number; category: number }[] = [];
    for (let row = valueAt(first, child); row < valueAt(first, child + 1); row++) {
      const last = stays.at(-1);
      const [start, end] = [valueAt(histories.start, row), valueAt(histories.end, row)];
      if (last?.end === start && isSame(row)) last.end = end;
      else stays.push({ start, end, category: valueAt(categories, valueAt(place.at, row)) });
    }
    return stays;
  });
}
