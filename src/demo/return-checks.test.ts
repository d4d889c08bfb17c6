import { describe, expect, it } from 'vitest';
import { parseDate } from '../formats/index.ts';
import { plainDate, toDayNumber } from '../platform/dates/plain-date.ts';
import { birthdayOf } from './days.ts';
import type { FileRow } from './file-book.ts';
import { generateNorthmoor } from './northmoor.ts';
import { addReturnRows } from './return-rows.ts';
import { makeReturnYear } from './return-year.ts';

/** A child's rows in one year's return, by table. */
type Rows = { readonly year: number; readonly of: (table: string) => readonly FileRow[] };

const county = generateNorthmoor({ children: 600, seed: 9, endDate: plainDate('2026-03-31') });
const everyone = [...county.families()].flatMap(({ children, facts, allocations }) =>
  children.map((child) => ({ child, facts, allocations })),
);

const returns: Rows[] = [2023, 2024, 2025, 2026].flatMap((year) =>
  everyone.map(({ child, facts, allocations }) => {
    const found: { table: string; row: FileRow }[] = [];
    const own = facts.get(child);
    const returned = own && { child, facts: own, allocations: allocations.get(child) ?? [] };
    if (returned)
      addReturnRows(
        (table, row) => found.push({ table, row }),
        returned,
        makeReturnYear(year, county.endDay),
      );
    return {
      year,
      of: (table: string) => found.filter((each) => each.table === table).map(({ row }) => row),
    };
  }),
);

const day = (text: string | null | undefined) => {
  const date = text == null ? undefined : parseDate(text);
  return date === undefined ? NaN : toDayNumber(date);
};
const pairs = ({ of }: Rows) =>
  of('Episodes')
    .slice(1)
    .map((now, index) => ({ before: of('Episodes')[index] ?? {}, now }));
const home = ['PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'] as const;
const sameHome = (a: FileRow, b: FileRow) => home.every((name) => a[name] === b[name]);
const births = (row: FileRow | undefined, age: number) => birthdayOf(day(row?.['DOB']), age);

/** Checks of the children looked-after return by their codes: what may not be. Worded in the reference of the return. */
const checks: Readonly<Record<string, (rows: Rows) => boolean>> = {
  '142, 388: an episode that another follows ends with X1 on the day on which that one starts, or care ended before':
    (rows) =>
      pairs(rows).some(
        ({ before, now }) =>
          (before['REC'] === 'X1') !== (before['DEC'] === now['DECOM']) || before['DEC'] === null,
      ),
  '434: after L only the legal status changed': (rows) =>
    pairs(rows).some(
      ({ before, now }) => now['RNE'] === 'L' && (before['LS'] === now['LS'] || !sameHome(before, now)),
    ),
  '435: after P or T only the home changed': (rows) =>
    pairs(rows).some(
      ({ before, now }) =>
        /[PT]/.test(now['RNE'] ?? '') && (before['LS'] !== now['LS'] || sameHome(before, now)),
    ),
  '436: after B or U both changed': (rows) =>
    pairs(rows).some(
      ({ before, now }) =>
        /[BU]/.test(now['RNE'] ?? '') && (before['LS'] === now['LS'] || sameHome(before, now)),
    ),
  '225: a move has a reason': (rows) =>
    pairs(rows).some(
      ({ before, now }) => /[PTBU]/.test(now['RNE'] ?? '') && before['REASON_PLACE_CHANGE'] === null,
    ),
  '392d: nobody but a child with parents is placed at the home postcode': ({ of }) =>
    of('Episodes').some(
      (row) => row['PLACE'] !== 'P1' && row['HOME_POST'] !== null && row['HOME_POST'] === row['PL_POST'],
    ),
  '218, 222: a home has its number where the return wants one, and only there': ({ of, year }) =>
    of('Episodes').some((row) => {
      const without =
        /^(P1|P2|R1|R2|R5|Z.*)$/.test(row['PLACE'] ?? '') || (year === 2023 && row['PLACE'] === 'H5');
      return without !== (row['URN'] === null);
    }),
  '371: supported accommodation starts at 16 or later': ({ of }) =>
    of('Episodes').some(
      (row) => /^(K3|H5|P2)$/.test(row['PLACE'] ?? '') && day(row['DECOM']) < births(row, 16),
    ),
  '551, 552, 553: a placement order and a placement for adoption have a decision before them': ({ of }) =>
    of('Episodes').some(
      (row) =>
        (row['LS'] === 'E1' || /^A/.test(row['PLACE'] ?? '')) &&
        !of('PlacedAdoption').some((decision) => day(decision['DATE_PLACED']) <= day(row['DECOM'])),
    ),
  '331, 523: an adoption was matched before it began, and decided on the day of the decision': ({ of }) =>
    of('AD1').some((row) => {
      const last = of('Episodes').at(-1);
      const decision = of('PlacedAdoption').find((each) => each['DATE_PLACED_CEASED'] === null);
      return day(row['DATE_MATCH']) > day(last?.['DECOM']) || decision?.['DATE_PLACED'] !== row['DATE_INT'];
    }),
  '187, 191, 215: a child has health data or leaving-care data, never both': ({ of }) =>
    of('OC2').length + of('OC3').length > 1,
  '345: what a young person does and where is known exactly when there is contact': ({ of }) =>
    of('OC3').some((row) => (row['IN_TOUCH'] === 'YES') === (row['ACTIV'] === '0' || row['ACCOM'] === '0')),
  '440, 441: reviews under four are PN0, others are not': ({ of }) =>
    of('Reviews').some((row) =>
      row['REVIEW_CODE'] === 'PN0'
        ? day(row['REVIEW']) > births(row, 4)
        : day(row['REVIEW']) < births(row, 4),
    ),
  '165: whether she is a mother is asked of every girl in care and of no boy': ({ of }) =>
    of('Header').some(
      (row) => (/[F2]/.test(row['SEX'] ?? '') && of('Episodes').length > 0) !== (row['MOTHER'] !== null),
    ),
  '630: whoever starts to be looked after has an earlier permanence, or none said': ({ of, year }) =>
    of('Episodes').some(
      (row) => row['RNE'] === 'S' && day(row['DECOM']) >= makeReturnYear(year, county.endDay).first,
    ) && of('PrevPerm').length === 0,
  'SW08, SW10: workers follow each other within a period of care': ({ of }) =>
    of('SWEpisodes')
      .slice(1)
      .some((now, index) => {
        const before = of('SWEpisodes')[index];
        return now['SW_REASON'] !== 'FCONTA' && before?.['SW_DEC'] !== now['SW_DECOM'];
      }),
};

describe('the return of Northmoor', () => {
  it.each(Object.entries(checks))('breaks no check %s', (_, isBroken) => {
    expect(
      returns.filter(isBroken).map(({ year, of }) => `${year} ${of('Header')[0]?.['CHILD'] ?? ''}`),
    ).toEqual([]);
  });

  it('has enough children of every kind for the checks to mean something', () => {
    const count = (table: string) => returns.reduce((sum, { of }) => sum + of(table).length, 0);
    expect(count('Episodes')).toBeGreaterThan(4000);
    for (const table of ['AD1', 'PlacedAdoption', 'OC2', 'OC3', 'UASC', 'SWEpisodes', 'Missing'])
      expect(count(table)).toBeGreaterThan(60);
  });
});
