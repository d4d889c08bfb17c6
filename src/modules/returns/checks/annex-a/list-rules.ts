import type { AnnexAList } from '../../../../formats/index.ts';
import { rowKeys } from './row-key.ts';
import type { AnnexAPlace, AnnexARule, Lists } from './rule.ts';

/** Rules on rows beside other rows, of the same list and of others. */
export const listRules: readonly AnnexARule[] = [
  {
    code: 'twice',
    severity: 'error',
    meaning: 'The same row is there twice.',
    find: (on) => on.everywhere((list) => findTwice(on, list)),
  },
  {
    code: 'two-births',
    severity: 'error',
    meaning: 'The child has another date of birth elsewhere in the lists.',
    find: (on) => findTwoBirths(on),
  },
  {
    code: 'count',
    severity: 'error',
    meaning: 'The number is smaller than the rows of the child beside this one show.',
    find: (on) => [
      ...findTooFew(on, 3, 'referrals', () => true),
      ...findTooFew(on, 5, 'enquiries', () => true),
      ...findTooFew(on, 5, 'conferences', (row) => on.cell(5, row, 'conferenceOn') !== null),
      ...findTooFewPlans(on),
    ],
  },
  {
    code: 'second-period',
    severity: 'error',
    meaning: 'The child has an earlier time in care in this list, and this one is said to be the first.',
    find: (on) =>
      on.where(
        8,
        (row) => on.cell(8, row, 'secondPeriod') === 'No' && earlierRows(on, 8, row).length > 0,
        'secondPeriod',
      ),
  },
  {
    code: 'not-in-list-6',
    severity: 'error',
    meaning: 'The child has a protection plan or is in care, and is not in list 6.',
    find: (on) => [
      ...on.where(7, (row) => on.cell(7, row, 'ends') === null && isMissingFrom(on, 6, [7, row]), 'child'),
      ...on.where(8, (row) => on.cell(8, row, 'ceased') === null && isMissingFrom(on, 6, [8, row]), 'child'),
    ],
  },
  {
    code: 'not-in-list-7',
    severity: 'error',
    meaning: 'By list 6 the child has a protection plan, and has none in list 7.',
    find: (on) =>
      on.where(
        6,
        (row) => on.cell(6, row, 'status') === 'b) Child Protection plan' && isMissingFrom(on, 7, [6, row]),
        'status',
      ),
  },
  {
    code: 'not-in-list-8',
    severity: 'error',
    meaning: 'By list 6 the child is looked after, and is not in list 8.',
    find: (on) =>
      on.where(
        6,
        (row) => on.cell(6, row, 'status') === 'a) Looked after child' && isMissingFrom(on, 8, [6, row]),
        'status',
      ),
  },
];

function findTwice(on: Lists, list: AnnexAList): AnnexAPlace[] {
  const seen = new Set<string>();
  return on.where(list, (row) => {
    const child = on.child(list, row);
    if (child === null) return false;
    const key = JSON.stringify([child, ...rowKeys[list].map((column) => on.cell(list, row, column))]);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

function findTwoBirths(on: Lists): AnnexAPlace[] {
  const births = new Map<string, string>();
  return on.everywhere((list) =>
    on.where(
      list,
      (row) => {
        const child = on.cell(list, row, 'child');
        const born = on.date(list, row, 'born');
        if (child === null || born === undefined) return false;
        const first = births.get(child) ?? born;
        births.set(child, first);
        return first !== born;
      },
      'born',
    ),
  );
}

/**
 * Some count the row itself, some only those before it; both are let pass. Wrong is a number smaller than the child's other
 * rows in the same list, all of which lie within the 12 months.
 */
function findTooFew(on: Lists, list: 3 | 5, column: string, counts: (row: number) => boolean): AnnexAPlace[] {
  return on.where(
    list,
    (row) => {
      const others = on.rowsOf(list, on.child(list, row)).filter((other) => other !== row && counts(other));
      return (on.number(list, row, column) ?? Infinity) < others.length;
    },
    column,
  );
}

function findTooFewPlans(on: Lists): AnnexAPlace[] {
  return on.where(
    7,
    (row) => (on.number(7, row, 'previousPlans') ?? Infinity) < earlierRows(on, 7, row).length,
    'previousPlans',
  );
}

function earlierRows(on: Lists, list: AnnexAList, row: number): readonly number[] {
  const starts = on.date(list, row, 'starts') ?? '';
  return on
    .rowsOf(list, on.child(list, row))
    .filter((other) => (on.date(list, other, 'starts') ?? '9999') < starts);
}

function isMissingFrom(on: Lists, list: AnnexAList, [of, row]: readonly [AnnexAList, number]): boolean {
  const child = on.child(of, row);
  return child !== null && on.rowsOf(list, child).length === 0;
}
