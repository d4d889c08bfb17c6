import { isCode } from '../../../../../formats/index.ts';
import { day, parseReturnDay, where } from '../../frame/index.ts';
import type { Found, RowTest } from '../../frame/index.ts';
import type { Rule } from '../rule.ts';
import type { Return903, TableOf } from '../tables.ts';
import { someBlank } from './conditions/items.ts';

const needs = ['SWEpisodes'] as const;

/** Workers who began before this day need no reason, and those who began since need one. */
const reasonsFrom = day('2023-04-01');

/** What a child's time with one social worker says of itself. */
export const socialWorkerRules: readonly Rule[] = [
  {
    code: 'SW01aSTG1',
    needs,
    fields: ['SW_DECOM', 'SW_ID'],
    years: [2025, 2027],
    meaning: 'SW_DECOM is blank, or it is before 1 April 2023 and SW_ID is blank.',
    fails: ({ swEpisodes: table }) => {
      const { SW_DECOM, SW_ID } = table;
      return where(
        table,
        (row) => Number.isNaN(SW_DECOM.day(row)) || (SW_DECOM.day(row) < reasonsFrom && SW_ID.isBlank(row)),
      );
    },
  },
  {
    code: 'SW01bSTG1',
    needs,
    fields: ['SW_DECOM', 'SW_ID', 'SW_REASON'],
    years: [2025, 2027],
    meaning: 'SW_DECOM is blank, or it is 1 April 2023 or later and SW_ID or SW_REASON is blank.',
    fails: ({ swEpisodes: table }) => {
      const { SW_DECOM } = table;
      const isIncomplete = someBlank([table.SW_ID, table.SW_REASON]);
      return where(
        table,
        (row) => Number.isNaN(SW_DECOM.day(row)) || (SW_DECOM.day(row) >= reasonsFrom && isIncomplete(row)),
      );
    },
  },
  {
    code: 'SW02STG1',
    needs,
    fields: ['SW_ID'],
    years: [2024, 2027],
    meaning: 'SW_ID does not start with SW (or XX), or is blank.',
    fails: ({ swEpisodes: table }) => {
      const isId = table.SW_ID.matching((text) => text.startsWith('SW') || text.startsWith('XX'));
      return where(table, (row) => !isId(row));
    },
  },
  {
    code: 'SW03STG1',
    needs,
    fields: ['SW_ID', 'SW_DECOM', 'SW_REASON'],
    years: [2024, 2024],
    meaning: 'SW_ID, SW_DECOM or SW_REASON is blank.',
    fails: ({ swEpisodes: table }) => where(table, someBlank([table.SW_ID, table.SW_DECOM, table.SW_REASON])),
  },
  {
    code: 'SW04STG1',
    needs,
    fields: ['SW_DECOM'],
    years: [2024, 2027],
    meaning: 'SW_DECOM is given but is not a real date (dd/mm/yyyy; parts that nobody knows may be ZZ).',
    fails: ({ swEpisodes: table }) => where(table, table.SW_DECOM.matching(isNoDate)),
  },
  {
    code: 'SW05STG1',
    needs,
    fields: ['SW_DEC'],
    years: [2024, 2027],
    meaning: 'SW_DEC is given but is not a real date (dd/mm/yyyy; parts that nobody knows may be ZZ).',
    fails: ({ swEpisodes: table }) => where(table, table.SW_DEC.matching(isNoDate)),
  },
  {
    code: 'SW06STG2',
    needs,
    fields: ['SW_DECOM'],
    years: [2024, 2027],
    meaning: 'SW_DECOM is after CE.',
    fails: ({ swEpisodes: table, end }) => where(table, (row) => table.SW_DECOM.day(row) > end),
  },
  {
    code: 'SW07STG2',
    needs,
    fields: ['SW_DEC'],
    years: [2024, 2027],
    meaning: 'SW_DEC is after CE, or more than a year before CS.',
    changed: 'In 2023/24 it may not be before CS at all.',
    fails: ({ swEpisodes: table, start, end, year }) => {
      const earliest = year >= 2025 ? start - 365 : start;
      return where(table, (row) => table.SW_DEC.day(row) > end || table.SW_DEC.day(row) < earliest);
    },
  },
  {
    code: 'SW09STG2',
    needs,
    fields: ['SW_DECOM', 'SW_DEC'],
    years: [2024, 2027],
    meaning: 'SW_DECOM and SW_DEC are the same day.',
    fails: ({ swEpisodes: table }) =>
      where(table, (row) => table.SW_DECOM.day(row) === table.SW_DEC.day(row)),
  },
  {
    code: 'SW13STG1',
    needs,
    fields: ['SW_REASON'],
    years: [2024, 2027],
    meaning:
      'SW_REASON is not one of its codes; it may be blank where SW_DECOM is blank or before 1 April 2023.',
    changed: 'In 2023/24 it may not be blank.',
    fails: findWrongReasons,
  },
  {
    code: 'SW15STG2',
    needs,
    fields: ['SW_REASON'],
    years: 'withdrawn',
    meaning: 'SW_REASON is blank, though SW_DECOM is no more than a year before CS.',
    fails: ({ swEpisodes: table, start }) => {
      const { SW_DECOM, SW_REASON } = table;
      return where(table, (row) => SW_REASON.isBlank(row) && SW_DECOM.day(row) >= start - 365);
    },
  },
];

/** ZZ (ZZZZ for the year) stands for what nobody knows; the rest must be a real date. */
function isNoDate(text: string): boolean {
  const known = text.split('/').map((part) => (part === 'ZZ' ? '01' : part === 'ZZZZ' ? '2000' : part));
  return Number.isNaN(parseReturnDay(known.join('/')));
}

function findWrongReasons({ swEpisodes: table, year }: Return903): Found {
  const isReason = table.SW_REASON.matching((text) => isCode('sw_reason', text));
  const mayBeBlank = year >= 2025 ? beganEarly(table) : () => false;
  return where(table, (row) => {
    if (table.SW_REASON.isBlank(row)) return !mayBeBlank(row);
    return !isReason(row);
  });
}

/** Began before reasons were asked for; without a readable start nobody can say otherwise. */
function beganEarly({ SW_DECOM }: TableOf<'SWEpisodes'>): RowTest {
  return (row) => !(SW_DECOM.day(row) >= reasonsFrom);
}
