import { where } from '../../frame/index.ts';
import type { Found } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903, TableOf } from '../tables.ts';
import { latestBy } from './conditions/spells.ts';

type Decisions = TableOf<'PlacedAdoption'>;

const both = ['PlacedAdoption', 'PlacedAdoption_last'] as const;

/** What one decision to place a child for adoption says beside the child's others, of this year and of last year. */
export const placedAdoptionOrderRules: readonly Rule[] = [
  {
    code: '559',
    needs: both,
    fields: ['DATE_PLACED'],
    years: allYears,
    meaning: 'DATE_PLACED is before CS, but last year there was no decision, or one without a date.',
    fails: ({ placedAdoption: table, last: { placedAdoption: before }, start }) =>
      where(table, (row) => {
        const child = table.child[row] ?? 0;
        const isUndated = (one: number) => Number.isNaN(before.DATE_PLACED.day(one));
        return table.DATE_PLACED.day(row) < start && (!before.has(child) || before.someOf(child, isUndated));
      }),
  },
  {
    code: '560',
    needs: both,
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    years: allYears,
    meaning: 'Last year there was a decision that had not ceased, but this year DATE_PLACED is another.',
    fails: (all) =>
      whereLastYear(all, (row, before) => {
        const last = all.last.placedAdoption;
        if (last.DATE_PLACED.isBlank(before) || last.DATE_PLACED_CEASED.isFilled(before)) return false;
        return last.DATE_PLACED.text(before) !== all.placedAdoption.DATE_PLACED.text(row);
      }),
  },
  {
    code: '561',
    needs: both,
    fields: ['DATE_PLACED'],
    years: allYears,
    meaning: 'DATE_PLACED is that of last year, although that decision had ceased then.',
    fails: (all) =>
      whereLastYear(all, (row, before) => {
        const last = all.last.placedAdoption;
        const text = all.placedAdoption.DATE_PLACED.text(row);
        return text !== null && text === last.DATE_PLACED.text(before) && hasCeased(last, before);
      }),
  },
  {
    code: '579',
    needs: ['PlacedAdoption'],
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    years: allYears,
    meaning: 'The decision before this one has no DATE_PLACED_CEASED, or one after this DATE_PLACED.',
    fails: ({ placedAdoption: table }) => {
      const { DATE_PLACED, DATE_PLACED_CEASED } = table;
      const order = table.by(DATE_PLACED);
      return where(table, (row) => {
        const before = order.previous(row);
        if (before < 0) return false;
        const ceased = DATE_PLACED_CEASED.day(before);
        return Number.isNaN(ceased) || ceased > DATE_PLACED.day(row);
      });
    },
  },
  {
    code: '583',
    needs: ['PlacedAdoption'],
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    years: allYears,
    meaning: 'There is a later decision, but this one has no DATE_PLACED_CEASED.',
    differs: 'It compares DATE_PLACED as text, so that 31/01/2024 comes after 01/12/2024. We compare dates.',
    fails: ({ placedAdoption: table }) => {
      const isLatest = latestBy(table, table.DATE_PLACED);
      return where(table, (row) => table.DATE_PLACED_CEASED.isBlank(row) && !isLatest(row));
    },
  },
  {
    code: '584',
    needs: both,
    fields: ['DATE_PLACED'],
    years: allYears,
    meaning:
      'The decision of last year had ceased, but DATE_PLACED of this year is blank or no later than that one.',
    differs:
      'It compares dates as text, and reports rows of the table in which both years are joined. We compare dates and ' +
      'report the row of this year.',
    fails: (all) =>
      whereLastYear(all, (row, before) => {
        const [now, last] = [all.placedAdoption.DATE_PLACED, all.last.placedAdoption];
        if (!hasCeased(last, before)) return false;
        return now.isBlank(row) || now.day(row) <= last.DATE_PLACED.day(before);
      }),
  },
];

function hasCeased(table: Decisions, row: number): boolean {
  return table.DATE_PLACED_CEASED.isFilled(row) || table.REASON_PLACED_CEASED.isFilled(row);
}

/** The decisions of this year that fail the test beside one of the same child last year. */
function whereLastYear(all: Return903, test: (row: number, before: number) => boolean): Found {
  const { placedAdoption: table, last } = all;
  return where(table, (row) =>
    last.placedAdoption.someOf(table.child[row] ?? 0, (before) => test(row, before)),
  );
}
