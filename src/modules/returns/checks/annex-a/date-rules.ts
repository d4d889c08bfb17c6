import { getAnnexASpec } from '../../../../formats/index.ts';
import type { AnnexAList } from '../../../../formats/index.ts';
import { addMonths } from '../../../../platform/dates/plain-date.ts';
import type { AnnexAPlace, AnnexARule, Lists } from './rule.ts';

type Pair = readonly [list: AnnexAList, first: string, then: string];

/** Dates that cannot come in the other order. */
const orders: readonly Pair[] = [
  [2, 'starts', 'completedOn'],
  [4, 'starts', 'authorisedOn'],
  [5, 'starts', 'conferenceOn'],
  [6, 'opened', 'closed'],
  [7, 'starts', 'ends'],
  [7, 'starts', 'reviewedOn'],
  [8, 'starts', 'legalFrom'],
  [8, 'starts', 'placedFrom'],
  [8, 'starts', 'ceased'],
  [8, 'placedFrom', 'ceased'],
  [10, 'starts', 'decidedOn'],
  [10, 'decidedOn', 'placedOn'],
  [10, 'matchedOn', 'placedOn'],
  [10, 'placedOn', 'adoptedOn'],
  [10, 'decidedOn', 'reversedOn'],
  [11, 'enquiredOn', 'stage1From'],
  [11, 'stage1From', 'stage1To'],
  [11, 'stage1To', 'stage2From'],
  [11, 'stage2From', 'stage2To'],
  [11, 'appliedOn', 'approvedOn'],
  [11, 'matchedOn', 'placedOn'],
  [11, 'placedOn', 'adoptedOn'],
];

/**
 * What must have happened within the months that a list looks back on: one of these dates or, for what may still go on, none
 * of the ends (`orOpen`). Windows as inspections commonly use them.
 */
type Window = {
  readonly list: AnnexAList;
  readonly any: readonly string[];
  readonly orOpen?: readonly string[];
};

const windows: readonly Window[] = [
  { list: 1, any: ['contactOn'] },
  { list: 2, any: ['starts', 'completedOn'] },
  { list: 3, any: ['referredOn'] },
  { list: 4, any: ['authorisedOn'], orOpen: ['authorisedOn'] },
  { list: 5, any: ['starts', 'conferenceOn'] },
  { list: 6, any: ['closed'], orOpen: ['closed'] },
  { list: 7, any: ['ends'], orOpen: ['ends'] },
  { list: 8, any: ['ceased'], orOpen: ['ceased'] },
  { list: 10, any: ['adoptedOn', 'reversedOn'], orOpen: ['adoptedOn', 'reversedOn'] },
  { list: 11, any: ['adoptedOn', 'leftOn'], orOpen: ['adoptedOn', 'leftOn'] },
];

/** Lists on what can only be of a child who is born. Before birth people ask for help, assess and plan. */
const afterBirth: readonly AnnexAList[] = [8, 9, 10];

/** Rules on dates beside each other. */
export const dateRules: readonly AnnexARule[] = [
  {
    code: 'order',
    severity: 'error',
    meaning: 'The date comes before another that it cannot come before.',
    find: (on) => orders.flatMap((pair) => findDisorder(on, pair)),
  },
  {
    code: 'window',
    severity: 'error',
    meaning: 'The row is about a time before the months that the list looks back on.',
    find: (on) => windows.flatMap((window) => findOutside(on, window)),
  },
  {
    code: 'before-birth',
    severity: 'error',
    meaning: 'The date lies before the child was born.',
    find: (on) => afterBirth.flatMap((list) => findBeforeBirth(on, list)),
  },
];

function findDisorder(on: Lists, [list, first, then]: Pair): AnnexAPlace[] {
  return on.where(
    list,
    (row) => (on.date(list, row, first) ?? '') > (on.date(list, row, then) ?? '9999'),
    then,
  );
}

function findOutside(on: Lists, { list, any, orOpen }: Window): AnnexAPlace[] {
  const { months } = getAnnexASpec(list);
  const from = addMonths(on.asOf, -months);
  return on.where(
    list,
    (row) => {
      if (orOpen?.every((column) => on.cell(list, row, column) === null)) return false;
      const dates = any.map((column) => on.date(list, row, column)).filter((date) => date !== undefined);
      return dates.length > 0 && dates.every((date) => date < from);
    },
    any[0] ?? null,
  );
}

function findBeforeBirth(on: Lists, list: AnnexAList): AnnexAPlace[] {
  const dates = getAnnexASpec(list).columns.filter(({ type, key }) => type === 'date' && key !== 'born');
  return dates.flatMap(({ key }) =>
    on.where(list, (row) => (on.date(list, row, key) ?? '9999') < (on.date(list, row, 'born') ?? ''), key),
  );
}
